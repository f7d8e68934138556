//! The portfolio, and one piece of it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use db::Portfolio;
use domain::error::Check;
use domain::id::PortfolioItemId;
use domain::portfolio::{PortfolioKind, PortfolioQuery, PortfolioStatus, Tags};
use domain::{FieldError, Result};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::{PieceBody, SummaryBody, reply};
use super::{kind_schema, status_schema};
use crate::api::auth::PortfolioReader;
use crate::api::body::{Id, Query, after, search};
use crate::api::problem::Problem;

/// Which pieces.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only pieces of this kind.
    #[param(schema_with = kind_schema)]
    kind: Option<String>,
    /// Only pieces of this status.
    #[param(schema_with = status_schema)]
    status: Option<String>,
    /// Only pieces with this tag.
    #[param(example = "pricing", max_length = 50)]
    tag: Option<String>,
    /// Only pieces in which every word begins some word of title, tags or text; at most 100 characters.
    #[param(max_length = 100)]
    q: Option<String>,
    /// Goes on after a page: its `next`.
    after: Option<String>,
}

/// A page of the portfolio, at most 50 pieces.
#[derive(Serialize, ToSchema)]
pub(super) struct PieceList {
    /// The pieces.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List the portfolio
///
/// The pieces that the key's owner may see, the last changed first, without their texts.
#[utoipa::path(
    get,
    path = "/api/v1/portfolio",
    operation_id = "listPortfolio",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:read"])),
    params(ListParams),
    responses((status = 200, description = "A page of pieces.", body = PieceList))
)]
pub(super) async fn list(
    PortfolioReader(actor): PortfolioReader,
    State(services): State<Services>,
    Query(params): Query<ListParams>,
) -> Result<Json<PieceList>, Problem> {
    let page = services.portfolio.list(&actor, &params.parse()?).await?;
    Ok(Json(PieceList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

/// Read a piece of the portfolio
#[utoipa::path(
    get,
    path = "/api/v1/portfolio/{id}",
    operation_id = "getPiece",
    tag = "Portfolio",
    security(("api_key" = ["portfolio:read"])),
    params(("id" = Uuid, Path, description = "The piece.")),
    responses((status = 200, description = "The piece.", body = PieceBody,
        headers(("etag" = String, description = "This version, for `If-Match`."))))
)]
pub(super) async fn get(
    PortfolioReader(actor): PortfolioReader,
    State(services): State<Services>,
    Id(id): Id<PortfolioItemId>,
) -> Result<Response, Problem> {
    let piece = services.portfolio.get(&actor, id).await?;
    Ok(reply(StatusCode::OK, piece))
}

impl ListParams {
    /// Stricter than an address of a page: a program shall hear of its mistakes.
    fn parse(self) -> Result<PortfolioQuery> {
        let mut check = Check::default();
        let kind = self.kind.as_deref().map(PortfolioKind::parse);
        let kind = check.keep(kind.transpose());
        let status = self.status.as_deref().map(PortfolioStatus::parse);
        let status = check.keep(status.transpose());
        let tag = check.keep(self.tag.as_deref().map(tag).transpose());
        let search = check.keep(search(self.q.as_deref().unwrap_or_default()));
        let after = check.keep(after(self.after, Portfolio::made_cursor));
        let query = (|| {
            Some(PortfolioQuery {
                kind: kind?,
                status: status?,
                tag: tag?,
                search: search?,
                after: after?,
            })
        })();
        check.finish(query)
    }
}

/// One tag, written as tags are kept.
fn tag(text: &str) -> Result<String, FieldError> {
    let tags = Tags::parse([text]);
    let tags = tags.map_err(|error| FieldError::new("tag", error.message))?;
    match tags.as_slice() {
        [tag] => Ok(tag.clone()),
        _ => Err(FieldError::new("tag", "Name one tag.")),
    }
}
