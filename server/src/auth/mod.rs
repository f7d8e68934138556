//! The built-in sign-in: passwords hashed with argon2id in `auth.users`, links by e-mail, sessions in the database.

mod limits;
mod password;
mod secret;

use async_trait::async_trait;
use chrono::Duration;
use db::{Credentials, Purpose};
use domain::accounts::{
    AuthProvider, ClientInfo, Email, LinkKind, Password, SessionToken, NewAccount, SignedIn,
};
use domain::id::UserId;
use domain::{Error, Result};

use self::limits::Limits;
use self::password::Hasher;
use self::secret::Secret;
use crate::mail::{Mailer, messages};

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
            .put_token(&secret.hash(), user, purpose, new_email, life)
            .await?;
        Ok(self.page(&format!("{path}?token={}", secret.expose())))
    }

    /// A new session: always a new secret, so that one planted before sign-in is worth nothing.
    async fn open_session(&self, user: UserId, client: &ClientInfo) -> Result<SessionToken> {
        self.credentials.ensure_personal_workspace(user).await?;
        let secret = Secret::new();
        self.credentials
            .create_session(user, &secret.hash(), client)
            .await?;
        Ok(SessionToken::new(secret.expose().to_owned()))
    }

    /// Confirms that the person at the keyboard is the one who signed in.
    async fn check_password(&self, who: &SignedIn, field: &str, password: &str) -> Result<Email> {
        self.limits.password_check(who.actor.user).await?;
        let account = self
            .credentials
            .find_by_id(who.actor.user)
            .await?
            .ok_or(Error::NotFound)?;
        if self
            .hasher
            .verify(password, account.password_hash.as_deref())
            .await?
        {
            Ok(account.email)
        } else {
            Err(Error::invalid(field, "That is not your password."))
        }
    }
}

#[async_trait]
impl AuthProvider for BuiltinAuth {
    async fn sign_up(&self, new: NewAccount, client: &ClientInfo) -> Result<()> {
        let NewAccount {
            name,
            email,
            password,
        } = new;
        self.limits.attempt(&email, client).await?;
        let hash = self.hasher.hash(&password).await?;
        let mail = match self.credentials.create_user(&email, &hash, &name).await? {
            Some(user) => {
                let link = self
                    .link("/confirm", user, Purpose::Confirm, Duration::hours(24))
                    .await?;
                messages::confirm_account(email, name.as_str(), &link)
            }
            None => messages::account_exists(
                email,
                &self.page("/sign-in"),
                &self.page("/forgot-password"),
            ),
        };
        self.mailer.send(mail);
        Ok(())
    }

    async fn sign_in(
        &self,
        email: &Email,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.attempt(email, client).await?;
        let account = self.credentials.find_by_email(email).await?;
        let hash = account
            .as_ref()
            .and_then(|account| account.password_hash.as_deref());
        let right = self.hasher.verify(password, hash).await?;
        match account {
            Some(account) if right && account.confirmed => {
                self.open_session(account.id, client).await
            }
            Some(account) if right => {
                let link = self
                    .link(
                        "/confirm",
                        account.id,
                        Purpose::Confirm,
                        Duration::hours(24),
                    )
                    .await?;
                self.mailer.send(messages::confirm_account(
                    account.email,
                    account.name.as_str(),
                    &link,
                ));
                Err(Error::invalid(
                    "email",
                    "Confirm your address first: we have just sent you a new link.",
                ))
            }
            _ => Err(Error::invalid(
                "password",
                "E-mail and password do not match.",
            )),
        }
    }

