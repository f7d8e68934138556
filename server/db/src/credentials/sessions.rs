use std::time::Duration;

use domain::accounts::{ClientInfo, SignedIn};
use domain::id::{SessionId, UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Result, Source};
use sqlx::Row;
use uuid::Uuid;

use super::Credentials;
use crate::Digest;
use crate::errors::{into_domain, unreadable};

impl Credentials {
    /// Days after which a session that is not used ends.
    pub const SESSION_DAYS: u32 = 30;

    /// Begins a session in the user's workspace.
    pub async fn create_session(
        &self,
        user: UserId,
        token: Digest,
        client: &ClientInfo,
        lives: Duration,
    ) -> Result<SessionId> {
        let workspace = self.ensure_personal_workspace(user).await?;
        sqlx::query_scalar(
            "insert into sessions (id, user_id, workspace_id, token_hash, user_agent, address, expires_at) \
             values ($1, $2, $3, $4, left($5, 300), left($6, 100), now() + make_interval(secs => $7)) \
             returning id",
        )
        .bind(Uuid::now_v7())
        .bind(user.uuid())
        .bind(workspace.uuid())
        .bind(token.bytes())
        .bind(plain(&client.user_agent))
        .bind(plain(&client.address))
        .bind(lives.as_secs_f64())
        .fetch_one(self.db.system())
        .await
        .map(SessionId::new)
        .map_err(into_domain)
    }

    /// Who holds the cookie with this secret. The role is the one they have now, and a session in
    /// use lives on: it is prolonged once in five minutes at most.
    pub async fn authenticate(&self, token: Digest) -> Result<Option<SignedIn>> {
        let found = sqlx::query(
            "select s.id, s.user_id, s.workspace_id, m.role, \
             s.last_seen_at < now() - interval '5 minutes' as stale \
             from sessions s left join workspace_members m \
             on m.workspace_id = s.workspace_id and m.user_id = s.user_id \
             where s.token_hash = $1 and s.expires_at > now()",
        )
        .bind(token.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        let Some(row) = found else { return Ok(None) };
        let session = SessionId::new(row.get("id"));
        if row.get("stale") {
            self.touch(session).await?;
        }
        let user = UserId::new(row.get("user_id"));
        let (workspace, role) = match row.get::<Option<String>, _>("role") {
            Some(word) => (WorkspaceId::new(row.get("workspace_id")), role(&word)?),
            None => self.move_session(session, user).await?,
        };
        let actor = Actor {
            user,
            workspace,
            role,
            source: Source::Person,
        };
        Ok(Some(SignedIn { actor, session }))
    }

    /// Ends the session of this secret, if there is one.
    pub async fn delete_session(&self, token: Digest) -> Result<()> {
        sqlx::query("delete from sessions where token_hash = $1")
            .bind(token.bytes())
            .execute(self.db.system())
            .await
            .map(drop)
            .map_err(into_domain)
    }

    /// Ends all sessions of a user but one.
    pub async fn delete_sessions(&self, user: UserId, except: Option<SessionId>) -> Result<()> {
        sqlx::query("delete from sessions where user_id = $1 and id is distinct from $2")
            .bind(user.uuid())
            .bind(except.map(SessionId::uuid))
            .execute(self.db.system())
            .await
            .map(drop)
            .map_err(into_domain)
    }

    /// Prolongs a session, unless another request is just doing the same.
    async fn touch(&self, session: SessionId) -> Result<()> {
        sqlx::query(
            "update sessions set last_seen_at = now(), \
             expires_at = greatest(expires_at, now() + make_interval(days => $2)) \
             where id = (select id from sessions where id = $1 for update skip locked)",
        )
        .bind(session.uuid())
        .bind(i32::try_from(Self::SESSION_DAYS).unwrap_or(30))
        .execute(self.db.system())
        .await
        .map(drop)
        .map_err(into_domain)
    }

    /// The user is no longer a member of the session's workspace: the session goes on in another.
    async fn move_session(&self, session: SessionId, user: UserId) -> Result<(WorkspaceId, Role)> {
        let workspace = self.ensure_personal_workspace(user).await?;
        let word: String = sqlx::query_scalar(
            "with moved as (update sessions set workspace_id = $2 where id = $1) \
             select role from workspace_members where workspace_id = $2 and user_id = $3",
        )
        .bind(session.uuid())
        .bind(workspace.uuid())
        .bind(user.uuid())
        .fetch_one(self.db.system())
        .await
        .map_err(into_domain)?;
        Ok((workspace, role(&word)?))
    }
}

fn role(word: &str) -> Result<Role> {
    Role::from_word(word).ok_or_else(|| unreadable("role"))
}

/// What a browser says about itself, without the character that Postgres cannot keep.
fn plain(text: &str) -> String {
    text.replace('\0', "")
}
