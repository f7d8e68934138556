//! `/api/v1/invoices`, and those of a customer.

mod input;
mod list;
mod one;
mod output;
mod write;

use domain::receivables::{InvoiceFilter, InvoiceStatus};
use utoipa::openapi::schema::Object;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use self::output::{AllocationList, InvoiceBody, made, reply};
use super::document::words;
use crate::http::AppState;

/// The operations, each with its description.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(list::list_of_customer, write::create))
        .routes(routes!(one::get, write::replace, write::delete))
        .routes(routes!(write::restore))
        .routes(routes!(write::take_step))
        .routes(routes!(one::allocations))
}

fn status_schema() -> Object {
    let meaning = "Where it stands today: what people decided, or what money and dates say.";
    words(InvoiceStatus::ALL.map(InvoiceStatus::as_str), meaning)
}

fn filter_schema() -> Object {
    let meaning =
        "Only invoices that stand so today. `unpaid` is all that waits for payment, due or not.";
    words(InvoiceFilter::ALL.map(InvoiceFilter::as_str), meaning)
}

fn step_schema() -> Object {
    let meaning = "`send`: it went to the customer. `void`: it was a mistake. `write_off`: what is open is not expected \
        any more. `reopen`: the opposite of the last two.";
    words(input::STEPS, meaning)
}
