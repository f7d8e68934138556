//! The calls to Supabase Auth.

use std::time::Duration;

use domain::accounts::{Email, NewAccount};
use domain::id::UserId;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::refusal::{Failure, Refusal, unavailable};
use super::settings::Settings;
use super::wire::{Changes, Grant, LinkType, ProjectSettings, Scope, SignedUp, Verified};
use crate::sensitive::Sensitive;

const CONNECT: Duration = Duration::from_secs(3);
/// Below the time that a statement may wait for the row of a session that is being refreshed elsewhere.
const ANSWER: Duration = Duration::from_secs(8);
const API_KEY: HeaderName = HeaderName::from_static("apikey");
const ERROR_CODE: &str = "x-sb-error-code";

/// Supabase Auth of one project.
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    publishable: Sensitive,
    service: Option<Sensitive>,
}

/// As whom a call is made.
#[derive(Clone, Copy)]
enum Caller<'a> {
    /// Nobody yet.
    Visitor,
    /// The person of this access token.
    Person(&'a Sensitive),
    /// Us, with the secret key.
    Service(&'a Sensitive),
}

impl Client {
    /// A client that goes nowhere else: redirects would take keys and tokens along.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub(super) fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        // Somebody else in this process may have chosen already, and then that is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder()
            .user_agent(concat!("nextup/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Self {
            http,
            base: settings.base.clone(),
            publishable: settings.publishable.clone(),
            service: settings.service.clone(),
        })
    }

    pub(super) async fn sign_up(&self, new: &NewAccount) -> Result<SignedUp, Failure> {
        let body = json!({
            "email": new.email.as_str(),
            "password": new.password.expose(),
            "data": { "name": new.name.as_str() },
        });
        self.post("/signup", Caller::Visitor, &body).await
    }

    pub(super) async fn password(&self, email: &Email, password: &str) -> Result<Grant, Failure> {
        let body = json!({ "email": email.as_str(), "password": password });
        let path = "/token?grant_type=password";
        self.post(path, Caller::Visitor, &body).await
    }

    pub(super) async fn refresh(&self, token: &Sensitive) -> Result<Grant, Failure> {
        let body = json!({ "refresh_token": token.expose() });
        let path = "/token?grant_type=refresh_token";
        self.post(path, Caller::Visitor, &body).await
    }

    /// Sends a link that signs in; makes no account.
    pub(super) async fn send_magic_link(&self, email: &Email) -> Result<(), Failure> {
        let body = json!({ "email": email.as_str(), "create_user": false });
        self.tell(Method::POST, "/otp", Caller::Visitor, Some(&body))
            .await
    }

    pub(super) async fn send_recovery(&self, email: &Email) -> Result<(), Failure> {
        let body = json!({ "email": email.as_str() });
        self.tell(Method::POST, "/recover", Caller::Visitor, Some(&body))
            .await
    }

    /// Sends the link of a new account once more.
    pub(super) async fn send_confirmation(&self, email: &Email) -> Result<(), Failure> {
        let body = json!({ "type": LinkType::Signup, "email": email.as_str() });
        self.tell(Method::POST, "/resend", Caller::Visitor, Some(&body))
            .await
    }

    /// Uses up a link.
    pub(super) async fn verify(&self, kind: LinkType, hash: &str) -> Result<Verified, Failure> {
        let body = json!({ "type": kind, "token_hash": hash });
        self.post("/verify", Caller::Visitor, &body).await
    }

    pub(super) async fn change(
        &self,
        access: &Sensitive,
        changes: &Changes<'_>,
    ) -> Result<(), Failure> {
        self.tell(Method::PUT, "/user", Caller::Person(access), Some(changes))
            .await
    }

    pub(super) async fn log_out(&self, access: &Sensitive, scope: Scope) -> Result<(), Failure> {
        let path = format!("/logout?scope={}", scope.as_str());
        self.tell(Method::POST, &path, Caller::Person(access), None::<&()>)
            .await
    }

    /// The secret key, without which there is nothing below.
    pub(super) const fn service_key(&self) -> Option<&Sensitive> {
        self.service.as_ref()
    }

    /// Whether the secret key works and the user is there.
    pub(super) async fn admin_look(&self, key: &Sensitive, user: UserId) -> Result<(), Failure> {
        let path = format!("/admin/users/{user}");
        self.tell(Method::GET, &path, Caller::Service(key), None::<&()>)
            .await
    }

    pub(super) async fn admin_delete(&self, key: &Sensitive, user: UserId) -> Result<(), Failure> {
        let path = format!("/admin/users/{user}");
        self.tell(Method::DELETE, &path, Caller::Service(key), None::<&()>)
            .await
    }

    /// The public keys, as JSON: not all of them need be of a kind that we know.
    pub(super) async fn keys(&self) -> Result<serde_json::Value, Failure> {
        self.get("/.well-known/jwks.json").await
    }

    pub(super) async fn settings(&self) -> Result<ProjectSettings, Failure> {
        self.get("/settings").await
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failure> {
        let response = self
            .send(Method::GET, path, Caller::Visitor, None::<&()>)
            .await?;
        read(response, path).await
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        caller: Caller<'_>,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        let response = self.send(Method::POST, path, caller, Some(body)).await?;
        read(response, path).await
    }

    /// A call of which only matters that it was understood.
    async fn tell(
        &self,
        method: Method,
        path: &str,
        caller: Caller<'_>,
        body: Option<&impl Serialize>,
    ) -> Result<(), Failure> {
        self.send(method, path, caller, body).await.map(drop)
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        caller: Caller<'_>,
        body: Option<&impl Serialize>,
    ) -> Result<Response, Failure> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .headers(self.headers(caller)?);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.map_err(|error| lost(path, error))?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        if !status.is_client_error() {
            let detail = format!("{path} answered {status}");
            return Err(Failure::Unavailable(unavailable(&detail)));
        }
        let code = response.headers().get(ERROR_CODE).cloned();
        let code = code.as_ref().and_then(|code| code.to_str().ok());
        let body = response.bytes().await.map_err(|error| lost(path, error))?;
        Err(Failure::Refused(Refusal::read(status, code, &body)))
    }

    fn headers(&self, caller: Caller<'_>) -> Result<HeaderMap, Failure> {
        let (key, bearer) = match caller {
            Caller::Visitor => (&self.publishable, None),
            Caller::Person(access) => (&self.publishable, Some(access)),
            // New keys are no tokens and are refused as such.
            Caller::Service(key) => (key, (!key.expose().starts_with("sb_")).then_some(key)),
        };
        let mut headers = HeaderMap::new();
        headers.insert(API_KEY, secret_header(key.expose())?);
        if let Some(bearer) = bearer {
            let value = secret_header(&format!("Bearer {}", bearer.expose()))?;
            headers.insert(AUTHORIZATION, value);
        }
        Ok(headers)
    }
}

/// A header that no log shows.
fn secret_header(text: &str) -> Result<HeaderValue, Failure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| {
        Failure::Unavailable(unavailable(
            &"a key or token has characters that no header may have",
        ))
    })?;
    value.set_sensitive(true);
    Ok(value)
}

async fn read<T: DeserializeOwned>(response: Response, path: &str) -> Result<T, Failure> {
    let body = response.bytes().await.map_err(|error| lost(path, error))?;
    serde_json::from_slice(&body).map_err(|error| {
        // What serde says could quote a token; where it stopped reading says enough.
        let detail = format!("{path} answered something else ({:?})", error.classify());
        Failure::Unavailable(unavailable(&detail))
    })
}

fn lost(path: &str, error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let causes = std::iter::successors(std::error::Error::source(&error), |cause| cause.source());
    let causes: String = causes.map(|cause| format!(": {cause}")).collect();
    Failure::Unavailable(unavailable(&format!(
        "{path} did not answer: {error}{causes}"
    )))
}
