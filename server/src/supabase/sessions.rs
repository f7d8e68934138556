//! Our sessions with Supabase's tokens behind them: beginning, recognising, refreshing and ending them.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use db::{Credentials, Db, Digest, LockedTokens, ProviderSessions};
use domain::accounts::{ClientInfo, SessionToken, SignedIn};
use domain::id::{SessionId, UserId};
use domain::{Error, Result};
use tokio_util::task::TaskTracker;

use super::client::Client;
use super::flights::Flights;
use super::refusal::{Failure, unavailable};
use super::seal::Tokens;
use super::token::{Claims, TokenError, TokenVerifier};
use super::wire::{Grant, Scope};
use crate::auth::SESSION;
use crate::auth::secret::Secret;
use crate::sensitive::Sensitive;

/// Tokens are refreshed this long before they end: nobody waits for it, and a Supabase that is away for a moment is
/// not noticed.
const AHEAD: TimeDelta = TimeDelta::seconds(60);

/// How a refresh ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refresh {
    /// The tokens are good for a while.
    Fresh,
    /// Supabase knows this session no more, and neither do we.
    Ended,
    /// It could not be found out.
    Failed,
}

/// What Supabase gave, and what it says.
pub(super) struct Proven {
    claims: Claims,
    tokens: Tokens,
}

/// Sessions kept in our database. Cheap to clone.
#[derive(Clone)]
pub(super) struct Sessions {
    credentials: Credentials,
    kept: ProviderSessions,
    client: Arc<Client>,
    verifier: Arc<TokenVerifier>,
    refreshing: Arc<Flights<SessionId, Refresh>>,
    background: TaskTracker,
}

impl Sessions {
    pub(super) fn new(
        db: &Db,
        client: Arc<Client>,
        verifier: TokenVerifier,
        background: TaskTracker,
    ) -> Self {
        Self {
            credentials: Credentials::new(db.clone()),
            kept: ProviderSessions::new(db.clone()),
            client,
            verifier: Arc::new(verifier),
            refreshing: Arc::new(Flights::new()),
            background,
        }
    }

    /// Believes what Supabase answered, if its token is genuine and of the user that it names.
    pub(super) async fn prove(&self, grant: Grant) -> Result<Proven> {
        let checked = self
            .verifier
            .verify(&self.client, &grant.access_token)
            .await;
        let claims = checked.map_err(|error| match error {
            TokenError::Keys(Failure::Unavailable(error)) => error,
            other => unavailable(&other),
        })?;
        if claims.user.uuid() != grant.user.id {
            return Err(unavailable(&"the access token is of another user"));
        }
        let tokens = Tokens {
            access: grant.access_token,
            refresh: grant.refresh_token,
        };
        Ok(Proven { claims, tokens })
    }

    /// Begins a session: always with a new secret, so that one planted before sign-in is worth nothing.
    pub(super) async fn open(&self, proven: &Proven, client: &ClientInfo) -> Result<SessionToken> {
        let secret = Secret::new();
        let user = proven.claims.user;
        let begun = self
            .credentials
            .create_session(user, secret.digest(), client, SESSION)
            .await;
        let session = begun.map_err(|error| match error {
            Error::NotFound => unavailable(
                &"the user is not in auth.users: DATABASE_URL must be the database of the same project",
            ),
            other => other,
        })?;
        let token = SessionToken::new(secret.expose().to_owned());
        let sealed = seal(&proven.tokens, &token)?;
        let expires_at = proven.claims.expires_at;
        self.kept.put(session, &sealed, expires_at).await?;
        self.show_email(&proven.claims).await?;
        Ok(token)
    }

    /// Keeps everybody from changing the tokens of a session, after waiting for who is doing so.
    pub(super) async fn hold(&self, token: &SessionToken) -> Result<LockedTokens> {
        let locked = self.kept.lock(Digest::of(token.expose())).await?;
        locked.ok_or(Error::SignedOut)
    }

    /// Puts other tokens of the same person behind a session.
    pub(super) async fn adopt(
        &self,
        held: LockedTokens,
        token: &SessionToken,
        proven: &Proven,
    ) -> Result<()> {
        let sealed = seal(&proven.tokens, token)?;
        held.replace(&sealed, proven.claims.expires_at).await
    }

    /// Who holds this cookie. A token that is about to end is refreshed behind the request; one that has ended, before.
    pub(super) async fn authenticate(&self, token: &SessionToken) -> Result<Option<SignedIn>> {
        let digest = Digest::of(token.expose());
        let (who, kept) = tokio::try_join!(
            self.credentials.authenticate(digest),
            self.kept.find(digest)
        )?;
        // A session without tokens was begun by the built-in sign-in, before the configuration changed.
        let (Some(who), Some(kept)) = (who, kept) else {
            return Ok(None);
        };
        if is_fresh(kept.access_expires_at) {
            return Ok(Some(who));
        }
        let refresh = self.clone().refresh_once(kept.session, token.clone());
        if kept.access_expires_at > Utc::now() {
            self.background.spawn(refresh);
            return Ok(Some(who));
        }
        match refresh.await {
            Refresh::Fresh => Ok(Some(who)),
            Refresh::Ended => Ok(None),
            Refresh::Failed => Err(unavailable(&"a session could not be refreshed in time")),
        }
    }

