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
use super::refusal::{Failure, Reason};
use super::sessions::{Proven, Sessions, note};
use super::settings::Settings;
use super::token::TokenVerifier;
use super::wire::{Changes, Grant, LinkType, Scope, Verified};
use crate::auth::answers::{mismatch, not_that_password, not_your_password, unconfirmed, used_up};
use crate::auth::limits::Limits;

/// Sign-in by Supabase Auth of one project, whose database is ours.
pub struct SupabaseAuth {
    client: Arc<Client>,
    sessions: Sessions,
    credentials: Credentials,
    limits: Limits,
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

    /// Lets somebody in whom Supabase let in, unless they asked for more than we can check.
    async fn admit(&self, grant: Grant, client: &ClientInfo) -> Result<SessionToken> {
        let wants_more = grant.user.wants_second_factor();
        let proven = self.sessions.prove(grant).await?;
        if wants_more {
            self.sessions.discard(proven);
            return Err(second_factor());
        }
        self.sessions.open(&proven, client).await
    }

    /// Uses up a link that signs in.
    async fn use_up(&self, kind: LinkType, hash: &str) -> Result<Grant> {
        match self.client.verify(kind, hash).await.map_err(spent)? {
            Verified::Signed(grant) => Ok(*grant),
            Verified::Half { .. } => Err(Error::conflict(
                "This address is confirmed. Now follow the link that we sent to your other address.",
            )),
        }
    }

    /// Signs somebody in once more who is signed in: that is how Supabase checks a password.
    async fn check_password(&self, who: &SignedIn, password: &str) -> Result<Proven> {
        self.limits.password_check(who.actor.user).await?;
        let account = self.credentials.find(who.actor.user).await?;
        let email = account.ok_or(Error::NotFound)?.email;
        let grant = self.client.password(&email, password).await;
        let grant = grant.map_err(|failure| match failure.reason() {
            Some(Reason::Credentials) => not_your_password("current_password"),
            _ => failure.into(),
        })?;
        let proven = self.sessions.prove(grant).await?;
        if proven.user() == who.actor.user {
            Ok(proven)
        } else {
            Err(not_your_password("current_password"))
        }
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
            .map(str::to_lowercase)
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
        let changed = self.client.change(proven.access(), &changes).await;
        if let Err(failure) = changed
            && failure.reason() != Some(&Reason::SamePassword)
        {
            // The link is used up, so the words belong to it and not to the field.
            let error = Error::from(failure);
            self.sessions.discard(proven);
            return Err(match error.for_field("password") {
                Some(words) => {
                    let words = format!("{words} This link is used up: ask for a new one.");
                    Error::conflict(words)
                }
                None => error,
            });
        }
        self.end_others(&proven).await;
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
        let changed = self.client.change(proven.access(), &changes).await;
        if let Err(failure) = changed
            && failure.reason() != Some(&Reason::SamePassword)
        {
            self.sessions.discard(proven);
            return Err(failure.into());
        }
        // Supabase ends the session that ours stood on: it goes on with the one that has just been begun.
        self.end_others(&proven).await;
        self.sessions.adopt(who.session, token, &proven).await?;
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
        self.check_password(who, current_password).await?;
        // Before anything is deleted: it would be a pity to find out in the middle.
        self.client.admin_look(key, user).await?;
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

impl SupabaseAuth {
    /// Supabase does so by itself when a password changes; asking again costs a call and relies on nothing.
    async fn end_others(&self, proven: &Proven) {
        let ended = self.client.log_out(proven.access(), Scope::Others).await;
        if let Err(failure) = ended {
            note("other sessions were not ended there", &failure);
        }
    }
}

/// Looks at how the project is set up, and says in the log what people would stumble over.
pub async fn look_at_project(settings: Settings) {
    let Ok(client) = Client::new(&settings) else {
        return;
    };
    match client.settings().await {
        Ok(project) => {
            if project.mailer_autoconfirm {
                tracing::warn!(
                    "the Supabase project does not confirm e-mail addresses: switch on \"Confirm email\", or strangers sign up with anybody's"
                );
            }
            if project.disable_signup {
                tracing::info!("the Supabase project lets nobody new sign up");
            }
        }
        Err(failure) => note("the project does not answer yet", &failure),
    }
}

/// Letting somebody in with less than they decided on would undo their decision.
fn second_factor() -> Error {
    Error::forbidden(
        "This account asks for a second factor, which NextUp cannot check yet. Ask the people who run it.",
    )
}

/// A link that was refused is used up, unless the refusal is about something else.
fn spent(failure: Failure) -> Error {
    match failure {
        Failure::Refused(refusal)
            if !matches!(refusal.reason, Reason::TooMany | Reason::Banned)
                && matches!(refusal.status.as_u16(), 400 | 403 | 404 | 422) =>
        {
            used_up()
        }
        other => other.into(),
    }
}
