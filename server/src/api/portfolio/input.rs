//! Pieces of the portfolio as requests describe them.

use domain::customers::Visibility;
use domain::portfolio::{PortfolioDraft, PortfolioForm, PortfolioStatus};
use domain::{Error, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::{VISIBILITIES, kind_schema, seen_schema, status_schema, visibility_schema};
use crate::api::body::moved;

/// What can be said about a piece. What is left out is empty; a piece may be sent back as it was read. Visibility has an
/// operation of its own and is not looked at here.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PieceInput {
    /// What kind of piece it is.
    #[schema(schema_with = kind_schema)]
    kind: String,
    /// What it is called.
    #[schema(example = "Pricing for founders", min_length = 1, max_length = 200)]
    title: String,
    /// Its text, as Markdown of at most a megabyte.
    #[serde(default)]
    #[schema(max_length = 1_048_576)]
    body: String,
    /// Where it is published: an address on the web.
    #[serde(default)]
    #[schema(example = "https://blog.example/pricing", max_length = 2000)]
    url: String,
    /// An image to show it by, at an `https` address.
    #[serde(default)]
    #[schema(example = "https://images.example/pricing.png", max_length = 2000)]
    cover_url: String,
    /// How far it is; `idea` when left out.
    #[serde(default)]
    #[schema(required = false, schema_with = status_schema)]
    status: Option<String>,
    /// What it is about: at most 20 words or short phrases of 50 characters, kept in lower case.
    #[serde(default)]
    #[schema(example = json!(["pricing"]))]
    tags: Vec<String>,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "visibility")]
    #[schema(ignore)]
    _visibility: IgnoredAny,
    #[serde(default, rename = "owner")]
    #[schema(ignore)]
    _owner: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

/// Another status of a piece.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PieceStatusInput {
    /// How far it is now.
    #[schema(schema_with = status_schema)]
    status: String,
    /// Where you saw it.
    #[serde(default)]
    #[schema(required = false, schema_with = seen_schema)]
    from: Option<String>,
}

/// Another visibility of a piece.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PieceVisibilityInput {
    /// Who may see it.
    #[schema(schema_with = visibility_schema)]
    visibility: String,
}

/// How a piece is made from an artifact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceInput {
    /// Whether the names of the customer and its people are taken out, as they are written in NextUp. Somebody still has
    /// to read the text before it is published.
    pub(super) anonymous: bool,
}

impl PieceInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<PortfolioDraft> {
        let form = PortfolioForm {
            kind: self.kind,
            title: self.title,
            body: self.body,
            url: self.url,
            cover_url: self.cover_url,
            status: self.status.unwrap_or_default(),
            tags: self.tags.join(","),
        };
        form.parse()
    }
}

impl PieceStatusInput {
    /// Where it shall stand, and where it was seen.
    pub(super) fn parse(&self) -> Result<(PortfolioStatus, Option<PortfolioStatus>)> {
        moved(PortfolioStatus::parse, &self.status, self.from.as_deref())
    }
}

impl PieceVisibilityInput {
    pub(super) fn parse(&self) -> Result<Visibility> {
        let mut known = VISIBILITIES.into_iter();
        known
            .find(|one| one.as_str() == self.visibility)
            .ok_or_else(|| Error::invalid("visibility", "Choose one of private, workspace."))
    }
}
