//! What the built-in sign-in keeps. All of it goes through the system's door: nobody is signed in yet.

use std::time::Duration;

use domain::accounts::{ClientInfo, Email, PersonName, SignedIn};
use domain::id::{SessionId, UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Error, Result, Source};
use serde_json::json;
use sqlx::Row;
use uuid::Uuid;

use crate::errors::{into_domain, unreadable};
use crate::{Db, Digest};

/// Users, sessions, links in e-mails and rate limits. Says nothing about who may ask: that is the
/// provider's business.
#[derive(Clone, Debug)]
pub struct Credentials {
    db: Db,
}

/// A user as the provider needs it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Their id.
    pub id: UserId,
    /// The address they sign in with.
    pub email: Email,
    /// The hash of their password; `None` when they never chose one.
    pub password_hash: Option<String>,
    /// Whether they proved that the address is theirs.
    pub confirmed: bool,
}

/// What the link in an e-mail is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenPurpose {
    /// Proving the address of a new account.
    Confirm,
    /// Signing in without a password.
    MagicLink,
    /// Choosing a new password.
    Recovery,
    /// Moving to another address.
    EmailChange,
}

/// A link that was just followed, and is now used up.
#[derive(Debug, Clone)]
pub struct UsedToken {
    /// Whose it was.
    pub user: UserId,
    /// What it was good for.
    pub purpose: TokenPurpose,
    /// The address to move to, for [`TokenPurpose::EmailChange`].
    pub new_email: Option<Email>,
}

/// Why the built-in sign-in cannot work with this database.
#[derive(Debug, thiserror::Error)]
pub enum SignInUnavailable {
    /// The users belong to somebody else, as on Supabase.
    #[error(
        "the built-in sign-in keeps its users in auth.users, which the database's role may not change; use a role that may, or let Supabase Auth sign people in"
    )]
    UsersNotOurs,
    /// The database did not answer.
    #[error("cannot look at auth.users: {0}")]
    Database(#[from] sqlx::Error),
}

impl Credentials {
    /// Days after which a session that is not used ends.
    pub const SESSION_DAYS: u32 = 30;

    /// What the built-in sign-in keeps in `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether our role may keep users at all. Asked once, at the start.
    pub async fn check(&self) -> Result<(), SignInUnavailable> {
        let ours: bool = sqlx::query_scalar(
            "select has_table_privilege(t.oid, 'select') and has_table_privilege(t.oid, 'insert') \
             and has_table_privilege(t.oid, 'update') and has_table_privilege(t.oid, 'delete') \
             and (not t.relrowsecurity or pg_has_role(t.relowner, 'usage') \
             or (select rolbypassrls from pg_roles where rolname = current_user)) \
             from pg_class t where t.oid = 'auth.users'::regclass",
        )
        .fetch_one(self.db.system())
        .await?;
        if ours {
            Ok(())
        } else {
            Err(SignInUnavailable::UsersNotOurs)
        }
    }

    /// Makes an unconfirmed user. `None` when the address is taken.
    pub async fn create_user(
        &self,
        email: &Email,
        password_hash: &str,
        name: &PersonName,
    ) -> Result<Option<UserId>> {
        let id: Option<Uuid> = sqlx::query_scalar(
            "insert into auth.users (id, aud, role, email, encrypted_password, raw_app_meta_data, \
             raw_user_meta_data, created_at, updated_at) \
             values ($1, 'authenticated', 'authenticated', $2, $3, \
             '{\"provider\": \"email\", \"providers\": [\"email\"]}', $4, now(), now()) \
             on conflict do nothing returning id",
        )
        .bind(Uuid::now_v7())
        .bind(email.as_str())
        .bind(password_hash)
        .bind(json!({ "name": name.as_str() }))
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        Ok(id.map(UserId::new))
    }

