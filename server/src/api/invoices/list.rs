//! The invoices of the workspace, and those of a customer.

use axum::Json;
use axum::extract::State;
use db::Invoices;
use domain::error::Check;
use domain::id::CustomerId;
use domain::money::Currency;
use domain::receivables::{InvoiceFilter, InvoiceNumber, InvoiceQuery};
use domain::{Actor, FieldError, Result};
use kit::services::Services;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::filter_schema;
use super::output::SummaryBody;
use crate::api::auth::Reader;
use crate::api::body::{Id, Query, after};
use crate::api::problem::Problem;
use crate::api::today;

/// Which invoices. What waits for payment comes by its due date, the earliest first; everything else by its date, the latest
/// first; what was found by its number by that.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ListParams {
    /// Only invoices that stand so.
    #[param(schema_with = filter_schema)]
    status: Option<String>,
    /// Only invoices in this currency.
    #[param(example = "EUR")]
    currency: Option<String>,
    /// Only invoices whose number begins so; one page, of the first thousand numbers that do.
    #[param(max_length = 50)]
    number: Option<String>,
    /// Goes on after a page of the same order: its `next`.
    after: Option<String>,
}

/// A page of invoices, at most 50.
#[derive(Serialize, ToSchema)]
pub(super) struct InvoiceList {
    /// The invoices.
    items: Vec<SummaryBody>,
    /// Where the next page begins; null on the last.
    next: Option<String>,
}

/// List invoices
///
/// Those of all customers that the key's owner may see, a page at a time.
#[utoipa::path(
    get,
    path = "/api/v1/invoices",
    operation_id = "listInvoices",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    params(ListParams),
    responses((status = 200, description = "A page of invoices.", body = InvoiceList))
)]
pub(super) async fn list(
    Reader(actor): Reader,
    State(services): State<Services>,
    Query(params): Query<ListParams>,
) -> Result<Json<InvoiceList>, Problem> {
    page(&services, &actor, params.parse(None)?).await
}

/// List the invoices of a customer
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/invoices",
    operation_id = "listCustomerInvoices",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer."), ListParams),
    responses((status = 200, description = "A page of invoices.", body = InvoiceList))
)]
pub(super) async fn list_of_customer(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
    Query(params): Query<ListParams>,
) -> Result<Json<InvoiceList>, Problem> {
    page(&services, &actor, params.parse(Some(customer))?).await
}

async fn page(
    services: &Services,
    actor: &Actor,
    query: InvoiceQuery,
) -> Result<Json<InvoiceList>, Problem> {
    let page = services.invoices.list(actor, &query, today()).await?;
    Ok(Json(InvoiceList {
        items: page.items.into_iter().map(SummaryBody::from).collect(),
        next: page.next.map(|next| next.as_str().to_owned()),
    }))
}

impl ListParams {
    /// Stricter than an address of a page: a program shall hear of its mistakes.
    fn parse(self, customer: Option<CustomerId>) -> Result<InvoiceQuery> {
        let mut check = Check::default();
        let filter = check.keep(self.status.as_deref().map(filter).transpose());
        let currency = self.currency.as_deref();
        let currency = currency.map(|code| Currency::parse("currency", code));
        let currency = check.keep(currency.transpose());
        let number = InvoiceNumber::parse(self.number.as_deref().unwrap_or_default());
        let number = check.keep(number);
        let after = check.keep(after(self.after, |cursor| {
            filter.is_none_or(|filter| Invoices::made_cursor(filter, cursor))
        }));
        let query = (|| {
            Some(InvoiceQuery {
                customer,
                filter: filter?,
                currency: currency?,
                number: number?.map_or_else(String::new, String::from),
                after: after?,
            })
        })();
        check.finish(query)
    }
}

fn filter(word: &str) -> Result<InvoiceFilter, FieldError> {
    InvoiceFilter::from_word(word).ok_or_else(|| {
        let words = InvoiceFilter::ALL.map(InvoiceFilter::as_str).join(", ");
        FieldError::new("status", format!("Choose one of {words}."))
    })
}
