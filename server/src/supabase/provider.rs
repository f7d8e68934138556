//! The trait of sign-in, on Supabase Auth. Our pages and their answers are those of the built-in sign-in.

use std::sync::Arc;

use async_trait::async_trait;
use db::{Credentials, Db};
use domain::accounts::{
    AuthProvider, ClientInfo, Email, LinkKind, NewAccount, Password, SessionToken, SignedIn,
};
use domain::{Error, Result};
use tokio_util::task::TaskTracker;

use super::client::Client;
use super::link;
use super::refusal::Reason;
use super::sessions::{Sessions, note};
use super::settings::Settings;
use super::steps::second_factor;
use super::token::TokenVerifier;
use super::wire::{Changes, LinkType};
use crate::auth::answers::{mismatch, not_that_password, unconfirmed, used_up};
use crate::auth::limits::Limits;

/// Sign-in by Supabase Auth of one project, whose database is ours.
pub struct SupabaseAuth {
    pub(super) client: Arc<Client>,
    pub(super) sessions: Sessions,
    pub(super) credentials: Credentials,
    pub(super) limits: Limits,
    background: TaskTracker,
}

impl SupabaseAuth {
    /// Sign-in by this project. What nobody waits for runs in `background`.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(
        settings: &Settings,
        db: &Db,
        background: TaskTracker,
        attempts_per_address: u32,
    ) -> Result<Self, reqwest::Error> {
        let client = Arc::new(Client::new(settings)?);
        let credentials = Credentials::new(db.clone());
        let verifier = TokenVerifier::new(settings);
        Ok(Self {
            sessions: Sessions::new(db, Arc::clone(&client), verifier, background.clone()),
            limits: Limits::new(credentials.clone(), attempts_per_address),
            client,
            credentials,
            background,
        })
    }
}

#[async_trait]
impl AuthProvider for SupabaseAuth {
    async fn sign_up(&self, new: NewAccount, client: &ClientInfo) -> Result<()> {
        self.limits.attempt(&new.email, client).await?;
        let signed_up = self.client.sign_up(&new).await;
        match signed_up {
            Ok(reply) => {
                if reply.access_token.is_some() {
                    tracing::warn!("the project does not confirm addresses: see docs/supabase.md");
                }
                Ok(())
            }
            // Who has an account, or asked for one a moment ago, is nobody's business.
            Err(failure) => match failure.reason() {
                Some(Reason::Taken | Reason::TooManyMails) => {
                    note("a sign-up sent no mail", &failure);
                    Ok(())
                }
                _ => Err(failure.into()),
            },
        }
    }

    async fn sign_in(
        &self,
        email: &Email,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.attempt(email, client).await?;
        match self.client.password(email, password).await {
            Ok(grant) => self.admit(grant, client).await,
            Err(failure) => match failure.reason() {
                Some(Reason::Credentials) => Err(mismatch()),
                Some(Reason::Unconfirmed) => {
                    if let Err(failure) = self.client.send_confirmation(email).await {
                        note("a confirmation was not sent again", &failure);
                    }
                    Err(unconfirmed())
                }
                _ => Err(failure.into()),
            },
        }
    }

    /// Behind the request: Supabase takes longer, and refuses more, where there is an account.
    async fn send_link(&self, kind: LinkKind, email: &Email, client: &ClientInfo) -> Result<()> {
        self.limits.attempt(email, client).await?;
        let (supabase, email) = (Arc::clone(&self.client), email.clone());
        self.background.spawn(async move {
            let sent = match kind {
                LinkKind::MagicLink => supabase.send_magic_link(&email).await,
                LinkKind::Recovery => supabase.send_recovery(&email).await,
            };
            match sent {
                Err(failure) if failure.reason() != Some(&Reason::NoSuchUser) => {
                    note("a link was not sent", &failure);
                }
                _ => {}
            }
        });
        Ok(())
    }

