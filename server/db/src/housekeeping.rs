use domain::Result;
use domain::customers::TRASH_DAYS;

use crate::Db;
use crate::errors::into_domain;

/// Throws away what is past its time. Runs through the system's door, in small batches, and may
/// run on several servers at once.
#[derive(Clone, Debug)]
pub struct Housekeeping {
    db: Db,
}

/// How much was thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Purged {
    /// Customers that were in the trash for longer than [`TRASH_DAYS`].
    pub customers: u64,
    /// Sessions, links, rate limits, API keys and kept replies whose time has passed.
    pub expired: u64,
}

impl Housekeeping {
    /// The jobs of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Everything that is due now.
    pub async fn run(&self) -> Result<Purged> {
        Ok(Purged {
            customers: self.purge_trash().await?,
            expired: self.purge_expired().await?,
        })
    }

    /// Customers deleted long ago, with all that belongs to them.
    pub async fn purge_trash(&self) -> Result<u64> {
        let days = i32::try_from(TRASH_DAYS).unwrap_or(i32::MAX);
        let mut total = 0;
        loop {
            let purged = sqlx::query(
                "delete from customers where id in (select id from customers \
                 where deleted_at < now() - make_interval(days => $1) \
                 order by deleted_at limit 500 for update skip locked)",
            )
            .bind(days)
            .execute(self.db.system())
            .await
            .map_err(into_domain)?
            .rows_affected();
            total += purged;
            if purged == 0 {
                return Ok(total);
            }
        }
    }

    /// Sessions, links, rate limits and kept replies whose time has passed; API keys a month later, for their
    /// owners to see why a program stopped.
    pub async fn purge_expired(&self) -> Result<u64> {
        let statements = [
            "delete from sessions where expires_at < now()",
            "delete from account_tokens where expires_at < now()",
            "delete from rate_limits where window_ends_at < now()",
            "delete from api_keys where expires_at < now() - interval '30 days'",
            "delete from idempotency_keys where created_at < now() - interval '24 hours'",
        ];
        let mut total = 0;
        for statement in statements {
            let done = sqlx::query(statement).execute(self.db.system()).await;
            total += done.map_err(into_domain)?.rows_affected();
        }
        Ok(total)
    }
}
