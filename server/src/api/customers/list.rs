//! The list.

use axum::Json;
use axum::extract::State;
use db::Customers;
use domain::customers::{CustomerQuery, CustomerStatus, Sort};
use domain::error::Check;
use domain::{FieldError, Result};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::output::SummaryBody;
use super::{sort_schema, status_schema};
use crate::api::auth::Reader;
use crate::api::body::{Query, after, search};
use crate::api::problem::Problem;

/// Which customers, and in which order.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only customers of this status.
    #[param(schema_with = status_schema)]
    status: Option<String>,
    /// Only customers in which every word begins some word of name, texts or team; at most 100 characters.
    #[param(max_length = 100)]
    q: Option<String>,
    /// In which order; `activity`, last changed first, when left out.
    #[param(schema_with = sort_schema)]
    sort: Option<String>,
    /// Goes on after a page of the same order: its `next`.
    after: Option<String>,
}

/// A page of customers, at most 24.
#[derive(Serialize, ToSchema)]
pub(super) struct CustomerList {
    /// The customers.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
    /// The search matched more than can be sorted: these are among the most recently changed.
    narrowed: bool,
}

/// List customers
///
/// Those that the key's owner may see, a page at a time.
#[utoipa::path(
    get,
    path = "/api/v1/customers",
    operation_id = "listCustomers",
    tag = "Customers",
    security(("api_key" = ["customers:read"])),
    params(ListParams),
    responses((status = 200, description = "A page of customers.", body = CustomerList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Query(params): Query<ListParams>,
) -> Result<Json<CustomerList>, Problem> {
    let found = services.customers.list(&actor, &params.parse()?).await?;
    let page = found.page;
    Ok(Json(CustomerList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
        narrowed: found.narrowed,
    }))
}

impl ListParams {
    /// Stricter than an address of a page: a program shall hear of its mistakes.
    fn parse(self) -> Result<CustomerQuery> {
        let mut check = Check::default();
        let status = self.status.as_deref().map(CustomerStatus::parse);
        let status = check.keep(status.transpose());
        let sort = check.keep(sort(self.sort.as_deref()));
        let search = check.keep(search(self.q.as_deref().unwrap_or_default()));
        let after = check.keep(after(self.after, |cursor| {
            sort.is_none_or(|sort| Customers::made_list_cursor(sort, cursor))
        }));
        let query = status.zip(sort).zip(search).zip(after);
        check.finish(
            query.map(|(((status, sort), search), after)| CustomerQuery {
                status,
                search,
                sort,
                after,
            }),
        )
    }
}

fn sort(word: Option<&str>) -> Result<Sort, FieldError> {
    let words = || format!("Choose one of {}.", Sort::ALL.map(Sort::as_str).join(", "));
    word.map_or(Ok(Sort::default()), |word| {
        Sort::from_word(word).ok_or_else(|| FieldError::new("sort", words()))
    })
}
