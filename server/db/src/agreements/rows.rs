//! Rows of the database as values of `domain`.

use domain::Result;
use domain::agreements::{
    Agreement, AgreementKind, AgreementTerms, Overlap, Override, Pricing, RunningValue, Standing,
};
use domain::id::{AgreementId, CustomerId};
use domain::money::{Currency, Money};
use rust_decimal::Decimal;
use sqlx::Row;
use sqlx::postgres::PgRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::errors::unreadable;

pub(super) fn agreement(row: &PgRow) -> Result<Agreement> {
    let Json(pricing) = row
        .try_get::<Json<Pricing>, _>("pricing")
        .map_err(|_| unreadable("price of an agreement"))?;
    let kind = AgreementKind::parse(row.get("type"));
    let standing = row.get::<Option<&str>, _>("override_status");
    Ok(Agreement {
        id: AgreementId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        terms: AgreementTerms {
            scope: row.get("scope"),
            kind: kind.map_err(|_| unreadable("type of an agreement"))?,
            starts_on: row.get("start_date"),
            ends_on: row.get("end_date"),
            pricing,
            extra_terms: row.get("extra_terms"),
            notes: row.get("notes"),
        },
        overridden: standing
            .and_then(Standing::from_word)
            .map(|standing| Override {
                standing,
                reason: row.get("override_reason"),
            }),
        renews: row.get::<Option<Uuid>, _>("renews").map(AgreementId::new),
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn overlap(row: &PgRow) -> Overlap {
    Overlap {
        id: AgreementId::new(row.get("id")),
        scope: row.get("scope"),
        starts_on: row.get("start_date"),
        ends_on: row.get("end_date"),
    }
}

pub(super) fn running_value(row: &PgRow) -> Result<RunningValue> {
    let currency = Currency::from_code(row.get("currency"))
        .ok_or_else(|| unreadable("currency of an agreement"))?;
    Ok(RunningValue {
        agreements: u32::try_from(row.get::<i64, _>("agreements")).unwrap_or(u32::MAX),
        per_year: Money::new(row.get::<Decimal, _>("per_year"), currency),
    })
}
