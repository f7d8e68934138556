//! A customer in figures: the server function, and the question that pages ask.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use chrono::NaiveDate;
use domain::overview::CustomerFigures;
use kit::Query;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A customer in figures. `id` is whatever stood in the URL, `today` the day where the person is.
#[server(prefix = "/fn", endpoint = "customers/figures", input = GetUrl)]
pub async fn get_figures(id: String, today: NaiveDate) -> Result<CustomerFigures, CallError> {
    let caller = caller()?;
    let overview = &caller.services.overview;
    Ok(overview.figures(caller.actor(), id.parse()?, today).await?)
}

/// A customer in figures on a day.
pub(crate) const FIGURES: Query<(String, NaiveDate), CustomerFigures> =
    Query::new("figures", |(id, today)| Box::pin(get_figures(id, today)));
