//! Rows of the database as values of `domain`.

use domain::id::{AgreementId, AllocationId, CustomerId, InvoiceId, PaymentId, RefundId};
use domain::money::{Currency, Money, Price};
use domain::receivables::{
    Ageing, Allocation, Charges, Invoice, InvoiceBalance, InvoiceNumber, InvoiceState,
    InvoiceSummary, Line, Payment, PaymentMethod, PaymentTerms, Position, Refund, RefundTerms,
    TaxRate,
};
use domain::{Error, Result};
use rust_decimal::Decimal;
use sqlx::Row;
use sqlx::postgres::PgRow;
use sqlx::types::Json;
use uuid::Uuid;

use crate::errors::unreadable;

pub(super) fn invoice(row: &PgRow) -> Result<Invoice> {
    Ok(Invoice {
        id: InvoiceId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        number: number(row, "number")?,
        date: row.get("date"),
        due_on: row.get("due_date"),
        charges: charges(row)?,
        description: row.get("description"),
        reference: row.get("reference"),
        agreement: agreement(row),
        period_from: row.get("period_start"),
        state: state(row)?,
        reason: row.get("status_reason"),
        settled: money(row, "settled")?,
        paid_on: row.get("paid_on"),
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(crate) fn summary(row: &PgRow) -> Result<InvoiceSummary> {
    Ok(InvoiceSummary {
        id: InvoiceId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        customer_name: row
            .get::<Option<String>, _>("customer_name")
            .unwrap_or_default(),
        number: number(row, "number")?,
        date: row.get("date"),
        description: row.get("description"),
        agreement: agreement(row),
        balance: InvoiceBalance {
            state: state(row)?,
            due_on: row.get("due_date"),
            total: money(row, "amount")?,
            settled: money(row, "settled")?,
        },
    })
}

pub(super) fn payment(row: &PgRow) -> Result<Payment> {
    let method = PaymentMethod::parse(row.get("method"));
    Ok(Payment {
        id: PaymentId::new(row.get("id")),
        customer: CustomerId::new(row.get("customer_id")),
        terms: PaymentTerms {
            date: row.get("date"),
            amount: price(row)?,
            method: method.map_err(|_| unreadable("method of a payment"))?,
            reference: row.get("reference"),
            notes: row.get("notes"),
        },
        allocated: money(row, "allocated")?,
        refunded: money(row, "refunded")?,
        created_at: row.get("created_at"),
        updated_at: row.get("updated_at"),
    })
}

pub(super) fn allocation(row: &PgRow) -> Result<Allocation> {
    Ok(Allocation {
        id: AllocationId::new(row.get("id")),
        payment: PaymentId::new(row.get("payment_id")),
        paid_on: row.get("paid_on"),
        invoice: InvoiceId::new(row.get("invoice_id")),
        invoice_number: number(row, "number")?,
        amount: money(row, "amount")?,
    })
}

pub(super) fn refund(row: &PgRow) -> Result<Refund> {
    Ok(Refund {
        id: RefundId::new(row.get("id")),
        payment: PaymentId::new(row.get("payment_id")),
        terms: RefundTerms {
            date: row.get("date"),
            amount: price(row)?,
            reference: row.get("reference"),
        },
    })
}

pub(super) fn position(row: &PgRow) -> Result<Position> {
    Ok(Position {
        open: money(row, "open")?,
        ageing: Ageing {
            current: money(row, "not_due")?,
            days_1_30: money(row, "days_1_30")?,
            days_31_60: money(row, "days_31_60")?,
            days_61_90: money(row, "days_61_90")?,
            over_90: money(row, "over_90")?,
        },
        credit: money(row, "credit")?,
        received: money(row, "received")?,
        average_days_to_pay: row
            .get::<Option<i32>, _>("average_days")
            .and_then(|days| u32::try_from(days).ok()),
    })
}

fn charges(row: &PgRow) -> Result<Charges> {
    let wrong = |_| unreadable("amounts of an invoice");
    let Json(lines) = row
        .try_get::<Json<Vec<Line>>, _>("lines")
        .map_err(|_| unreadable("lines of an invoice"))?;
    let tax_rate = TaxRate::try_from(row.get::<Decimal, _>("tax_rate"))
        .map_err(|_| unreadable("tax of an invoice"))?;
    let charges = if lines.is_empty() {
        let net = Price::new("amount", money(row, "net")?).map_err(wrong)?;
        Charges::of_amount(net, tax_rate)
    } else {
        Charges::of_lines(lines, tax_rate)
    };
    charges.map_err(wrong)
}

fn agreement(row: &PgRow) -> Option<AgreementId> {
    let id: Option<Uuid> = row.get("linked_agreement_id");
    id.map(AgreementId::new)
}

fn state(row: &PgRow) -> Result<InvoiceState> {
    InvoiceState::from_word(row.get("status")).ok_or_else(|| unreadable("status of an invoice"))
}

pub(crate) fn number(row: &PgRow, column: &str) -> Result<InvoiceNumber> {
    InvoiceNumber::try_from(row.get::<String, _>(column))
        .map_err(|_| unreadable("number of an invoice"))
}

fn price(row: &PgRow) -> Result<Price> {
    Price::new("amount", money(row, "amount")?).map_err(Error::from)
}

pub(crate) fn money(row: &PgRow, column: &str) -> Result<Money> {
    let currency =
        Currency::from_code(row.get("currency")).ok_or_else(|| unreadable("currency"))?;
    Ok(Money::new(row.get::<Decimal, _>(column), currency))
}
