use std::collections::BTreeMap;

use domain::Result;
use domain::id::ApiKeyId;
use sqlx::Row;
use sqlx::types::Json;

use crate::errors::into_domain;
use crate::{Db, Digest};

/// The replies to requests that their senders may repeat. The system's own table: nobody is let near it.
#[derive(Clone, Debug)]
pub struct IdempotencyKeys {
    db: Db,
}

/// What is known of a request that says who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nothing: it is to be done, and then [`IdempotencyKeys::keep`] or [`IdempotencyKeys::forget`].
    First,
    /// It was done; this was the reply.
    Again(KeptReply),
    /// It is being done right now.
    Running,
    /// It has the name of another request.
    Other,
}

/// A reply as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReply {
    /// Its HTTP status.
    pub status: u16,
    /// The headers worth keeping, by name in lower case.
    pub headers: BTreeMap<String, String>,
    /// Its body.
    pub body: String,
}

impl IdempotencyKeys {
    /// The replies kept in `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Notes that a request begins. `name` is what its sender calls it, `request` all that it asks for.
    ///
    /// After a day a name is free again; after a minute also that of a request which never ended, because its process did.
    pub async fn begin(&self, key: ApiKeyId, name: Digest, request: Digest) -> Result<Begun> {
        let begun = sqlx::query(
            "insert into idempotency_keys as k (api_key_id, key_hash, request_hash) values ($1, $2, $3) \
             on conflict (api_key_id, key_hash) do update set request_hash = excluded.request_hash, \
             created_at = now(), status = null, headers = null, body = null \
             where k.created_at < now() - interval '24 hours' \
             or (k.status is null and k.created_at < now() - interval '1 minute')",
        )
        .bind(key.uuid())
        .bind(name.bytes())
        .bind(request.bytes())
        .execute(self.db.system())
        .await
        .map_err(into_domain)?;
        if begun.rows_affected() > 0 {
            return Ok(Begun::First);
        }
        self.look(key, name, request).await
    }

    /// Keeps the reply to a request that was done.
    pub async fn keep(&self, key: ApiKeyId, name: Digest, reply: &KeptReply) -> Result<()> {
        sqlx::query(
            "update idempotency_keys set status = $3, headers = $4, body = $5 \
             where api_key_id = $1 and key_hash = $2",
        )
        .bind(key.uuid())
        .bind(name.bytes())
        .bind(i32::from(reply.status))
        .bind(Json(&reply.headers))
        .bind(&reply.body)
        .execute(self.db.system())
        .await
        .map(drop)
        .map_err(into_domain)
    }

    /// Frees the name of a request that changed nothing.
    pub async fn forget(&self, key: ApiKeyId, name: Digest) -> Result<()> {
        sqlx::query("delete from idempotency_keys where api_key_id = $1 and key_hash = $2")
            .bind(key.uuid())
            .bind(name.bytes())
            .execute(self.db.system())
            .await
            .map(drop)
            .map_err(into_domain)
    }

    async fn look(&self, key: ApiKeyId, name: Digest, request: Digest) -> Result<Begun> {
        let found = sqlx::query(
            "select request_hash, status, headers, body from idempotency_keys \
             where api_key_id = $1 and key_hash = $2",
        )
        .bind(key.uuid())
        .bind(name.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        // Gone since: the first one was refused a moment ago, and the sender may try again.
        let Some(row) = found else {
            return Ok(Begun::Running);
        };
        if row.get::<Vec<u8>, _>("request_hash") != request.bytes() {
            return Ok(Begun::Other);
        }
        let Some(status) = row.get::<Option<i32>, _>("status") else {
            return Ok(Begun::Running);
        };
        let Json(headers) = row.get::<Json<BTreeMap<String, String>>, _>("headers");
        Ok(Begun::Again(KeptReply {
            status: u16::try_from(status).unwrap_or(200),
            headers,
            body: row.get("body"),
        }))
    }
}
