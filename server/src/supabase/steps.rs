//! What the calls of the trait have in common.

use domain::accounts::{ClientInfo, SessionToken, SignedIn};
use domain::{Error, Result};

use super::client::Client;
use super::provider::SupabaseAuth;
use super::refusal::{Failure, Reason};
use super::sessions::{Proven, note};
use super::settings::Settings;
use super::wire::{Changes, Grant, LinkType, Scope, Verified};
use crate::auth::answers::{not_your_password, used_up};

impl SupabaseAuth {
    /// Lets somebody in whom Supabase let in, unless they asked for more than we can check.
    pub(super) async fn admit(&self, grant: Grant, client: &ClientInfo) -> Result<SessionToken> {
        let wants_more = grant.user.wants_second_factor();
        let proven = self.sessions.prove(grant).await?;
        if wants_more {
            self.sessions.discard(proven);
            return Err(second_factor());
        }
        self.sessions.open(&proven, client).await
    }

    /// Uses up a link that signs in.
    pub(super) async fn use_up(&self, kind: LinkType, hash: &str) -> Result<Grant> {
        match self.client.verify(kind, hash).await.map_err(spent)? {
            Verified::Signed(grant) => Ok(*grant),
            Verified::Half { .. } => Err(Error::conflict(
                "This address is confirmed. Now follow the link that we sent to your other address.",
            )),
        }
    }

    /// Signs somebody in once more who is signed in: that is how Supabase checks a password.
    pub(super) async fn check_password(&self, who: &SignedIn, password: &str) -> Result<Proven> {
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

    /// Sets the password and ends every other session at Supabase. It does so by itself; asking again costs a call and
    /// relies on nothing. The old password as the new one is what was asked for.
    pub(super) async fn set_password(
        &self,
        proven: &Proven,
        changes: &Changes<'_>,
    ) -> Result<(), Failure> {
        let changed = self.client.change(proven.access(), changes).await;
        match changed {
            Err(failure) if failure.reason() != Some(&Reason::SamePassword) => return Err(failure),
            _ => {}
        }
        let ended = self.client.log_out(proven.access(), Scope::Others).await;
        if let Err(failure) = ended {
            note("other sessions were not ended there", &failure);
        }
        Ok(())
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
pub(super) fn second_factor() -> Error {
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
