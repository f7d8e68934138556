use std::time::Duration;

use domain::{Error, Result};
use sqlx::Row;

use super::Credentials;
use crate::Digest;
use crate::errors::into_domain;

/// How often something was tried in a window that is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// This one included.
    pub count: u32,
    /// Until the window ends and counting begins anew.
    pub ends_in_seconds: u32,
}

impl Credentials {
    /// Counts an attempt; attempts beyond `limit` within `window` are refused.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds until the window ends.
    pub async fn hit_rate_limit(&self, key: Digest, limit: u32, window: Duration) -> Result<()> {
        let attempts = self.count_attempt(key, window).await?;
        if attempts.count <= limit {
            return Ok(());
        }
        Err(Error::TooMany {
            retry_after_seconds: attempts.ends_in_seconds,
        })
    }

    /// Counts an attempt and leaves it to the caller what to make of it.
    pub async fn count_attempt(&self, key: Digest, window: Duration) -> Result<Attempts> {
        let row = sqlx::query(
            "insert into rate_limits as r (key_hash, window_ends_at, hits) \
             values ($1, now() + make_interval(secs => $2), 1) \
             on conflict (key_hash) do update set \
             hits = case when r.window_ends_at <= now() then 1 else least(r.hits, 1000000) + 1 end, \
             window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at \
             else r.window_ends_at end \
             returning hits, ceil(extract(epoch from window_ends_at - now()))::int as wait",
        )
        .bind(key.bytes())
        .bind(window.as_secs_f64())
        .fetch_one(self.db.system())
        .await
        .map_err(into_domain)?;
        let number = |column| u32::try_from(row.get::<i32, _>(column)).unwrap_or(0);
        Ok(Attempts {
            count: number("hits"),
            ends_in_seconds: number("wait").max(1),
        })
    }

    /// Forgets the attempts counted under a key: after a sign-in that succeeded.
    pub async fn clear_rate_limit(&self, key: Digest) -> Result<()> {
        sqlx::query("delete from rate_limits where key_hash = $1")
            .bind(key.bytes())
            .execute(self.db.system())
            .await
            .map(drop)
            .map_err(into_domain)
    }
}
