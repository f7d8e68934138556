//! `/api/v1/payments`, and those of a customer.

mod input;
mod output;
mod read;
mod refunds;
mod settle;
mod write;

use domain::receivables::PaymentMethod;
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
        .routes(routes!(settle::allocations, settle::allocate))
        .routes(routes!(settle::release))
        .routes(routes!(refunds::list, refunds::refund))
        .routes(routes!(refunds::take_back))
}

fn method_schema() -> Object {
    let meaning = "How it arrived.";
    words(PaymentMethod::ALL.map(PaymentMethod::as_str), meaning)
}
