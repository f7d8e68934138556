//! Server functions of the keys for the API.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use std::collections::BTreeMap;

use domain::api_keys::{ApiKey, MadeApiKey};
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::rules;

/// The caller's keys, latest first.
#[server(prefix = "/fn", endpoint = "account/api-keys", input = GetUrl)]
pub async fn list_api_keys() -> Result<Vec<ApiKey>, CallError> {
    let caller = caller()?;
    Ok(caller.services.api_keys.list(caller.actor()).await?)
}

/// Makes a key. `scopes` says of each whether it is wanted. The secret is in the answer, this once.
#[server(prefix = "/fn", endpoint = "account/make-api-key")]
pub async fn make_api_key(
    name: String,
    #[server(default)] scopes: BTreeMap<String, bool>,
    life: String,
) -> Result<MadeApiKey, CallError> {
    let caller = caller()?;
    let new = rules::new_api_key(&name, &scopes, &life)?;
    Ok(caller.services.api_keys.create(caller.actor(), new).await?)
}

/// Ends a key at once.
#[server(prefix = "/fn", endpoint = "account/revoke-api-key")]
pub async fn revoke_api_key(key: String) -> Result<(), CallError> {
    let caller = caller()?;
    let key = key.parse()?;
    Ok(caller.services.api_keys.revoke(caller.actor(), key).await?)
}
