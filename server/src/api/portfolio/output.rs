//! Pieces of the portfolio as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::portfolio::{ArtifactReference, PortfolioItem, PortfolioReference, PortfolioSummary};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{kind_schema, reference_schema, status_schema, visibility_schema};
use crate::api::artifacts::type_schema;
use crate::api::customers::PersonBody;
use crate::api::reply::{located, versioned};

/// A piece of the portfolio.
#[derive(Serialize, ToSchema)]
#[schema(as = Piece)]
pub(super) struct PieceBody {
    /// Its id.
    id: Uuid,
    /// What kind of piece it is.
    #[schema(schema_with = kind_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// Its text, as Markdown; may be empty.
    body: String,
    /// Where it is published; may be empty.
    url: String,
    /// An image to show it by; may be empty.
    cover_url: String,
    /// How far it is.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// What it is about.
    tags: Vec<String>,
    /// Who may see it.
    #[schema(schema_with = visibility_schema)]
    visibility: &'static str,
    /// Who made it.
    owner: PersonBody,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A piece as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = PieceSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// What kind of piece it is.
    #[schema(schema_with = kind_schema)]
    kind: &'static str,
    /// What it is called.
    title: String,
    /// Where it is published; may be empty.
    url: String,
    /// An image to show it by; may be empty.
    cover_url: String,
    /// How far it is.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// What it is about.
    tags: Vec<String>,
    /// Who may see it.
    #[schema(schema_with = visibility_schema)]
    visibility: &'static str,
    /// Who made it.
    owner: PersonBody,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// An artifact that a piece refers to.
#[derive(Serialize, ToSchema)]
#[schema(as = ArtifactReference)]
pub(super) struct ArtifactReferenceBody {
    /// What the artifact is to the piece.
    #[schema(schema_with = reference_schema)]
    reference: &'static str,
    /// The artifact.
    artifact: Uuid,
    /// What it is called.
    title: String,
    /// What kind of document it is.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: &'static str,
    /// For whom it was made.
    customer: Uuid,
    /// Their name.
    customer_name: String,
}

/// A piece that refers to an artifact.
#[derive(Serialize, ToSchema)]
#[schema(as = PieceReference)]
pub(super) struct PieceReferenceBody {
    /// What the artifact is to the piece.
    #[schema(schema_with = reference_schema)]
    reference: &'static str,
    /// The piece.
    piece: Uuid,
    /// What it is called.
    title: String,
    /// What kind of piece it is.
    #[schema(schema_with = kind_schema)]
    kind: &'static str,
    /// How far it is.
    #[schema(schema_with = status_schema)]
    status: &'static str,
}

/// A reply with this piece and its tag.
pub(super) fn reply(status: StatusCode, piece: PortfolioItem) -> Response {
    versioned(status, piece.version(), PieceBody::from(piece))
}

/// A reply with a piece that was just made.
pub(super) fn made(piece: PortfolioItem) -> Response {
    let location = format!("/api/v1/portfolio/{}", piece.id);
    located(reply(StatusCode::CREATED, piece), &location)
}

impl From<PortfolioItem> for PieceBody {
    fn from(piece: PortfolioItem) -> Self {
        Self {
            id: piece.id.uuid(),
            kind: piece.kind.as_str(),
            title: piece.title.into(),
            body: piece.body.into(),
            url: piece.url,
            cover_url: piece.cover_url,
            status: piece.status.as_str(),
            tags: piece.tags.into(),
            visibility: piece.visibility.as_str(),
            owner: piece.owner.into(),
            created_at: piece.created_at,
            updated_at: piece.updated_at,
        }
    }
}

impl From<PortfolioSummary> for SummaryBody {
    fn from(piece: PortfolioSummary) -> Self {
        Self {
            id: piece.id.uuid(),
            kind: piece.kind.as_str(),
            title: piece.title.into(),
            url: piece.url,
            cover_url: piece.cover_url,
            status: piece.status.as_str(),
            tags: piece.tags.into(),
            visibility: piece.visibility.as_str(),
            owner: piece.owner.into(),
            updated_at: piece.updated_at,
        }
    }
}

impl From<ArtifactReference> for ArtifactReferenceBody {
    fn from(reference: ArtifactReference) -> Self {
        Self {
            reference: reference.kind.as_str(),
            artifact: reference.artifact.uuid(),
            title: reference.title.into(),
            kind: reference.artifact_kind.as_str(),
            customer: reference.customer.uuid(),
            customer_name: reference.customer_name.into(),
        }
    }
}

impl From<PortfolioReference> for PieceReferenceBody {
    fn from(reference: PortfolioReference) -> Self {
        Self {
            reference: reference.kind.as_str(),
            piece: reference.item.uuid(),
            title: reference.title.into(),
            kind: reference.item_kind.as_str(),
            status: reference.status.as_str(),
        }
    }
}
