//! Rows of the database as values of `domain`.

use domain::Result;
use domain::id::{AgreementId, CustomerId, ProjectId};
use domain::page::CappedCount;
use domain::projects::{Progress, Project, ProjectStatus, ProjectSummary};
use domain::title::Title;
use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::errors::unreadable;

pub(super) fn project(row: &PgRow) -> Result<Project> {
    Ok(Project {
        id: ProjectId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        name: name(row)?,
        description: row.get("description"),
        status: status(row)?,
        agreement: agreement(row),
        starts_on: row.get("starts_on"),
        ends_on: row.get("ends_on"),
        progress: progress(row)?,
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn summary(row: &PgRow) -> Result<ProjectSummary> {
    let counted = u32::try_from(row.get::<i64, _>("artifacts")).unwrap_or(u32::MAX);
    Ok(ProjectSummary {
        id: ProjectId::new(row.get("id")),
        name: name(row)?,
        status: status(row)?,
        agreement: agreement(row),
        starts_on: row.get("starts_on"),
        ends_on: row.get("ends_on"),
        progress: progress(row)?,
        artifacts: CappedCount::new(counted, ProjectSummary::ARTIFACTS_CAP),
        updated_at: row.get("updated_at"),
    })
}

pub(crate) fn name(row: &PgRow) -> Result<Title> {
    Title::parse("name", row.get("name")).map_err(|_| unreadable("project's name"))
}

fn status(row: &PgRow) -> Result<ProjectStatus> {
    ProjectStatus::parse(row.get("status")).map_err(|_| unreadable("project's status"))
}

fn agreement(row: &PgRow) -> Option<AgreementId> {
    row.get::<Option<_>, _>("agreement_id")
        .map(AgreementId::new)
}

pub(crate) fn progress(row: &PgRow) -> Result<Progress> {
    u8::try_from(row.get::<i16, _>("progress"))
        .ok()
        .and_then(|percent| Progress::new(percent).ok())
        .ok_or_else(|| unreadable("project's progress"))
}
