//! What the stores of a customer's records have in common.

use domain::actor::Actor;
use domain::id::CustomerId;
use domain::{Error, Result};
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::Db;
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::session::Session;

/// Locks a customer before its records are written, in the same order as the database's own triggers: two people who
/// change records of one customer wait for each other, and never end each other's transaction.
pub(crate) async fn lock_customer(
    session: &mut Session,
    actor: &Actor,
    customer: CustomerId,
) -> Result<()> {
    const LOCK: &str = "select id from customers \
        where id = $1 and workspace_id = $2 and deleted_at is null for no key update";
    lock(session, actor, LOCK, customer.uuid()).await.map(drop)
}

/// Locks what a statement finds by `$1`, an id, in `$2`, the workspace: a customer, or a record.
pub(crate) async fn lock(
    session: &mut Session,
    actor: &Actor,
    statement: &'static str,
    id: Uuid,
) -> Result<Uuid> {
    sqlx::query_scalar(statement)
        .bind(id)
        .bind(actor.workspace.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)
}

/// The statement that locks the customer of a record.
macro_rules! lock_customer_of {
    ($table:literal) => {
        concat!(
            "select id from customers where id = (select customer_id from ",
            $table,
            " where id = $1 and workspace_id = $2) \
             and workspace_id = $2 and deleted_at is null for no key update"
        )
    };
}
pub(crate) use lock_customer_of;

/// The row that a statement finds by `$1`, an id, in `$2`, the workspace.
pub(crate) async fn one(
    session: &mut Session,
    actor: &Actor,
    statement: &'static str,
    id: Uuid,
) -> Result<PgRow> {
    sqlx::query(statement)
        .bind(id)
        .bind(actor.workspace.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)
}

/// The rows that a statement finds by `$1`, an id, in `$2`, the workspace.
pub(crate) async fn all(
    session: &mut Session,
    actor: &Actor,
    statement: &'static str,
    id: Uuid,
) -> Result<Vec<PgRow>> {
    sqlx::query(statement)
        .bind(id)
        .bind(actor.workspace.uuid())
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)
}

/// What a statement does to what it finds by `$1`, an id, in `$2`, the workspace.
pub(crate) async fn run(
    session: &mut Session,
    actor: &Actor,
    statement: &'static str,
    id: Uuid,
) -> Result<()> {
    let done = sqlx::query(statement)
        .bind(id)
        .bind(actor.workspace.uuid())
        .execute(&mut **session)
        .await
        .map_err(into_domain)?;
    found(done.rows_affected())
}

/// Moves a record to the trash or out of it. In the trash's session: the changed row must still be one that its actor may
/// see. `lock_statement` finds what whoever else changes the record waits for.
pub(crate) async fn run_in_trash(
    db: &Db,
    actor: &Actor,
    lock_statement: &'static str,
    statement: &'static str,
    id: Uuid,
) -> Result<()> {
    may_write(actor)?;
    let mut session = db.begin_in_trash(actor).await?;
    lock(&mut session, actor, lock_statement, id).await?;
    run(&mut session, actor, statement, id).await?;
    session.commit().await.map_err(into_domain)
}

/// The records among rows of a customer with its records joined from the left: no row at all means that there is no such
/// customer to see, one without an id that it has no records.
pub(crate) fn joined(rows: &[PgRow]) -> Result<&[PgRow]> {
    let first = rows.first().ok_or(Error::NotFound)?;
    let any = first.get::<Option<Uuid>, _>("id").is_some();
    Ok(if any { rows } else { &[] })
}

/// A change that met no row met nothing that its actor may see.
pub(crate) fn found(rows: u64) -> Result<()> {
    if rows == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

/// Refuses a move to another status by somebody who saw the record elsewhere, unless it is there already. `word` is
/// where it is now.
pub(crate) fn check_seen<S: PartialEq + Copy>(
    seen: Option<S>,
    now: S,
    to: S,
    word: &'static str,
) -> Result<()> {
    if seen.is_some_and(|seen| seen != now) && now != to {
        let now = word.to_owned();
        return Err(Error::Overtaken { now });
    }
    Ok(())
}
