//! What people do, and how long it may take.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use db::Db;
use domain::customers::{CustomerQuery, CustomerStatus, Sort};
use domain::id::WorkspaceId;
use serde_json::Value;
use uuid::Uuid;

use crate::http::Browser;
use crate::load::Asks;
use crate::query;

const PAGE: Duration = Duration::from_millis(40);
const CROWDED_PAGE: Duration = Duration::from_millis(250);
const SECOND: Duration = Duration::from_secs(1);
const SEARCH: Duration = Duration::from_millis(30);

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum People {
    /// A member of the big workspace.
    One,
    /// A member of a small one.
    OneOfFew,
    /// Fifty members of the big one, each looking at an answer for so long before asking again.
    Fifty {
        /// Nothing: fifty requests are under way at every moment.
        looks: Duration,
    },
}

/// Something people do.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) people: People,
    pub(crate) asks: Asks,
    /// What 95 of 100 requests may take, where the product promises something.
    pub(crate) target: Option<Duration>,
}

/// What the requests are about, taken from the data.
struct Subjects {
    details: Vec<Uuid>,
    terms: Vec<(String, &'static str)>,
    cursors: Vec<String>,
}

/// Everything that is measured, in this order.
pub(crate) async fn all(
    db: &Db,
    workspace: WorkspaceId,
    browser: &mut Browser,
) -> Result<Vec<Scenario>> {
    let Subjects {
        details,
        terms,
        cursors,
    } = subjects(db, workspace, browser).await?;
    let next: Vec<String> = cursors
        .iter()
        .map(|cursor| format!("/customers?after={cursor}"))
        .collect();
    let scroll: Vec<String> = cursors
        .iter()
        .map(|cursor| list_function("", Some(cursor)))
        .collect();
    let detail: Vec<String> = details
        .iter()
        .map(|id| format!("/customers/{id}"))
        .collect();
    let each = |path: &'static str| -> Asks { Arc::new(move |_| (path.to_owned(), "")) };
    let one = |name, asks, target| Scenario {
        name,
        people: People::One,
        asks,
        target,
    };
    let fifty = |name, looks, asks, target| Scenario {
        name,
        people: People::Fifty { looks },
        asks,
        target,
    };
    Ok(vec![
        one("Nothing: `/healthz`", each("/healthz"), None),
        one("List page", each("/customers"), Some(PAGE)),
        one("List page, by status and order", among(views()), Some(PAGE)),
        one("List page, further on", among(next), Some(PAGE)),
        one("List, next rows (scrolling)", among(scroll), None),
        one("Counts by status", each(COUNTS), None),
        one(
            "Search (as typed)",
            searches(&terms, |term| list_function(term, None)),
            Some(SEARCH),
        ),
        one(
            "Search, its counts",
            searches(&terms, counts_function),
            None,
        ),
        one(
            "Search page",
            searches(&terms, |term| page(&[("q", term)])),
            Some(PAGE),
        ),
        one("Detail page", among(detail.clone()), Some(PAGE)),
        Scenario {
            name: "List page, small workspace",
            people: People::OneOfFew,
            asks: each("/customers"),
            target: Some(PAGE),
        },
        fifty(
            "List page, looking at each for a second",
            SECOND,
            each("/customers"),
            Some(CROWDED_PAGE),
        ),
        fifty(
            "List page, without a pause",
            Duration::ZERO,
            each("/customers"),
            Some(CROWDED_PAGE),
        ),
        fifty(
            "Search (as typed), without a pause",
            Duration::ZERO,
            searches(&terms, |term| list_function(term, None)),
            None,
        ),
        fifty(
            "Work: lists, searches, details, without a pause",
            Duration::ZERO,
            work(detail, &terms),
            None,
        ),
    ])
}

const COUNTS: &str = "/fn/customers/counts?search=";

fn counts_function(term: &str) -> String {
    format!(
        "/fn/customers/counts?{}",
        query::encode(&[("search", term)])
    )
}

/// The function behind the list, as the browser calls it.
fn list_function(term: &str, after: Option<&str>) -> String {
    let mut pairs = vec![
        ("query[search]", term),
        ("query[sort]", Sort::default().as_str()),
    ];
    pairs.extend(after.map(|cursor| ("query[after]", cursor)));
    format!("/fn/customers/list?{}", query::encode(&pairs))
}

fn page(pairs: &[(&str, &str)]) -> String {
    format!("/customers?{}", query::encode(pairs))
}

/// Every status in every order.
fn views() -> Vec<String> {
    let statuses = [None].into_iter().chain(CustomerStatus::ALL.map(Some));
    statuses
        .flat_map(|status| {
            Sort::ALL.map(|sort| CustomerQuery {
                status,
                sort,
                ..CustomerQuery::default()
            })
        })
        .map(|query| query.url_pairs())
        .map(|pairs| {
            page(
                &pairs
                    .iter()
                    .map(|(name, value)| (*name, value.as_str()))
                    .collect::<Vec<_>>(),
            )
        })
        .collect()
}

fn among(paths: Vec<String>) -> Asks {
    Arc::new(move |number| (paths[number % paths.len()].clone(), ""))
}

fn searches(terms: &[(String, &'static str)], path: impl Fn(&str) -> String) -> Asks {
    let paths: Vec<_> = terms
        .iter()
        .map(|(term, kind)| (path(term), *kind))
        .collect();
    Arc::new(move |number| paths[number % paths.len()].clone())
}

/// Half lists, a quarter searches, a quarter details.
fn work(details: Vec<String>, terms: &[(String, &'static str)]) -> Asks {
    let searches = searches(terms, |term| list_function(term, None));
    let views = views();
    Arc::new(move |number| {
        // Ten thousand is prime to none of the lengths, so the turn is not the subject's.
        let subject = number / 4;
        match number % 4 {
            0 => (details[subject % details.len()].clone(), "detail page"),
            1 => (searches(subject).0, "search"),
            _ => (views[subject % views.len()].clone(), "list page"),
        }
    })
}

async fn subjects(db: &Db, workspace: WorkspaceId, browser: &mut Browser) -> Result<Subjects> {
    let details = sqlx::query_scalar(
        "select id from customers where workspace_id = $1 and private_to is null and deleted_at is null \
         order by md5(id::text) limit 1000",
    )
    .bind(workspace.uuid())
    .fetch_all(db.system())
    .await?;
    Ok(Subjects {
        details,
        terms: terms(db, workspace).await?,
        cursors: cursors(browser).await?,
    })
}

/// What people type: few letters, words that many, some, one or no customers have.
async fn terms(db: &Db, workspace: WorkspaceId) -> Result<Vec<(String, &'static str)>> {
    let taken: Vec<(String, String, String)> = sqlx::query_as(
        "select name, info #>> '{product,name}', info #>> '{team,0,email}' from customers \
         where workspace_id = $1 and private_to is null and deleted_at is null and jsonb_array_length(info -> 'team') > 0 \
         order by md5(id::text) desc limit 12",
    )
    .bind(workspace.uuid())
    .fetch_all(db.system())
    .await?;
    let mut kinds: [(&'static str, Vec<String>); 8] = [
        ("one letter", words("a m s n e b")),
        ("beginning of a word", words("sol mar fin he")),
        (
            "word many have",
            words("health energy gmbh companies example"),
        ),
        (
            "two words",
            ["nova health", "copper labs", "anna schmidt", "head growth"]
                .map(str::to_owned)
                .into(),
        ),
        (
            "rare word",
            taken
                .iter()
                .map(|(_, product, _)| product.to_lowercase())
                .collect(),
        ),
        (
            "whole name",
            taken.iter().map(|(name, _, _)| name.clone()).collect(),
        ),
        (
            "e-mail address",
            taken.into_iter().map(|(_, _, email)| email).collect(),
        ),
        ("nothing found", words("qqzzx xyzzyplugh 00000000")),
    ];
    // Each kind as often as any other, in turns.
    let most = kinds
        .iter()
        .map(|(_, terms)| terms.len())
        .max()
        .unwrap_or_default();
    let turns = (0..most).flat_map(|turn| {
        kinds
            .iter_mut()
            .map(move |(kind, terms)| (terms[turn % terms.len()].clone(), *kind))
            .collect::<Vec<_>>()
    });
    Ok(turns.collect())
}

fn words(list: &str) -> Vec<String> {
    list.split(' ').map(str::to_owned).collect()
}

/// The cursors of the first pages, as a person gets them who scrolls. Also proves that the function answers what is meant.
async fn cursors(browser: &mut Browser) -> Result<Vec<String>> {
    let mut cursors: Vec<String> = Vec::new();
    for _ in 0..40 {
        let path = list_function("", cursors.last().map(String::as_str));
        let answer: Value = serde_json::from_str(&browser.get_plain(&path).await?)?;
        let rows = answer["page"]["items"].as_array().map_or(0, Vec::len);
        ensure!(
            rows == CustomerQuery::PAGE as usize,
            "{path} answered {rows} rows"
        );
        let next = answer["page"]["next"].as_str();
        cursors.push(next.context("the big workspace ends too soon")?.to_owned());
    }
    Ok(cursors)
}
