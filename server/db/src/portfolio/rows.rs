//! Rows of the database as values of `domain`.

use domain::Result;
use domain::artifacts::ArtifactKind;
use domain::customers::{CustomerName, Visibility};
use domain::id::{ArtifactId, CustomerId, PortfolioItemId};
use domain::markdown::Markdown;
use domain::portfolio::{
    ArtifactReference, PortfolioItem, PortfolioKind, PortfolioReference, PortfolioStatus,
    PortfolioSummary, ReferenceKind, Tags,
};
use domain::title::Title;
use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::errors::unreadable;
use crate::people::owner;

pub(super) fn item(row: &PgRow) -> Result<PortfolioItem> {
    let body = Markdown::parse("body", row.get("body"));
    Ok(PortfolioItem {
        id: PortfolioItemId::new(row.get("id")),
        kind: kind(row)?,
        title: title(row)?,
        body: body.map_err(|_| unreadable("text of a piece"))?,
        url: row.get("url"),
        cover_url: row.get("cover_url"),
        status: status(row)?,
        tags: tags(row)?,
        visibility: Visibility::from_word(row.get("visibility")),
        owner: owner(row),
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn summary(row: &PgRow) -> Result<PortfolioSummary> {
    Ok(PortfolioSummary {
        id: PortfolioItemId::new(row.get("id")),
        kind: kind(row)?,
        title: title(row)?,
        url: row.get("url"),
        cover_url: row.get("cover_url"),
        status: status(row)?,
        tags: tags(row)?,
        visibility: Visibility::from_word(row.get("visibility")),
        owner: owner(row),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn artifact_reference(row: &PgRow) -> Result<ArtifactReference> {
    let artifact_kind = ArtifactKind::parse(row.get("type"));
    let customer_name = CustomerName::parse(row.get("customer_name"));
    Ok(ArtifactReference {
        kind: reference(row, "kind")?,
        artifact: ArtifactId::new(row.get("id")),
        title: title(row)?,
        artifact_kind: artifact_kind.map_err(|_| unreadable("artifact's type"))?,
        customer: CustomerId::new(row.get("customer_id")),
        customer_name: customer_name.map_err(|_| unreadable("customer's name"))?,
    })
}

pub(super) fn portfolio_reference(row: &PgRow) -> Result<PortfolioReference> {
    Ok(PortfolioReference {
        kind: reference(row, "reference")?,
        item: PortfolioItemId::new(row.get("id")),
        title: title(row)?,
        item_kind: kind(row)?,
        status: status(row)?,
    })
}

fn reference(row: &PgRow, column: &str) -> Result<ReferenceKind> {
    ReferenceKind::parse(row.get(column)).map_err(|_| unreadable("kind of a reference"))
}

fn title(row: &PgRow) -> Result<Title> {
    Title::parse("title", row.get("title")).map_err(|_| unreadable("title"))
}

fn kind(row: &PgRow) -> Result<PortfolioKind> {
    PortfolioKind::parse(row.get("kind")).map_err(|_| unreadable("kind of a piece"))
}

fn status(row: &PgRow) -> Result<PortfolioStatus> {
    PortfolioStatus::parse(row.get("status")).map_err(|_| unreadable("status of a piece"))
}

fn tags(row: &PgRow) -> Result<Tags> {
    Tags::try_from(row.get::<Vec<String>, _>("tags")).map_err(|_| unreadable("list of tags"))
}