    /// The user with this address.
    pub async fn find_by_email(&self, email: &Email) -> Result<Option<Account>> {
        let row = sqlx::query(
            "select id, email, encrypted_password, email_confirmed_at is not null as confirmed \
             from auth.users where email = $1 and is_sso_user = false and deleted_at is null",
        )
        .bind(email.as_str())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        row.as_ref().map(account).transpose()
    }

    /// The user with this id.
    pub async fn find(&self, user: UserId) -> Result<Option<Account>> {
        let row = sqlx::query(
            "select id, email, encrypted_password, email_confirmed_at is not null as confirmed \
             from auth.users where id = $1 and deleted_at is null",
        )
        .bind(user.uuid())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        row.as_ref().map(account).transpose()
    }

    /// Whether nobody has an account yet.
    pub async fn is_empty(&self) -> Result<bool> {
        sqlx::query_scalar("select not exists (select from auth.users)")
            .fetch_one(self.db.system())
            .await
            .map_err(into_domain)
    }

    /// Notes that the address is theirs.
    pub async fn confirm_email(&self, user: UserId) -> Result<()> {
        self.change_user(
            sqlx::query(
                "update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), \
                 updated_at = now() where id = $1",
            )
            .bind(user.uuid()),
        )
        .await
    }

    /// Sets the password. Links sent before are void: one of them may be why it changes.
    pub async fn set_password_hash(&self, user: UserId, hash: &str) -> Result<()> {
        self.change_user(
            sqlx::query(
                "with void as (delete from account_tokens where user_id = $1) \
                 update auth.users set encrypted_password = $2, updated_at = now() where id = $1",
            )
            .bind(user.uuid())
            .bind(hash),
        )
        .await
    }

    /// Moves to another, confirmed address. Links sent to the old one are void.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `email` when somebody else has the address.
    pub async fn set_email(&self, user: UserId, email: &Email) -> Result<()> {
        self.change_user(
            sqlx::query(
                "with void as (delete from account_tokens where user_id = $1), \
                 shown as (update profiles set email = $2 where id = $1) \
                 update auth.users set email = $2, email_confirmed_at = now(), updated_at = now() \
                 where id = $1",
            )
            .bind(user.uuid())
            .bind(email.as_str()),
        )
        .await
    }

    /// Deletes the account, everything private to it, and every workspace without another member.
    /// What it shared in other workspaces stays and gets a new owner there (a trigger).
    pub async fn delete_account(&self, user: UserId) -> Result<()> {
        let mut work = self.db.system().begin().await.map_err(into_domain)?;
        sqlx::query(
            "delete from workspaces w using workspace_members mine \
             where mine.workspace_id = w.id and mine.user_id = $1 and not exists \
             (select from workspace_members m where m.workspace_id = w.id and m.user_id <> $1)",
        )
        .bind(user.uuid())
        .execute(&mut *work)
        .await
        .map_err(into_domain)?;
        sqlx::query("delete from auth.users where id = $1")
            .bind(user.uuid())
            .execute(&mut *work)
            .await
            .map_err(into_domain)?;
        work.commit().await.map_err(into_domain)
    }

    /// The workspace this user acts in after signing in: the first they joined, or a new one of
    /// their own. Makes their profile as well. May be called any number of times, also at once.
    pub async fn ensure_personal_workspace(&self, user: UserId) -> Result<WorkspaceId> {
        sqlx::query_scalar("select ensure_personal_workspace($1, $2)")
            .bind(user.uuid())
            .bind(Uuid::now_v7())
            .fetch_one(self.db.system())
            .await
            .map(WorkspaceId::new)
            .map_err(into_domain)
    }

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

