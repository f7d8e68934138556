//! The trash of records in Postgres: what was deleted of seven tables, in one list.

pub(crate) mod statements;

use async_trait::async_trait;
use domain::Result;
use domain::actor::Actor;
use domain::id::CustomerId;
use domain::money::{Currency, Money};
use domain::page::{Cursor, Page};
use domain::trash::{RecordOf, TrashStore, TrashedKind, TrashedRecord};
use rust_decimal::Decimal;
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::Db;
use crate::cursor;
use crate::errors::{into_domain, unreadable};
use crate::paging::{ROWS, paged};
use crate::people::person;

const CURSOR: &str = "trash.records";

/// The trash of records, under row-level security.
#[derive(Clone, Debug)]
pub struct Trash {
    db: Db,
}

impl Trash {
    /// The trash of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl TrashStore for Trash {
    async fn records(&self, actor: &Actor, after: Option<&Cursor>) -> Result<Page<TrashedRecord>> {
        let mark = after
            .and_then(|cursor| cursor::read_time(CURSOR, cursor))
            .unwrap_or_else(cursor::latest);
        let rows = sqlx::query(statements::RECORDS)
            .bind(actor.workspace.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin_in_trash(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(&rows, record, |record| {
            cursor::write_time(CURSOR, record.deleted_at, record.id)
        })
    }
}

fn record(row: &PgRow) -> Result<TrashedRecord> {
    let kind = TrashedKind::parse(row.get("kind"));
    let customer = row
        .get::<Option<Uuid>, _>("customer_id")
        .zip(row.get::<Option<String>, _>("customer_name"));
    let currency = row.get::<Option<&str>, _>("currency");
    let amount = row
        .get::<Option<Decimal>, _>("amount")
        .zip(currency.and_then(Currency::from_code));
    Ok(TrashedRecord {
        kind: kind.map_err(|_| unreadable("kind of a record"))?,
        id: row.get("id"),
        title: row.get("title"),
        amount: amount.map(|(amount, currency)| Money::new(amount, currency)),
        customer: customer.map(|(id, name)| RecordOf {
            id: CustomerId::new(id),
            name,
        }),
        by: person(row, "actor_id", "actor_name"),
        deleted_at: row.get("deleted_at"),
    })
}
