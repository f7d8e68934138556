//! `/api/v1/customers`: the same stores as the pages, so the same rules and the same row-level security.

mod input;
mod list;
mod one;
mod output;
mod write;

use domain::customers::{CustomerStatus, Sort};
use utoipa::openapi::schema::Object;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use self::one::EntryBody;
pub(super) use self::output::PersonBody;
use super::document::words;
use crate::http::AppState;

/// The operations, each with its description.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list, write::create))
        .routes(routes!(one::get, write::replace, write::delete))
        .routes(routes!(write::set_status))
        .routes(routes!(write::restore))
        .routes(routes!(one::activity))
}

/// A text that is one of the statuses.
fn status_schema() -> Object {
    let meaning = "Where a customer stands in the lifecycle.";
    words(CustomerStatus::ALL.map(CustomerStatus::as_str), meaning)
}

/// A text that is one of the orders of a list.
fn sort_schema() -> Object {
    let meaning = "Last changed first (when left out), by name, or newest first; `-asc` and `-desc` turn them around.";
    words(Sort::ALL.map(Sort::as_str), meaning)
}