    /// Keeps the hash of a link's secret. It replaces an earlier link of the same kind: the one in
    /// the latest e-mail is the one that works.
    pub async fn put_token(
        &self,
        token: Digest,
        user: UserId,
        purpose: TokenPurpose,
        new_email: Option<&Email>,
        lives: Duration,
    ) -> Result<()> {
        sqlx::query(
            "with void as (delete from account_tokens where user_id = $2 and purpose = $3) \
             insert into account_tokens (token_hash, user_id, purpose, new_email, expires_at) \
             values ($1, $2, $3, $4, now() + make_interval(secs => $5))",
        )
        .bind(token.bytes())
        .bind(user.uuid())
        .bind(purpose.as_str())
        .bind(new_email.map(Email::as_str))
        .bind(lives.as_secs_f64())
        .execute(self.db.system())
        .await
        .map(drop)
        .map_err(into_domain)
    }

    /// Whose a link is, without using it up: for showing the page that asks for a new password.
    pub async fn peek_token(&self, token: Digest) -> Result<Option<UsedToken>> {
        let row = sqlx::query(
            "select user_id, purpose, new_email from account_tokens \
             where token_hash = $1 and expires_at > now()",
        )
        .bind(token.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        row.as_ref().map(used_token).transpose()
    }

    /// Uses up a link. `None` when it was used, replaced, or is too old. Of two who follow it at
    /// once, one gets it.
    pub async fn take_token(&self, token: Digest) -> Result<Option<UsedToken>> {
        let row = sqlx::query(
            "delete from account_tokens where token_hash = $1 and expires_at > now() \
             returning user_id, purpose, new_email",
        )
        .bind(token.bytes())
        .fetch_optional(self.db.system())
        .await
        .map_err(into_domain)?;
        row.as_ref().map(used_token).transpose()
    }

    /// Counts an attempt; attempts beyond `limit` within `window` are refused.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the seconds until the window ends.
    pub async fn hit_rate_limit(&self, key: Digest, limit: u32, window: Duration) -> Result<()> {
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
        if i64::from(row.get::<i32, _>("hits")) <= i64::from(limit) {
            return Ok(());
        }
        Err(Error::TooMany {
            retry_after_seconds: u32::try_from(row.get::<i32, _>("wait")).unwrap_or(0).max(1),
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

    async fn change_user(
        &self,
        statement: sqlx::query::Query<'_, sqlx::Postgres, sqlx::postgres::PgArguments>,
    ) -> Result<()> {
        let done = statement
            .execute(self.db.system())
            .await
            .map_err(into_domain)?;
        if done.rows_affected() == 0 {
            return Err(Error::NotFound);
        }
        Ok(())
    }
}

impl TokenPurpose {
    const ALL: [Self; 4] = [
        Self::Confirm,
        Self::MagicLink,
        Self::Recovery,
        Self::EmailChange,
    ];

    /// The word stored in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::MagicLink => "magic_link",
            Self::Recovery => "recovery",
            Self::EmailChange => "email_change",
        }
    }

    fn from_word(word: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|purpose| purpose.as_str() == word)
            .ok_or_else(|| unreadable("kind of link"))
    }
}

fn account(row: &sqlx::postgres::PgRow) -> Result<Account> {
    let email: Option<String> = row.get("email");
    Ok(Account {
        id: UserId::new(row.get("id")),
        email: Email::parse(&email.unwrap_or_default())
            .map_err(|_| unreadable("user's e-mail address"))?,
        password_hash: row.get("encrypted_password"),
        confirmed: row.get("confirmed"),
    })
}

fn used_token(row: &sqlx::postgres::PgRow) -> Result<UsedToken> {
    let new_email: Option<String> = row.get("new_email");
    Ok(UsedToken {
        user: UserId::new(row.get("user_id")),
        purpose: TokenPurpose::from_word(row.get("purpose"))?,
        new_email: new_email
            .map(|text| Email::parse(&text).map_err(|_| unreadable("new e-mail address")))
            .transpose()?,
    })
}

fn role(word: &str) -> Result<Role> {
    Role::from_word(word).ok_or_else(|| unreadable("role"))
}

/// What a browser says about itself, without the character that Postgres cannot keep.
fn plain(text: &str) -> String {
    text.replace('\0', "")
}
