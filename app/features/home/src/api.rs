//! The server function: it makes one store call and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use chrono::NaiveDate;
use domain::overview::Home;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The day at a glance. `today` is the day where the person is.
#[server(prefix = "/fn", endpoint = "home/day", input = GetUrl)]
pub async fn get_home(today: NaiveDate) -> Result<Home, CallError> {
    let caller = caller()?;
    Ok(caller.services.overview.home(caller.actor(), today).await?)
}
