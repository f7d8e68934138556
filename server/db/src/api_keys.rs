use domain::api_keys::{ApiCaller, ApiKey, ApiKeyName, NewApiKey, Scope};
use domain::id::{ApiKeyId, UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Error, Result, Source};
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::errors::{into_domain, unreadable};
use crate::{Db, Digest};

/// Personal API keys. Their owners' work is under row-level security; only finding out whose a secret is goes through
/// the system's door, because until then nobody is signed in.
#[derive(Clone, Debug)]
pub struct ApiKeys {
    db: Db,
}

impl ApiKeys {
    /// The keys of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// The actor's keys, latest first.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<ApiKey>> {
        let mut session = self.db.begin(actor).await?;
        let rows = sqlx::query(
            "select id, name, prefix, scopes, created_at, expires_at, last_used_at from api_keys \
             where workspace_id = $1 and user_id = $2 order by created_at desc, id desc",
        )
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .fetch_all(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows.iter().map(api_key).collect()
    }

    /// Makes a key; of its secret come the hash and the characters to show.
    ///
    /// # Errors
    /// [`Error::Conflict`] for somebody who has [`ApiKey::MAX`] keys.
    pub async fn insert(
        &self,
        actor: &Actor,
        new: &NewApiKey,
        secret: Digest,
        prefix: &str,
    ) -> Result<ApiKey> {
        let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
        let mut session = self.db.begin(actor).await?;
        let made = sqlx::query(
            "insert into api_keys (id, workspace_id, user_id, name, token_hash, prefix, scopes, expires_at) \
             select $1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8) \
             where (select count(*) from api_keys where workspace_id = $2 and user_id = $3) < $9 \
             returning id, name, prefix, scopes, created_at, expires_at, last_used_at",
        )
        .bind(Uuid::now_v7())
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .bind(new.name.as_str())
        .bind(secret.bytes())
        .bind(prefix)
        .bind(scopes)
        .bind(new.life.days().and_then(|days| i32::try_from(days).ok()))
        .bind(i64::from(ApiKey::MAX))
        .fetch_optional(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        let row = made.ok_or_else(|| {
            Error::conflict(format!(
                "You have {} keys. Revoke one that nothing uses any more.",
                ApiKey::MAX
            ))
        })?;
        api_key(&row)
    }

    /// Ends a key.
    pub async fn delete(&self, actor: &Actor, id: ApiKeyId) -> Result<()> {
        let mut session = self.db.begin(actor).await?;
        let done = sqlx::query(
            "delete from api_keys where id = $1 and workspace_id = $2 and user_id = $3",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .execute(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        if done.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        Ok(())
    }

    /// Whose key has this secret. The role is the one its owner has now.
    pub async fn authenticate(&self, secret: Digest) -> Result<Option<ApiCaller>> {
        let found = sqlx::query(
            "select k.id, k.user_id, k.workspace_id, k.scopes, m.role, \
             coalesce(k.last_used_at < now() - interval '1 minute', true) as stale \
             from api_keys k join workspace_members m \
             on m.workspace_id = k.workspace_id and m.user_id = k.user_id \
             where k.token_hash = $1 and (k.expires_at is null or k.expires_at > now())",
        )
        .bind(secret.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        let Some(row) = found else { return Ok(None) };
        let key = ApiKeyId::new(row.get("id"));
        if row.get("stale") {
            self.touch(key).await?;
        }
        let actor = Actor {
            user: UserId::new(row.get("user_id")),
            workspace: WorkspaceId::new(row.get("workspace_id")),
            role: Role::from_word(row.get("role")).ok_or_else(|| unreadable("role"))?,
            source: Source::Api,
        };
        let scopes = scopes(&row);
        Ok(Some(ApiCaller { key, actor, scopes }))
    }

    /// Notes that a key is in use, unless another request is just doing so.
    async fn touch(&self, key: ApiKeyId) -> Result<()> {
        sqlx::query(
            "update api_keys set last_used_at = now() \
             where id = (select id from api_keys where id = $1 for update skip locked)",
        )
        .bind(key.uuid())
        .execute(self.db.system())
        .await
        .map(drop)
        .map_err(into_domain)
    }
}

fn api_key(row: &PgRow) -> Result<ApiKey> {
    Ok(ApiKey {
        id: ApiKeyId::new(row.get("id")),
        name: ApiKeyName::parse(row.get("name")).map_err(|_| unreadable("API key's name"))?,
        prefix: row.get("prefix"),
        scopes: scopes(row),
        created_at: row.get("created_at"),
        expires_at: row.get("expires_at"),
        last_used_at: row.get("last_used_at"),
    })
}

/// A word that a newer version wrote allows nothing here.
fn scopes(row: &PgRow) -> Vec<Scope> {
    row.get::<Vec<String>, _>("scopes")
        .iter()
        .filter_map(|word| Scope::from_word(word))
        .collect()
}
