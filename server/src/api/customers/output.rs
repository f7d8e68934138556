//! Customers as replies show them.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::activity::Person;
use domain::customers::{Customer, CustomerInfo, CustomerSummary, Product, TeamMember};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::status_schema;
use crate::api::etag;

/// A customer with everything typed about it.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub(super) struct CustomerBody {
    /// Its id.
    id: Uuid,
    /// Its name.
    name: String,
    /// Where it stands in the lifecycle.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// What the customer does; empty when nobody said, like every text below.
    about: String,
    /// Line of business.
    vertical: String,
    /// Whom you talk to.
    persona: String,
    /// Their ideal customer.
    icp: String,
    /// The product that the work is about.
    product: ProductBody,
    /// The people on the customer's side, in order.
    team: Vec<MemberBody>,
    /// Further fields by label.
    extra: BTreeMap<String, String>,
    /// Who may see it: `private` (its owner) or `workspace`.
    visibility: &'static str,
    /// Who looks after it.
    owner: PersonBody,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    last_activity_at: DateTime<Utc>,
}

/// The product of a customer.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Product)]
pub(super) struct ProductBody {
    /// Its name.
    #[schema(example = "Berth planner")]
    pub(super) name: String,
    /// How far it is.
    #[schema(example = "beta")]
    pub(super) stage: String,
    /// What kind of product it is.
    pub(super) category: String,
    /// What it does.
    pub(super) description: String,
    /// Where it can be seen: an address on the web.
    #[schema(example = "https://harbor.example")]
    pub(super) url: String,
}

/// Somebody on the customer's side.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TeamMember)]
pub(super) struct MemberBody {
    /// Finds the member again. Left out, the member is a new one.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub(super) id: Option<String>,
    /// Their name.
    #[schema(example = "Mia Berg")]
    pub(super) name: String,
    /// What they do.
    #[serde(default)]
    pub(super) role: String,
    /// How to reach them.
    #[serde(default)]
    #[schema(example = "mia@harbor.example")]
    pub(super) email: String,
    /// What to know about them.
    #[serde(default)]
    pub(super) notes: String,
}

/// A member of the workspace.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(in crate::api) struct PersonBody {
    /// Their id.
    id: Uuid,
    /// Their name.
    name: String,
}

/// A customer as a list shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerSummary)]
pub(super) struct SummaryBody {
    /// Its id.
    id: Uuid,
    /// Its name.
    name: String,
    /// Where it stands in the lifecycle.
    #[schema(schema_with = status_schema)]
    status: &'static str,
    /// Its line of business; may be empty.
    vertical: String,
    /// Name of its product; may be empty.
    product_name: String,
    /// Stage of its product; may be empty.
    product_stage: String,
    /// Who looks after it.
    owner: PersonBody,
    /// When it last changed.
    last_activity_at: DateTime<Utc>,
}

impl CustomerBody {
    /// The bytes of a reply, and what its tag is made of.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A reply with this customer and its tag.
    pub(super) fn reply(&self, status: StatusCode) -> Response {
        let body = self.json();
        let tag = etag::of_body(&body);
        let kind = [(header::CONTENT_TYPE, "application/json")];
        let mut response = (status, kind, body).into_response();
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

impl From<Customer> for CustomerBody {
    fn from(customer: Customer) -> Self {
        let fields = customer.info.extra_fields().into_iter();
        let CustomerInfo {
            about,
            vertical,
            persona,
            icp,
            product,
            team,
            ..
        } = customer.info;
        Self {
            id: customer.id.uuid(),
            name: customer.name.into(),
            status: customer.status.as_str(),
            about,
            vertical,
            persona,
            icp,
            product: product.into(),
            team: team.into_iter().map(MemberBody::from).collect(),
            extra: fields.map(|field| (field.label, field.value)).collect(),
            visibility: customer.visibility.as_str(),
            owner: customer.owner.into(),
            created_at: customer.created_at,
            last_activity_at: customer.last_activity_at,
        }
    }
}

impl From<Product> for ProductBody {
    fn from(product: Product) -> Self {
        Self {
            name: product.name,
            stage: product.stage,
            category: product.category,
            description: product.description,
            url: product.url,
        }
    }
}

impl From<TeamMember> for MemberBody {
    fn from(member: TeamMember) -> Self {
        Self {
            id: Some(member.id.to_string()),
            name: member.name,
            role: member.role,
            email: member.email,
            notes: member.notes,
        }
    }
}

impl From<Person> for PersonBody {
    fn from(person: Person) -> Self {
        Self {
            id: person.id.uuid(),
            name: person.name,
        }
    }
}

impl From<CustomerSummary> for SummaryBody {
    fn from(customer: CustomerSummary) -> Self {
        Self {
            id: customer.id.uuid(),
            name: customer.name.into(),
            status: customer.status.as_str(),
            vertical: customer.vertical,
            product_name: customer.product_name,
            product_stage: customer.product_stage,
            owner: customer.owner.into(),
            last_activity_at: customer.last_activity_at,
        }
    }
}
