//! Payments as replies show them.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use domain::receivables::{Payment, Refund};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::method_schema;
use crate::api::money::amount;
use crate::api::reply::versioned;

/// Money that came from a customer. All of it is in one currency.
#[derive(Serialize, ToSchema)]
#[schema(as = Payment)]
pub(super) struct PaymentBody {
    /// Its id.
    id: Uuid,
    /// Who paid.
    customer: Uuid,
    /// When it arrived.
    date: NaiveDate,
    /// How much.
    amount: String,
    /// The three letters of the currency.
    currency: &'static str,
    /// How it arrived.
    #[schema(schema_with = method_schema)]
    method: &'static str,
    /// What the bank wrote; may be empty.
    reference: String,
    /// What to know about it; may be empty.
    notes: String,
    /// What settled invoices.
    allocated: String,
    /// What was given back.
    refunded: String,
    /// What is left.
    credit: String,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// Money given back out of a payment.
#[derive(Serialize, ToSchema)]
#[schema(as = Refund)]
pub(super) struct RefundBody {
    /// Its id.
    id: Uuid,
    /// Out of which payment.
    payment: Uuid,
    /// When it was given back.
    date: NaiveDate,
    /// How much.
    amount: String,
    /// The three letters of the currency.
    currency: &'static str,
    /// What the bank was told; may be empty.
    reference: String,
}

/// At most 200 refunds, the latest first.
#[derive(Serialize, ToSchema)]
pub(super) struct RefundList {
    /// The refunds.
    pub(super) items: Vec<RefundBody>,
}

/// A reply with this payment and its tag.
pub(super) fn reply(status: StatusCode, payment: Payment) -> Response {
    versioned(status, payment.version(), PaymentBody::from(payment))
}

impl From<Payment> for PaymentBody {
    fn from(payment: Payment) -> Self {
        let credit = amount(payment.credit());
        let terms = payment.terms;
        Self {
            id: payment.id.uuid(),
            customer: payment.customer.uuid(),
            date: terms.date,
            amount: amount(terms.amount.money()),
            currency: terms.amount.currency().code(),
            method: terms.method.as_str(),
            reference: terms.reference,
            notes: terms.notes,
            allocated: amount(payment.allocated),
            refunded: amount(payment.refunded),
            credit,
            created_at: payment.created_at,
            updated_at: payment.updated_at,
        }
    }
}

impl From<Refund> for RefundBody {
    fn from(refund: Refund) -> Self {
        let terms = refund.terms;
        Self {
            id: refund.id.uuid(),
            payment: refund.payment.uuid(),
            date: terms.date,
            amount: amount(terms.amount.money()),
            currency: terms.amount.currency().code(),
            reference: terms.reference,
        }
    }
}