    /// Supabase looks at the password before it says that an address is not confirmed: a wrong one leaves the link as it
    /// was.
    async fn confirm_account(
        &self,
        token: &str,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        let Some((hash, email)) = link::to_confirm(token) else {
            self.limits.address(client).await?;
            return Err(used_up());
        };
        self.limits.attempt(&email, client).await?;
        match self.client.password(&email, password).await {
            // Confirmed already: address and password are all that a sign-in asks for.
            Ok(grant) => return self.admit(grant, client).await,
            Err(failure) => match failure.reason() {
                Some(Reason::Unconfirmed) => {}
                Some(Reason::Credentials) => return Err(not_that_password()),
                _ => return Err(failure.into()),
            },
        }
        let grant = self.use_up(LinkType::Signup, hash).await?;
        let is_theirs = grant
            .user
            .email
            .as_deref()
            .map(str::to_ascii_lowercase)
            .as_deref()
            == Some(email.as_str());
        if !is_theirs {
            let proven = self.sessions.prove(grant).await?;
            self.sessions.discard(proven);
            return Err(used_up());
        }
        self.admit(grant, client).await
    }

    async fn follow_link(&self, token: &str, client: &ClientInfo) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let (kind, hash) = link::to_follow(token).ok_or_else(used_up)?;
        let grant = self.use_up(kind, hash).await?;
        self.admit(grant, client).await
    }

    async fn reset_password(
        &self,
        token: &str,
        new: &Password,
        client: &ClientInfo,
    ) -> Result<SessionToken> {
        self.limits.address(client).await?;
        let hash = link::to_recover(token).ok_or_else(used_up)?;
        let grant = self.use_up(LinkType::Recovery, hash).await?;
        let wants_more = grant.user.wants_second_factor();
        let proven = self.sessions.prove(grant).await?;
        let changes = Changes {
            password: Some(new.expose()),
            ..Changes::default()
        };
        if let Err(failure) = self.set_password(&proven, &changes).await {
            self.sessions.discard(proven);
            return Err(after_the_link(failure.into()));
        }
        self.credentials
            .delete_sessions(proven.user(), None)
            .await?;
        if wants_more {
            self.sessions.discard(proven);
            return Err(second_factor());
        }
        self.sessions.open(&proven, client).await
    }

    async fn change_password(
        &self,
        who: &SignedIn,
        token: &SessionToken,
        current: &str,
        new: &Password,
    ) -> Result<()> {
        let proven = self.check_password(who, current).await?;
        let changes = Changes {
            password: Some(new.expose()),
            current_password: Some(current),
            email: None,
        };
        // Nobody may refresh meanwhile: Supabase ends the session that ours stands on, and a refusal would end ours.
        let held = match self.sessions.hold(token).await {
            Ok(held) => held,
            Err(error) => {
                self.sessions.discard(proven);
                return Err(error);
            }
        };
        if let Err(failure) = self.set_password(&proven, &changes).await {
            self.sessions.discard(proven);
            return Err(failure.into());
        }
        self.sessions.adopt(held, token, &proven).await?;
        self.credentials
            .delete_sessions(who.actor.user, Some(who.session))
            .await
    }

    async fn change_email(
        &self,
        who: &SignedIn,
        current_password: &str,
        new: &Email,
    ) -> Result<()> {
        let proven = self.check_password(who, current_password).await?;
        let changes = Changes {
            email: Some(new.as_str()),
            ..Changes::default()
        };
        let changed = self.client.change(proven.access(), &changes).await;
        self.sessions.discard(proven);
        match changed {
            Err(failure) if failure.reason() != Some(&Reason::Taken) => Err(failure.into()),
            // That somebody has the address is nobody's business.
            _ => Ok(()),
        }
    }

    async fn delete_account(&self, who: &SignedIn, current_password: &str) -> Result<()> {
        let user = who.actor.user;
        let Some(key) = self.client.service_key() else {
            return Err(Error::forbidden(
                "Accounts are deleted by the people who run this NextUp. Ask them to delete yours.",
            ));
        };
        let proven = self.check_password(who, current_password).await?;
        // Before anything is deleted: it would be a pity to find out in the middle that the key is wrong.
        if let Err(failure) = self.client.admin_look(key, user).await {
            self.sessions.discard(proven);
            return Err(failure.into());
        }
        self.credentials.leave_workspaces(user).await?;
        Ok(self.client.admin_delete(key, user).await?)
    }

    async fn authenticate(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        self.sessions.authenticate(token).await
    }

    async fn sign_out(&self, token: &SessionToken) -> Result<()> {
        self.sessions.close(token).await
    }
}

/// What was wrong with a new password, once the link that let somebody choose it is used up: no longer a matter of the
/// field.
fn after_the_link(error: Error) -> Error {
    match error.for_field("password") {
        Some(words) => Error::conflict(format!("{words} This link is used up: ask for a new one.")),
        None => error,
    }
}
