//! What the requests are about.

use anyhow::{Context, Result, ensure};
use db::Db;
use domain::customers::CustomerQuery;
use domain::id::WorkspaceId;
use serde_json::Value;
use uuid::Uuid;

use crate::data;
use crate::http::Browser;
use crate::scenarios::list_function;

/// What the requests are about, taken from the data.
pub(crate) struct Subjects {
    pub(crate) details: Vec<Uuid>,
    pub(crate) terms: Vec<(String, &'static str)>,
    pub(crate) cursors: Vec<String>,
    pub(crate) artifacts: Vec<Uuid>,
    pub(crate) busiest: Uuid,
}

/// Takes them.
pub(crate) async fn subjects(
    db: &Db,
    workspace: WorkspaceId,
    browser: &mut Browser,
) -> Result<Subjects> {
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
        artifacts: artifacts(db, workspace).await?,
        busiest: data::busiest(db, workspace).await?,
    })
}

async fn artifacts(db: &Db, workspace: WorkspaceId) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar(
        "select id from customer_artifacts where workspace_id = $1 and private_to is null order by md5(id::text) limit 200",
    )
    .bind(workspace.uuid())
    .fetch_all(db.system())
    .await?)
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
