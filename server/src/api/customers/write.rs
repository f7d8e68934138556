//! Making, changing, deleting and restoring.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Actor;
use domain::customers::{Customer, CustomerStatus, Revision};
use domain::id::CustomerId;
use kit::services::Services;

use super::input::{CustomerInput, StatusInput};
use super::output::CustomerBody;
use crate::api::auth::Writer;
use crate::api::body::{Body, Id};
use crate::api::etag::{self, IfMatch, MustMatch};
use crate::api::problem::Problem;
use crate::api::reply::located;

/// Make a customer
///
/// Owned by the key's owner, and private in the beginning.
#[utoipa::path(
    post,
    path = "/api/v1/customers",
    operation_id = "createCustomer",
    tag = "Customers",
    security(("api_key" = ["customers:write"])),
    request_body = CustomerInput,
    responses(
        (status = 201, description = "The new customer.", body = CustomerBody, headers(
            ("location" = String, description = "Where it can be read."),
            ("etag" = String, description = "This version, for `If-Match`."),
        )),
    )
)]
pub(super) async fn create(
    Writer(actor): Writer,
    State(services): State<Services>,
    Body(input): Body<CustomerInput>,
) -> Result<Response, Problem> {
    let new = input.parse(services.new_id)?;
    let customer = services.customers.create(&actor, new).await?;
    let location = format!("/api/v1/customers/{}", customer.id);
    let response = CustomerBody::from(customer).reply(StatusCode::CREATED);
    Ok(located(response, &location))
}

/// Replace a customer
///
/// Everything that can be said about it: what is left out becomes empty, the status `lead`.
#[utoipa::path(
    put,
    path = "/api/v1/customers/{id}",
    operation_id = "replaceCustomer",
    tag = "Customers",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The customer."),
        ("if-match" = String, Header, description = "The `ETag` of the version you replace; `*` replaces any."),
    ),
    request_body = CustomerInput,
    responses(
        (status = 200, description = "The customer as it is now.", body = CustomerBody,
            headers(("etag" = String, description = "This version, for `If-Match`."))),
    )
)]
pub(super) async fn replace(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
    MustMatch(known): MustMatch,
    Body(input): Body<CustomerInput>,
) -> Result<Response, Problem> {
    let new = input.parse(services.new_id)?;
    let customer = revise(
        &services,
        &actor,
        id,
        Revision::Replace(Box::new(new)),
        &known,
    )
    .await?;
    Ok(customer.reply(StatusCode::OK))
}

/// Move a customer to another status
#[utoipa::path(
    patch,
    path = "/api/v1/customers/{id}/status",
    operation_id = "setCustomerStatus",
    tag = "Customers",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The customer."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the version you change."),
    ),
    request_body = StatusInput,
    responses(
        (status = 200, description = "The customer as it is now.", body = CustomerBody,
            headers(("etag" = String, description = "This version, for `If-Match`."))),
    )
)]
pub(super) async fn set_status(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
    known: IfMatch,
    Body(input): Body<StatusInput>,
) -> Result<Response, Problem> {
    let status = CustomerStatus::parse(&input.status).map_err(domain::Error::from)?;
    let customer = revise(&services, &actor, id, Revision::Status(status), &known).await?;
    Ok(customer.reply(StatusCode::OK))
}

/// Delete a customer
///
/// It goes to the trash, from which it can be restored for 30 days.
#[utoipa::path(
    delete,
    path = "/api/v1/customers/{id}",
    operation_id = "deleteCustomer",
    tag = "Customers",
    security(("api_key" = ["customers:write"])),
    params(
        ("id" = Uuid, Path, description = "The customer."),
        ("if-match" = Option<String>, Header, description = "The `ETag` of the version you delete."),
    ),
    responses((status = 204, description = "It is in the trash."))
)]
pub(super) async fn delete(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
    known: IfMatch,
) -> Result<StatusCode, Problem> {
    revise(&services, &actor, id, Revision::Delete, &known).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a customer
///
/// Takes it out of the trash. One that is not there stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/restore",
    operation_id = "restoreCustomer",
    tag = "Customers",
    security(("api_key" = ["customers:write"])),
    params(("id" = Uuid, Path, description = "The customer.")),
    responses(
        (status = 200, description = "The customer, back again.", body = CustomerBody,
            headers(("etag" = String, description = "This version, for `If-Match`."))),
    )
)]
pub(super) async fn restore(
    Writer(actor): Writer,
    State(services): State<Services>,
    Id(id): Id<CustomerId>,
) -> Result<Response, Problem> {
    services.customers.restore(&actor, id).await?;
    let customer = services.customers.get(&actor, id).await?;
    Ok(CustomerBody::from(customer).reply(StatusCode::OK))
}

async fn revise(
    services: &Services,
    actor: &Actor,
    id: CustomerId,
    revision: Revision,
    known: &IfMatch,
) -> Result<CustomerBody, Problem> {
    let tag = |customer: &Customer| etag::of_body(&CustomerBody::from(customer.clone()).json());
    let unchanged = |customer: &Customer| known.allows(|| tag(customer));
    let customers = &services.customers;
    let customer = customers.revise(actor, id, revision, &unchanged).await?;
    Ok(customer.into())
}
