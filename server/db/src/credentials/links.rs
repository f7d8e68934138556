use std::time::Duration;

use domain::Result;
use domain::accounts::Email;
use domain::id::UserId;
use sqlx::Row;

use super::Credentials;
use crate::Digest;
use crate::errors::{into_domain, unreadable};

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

impl Credentials {
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
