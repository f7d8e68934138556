//! `/api/v1/portfolio`, and what connects its pieces with artifacts.

mod input;
mod output;
mod read;
mod references;
mod source;
mod write;

use domain::customers::Visibility;
use domain::portfolio::{PortfolioKind, PortfolioStatus, ReferenceKind};
use utoipa::openapi::schema::Object;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::document::words;
use crate::http::AppState;

/// The operations, each with its description.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::list, write::create))
        .routes(routes!(read::get, write::replace, write::delete))
        .routes(routes!(write::restore))
        .routes(routes!(write::set_status))
        .routes(routes!(write::set_visibility))
        .routes(routes!(references::list))
        .routes(routes!(references::put, references::delete))
        .routes(routes!(source::pieces, source::create))
}

/// Who may see a piece.
const VISIBILITIES: [Visibility; 2] = [Visibility::Private, Visibility::Workspace];

fn kind_schema() -> Object {
    let meaning = "What kind of piece it is.";
    words(PortfolioKind::ALL.iter().map(|one| one.as_str()), meaning)
}

fn status_schema() -> Object {
    statuses("How far it is. Any status may follow any other.")
}

fn seen_schema() -> Object {
    statuses("Where you saw it: 409 if it stands elsewhere. Left out, nothing is compared.")
}

fn statuses(meaning: &str) -> Object {
    words(PortfolioStatus::ALL.iter().map(|one| one.as_str()), meaning)
}

fn visibility_schema() -> Object {
    let meaning = "Who may see it: `private` (its maker) or `workspace`.";
    words(VISIBILITIES.map(Visibility::as_str), meaning)
}

fn reference_schema() -> Object {
    let meaning =
        "What the artifact is to the piece: the one that it was made from, or one about the same.";
    words(ReferenceKind::ALL.iter().map(|one| one.as_str()), meaning)
}
