//! `/api/v1/artifacts`, those of a customer and of a project, and their versions.

mod change;
mod history;
mod input;
mod output;
mod read;
mod versions;
mod write;

use domain::artifacts::{ArtifactKind, ArtifactStatus};
use utoipa::openapi::schema::Object;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::document::words;
use crate::http::AppState;

/// The operations, each with its description.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::list))
        .routes(routes!(write::create))
        .routes(routes!(read::get, write::replace, write::delete))
        .routes(routes!(write::restore))
        .routes(routes!(change::set_status))
        .routes(routes!(change::set_type))
        .routes(routes!(change::set_project))
        .routes(routes!(change::duplicate))
        .routes(routes!(versions::list))
        .routes(routes!(versions::get))
        .routes(routes!(versions::diff))
        .routes(routes!(versions::restore))
}

/// Also of what names artifacts elsewhere.
pub(super) fn type_schema() -> Object {
    let meaning = "What kind of document it is.";
    words(ArtifactKind::ALL.iter().map(|one| one.as_str()), meaning)
}

fn status_schema() -> Object {
    statuses("How far it is. Any status may follow any other.")
}

fn seen_schema() -> Object {
    statuses("Where you saw it: 409 if it stands elsewhere. Left out, nothing is compared.")
}

fn statuses(meaning: &str) -> Object {
    words(ArtifactStatus::ALL.iter().map(|one| one.as_str()), meaning)
}
