//! The built-in sign-in: passwords hashed with argon2id in `auth.users`, links by e-mail, sessions in the database.

pub(crate) mod answers;
mod api_keys;
pub(crate) mod limits;
mod password;
mod provider;
pub(crate) mod secret;

use std::time::Duration;

use db::{Credentials, Digest, TokenPurpose as Purpose, UsedToken};
use domain::accounts::{ClientInfo, Email, Password, SessionToken, SignedIn};
use domain::id::UserId;
use domain::{Error, Result};

use self::answers::used_up;
pub use self::api_keys::KeyRing;
use self::limits::Limits;
use self::password::Hasher;
use self::secret::Secret;
use crate::mail::{Mailer, messages};

/// Counted from the last visit.
pub(crate) const SESSION: Duration =
    Duration::from_secs(Credentials::SESSION_DAYS as u64 * 24 * 60 * 60);

/// Sign-in without an outside service.
pub struct BuiltinAuth {
    credentials: Credentials,
    hasher: Hasher,
    limits: Limits,
    mailer: Mailer,
    public_url: String,
}

impl BuiltinAuth {
    /// Sign-in on this database; links in e-mails begin with `public_url` (no slash at the end).
    pub fn new(
        credentials: Credentials,
        mailer: Mailer,
        public_url: String,
        attempts_per_address: u32,
    ) -> Self {
        let limits = Limits::new(credentials.clone(), attempts_per_address);
        Self {
            credentials,
            hasher: Hasher::new(),
            limits,
            mailer,
            public_url,
        }
    }

    fn page(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// A new single-use link; the database keeps only the hash of its secret.
    async fn link(
        &self,
        path: &str,
        user: UserId,
        purpose: Purpose,
        life: Duration,
    ) -> Result<String> {
        self.link_for(path, user, purpose, None, life).await
    }

    async fn link_for(
        &self,
        path: &str,
        user: UserId,
        purpose: Purpose,
        new_email: Option<&Email>,
        life: Duration,
    ) -> Result<String> {
        let secret = Secret::new();
        self.credentials
            .put_token(secret.digest(), user, purpose, new_email, life)
            .await?;
        Ok(self.page(&format!("{path}?token={}", secret.expose())))
    }

    /// A new session: always a new secret, so that one planted before sign-in is worth nothing.
    async fn open_session(&self, user: UserId, client: &ClientInfo) -> Result<SessionToken> {
        let secret = Secret::new();
        self.credentials
            .create_session(user, secret.digest(), client, SESSION)
            .await?;
        Ok(SessionToken::new(secret.expose().to_owned()))
    }

    /// Whose a link is that is good for one of these; it stays good.
    async fn expect(&self, token: &str, purposes: &[Purpose]) -> Result<UsedToken> {
        let found = self.credentials.peek_token(Digest::of(token)).await?;
        found
            .filter(|found| purposes.contains(&found.purpose))
            .ok_or_else(used_up)
    }

    /// Takes a link that is good for one of these, and leaves any other alone.
    async fn use_up(&self, token: &str, purposes: &[Purpose]) -> Result<UsedToken> {
        self.expect(token, purposes).await?;
        // Two at once: one gets it.
        self.credentials
            .take_token(Digest::of(token))
            .await?
            .ok_or_else(used_up)
    }

    /// Moves an account to another address and tells the old one.
    async fn move_to(&self, user: UserId, new: &Email) -> Result<()> {
        let old = self
            .credentials
            .find(user)
            .await?
            .ok_or_else(used_up)?
            .email;
        self.credentials.set_email(user, new).await?;
        let forgot = self.page("/forgot-password");
        self.mailer
            .send(messages::account_changed(old, "e-mail address", &forgot));
        Ok(())
    }

    /// Confirms that the person at the keyboard is the one who signed in.
    async fn check_password(&self, who: &SignedIn, field: &str, password: &str) -> Result<Email> {
        self.limits.password_check(who.actor.user).await?;
        let account = self
            .credentials
            .find(who.actor.user)
            .await?
            .ok_or(Error::NotFound)?;
        if self
            .hasher
            .verify(password, account.password_hash.as_deref())
            .await?
        {
            Ok(account.email)
        } else {
            Err(answers::not_your_password(field))
        }
    }
}

/// The hash of a password, for demo data and tests.
///
/// # Errors
/// When the hasher fails.
pub fn hash_password(password: &Password) -> Result<String> {
    password::hash(password.expose())
}
