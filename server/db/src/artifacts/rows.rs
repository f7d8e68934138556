//! Rows of the database as values of `domain`.

use domain::Result;
use domain::actor::Source;
use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactStatus, ArtifactSummary, ArtifactVersion, FoundArtifact,
    VersionText,
};
use domain::customers::CustomerName;
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::markdown::Markdown;
use domain::title::Title;
use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::errors::unreadable;
use crate::people::person;

pub(super) fn artifact(row: &PgRow) -> Result<Artifact> {
    Ok(Artifact {
        id: ArtifactId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        project: ProjectId::new(row.get("project_id")),
        kind: kind(row)?,
        title: title(row, "title")?,
        body: body(row)?,
        status: status(row)?,
        version: unsigned(row.get("version")),
        revision: unsigned(row.get("revision")),
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn summary(row: &PgRow) -> Result<ArtifactSummary> {
    Ok(ArtifactSummary {
        id: ArtifactId::new(row.get("id")),
        project: ProjectId::new(row.get("project_id")),
        project_name: title(row, "project_name")?,
        kind: kind(row)?,
        title: title(row, "title")?,
        status: status(row)?,
        version: unsigned(row.get("version")),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn found(row: &PgRow) -> Result<FoundArtifact> {
    let customer_name = CustomerName::parse(row.get("customer_name"));
    Ok(FoundArtifact {
        id: ArtifactId::new(row.get("id")),
        title: title(row, "title")?,
        kind: kind(row)?,
        customer_name: customer_name.map_err(|_| unreadable("customer's name"))?,
    })
}

pub(super) fn version(row: &PgRow) -> Result<ArtifactVersion> {
    Ok(ArtifactVersion {
        number: unsigned(row.get("number")),
        title: title(row, "title")?,
        by: person(row, "actor_id", "actor_name"),
        source: Source::from_word(row.get("source")),
        size: unsigned(row.get("size")),
        restored_from: row.get::<Option<i32>, _>("restored_from").map(unsigned),
        began_at: row.get("began_at"),
        at: row.get("at"),
    })
}

pub(super) fn version_text(row: &PgRow) -> Result<VersionText> {
    Ok(VersionText {
        version: version(row)?,
        body: body(row)?,
    })
}

fn title(row: &PgRow, column: &str) -> Result<Title> {
    Title::parse("title", row.get(column)).map_err(|_| unreadable("title"))
}

fn body(row: &PgRow) -> Result<Markdown> {
    Markdown::parse("body", row.get("content")).map_err(|_| unreadable("artifact's text"))
}

fn kind(row: &PgRow) -> Result<ArtifactKind> {
    ArtifactKind::parse(row.get("type")).map_err(|_| unreadable("artifact's type"))
}

fn status(row: &PgRow) -> Result<ArtifactStatus> {
    ArtifactStatus::parse(row.get("status")).map_err(|_| unreadable("artifact's status"))
}

/// A count of the database, which knows no unsigned numbers.
fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
