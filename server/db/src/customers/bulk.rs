use domain::actor::Actor;
use domain::customers::{BulkChange, BulkOutcome, Selection, Visibility};
use domain::id::{CustomerId, UserId};
use domain::workspaces::Role;
use domain::{Error, Result};
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::change::may_write;
use super::{Customers, rows};
use crate::errors::into_domain;
use crate::session::Session;

/// The rows to change, locked in the order of their ids, with what they were. `$1` ids, `$2` workspace.
macro_rules! bulk_sql {
    ($set:literal, $meant:literal) => {
        concat!(
            "with chosen as (select id, status, visibility, user_id from customers \
             where id = any ($1) and workspace_id = $2 and ",
            $meant,
            " order by id for update) \
             update customers c set ",
            $set,
            " from chosen where c.id = chosen.id \
             returning c.id, chosen.status, chosen.visibility, chosen.user_id"
        )
    };
}

const STATUS: &str = bulk_sql!("status = $3", "deleted_at is null and status <> $3");
/// Taking a customer back for oneself is its owner's alone; `$4` is the actor.
const VISIBILITY: &str = bulk_sql!(
    "visibility = $3",
    "deleted_at is null and visibility <> $3 and ($3 = 'workspace' or user_id = $4)"
);
/// `$4` is the actor, `$5` whether they give away what is not theirs.
const OWNER: &str = bulk_sql!(
    "user_id = $3",
    "deleted_at is null and visibility = 'workspace' and user_id <> $3 and (user_id = $4 or $5)"
);
const DELETE: &str = bulk_sql!("deleted_at = now()", "deleted_at is null");
const RESTORE: &str = bulk_sql!("deleted_at = null", "deleted_at is not null");

impl Customers {
    /// All or nothing, in one transaction.
    pub(super) async fn change_all(
        &self,
        actor: &Actor,
        selection: &Selection,
        change: BulkChange,
    ) -> Result<BulkOutcome> {
        may_write(actor)?;
        let ids: Vec<Uuid> = selection.ids().map(CustomerId::uuid).collect();
        let mut session = match change {
            BulkChange::Delete | BulkChange::Restore => self.db.begin_in_trash(actor).await?,
            _ => self.db.begin(actor).await?,
        };
        if let BulkChange::Owner(owner) = change {
            works_with_customers(&mut session, actor, owner).await?;
        }
        let statement = |sql| sqlx::query(sql).bind(&ids).bind(actor.workspace.uuid());
        let statement = match change {
            BulkChange::Status(to) => statement(STATUS).bind(to.as_str()),
            BulkChange::Visibility(to) => statement(VISIBILITY)
                .bind(to.as_str())
                .bind(actor.user.uuid()),
            BulkChange::Owner(to) => statement(OWNER)
                .bind(to.uuid())
                .bind(actor.user.uuid())
                .bind(actor.role.reassigns_customers()),
            BulkChange::Delete => statement(DELETE),
            BulkChange::Restore => statement(RESTORE),
        };
        let rows = statement
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        let changed = rows
            .iter()
            .map(|row| Ok((CustomerId::new(row.get("id")), back(row, change)?)))
            .collect::<Result<Vec<_>>>()?;
        let left_alone = ids.len().saturating_sub(changed.len());
        Ok(BulkOutcome {
            changed,
            left_alone: left_alone.try_into().unwrap_or(u32::MAX),
        })
    }
}

/// The change that takes `change` back for the customer that was this row.
fn back(row: &PgRow, change: BulkChange) -> Result<BulkChange> {
    Ok(match change {
        BulkChange::Status(_) => BulkChange::Status(rows::status(row)?),
        BulkChange::Visibility(_) => {
            BulkChange::Visibility(Visibility::from_word(row.get("visibility")))
        }
        BulkChange::Owner(_) => BulkChange::Owner(UserId::new(row.get("user_id"))),
        BulkChange::Delete => BulkChange::Restore,
        BulkChange::Restore => BulkChange::Delete,
    })
}

/// A customer belongs to somebody who may work with it.
async fn works_with_customers(session: &mut Session, actor: &Actor, owner: UserId) -> Result<()> {
    let role: Option<String> = sqlx::query_scalar(
        "select role from workspace_members where workspace_id = $1 and user_id = $2",
    )
    .bind(actor.workspace.uuid())
    .bind(owner.uuid())
    .fetch_optional(&mut **session)
    .await
    .map_err(into_domain)?;
    let works = role
        .and_then(|word| Role::from_word(&word))
        .is_some_and(Role::writes_customers);
    if works {
        return Ok(());
    }
    Err(Error::invalid(
        "owner",
        "Choose a member of the workspace who works with customers.",
    ))
}
