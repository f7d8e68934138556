//! For demo data only: makes people, customers and records that were just written look as if they had been there for months.

mod diary;

use chrono::{DateTime, Utc};
use domain::Result;
use domain::id::{CustomerId, UserId, WorkspaceId};
use domain::workspaces::Role;

pub use diary::{Diary, move_to_past};

use crate::Db;
use crate::errors::into_domain;

/// Makes a user a member of a workspace since some moment. A member it has already gets this role and beginning.
pub async fn join(
    db: &Db,
    user: UserId,
    workspace: WorkspaceId,
    role: Role,
    since: DateTime<Utc>,
) -> Result<()> {
    sqlx::query(
        "insert into workspace_members (workspace_id, user_id, role, created_at) \
         values ($1, $2, $3, $4) on conflict (workspace_id, user_id) \
         do update set role = excluded.role, created_at = excluded.created_at",
    )
    .bind(workspace.uuid())
    .bind(user.uuid())
    .bind(role.as_str())
    .bind(since)
    .execute(db.system())
    .await
    .map(drop)
    .map_err(into_domain)
}

/// Spreads the entries of a customer's history evenly between two moments. A single entry is at the first.
pub async fn spread_history(
    db: &Db,
    id: CustomerId,
    first: DateTime<Utc>,
    last: DateTime<Utc>,
) -> Result<()> {
    let mut work = db.system().begin().await.map_err(into_domain)?;
    sqlx::query(
        "update activity_log a set at = $2 + ($3 - $2) * n.place / greatest(n.total - 1, 1) \
         from (select id, row_number() over (order by id) - 1 as place, count(*) over () as total \
               from activity_log where customer_id = $1) n \
         where a.id = n.id",
    )
    .bind(id.uuid())
    .bind(first)
    .bind(last)
    .execute(&mut *work)
    .await
    .map_err(into_domain)?;
    sqlx::query(
        "update customers set created_at = $2, last_activity_at = \
         coalesce((select max(at) from activity_log where customer_id = $1), $2) where id = $1",
    )
    .bind(id.uuid())
    .bind(first)
    .execute(&mut *work)
    .await
    .map_err(into_domain)?;
    work.commit().await.map_err(into_domain)
}
