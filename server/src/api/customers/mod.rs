//! `/api/v1/customers`: the same stores as the pages, so the same rules and the same row-level security.

mod etag;
mod input;
mod list;
mod one;
mod output;
mod write;

use std::borrow::Cow;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::customers::{CustomerStatus, Sort};
use domain::id::CustomerId;
use domain::page::Cursor;
use domain::{Error, FieldError};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::Problem;
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

/// The customer that a path names. What is no id names no customer.
struct Id(CustomerId);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<Cow<'static, str>>::from_request_parts(parts, state).await;
        let text = path.map_err(|_| Error::NotFound)?.0;
        Ok(Self(text.parse()?))
    }
}

/// Where a page begins, if a page ended there.
fn after(
    text: Option<String>,
    is_ours: impl Fn(&Cursor) -> bool,
) -> Result<Option<Cursor>, FieldError> {
    let cursor = text.map(Cursor::new);
    if cursor.as_ref().is_none_or(is_ours) {
        return Ok(cursor);
    }
    let words = "This is no `next` of a page of this list. Leave it out for the first page.";
    Err(FieldError::new("after", words))
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

/// With its meaning: a schema made by hand takes the place of the field's own words.
fn words<const N: usize>(words: [&'static str; N], meaning: &str) -> Object {
    ObjectBuilder::new()
        .description(Some(meaning))
        .schema_type(Type::String)
        .enum_values(Some(words))
        .build()
}
