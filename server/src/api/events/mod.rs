//! `/api/v1/events`, those of a customer, and its timeline.

mod input;
mod output;
mod read;
mod timeline;
mod write;

use domain::events::{EventKind, Topic};
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
        .routes(routes!(timeline::list))
}

fn type_schema() -> Object {
    let meaning = "What kind of event it was.";
    words(EventKind::ALL.iter().map(|one| one.as_str()), meaning)
}

fn topic_schema() -> Object {
    let meaning = "Only entries about this: events, all or of one type; agreements; `money`, which is invoices and \
        payments; projects; artifacts; or a part of the customer itself.";
    words(Topic::all().map(Topic::as_str), meaning)
}