    /// Ends the session of this cookie here at once, and at Supabase behind the request.
    pub(super) async fn close(&self, token: &SessionToken) -> Result<()> {
        let digest = Digest::of(token.expose());
        let kept = self.kept.find(digest).await?;
        self.credentials.delete_session(digest).await?;
        let Some(kept) = kept else { return Ok(()) };
        let Ok(tokens) = Tokens::unseal(token, &kept.sealed) else {
            return Ok(());
        };
        let client = Arc::clone(&self.client);
        self.background.spawn(async move {
            let mut access = tokens.access;
            if kept.access_expires_at <= Utc::now() {
                // An old access token ends nothing.
                match client.refresh(&tokens.refresh).await {
                    Ok(grant) => access = grant.access_token,
                    Err(failure) => return note("a session was not ended there", &failure),
                }
            }
            if let Err(failure) = client.log_out(&access, Scope::Local).await {
                note("a session was not ended there", &failure);
            }
        });
        Ok(())
    }

    /// Ends at Supabase what was only begun there to check a password.
    pub(super) fn discard(&self, proven: Proven) {
        let client = Arc::clone(&self.client);
        self.background.spawn(async move {
            let access = &proven.tokens.access;
            if let Err(failure) = client.log_out(access, Scope::Local).await {
                note("a session was not ended there", &failure);
            }
        });
    }

    /// One refresh for all requests of this process that wait for it, finished even if they go away.
    async fn refresh_once(self, session: SessionId, token: SessionToken) -> Refresh {
        let flights = Arc::clone(&self.refreshing);
        let begin = || async {
            let refresh = self.background.spawn(self.clone().refresh(token));
            refresh.await.unwrap_or(Refresh::Failed)
        };
        flights.join(session, begin).await
    }

    /// One refresh for all processes: whoever holds the row asks Supabase, the others find the row fresh.
    async fn refresh(self, token: SessionToken) -> Refresh {
        let locked = match self.kept.lock(Digest::of(token.expose())).await {
            Ok(Some(locked)) => locked,
            Ok(None) => return Refresh::Ended,
            Err(_) => return Refresh::Failed,
        };
        if is_fresh(locked.tokens.access_expires_at) {
            return Refresh::Fresh;
        }
        let Ok(tokens) = Tokens::unseal(&token, &locked.tokens.sealed) else {
            tracing::error!("the tokens of a session do not open: it ends");
            return end(locked).await;
        };
        match self.client.refresh(&tokens.refresh).await {
            Ok(grant) => self.renew(locked, &token, grant).await,
            Err(Failure::Refused(refusal)) if refusal.ends_session() => {
                tracing::info!(reason = ?refusal.reason, "supabase ended a session");
                end(locked).await
            }
            Err(failure) => {
                note("a session was not refreshed", &failure);
                Refresh::Failed
            }
        }
    }

    /// Keeps the new tokens before anybody uses them. If that fails, the next attempt brings the old refresh token:
    /// Supabase answers the last one used with the tokens that it led to.
    async fn renew(&self, locked: LockedTokens, token: &SessionToken, grant: Grant) -> Refresh {
        let Ok(proven) = self.prove(grant).await else {
            return Refresh::Failed;
        };
        if proven.claims.user != locked.tokens.user {
            tracing::error!("a refresh was answered with another user: the session ends");
            return end(locked).await;
        }
        let Ok(sealed) = seal(&proven.tokens, token) else {
            return Refresh::Failed;
        };
        let kept = locked.replace(&sealed, proven.claims.expires_at).await;
        if kept.is_err() {
            return Refresh::Failed;
        }
        // Said already, if it fails: it is shown at the next refresh.
        _ = self.show_email(&proven.claims).await;
        Refresh::Fresh
    }

    async fn show_email(&self, claims: &Claims) -> Result<()> {
        match &claims.email {
            Some(email) => self.credentials.show_email(claims.user, email).await,
            None => Ok(()),
        }
    }
}

impl Proven {
    /// Who it is.
    pub(super) const fn user(&self) -> UserId {
        self.claims.user
    }

    /// Says so to Supabase.
    pub(super) const fn access(&self) -> &Sensitive {
        &self.tokens.access
    }
}

/// What is only worth a line in the log: nobody waits for it.
pub(super) fn note(what: &str, failure: &Failure) {
    match failure.reason() {
        Some(reason) => tracing::warn!(?reason, "supabase auth: {what}"),
        None => tracing::warn!("supabase auth: {what}"),
    }
}

fn is_fresh(expires_at: DateTime<Utc>) -> bool {
    expires_at - Utc::now() > AHEAD
}

fn seal(tokens: &Tokens, session: &SessionToken) -> Result<Vec<u8>> {
    let sealed = tokens.seal(session);
    sealed.map_err(|_| unavailable(&"tokens could not be sealed"))
}

async fn end(locked: LockedTokens) -> Refresh {
    match locked.end().await {
        Ok(()) => Refresh::Ended,
        Err(_) => Refresh::Failed,
    }
}
