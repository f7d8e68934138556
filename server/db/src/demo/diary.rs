use chrono::{DateTime, Utc};
use domain::Result;
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use crate::Db;
use crate::errors::into_domain;

/// When what was written is to have happened: of each record the moments, in the order in which it was written.
#[derive(Debug, Clone, Default)]
pub struct Diary {
    records: Vec<Uuid>,
    moments: Vec<DateTime<Utc>>,
}

impl Diary {
    /// Notes the moment of one change, never before the one that came before it. The first of a record is when it was
    /// made.
    pub fn note(&mut self, record: Uuid, at: DateTime<Utc>) {
        let noted = self.records.iter().zip(&self.moments);
        let latest = noted.rev().find(|(noted, _)| **noted == record);
        self.moments
            .push(latest.map_or(at, |(_, before)| at.max(*before)));
        self.records.push(record);
    }

    /// Adds what another diary has noted.
    pub fn append(&mut self, mut other: Self) {
        self.records.append(&mut other.records);
        self.moments.append(&mut other.moments);
    }
}

/// `$1` records, `$2` moments: when a record was made and last changed.
macro_rules! move_record {
    ($table:literal) => {
        concat!(
            "update ",
            $table,
            " r set created_at = d.first, updated_at = d.last from (select record, min(at) as first, max(at) as last \
             from unnest($1::uuid[], $2::timestamptz[]) d (record, at) group by record) d where r.id = d.record"
        )
    };
}

/// Statements with records and moments: the entries of a record in the log go to its moments, one by one.
const BY_MOMENTS: [&str; 8] = [
    "update activity_log l set at = d.at from (select id, entity_id, \
     row_number() over (partition by entity_id order by id) as place from activity_log where entity_id = any ($1)) n \
     join (select record, at, row_number() over (partition by record order by place) as place \
     from unnest($1::uuid[], $2::timestamptz[]) with ordinality d (record, at, place)) d \
     on d.record = n.entity_id and d.place = n.place where l.id = n.id",
    move_record!("customer_agreements"),
    move_record!("customer_receivables"),
    move_record!("customer_payments"),
    move_record!("customer_projects"),
    move_record!("customer_artifacts"),
    move_record!("customer_events"),
    move_record!("portfolio_items"),
];

/// Statements with records alone, for what follows from them: what a payment settled, the versions of a text, and when
/// something last happened with a customer.
const AFTERWARDS: [&str; 3] = [
    "update activity_log l set at = p.created_at from payment_allocations a \
     join customer_payments p on p.id = a.payment_id where l.entity_id = a.id and p.id = any ($1)",
    "update customer_artifact_versions v set began_at = l.at, at = l.at \
     from activity_log l, jsonb_array_elements(l.changes) change \
     where l.entity_id = v.artifact_id and l.entity_id = any ($1) \
     and change ->> 'field' = 'version' and (change ->> 'after')::int = v.number",
    "update customers c set last_activity_at = a.latest \
     from (select customer_id, max(at) as latest from activity_log group by customer_id) a \
     where a.customer_id = c.id and c.id in (select customer_id from activity_log where entity_id = any ($1))",
];

/// The triggers that say when a record changed would say "now". Nobody else writes while they are off.
macro_rules! triggers {
    ($switch:literal) => {
        concat!(
            "alter table customer_agreements ",
            $switch,
            " trigger user; alter table customer_receivables ",
            $switch,
            " trigger user; alter table customer_payments ",
            $switch,
            " trigger user; alter table customer_projects ",
            $switch,
            " trigger user; alter table customer_artifacts ",
            $switch,
            " trigger user; alter table customer_events ",
            $switch,
            " trigger user; alter table portfolio_items ",
            $switch,
            " trigger user"
        )
    };
}

/// Moves the records of a diary, and what the log says about them, to their moments.
pub async fn move_to_past(db: &Db, diary: &Diary) -> Result<()> {
    let mut work = db.system().begin().await.map_err(into_domain)?;
    switch(&mut work, triggers!("disable")).await?;
    for statement in BY_MOMENTS {
        sqlx::query(statement)
            .bind(&diary.records)
            .bind(&diary.moments)
            .execute(&mut *work)
            .await
            .map_err(into_domain)?;
    }
    for statement in AFTERWARDS {
        sqlx::query(statement)
            .bind(&diary.records)
            .execute(&mut *work)
            .await
            .map_err(into_domain)?;
    }
    switch(&mut work, triggers!("enable")).await?;
    work.commit().await.map_err(into_domain)
}

async fn switch(work: &mut Transaction<'_, Postgres>, statements: &'static str) -> Result<()> {
    sqlx::raw_sql(statements)
        .execute(&mut **work)
        .await
        .map(drop)
        .map_err(into_domain)
}
