//! How matters stand in money: of the workspace, and of a customer.

use axum::Json;
use axum::extract::State;
use domain::Actor;
use domain::agreements::RunningValue;
use domain::id::CustomerId;
use domain::receivables::Position;
use kit::services::Services;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::auth::Reader;
use super::body::Id;
use super::money::amount;
use super::problem::Problem;
use super::today;
use crate::http::AppState;

/// The operations, each with its description.
pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_workspace))
        .routes(routes!(of_customer))
}

/// How matters stand today, by currency: amounts in different ones are never added.
#[derive(Serialize, ToSchema)]
struct Totals {
    /// What is owed, and what was paid.
    receivables: Vec<PositionBody>,
    /// What the running agreements are worth.
    agreements: Vec<RunningBody>,
}

/// What is owed, and what was paid, in one currency.
#[derive(Serialize, ToSchema)]
#[schema(as = Position)]
struct PositionBody {
    /// The three letters of the currency.
    currency: &'static str,
    /// What is still to be paid, late or not.
    open: String,
    /// What of it is late.
    overdue: String,
    /// What of it is late by 1 to 30 days.
    days_1_30: String,
    /// By 31 to 60 days.
    days_31_60: String,
    /// By 61 to 90 days.
    days_61_90: String,
    /// By more than 90 days.
    over_90: String,
    /// What is left of payments.
    credit: String,
    /// `open` less `credit`; less than nothing when it is owed to customers.
    balance: String,
    /// What was received in the last 365 days, less what was given back of it.
    received: String,
    /// Days from the date of an invoice to its last payment, on average over those paid in the last 365 days; null where
    /// there were none.
    average_days_to_pay: Option<u32>,
}

/// What the running agreements in one currency are worth.
#[derive(Serialize, ToSchema)]
#[schema(as = RunningValue)]
struct RunningBody {
    /// The three letters of the currency.
    currency: &'static str,
    /// How many agreements.
    agreements: u32,
    /// Their value in a year.
    per_year: String,
    /// Their value in a month.
    per_month: String,
}

/// Read the totals of the workspace
///
/// Over all customers that the key's owner may see.
#[utoipa::path(
    get,
    path = "/api/v1/totals",
    operation_id = "getTotals",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    responses((status = 200, description = "The totals.", body = Totals))
)]
async fn of_workspace(
    Reader(actor): Reader,
    State(services): State<Services>,
) -> Result<Json<Totals>, Problem> {
    totals(&services, &actor, None).await
}

/// Read the totals of a customer
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/totals",
    operation_id = "getCustomerTotals",
    tag = "Invoices",
    security(("api_key" = ["customers:read"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    responses((status = 200, description = "The totals.", body = Totals))
)]
async fn of_customer(
    Reader(actor): Reader,
    State(services): State<Services>,
    Id(customer): Id<CustomerId>,
) -> Result<Json<Totals>, Problem> {
    // Sums of nothing are nothing; a customer that is not there is told apart.
    services.customers.get(&actor, customer).await?;
    totals(&services, &actor, Some(customer)).await
}

async fn totals(
    services: &Services,
    actor: &Actor,
    customer: Option<CustomerId>,
) -> Result<Json<Totals>, Problem> {
    let (positions, running) = tokio::try_join!(
        services.invoices.positions(actor, customer, today()),
        services.agreements.running_value(actor, customer, today()),
    )?;
    Ok(Json(Totals {
        receivables: positions.iter().map(PositionBody::from).collect(),
        agreements: running.iter().map(RunningBody::from).collect(),
    }))
}

impl From<&Position> for PositionBody {
    fn from(position: &Position) -> Self {
        Self {
            currency: position.open.currency().code(),
            open: amount(position.open),
            overdue: amount(position.overdue()),
            days_1_30: amount(position.ageing.days_1_30),
            days_31_60: amount(position.ageing.days_31_60),
            days_61_90: amount(position.ageing.days_61_90),
            over_90: amount(position.ageing.over_90),
            credit: amount(position.credit),
            balance: amount(position.balance()),
            received: amount(position.received),
            average_days_to_pay: position.average_days_to_pay,
        }
    }
}

impl From<&RunningValue> for RunningBody {
    fn from(running: &RunningValue) -> Self {
        Self {
            currency: running.per_year.currency().code(),
            agreements: running.agreements,
            per_year: amount(running.per_year),
            per_month: amount(running.per_month()),
        }
    }
}
