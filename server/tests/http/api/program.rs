//! A program that calls the API with a key.

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, header};
use db::testing::Member;
use domain::api_keys::{ApiSecret, Scope};
use domain::id::ApiKeyId;
use serde_json::Value;
use uuid::Uuid;

use super::records::Records;
use crate::site::{Reply, Site};

pub const CUSTOMERS: &str = "/api/v1/customers";

/// The address of a customer.
pub fn at(id: impl std::fmt::Display) -> String {
    format!("{CUSTOMERS}/{id}")
}

/// A program with somebody's key.
pub struct Program<'a> {
    site: &'a Site,
    pub key: ApiKeyId,
    pub secret: String,
}

/// What a program sends.
#[derive(Clone)]
pub struct Call {
    pub method: Method,
    pub path: String,
    pub headers: Vec<(String, HeaderValue)>,
    pub body: Vec<u8>,
}

impl Call {
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// With another header, or this one in place of what it was.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| other != name);
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        self.headers.push((name.to_owned(), value));
        self
    }

    /// With this JSON.
    pub fn json(self, body: &Value) -> Self {
        self.raw("application/json", body.to_string())
    }

    /// With these bytes, called this.
    pub fn raw(self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut call = self.header("content-type", kind);
        call.body = body.into();
        call
    }
}

impl<'a> Program<'a> {
    /// With a key that may do everything its owner may.
    pub async fn of(site: &'a Site, owner: &Member) -> Self {
        Self::with_scopes(site, owner, &Scope::ALL).await
    }

    /// With a key that may do only this.
    pub async fn with_scopes(site: &'a Site, owner: &Member, scopes: &[Scope]) -> Self {
        let secret = made_up_secret();
        let key = site.db.api_key_with(owner, &secret, scopes).await;
        Self { site, key, secret }
    }

    /// Sends it with the key, unless it says itself who calls.
    pub async fn send(&self, call: Call) -> Reply {
        let signed = call.headers.iter().any(|(name, _)| name == "authorization");
        let call = if signed {
            call
        } else {
            call.header("authorization", &format!("Bearer {}", self.secret))
        };
        send(self.site, call).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Call::new(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(Call::new(Method::POST, path).json(body)).await
    }
}

/// Somebody's program, and a record of each kind in a workspace of their own.
pub async fn workspace<'a>(site: &'a Site, scopes: &[Scope]) -> (Program<'a>, Records) {
    let ann = site.db.person("Ann").await;
    let program = Program::with_scopes(site, &ann, scopes).await;
    let acme = site.db.customer(&ann, "Acme").create().await;
    let records = Records::of(&site.db, &ann, acme).await;
    (program, records)
}

/// Sends it as it is.
pub async fn send(site: &Site, call: Call) -> Reply {
    let mut request = Request::builder().method(call.method).uri(call.path);
    for (name, value) in call.headers {
        request = request.header(name, value);
    }
    site.send(request.body(Body::from(call.body)).unwrap())
        .await
}

/// A secret in the form of ours that nobody has yet.
pub fn made_up_secret() -> String {
    let unique = Uuid::now_v7().simple().to_string();
    format!("{}{unique:x>43}", ApiSecret::PREFIX)
}

impl Reply {
    /// The body, which is JSON.
    pub fn json(&self) -> Value {
        let kind = self.header(header::CONTENT_TYPE.as_str());
        assert_eq!(kind, "application/json", "{}: {}", self.status, self.body);
        serde_json::from_str(&self.body).unwrap()
    }

    /// The word of the problem, which is told in the one form that all problems have.
    pub fn problem(&self) -> String {
        let kind = self.header(header::CONTENT_TYPE.as_str());
        assert_eq!(
            kind, "application/problem+json",
            "{}: {}",
            self.status, self.body
        );
        let problem: Value = serde_json::from_str(&self.body).unwrap();
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        assert!(
            problem["title"].is_string() && problem["detail"].is_string(),
            "{problem}"
        );
        let kind = problem["type"].as_str().unwrap();
        kind.strip_prefix("/api/docs#").unwrap().to_owned()
    }

    /// The fields that are not right, in the order told.
    pub fn fields(&self) -> Vec<String> {
        assert_eq!(self.problem(), "invalid", "{}", self.body);
        let problem: Value = serde_json::from_str(&self.body).unwrap();
        let errors = problem["errors"].as_array().unwrap();
        let fields = errors.iter().map(|error| error["field"].as_str().unwrap());
        fields.map(ToOwned::to_owned).collect()
    }
}
