//! For demo data only: makes a customer that was just written look as if it had months of history.

use chrono::{DateTime, Utc};
use domain::Result;
use domain::id::CustomerId;

use crate::Db;
use crate::errors::into_domain;

/// Spreads the entries of a customer's history evenly between two moments.
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
    sqlx::query("update customers set created_at = $2, last_activity_at = $3 where id = $1")
        .bind(id.uuid())
        .bind(first)
        .bind(last)
        .execute(&mut *work)
        .await
        .map_err(into_domain)?;
    work.commit().await.map_err(into_domain)
}
