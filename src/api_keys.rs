//! Personal API keys: what a program shows in place of a person's session, and what it may do with it.

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::error::{Check, FieldError, Result};
use crate::id::ApiKeyId;
use crate::text;

/// A key as its owner sees it. The secret is not in it: only its hash is kept, and nobody can show it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its id, to revoke it by.
    pub id: ApiKeyId,
    /// What its owner calls it.
    pub name: ApiKeyName,
    /// The first characters of the secret, to tell keys apart.
    pub prefix: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends; `None` is when it is revoked.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used, to within a minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

impl ApiKey {
    /// Most keys of one person in one workspace.
    pub const MAX: u32 = 50;
}

/// A key just made, with the secret that is shown this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeApiKey {
    /// The key.
    pub key: ApiKey,
    /// What programs send.
    pub secret: ApiSecret,
}

/// The secret of a key. Never printed, never stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApiSecret(String);

impl ApiSecret {
    /// What every secret begins with, so that people and scanners of leaked secrets know one when they see it.
    pub const PREFIX: &str = "nxu_";

    /// Wraps a secret just made.
    pub const fn new(secret: String) -> Self {
        Self(secret)
    }

    /// The secret itself, for its owner and for its hash.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiSecret(…)")
    }
}

/// What a key allows. Never more than its owner's role does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Lists and reads customers, what belongs to them, and their history.
    #[serde(rename = "customers:read")]
    CustomersRead,
    /// Makes, changes, deletes and restores customers and what belongs to them.
    #[serde(rename = "customers:write")]
    CustomersWrite,
    /// Lists and reads the portfolio.
    #[serde(rename = "portfolio:read")]
    PortfolioRead,
    /// Makes, changes, deletes and restores pieces of the portfolio.
    #[serde(rename = "portfolio:write")]
    PortfolioWrite,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 4] = [
        Self::CustomersRead,
        Self::CustomersWrite,
        Self::PortfolioRead,
        Self::PortfolioWrite,
    ];

    /// The word stored in the database and named in the API's document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomersRead => "customers:read",
            Self::CustomersWrite => "customers:write",
            Self::PortfolioRead => "portfolio:read",
            Self::PortfolioWrite => "portfolio:write",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CustomersRead => "Read customers",
            Self::CustomersWrite => "Change customers",
            Self::PortfolioRead => "Read the portfolio",
            Self::PortfolioWrite => "Change the portfolio",
        }
    }

    /// Reads the word of the database.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == word)
    }
}

/// How long a key lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyLife {
    /// A month.
    Month,
    /// Three months.
    #[default]
    Quarter,
    /// A year.
    Year,
    /// Until it is revoked.
    Endless,
}

impl KeyLife {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::Endless];

    /// Days until the key ends.
    pub const fn days(self) -> Option<u32> {
        match self {
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::Year => Some(365),
            Self::Endless => None,
        }
    }

    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Month => "30",
            Self::Quarter => "90",
            Self::Year => "365",
            Self::Endless => "never",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Month => "In 30 days",
            Self::Quarter => "In 90 days",
            Self::Year => "In a year",
            Self::Endless => "Never",
        }
    }

    /// Reads the word of a form.
    pub fn parse(word: &str) -> Result<Self, FieldError> {
        Self::ALL
            .into_iter()
            .find(|life| life.as_str() == word)
            .ok_or_else(|| FieldError::new("life", "Choose when the key ends."))
    }
}

/// The name of a key: one line, not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ApiKeyName(String);

impl ApiKeyName {
    /// Checks what a person typed.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let name = text::line("name", text)?;
        if name.is_empty() {
            return Err(FieldError::new(
                "name",
                "Name the key after what will use it.",
            ));
        }
        Ok(Self(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ApiKeyName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| error.message)
    }
}

impl From<ApiKeyName> for String {
    fn from(name: ApiKeyName) -> Self {
        name.0
    }
}

/// A key about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewApiKey {
    /// What to call it.
    pub name: ApiKeyName,
    /// What it may do; at least one thing.
    pub scopes: Vec<Scope>,
    /// How long it lives.
    pub life: KeyLife,
}

impl NewApiKey {
    /// Checks a form. All broken rules at once.
    pub fn parse(name: &str, scopes: Vec<Scope>, life: &str) -> Result<Self> {
        let mut check = Check::default();
        let name = check.keep(ApiKeyName::parse(name));
        let scopes = check.keep(if scopes.is_empty() {
            Err(FieldError::new("scopes", "Let the key do something."))
        } else {
            Ok(scopes)
        });
        let life = check.keep(KeyLife::parse(life));
        let new = name.zip(scopes).zip(life);
        check.finish(new.map(|((name, scopes), life)| Self { name, scopes, life }))
    }
}

/// Who sends a request with a key: its owner, through the API, as far as the key's scopes go.
#[derive(Debug, Clone)]
pub struct ApiCaller {
    /// The key.
    pub key: ApiKeyId,
    /// Whom the request acts as.
    pub actor: Actor,
    /// What the key allows.
    pub scopes: Vec<Scope>,
}

/// Where keys are kept. Everybody sees, makes and revokes their own, in the workspace they act in.
#[async_trait]
pub trait ApiKeyStore: Send + Sync {
    /// The actor's keys, latest first.
    async fn list(&self, actor: &Actor) -> Result<Vec<ApiKey>>;
    /// Makes a key; the secret is in the answer and nowhere else.
    async fn create(&self, actor: &Actor, new: NewApiKey) -> Result<MadeApiKey>;
    /// Ends a key at once.
    async fn revoke(&self, actor: &Actor, id: ApiKeyId) -> Result<()>;
    /// Whose key this secret is, if it is one that is still good.
    async fn authenticate(&self, secret: &str) -> Result<Option<ApiCaller>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_form_names_every_field() {
        let error = NewApiKey::parse(" ", Vec::new(), "tomorrow").unwrap_err();
        for field in ["name", "scopes", "life"] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }

    #[test]
    fn words_read_back() {
        for scope in Scope::ALL {
            assert_eq!(Scope::from_word(scope.as_str()), Some(scope));
        }
        for life in KeyLife::ALL {
            assert_eq!(KeyLife::parse(life.as_str()), Ok(life));
        }
    }

    #[test]
    fn a_secret_never_prints() {
        let secret = ApiSecret::new("nxu_x".into());
        assert_eq!(format!("{secret:?}"), "ApiSecret(…)");
    }
}