    async fn send_link(&self, kind: LinkKind, email: &Email, client: &ClientInfo) -> Result<()> {
        self.limits.attempt(email, client).await?;
        let Some(account) = self.credentials.find_by_email(email).await? else {
            return Ok(());
        };
        let mail = match kind {
            LinkKind::MagicLink => {
                let life = Duration::minutes(15);
                let link = self
                    .link("/confirm", account.id, Purpose::MagicLink, life)
                    .await?;
                messages::magic_link(account.email, &link)
            }
            LinkKind::Recovery => {
                let life = Duration::hours(1);
                let link = self
                    .link("/reset-password", account.id, Purpose::Recovery, life)
                    .await?;
                messages::recovery(account.email, &link)
            }
        };
        self.mailer.send(mail);
        Ok(())
    }

    async fn follow_link(&self, token: &str, client: &ClientInfo) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let purposes = [Purpose::Confirm, Purpose::MagicLink, Purpose::EmailChange];
        let taken = self
            .credentials
            .take_token(&secret::hash(token), &purposes)
            .await?
            .ok_or_else(used_up)?;
        match (taken.purpose, taken.new_email) {
            (Purpose::EmailChange, Some(new)) => {
                let old = self.credentials.set_email(taken.user, &new).await?;
                let forgot = self.page("/forgot-password");
                self.mailer
                    .send(messages::account_changed(old, "e-mail address", &forgot));
            }
            // Whoever follows the link reads the mail of that address, which is what confirming means.
            _ => self.credentials.confirm_email(taken.user).await?,
        }
        self.open_session(taken.user, client).await
    }

    async fn reset_password(
        &self,
        token: &str,
        new: &Password,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let hash = self.hasher.hash(new).await?;
        let taken = self
            .credentials
            .take_token(&secret::hash(token), &[Purpose::Recovery])
            .await?
            .ok_or_else(used_up)?;
        self.credentials
            .set_password_hash(taken.user, &hash)
            .await?;
        self.credentials.confirm_email(taken.user).await?;
        self.credentials.delete_sessions(taken.user, None).await?;
        self.open_session(taken.user, client).await
    }

    async fn change_password(&self, who: &SignedIn, current: &str, new: &Password) -> Result<()> {
        let email = self
            .check_password(who, "current_password", current)
            .await?;
        let hash = self.hasher.hash(new).await?;
        self.credentials
            .set_password_hash(who.actor.user, &hash)
            .await?;
        self.credentials
            .delete_sessions(who.actor.user, Some(who.session))
            .await?;
        self.mailer.send(messages::account_changed(
            email,
            "password",
            &self.page("/forgot-password"),
        ));
        Ok(())
    }

    async fn change_email(
        &self,
        who: &SignedIn,
        current_password: &str,
        new: &Email,
    ) -> Result<()> {
        self.check_password(who, "current_password", current_password)
            .await?;
        let life = Duration::hours(1);
        let mail = match self.credentials.find_by_email(new).await? {
            Some(_) => messages::account_exists(
                new.clone(),
                &self.page("/sign-in"),
                &self.page("/forgot-password"),
            ),
            None => {
                let user = who.actor.user;
                let link = self
                    .link_for("/confirm", user, Purpose::EmailChange, Some(new), life)
                    .await?;
                messages::confirm_email(new.clone(), &link)
            }
        };
        self.mailer.send(mail);
        Ok(())
    }

    async fn delete_account(&self, who: &SignedIn, current_password: &str) -> Result<()> {
        self.check_password(who, "current_password", current_password)
            .await?;
        self.credentials.delete_user(who.actor.user).await
    }

    async fn authenticate(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        self.credentials
            .authenticate(&secret::hash(token.expose()))
            .await
    }

    async fn sign_out(&self, token: &SessionToken) -> Result<()> {
        self.credentials
            .delete_session(&secret::hash(token.expose()))
            .await
    }
}

fn used_up() -> Error {
    Error::invalid(
        "token",
        "This link was used already or is too old. Ask for a new one.",
    )
}

/// The hash of a password, for demo data and tests.
///
/// # Errors
/// When the hasher fails.
pub fn hash_password(password: &Password) -> Result<String> {
    password::hash(password.expose())
}
