//! The trait of sign-in, on our own database.

use std::time::Duration;

use async_trait::async_trait;
use db::{Digest, TokenPurpose as Purpose};
use domain::Result;
use domain::accounts::{
    AuthProvider, ClientInfo, Email, LinkKind, NewAccount, Password, SessionToken, SignedIn,
};

use super::BuiltinAuth;
use super::answers::{mismatch, not_that_password, unconfirmed, used_up};
use crate::mail::messages;

const QUARTER_HOUR: Duration = Duration::from_secs(15 * 60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

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
                let link = self.link("/confirm", user, Purpose::Confirm, DAY).await?;
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
                    .link("/confirm", account.id, Purpose::Confirm, DAY)
                    .await?;
                let name = account.email.user_part().to_owned();
                self.mailer
                    .send(messages::confirm_account(account.email, &name, &link));
                Err(unconfirmed())
            }
            _ => Err(mismatch()),
        }
    }

    async fn send_link(&self, kind: LinkKind, email: &Email, client: &ClientInfo) -> Result<()> {
        self.limits.attempt(email, client).await?;
        let Some(account) = self.credentials.find_by_email(email).await? else {
            return Ok(());
        };
        let mail = match kind {
            LinkKind::MagicLink => {
                let life = QUARTER_HOUR;
                let link = self
                    .link("/follow-link", account.id, Purpose::MagicLink, life)
                    .await?;
                messages::magic_link(account.email, &link)
            }
            LinkKind::Recovery => {
                let life = HOUR;
                let link = self
                    .link("/reset-password", account.id, Purpose::Recovery, life)
                    .await?;
                messages::recovery(account.email, &link)
            }
        };
        self.mailer.send(mail);
        Ok(())
    }

    async fn confirm_account(
        &self,
        token: &str,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let user = self.expect(token, &[Purpose::Confirm]).await?.user;
        self.limits.password_check(user).await?;
        let account = self.credentials.find(user).await?.ok_or_else(used_up)?;
        let hash = account.password_hash.as_deref();
        if !self.hasher.verify(password, hash).await? {
            return Err(not_that_password());
        }
        self.use_up(token, &[Purpose::Confirm]).await?;
        self.credentials.confirm_email(user).await?;
        self.open_session(user, client).await
    }

    async fn follow_link(&self, token: &str, client: &ClientInfo) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let purposes = [Purpose::MagicLink, Purpose::EmailChange];
        let used = self.use_up(token, &purposes).await?;
        match used.new_email {
            Some(new) => self.move_to(used.user, &new).await?,
            // Reading the mail of that address is what confirming means; its first password may be a stranger's.
            None => self.credentials.confirm_without_password(used.user).await?,
        }
        self.open_session(used.user, client).await
    }

    async fn reset_password(
        &self,
        token: &str,
        new: &Password,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let hash = self.hasher.hash(new).await?;
        let user = self.use_up(token, &[Purpose::Recovery]).await?.user;
        self.credentials.set_password_hash(user, &hash).await?;
        self.credentials.confirm_email(user).await?;
        self.credentials.delete_sessions(user, None).await?;
        self.open_session(user, client).await
    }

    async fn change_password(
        &self,
        who: &SignedIn,
        _token: &SessionToken,
        current: &str,
        new: &Password,
    ) -> Result<()> {
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
        let life = HOUR;
        let mail = match self.credentials.find_by_email(new).await? {
            Some(_) => messages::account_exists(
                new.clone(),
                &self.page("/sign-in"),
                &self.page("/forgot-password"),
            ),
            None => {
                let user = who.actor.user;
                let link = self
                    .link_for("/follow-link", user, Purpose::EmailChange, Some(new), life)
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
        self.credentials.delete_account(who.actor.user).await
    }

    async fn authenticate(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        self.credentials
            .authenticate(Digest::of(token.expose()))
            .await
    }

    async fn sign_out(&self, token: &SessionToken) -> Result<()> {
        self.credentials
            .delete_session(Digest::of(token.expose()))
            .await
    }
}
