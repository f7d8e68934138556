use chrono::{DateTime, Utc};
use domain::Result;
use domain::id::{SessionId, UserId};
use sqlx::postgres::PgRow;
use sqlx::{Postgres, Row, Transaction};

use crate::errors::into_domain;
use crate::{Db, Digest};

/// What an outside provider of sign-in gave for our sessions. Through the system's door, like all of sign-in.
#[derive(Clone, Debug)]
pub struct ProviderSessions {
    db: Db,
}

/// The provider's tokens of one session.
#[derive(Debug, Clone)]
pub struct ProviderTokens {
    /// The session they belong to.
    pub session: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// The tokens, sealed by the server: the database cannot read them.
    pub sealed: Vec<u8>,
    /// When the access token among them ends.
    pub access_expires_at: DateTime<Utc>,
}

/// The tokens of a session that nobody else may change until this is dropped, whichever process they are in.
#[derive(Debug)]
pub struct LockedTokens {
    /// What is kept now.
    pub tokens: ProviderTokens,
    work: Transaction<'static, Postgres>,
}

impl ProviderSessions {
    /// What is kept in `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Keeps the tokens of a session, in place of earlier ones.
    pub async fn put(
        &self,
        session: SessionId,
        sealed: &[u8],
        access_expires_at: DateTime<Utc>,
    ) -> Result<()> {
        sqlx::query(
            "insert into provider_sessions (session_id, sealed_tokens, access_expires_at) values ($1, $2, $3) \
             on conflict (session_id) do update set sealed_tokens = excluded.sealed_tokens, \
             access_expires_at = excluded.access_expires_at, updated_at = now()",
        )
        .bind(session.uuid())
        .bind(sealed)
        .bind(access_expires_at)
        .execute(self.db.system())
        .await
        .map(drop)
        .map_err(into_domain)
    }

    /// The tokens of the session with this secret. `None` when it ended, or was begun by another way of signing in.
    pub async fn find(&self, token: Digest) -> Result<Option<ProviderTokens>> {
        let row = sqlx::query(
            "select p.session_id, s.user_id, p.sealed_tokens, p.access_expires_at \
             from provider_sessions p join sessions s on s.id = p.session_id \
             where s.token_hash = $1 and s.expires_at > now()",
        )
        .bind(token.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        Ok(row.as_ref().map(tokens))
    }

    /// The same for changing them: of all processes one gets them, the others wait, and find what it left.
    pub async fn lock(&self, token: Digest) -> Result<Option<LockedTokens>> {
        let mut work = self.db.system().begin().await.map_err(into_domain)?;
        // Longer than the provider may take to answer whoever holds the row.
        sqlx::query(
            "select set_config('lock_timeout', '12s', true), set_config('statement_timeout', '12s', true)",
        )
        .execute(&mut *work)
        .await
        .map_err(into_domain)?;
        // The session's row, and by it that of the tokens: whoever ends the session takes them in this order, too.
        let row = sqlx::query(
            "select p.session_id, s.user_id, p.sealed_tokens, p.access_expires_at \
             from sessions s join provider_sessions p on p.session_id = s.id \
             where s.token_hash = $1 and s.expires_at > now() for update of s, p",
        )
        .bind(token.bytes())
        .fetch_optional(&mut *work)
        .await
        .map_err(into_domain)?;
        Ok(row.map(|row| LockedTokens {
            tokens: tokens(&row),
            work,
        }))
    }
}

impl LockedTokens {
    /// Keeps new tokens and lets the next one have them.
    pub async fn replace(mut self, sealed: &[u8], access_expires_at: DateTime<Utc>) -> Result<()> {
        sqlx::query(
            "update provider_sessions set sealed_tokens = $2, access_expires_at = $3, updated_at = now() \
             where session_id = $1",
        )
        .bind(self.tokens.session.uuid())
        .bind(sealed)
        .bind(access_expires_at)
        .execute(&mut *self.work)
        .await
        .map_err(into_domain)?;
        self.work.commit().await.map_err(into_domain)
    }

    /// Ends the session.
    pub async fn end(mut self) -> Result<()> {
        sqlx::query("delete from sessions where id = $1")
            .bind(self.tokens.session.uuid())
            .execute(&mut *self.work)
            .await
            .map_err(into_domain)?;
        self.work.commit().await.map_err(into_domain)
    }
}

fn tokens(row: &PgRow) -> ProviderTokens {
    ProviderTokens {
        session: SessionId::new(row.get("session_id")),
        user: UserId::new(row.get("user_id")),
        sealed: row.get("sealed_tokens"),
        access_expires_at: row.get("access_expires_at"),
    }
}
