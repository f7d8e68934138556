use domain::Result;
use domain::customers::TRASH_DAYS;

use crate::Db;
use crate::errors::into_domain;

/// Deletes some rows of a table that were in the trash for `$1` days.
macro_rules! purge {
    ($table:literal) => {
        concat!(
            "delete from ",
            $table,
            " where id in (select id from ",
            $table,
            " where deleted_at < now() - make_interval(days => $1) \
             order by deleted_at limit 500 for update skip locked)"
        )
    };
}

/// The tables of what has a trash of its own: the records of customers, conversations about them, and the portfolio.
const RECORDS: [&str; 9] = [
    purge!("customer_receivables"),
    purge!("customer_payments"),
    purge!("customer_artifacts"),
    purge!("customer_events"),
    purge!("customer_projects"),
    purge!("customer_agreements"),
    purge!("customer_chat_messages"),
    purge!("customer_chat_conversations"),
    purge!("portfolio_items"),
];

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
    /// Records of customers, and what was said about them, that were in the trash for as long.
    pub records: u64,
    /// Sessions, links, rate limits, API keys, kept replies and deleted language models whose time has passed.
    pub expired: u64,
    /// Entries of the activity log that went to its archive, where they are still read.
    pub archived: u64,
}

impl Housekeeping {
    /// The jobs of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Everything that is due now.
    pub async fn run(&self) -> Result<Purged> {
        let purged = Purged {
            customers: self.purge_trash().await?,
            records: self.purge_records().await?,
            expired: self.purge_expired().await?,
            archived: self.archive_activity().await?,
        };
        self.fold_sums().await?;
        Ok(purged)
    }

    /// Makes one row of what changes have added to the sums of a day.
    pub async fn fold_sums(&self) -> Result<()> {
        loop {
            let folded: i64 = sqlx::query_scalar("select fold_receivable_sums()")
                .fetch_one(self.db.system())
                .await
                .map_err(into_domain)?;
            if folded == 0 {
                return Ok(());
            }
        }
    }

    /// Customers deleted long ago, with all that belongs to them.
    pub async fn purge_trash(&self) -> Result<u64> {
        self.purge(purge!("customers")).await
    }

    /// Records that were deleted long ago, of customers that were not.
    pub async fn purge_records(&self) -> Result<u64> {
        let mut total = 0;
        for statement in RECORDS {
            total += self.purge(statement).await?;
        }
        Ok(total)
    }

    /// In small batches, until nothing is left that is old enough.
    async fn purge(&self, statement: &'static str) -> Result<u64> {
        let days = i32::try_from(TRASH_DAYS).unwrap_or(i32::MAX);
        let mut total = 0;
        loop {
            let purged = sqlx::query(statement)
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

    /// Entries of the activity log that are older than a year: the log stays as small as what people look at.
    pub async fn archive_activity(&self) -> Result<u64> {
        let mut total = 0;
        loop {
            let moved: i64 =
                sqlx::query_scalar("select archive_activity(now() - interval '1 year', 1000)")
                    .fetch_one(self.db.system())
                    .await
                    .map_err(into_domain)?;
            total += u64::try_from(moved).unwrap_or_default();
            if moved == 0 {
                return Ok(total);
            }
        }
    }

    /// Sessions, links, rate limits, kept replies and deleted language models whose time has passed; API keys a month later, for their
    /// owners to see why a program stopped.
    pub async fn purge_expired(&self) -> Result<u64> {
        let statements = [
            "delete from sessions where expires_at < now()",
            "delete from account_tokens where expires_at < now()",
            "delete from rate_limits where window_ends_at < now()",
            "delete from api_keys where expires_at < now() - interval '30 days'",
            "delete from idempotency_keys where created_at < now() - interval '24 hours'",
            "delete from workspace_model_providers where deleted_at < now() - interval '24 hours'",
        ];
        let mut total = 0;
        for statement in statements {
            let done = sqlx::query(statement).execute(self.db.system()).await;
            total += done.map_err(into_domain)?.rows_affected();
        }
        Ok(total)
    }
}
