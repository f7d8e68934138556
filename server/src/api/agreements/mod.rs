//! `/api/v1/agreements`, and those of a customer.

mod course;
mod input;
mod output;
mod read;
mod write;

use domain::agreements::{AgreementKind, AgreementStatus, BillingPeriod, PricingModel, Standing};
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
        .routes(routes!(course::set_override, course::lift_override))
        .routes(routes!(course::renew))
        .routes(routes!(course::duplicate))
        .routes(routes!(course::bill))
}

fn kind_schema() -> Object {
    let meaning = "What sort of agreement it is.";
    words(AgreementKind::ALL.map(AgreementKind::as_str), meaning)
}

fn status_schema() -> Object {
    let meaning = "Where it stands today: by its dates, unless somebody ended or paused it.";
    words(AgreementStatus::ALL.map(AgreementStatus::as_str), meaning)
}

fn standing_schema() -> Object {
    let meaning = "Ended for good, or paused.";
    words(Standing::ALL.map(Standing::as_str), meaning)
}

fn model_schema() -> Object {
    let meaning = "How it is paid.";
    words(PricingModel::ALL.map(PricingModel::as_str), meaning)
}

fn period_schema() -> Object {
    let meaning = "How often a retainer is paid; needed for one.";
    words(BillingPeriod::ALL.map(BillingPeriod::as_str), meaning)
}
