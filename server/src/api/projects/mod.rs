//! `/api/v1/projects`, and those of a customer.

mod input;
mod output;
mod read;
mod write;

use domain::projects::ProjectStatus;
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
        .routes(routes!(write::set_status))
        .routes(routes!(write::restore))
}

fn status_schema() -> Object {
    statuses("Where it stands. Any status may follow any other.")
}

fn seen_schema() -> Object {
    statuses("Where you saw it: 409 if it stands elsewhere. Left out, nothing is compared.")
}

fn statuses(meaning: &str) -> Object {
    words(ProjectStatus::ALL.iter().map(|one| one.as_str()), meaning)
}
