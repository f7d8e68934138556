use domain::accounts::{Email, PersonName};
use domain::id::{UserId, WorkspaceId};
use domain::{Error, Result};
use serde_json::json;
use sqlx::{PgConnection, Row};
use uuid::Uuid;

use super::Credentials;
use crate::errors::{into_domain, unreadable};

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

impl Credentials {
    /// Makes an unconfirmed user. `None` when the address is taken.
    ///
    /// An unconfirmed user of this address becomes the new one: it may be a stranger's, and nothing hangs on it yet.
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
             on conflict (email) where is_sso_user = false do update set \
             encrypted_password = excluded.encrypted_password, raw_user_meta_data = excluded.raw_user_meta_data, \
             updated_at = now() where users.email_confirmed_at is null and users.deleted_at is null returning id",
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

    /// Notes that the address is theirs. A password set before that was known to be so is void.
    pub async fn confirm_without_password(&self, user: UserId) -> Result<()> {
        self.change_user(
            sqlx::query(
                "update auth.users set encrypted_password = \
                 case when email_confirmed_at is not null then encrypted_password end, \
                 email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now() where id = $1",
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
        self.leave(user, "delete from auth.users where id = $1")
            .await
    }

    /// All of [`Self::delete_account`] but the user, whom another provider deletes: every workspace without another
    /// member, and the memberships in the rest. May be repeated.
    pub async fn leave_workspaces(&self, user: UserId) -> Result<()> {
        self.leave(user, "delete from workspace_members where user_id = $1")
            .await
    }

    /// Deletes every workspace without another member, then what `last` says of the user.
    async fn leave(&self, user: UserId, last: &'static str) -> Result<()> {
        let mut work = self.db.system().begin().await.map_err(into_domain)?;
        // A workspace may hold a hundred thousand customers.
        sqlx::query("set local statement_timeout = '5min'")
            .execute(&mut *work)
            .await
            .map_err(into_domain)?;
        delete_lonely_workspaces(&mut work, user).await?;
        sqlx::query(last)
            .bind(user.uuid())
            .execute(&mut *work)
            .await
            .map_err(into_domain)?;
        work.commit().await.map_err(into_domain)
    }

    /// Shows the address that another provider has for a user.
    pub async fn show_email(&self, user: UserId, email: &Email) -> Result<()> {
        sqlx::query("update profiles set email = $2 where id = $1 and email <> $2")
            .bind(user.uuid())
            .bind(email.as_str())
            .execute(self.db.system())
            .await
            .map(drop)
            .map_err(into_domain)
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

async fn delete_lonely_workspaces(work: &mut PgConnection, user: UserId) -> Result<()> {
    sqlx::query(
        "delete from workspaces w using workspace_members mine \
         where mine.workspace_id = w.id and mine.user_id = $1 and not exists \
         (select from workspace_members m where m.workspace_id = w.id and m.user_id <> $1)",
    )
    .bind(user.uuid())
    .execute(work)
    .await
    .map(drop)
    .map_err(into_domain)
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
