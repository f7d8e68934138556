//! What people do, and how long it may take.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use db::Db;
use domain::customers::{CustomerQuery, CustomerStatus, Sort};
use domain::id::WorkspaceId;

use crate::http::Browser;
use crate::load::Asks;
use crate::query;
use crate::subjects::{Subjects, subjects};

const PAGE: Duration = Duration::from_millis(40);
const CROWDED_PAGE: Duration = Duration::from_millis(250);
const SECOND: Duration = Duration::from_secs(1);
const SEARCH: Duration = Duration::from_millis(30);
const TAB: Duration = Duration::from_millis(50);
const HOME: Duration = Duration::from_millis(120);
const RECEIVABLES: Duration = Duration::from_millis(150);

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
        artifacts,
        busiest,
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
    let tab = |word: &str| -> Vec<String> {
        details
            .iter()
            .map(|id| format!("/customers/{id}/{word}"))
            .collect()
    };
    let written = artifacts
        .iter()
        .map(|id| format!("/artifacts/{id}"))
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
        one("Home", each("/home"), Some(HOME)),
        one(
            "Agreements of a customer",
            among(tab("agreements")),
            Some(TAB),
        ),
        one(
            "Receivables of a customer",
            among(tab("receivables")),
            Some(TAB),
        ),
        one("Projects of a customer", among(tab("projects")), Some(TAB)),
        one("Artifact", among(written), Some(TAB)),
        one(
            "Timeline of ten thousand",
            among(vec![format!("/customers/{busiest}")]),
            Some(TAB),
        ),
        one(
            "Receivables of the workspace",
            each("/receivables"),
            Some(RECEIVABLES),
        ),
        one("Portfolio", each("/portfolio"), Some(TAB)),
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
pub(crate) fn list_function(term: &str, after: Option<&str>) -> String {
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
