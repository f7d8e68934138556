//! Server functions of the workspace's language models.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::id::ModelProviderId;
use domain::models::{ModelList, ProviderForm, Shift, Trial, UsageRow};
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};

/// The providers in their order, and who answers where there is none.
#[server(prefix = "/fn", endpoint = "models/list", input = GetUrl)]
pub async fn list_models() -> Result<ModelList, CallError> {
    let caller = caller()?;
    Ok(caller.services.models.list(caller.actor()).await?)
}

/// What answers took in the last days.
#[server(prefix = "/fn", endpoint = "models/usage", input = GetUrl)]
pub async fn model_usage() -> Result<Vec<UsageRow>, CallError> {
    let caller = caller()?;
    Ok(caller.services.models.usage(caller.actor()).await?)
}

/// Adds a provider at the end. What came of it is for the list to say: a key is in no answer.
#[server(prefix = "/fn", endpoint = "models/add", input = Json)]
pub async fn add_model(form: ProviderForm) -> Result<ModelProviderId, CallError> {
    let caller = caller()?;
    let draft = form.parse()?;
    let models = &caller.services.models;
    Ok(models.create(caller.actor(), &draft).await?.id)
}

/// Changes a provider. An empty key is the one it has.
#[server(prefix = "/fn", endpoint = "models/edit", input = Json)]
pub async fn edit_model(id: ModelProviderId, form: ProviderForm) -> Result<(), CallError> {
    let caller = caller()?;
    let draft = form.parse()?;
    let models = &caller.services.models;
    models.edit(caller.actor(), id, &draft).await?;
    Ok(())
}

/// Moves a provider by a place; `shift` is the word of a [`Shift`].
#[server(prefix = "/fn", endpoint = "models/move")]
pub async fn move_model(id: ModelProviderId, shift: String) -> Result<(), CallError> {
    let caller = caller()?;
    let shift = Shift::parse(&shift)?;
    let models = &caller.services.models;
    Ok(models.shift(caller.actor(), id, shift).await?)
}

/// Takes a provider away.
#[server(prefix = "/fn", endpoint = "models/delete")]
pub async fn delete_model(id: ModelProviderId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.models.delete(caller.actor(), id).await?)
}

/// Brings a provider back.
#[server(prefix = "/fn", endpoint = "models/restore")]
pub async fn restore_model(id: ModelProviderId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.models.restore(caller.actor(), id).await?)
}

/// Asks a provider for a word.
#[server(prefix = "/fn", endpoint = "models/try")]
pub async fn try_model(id: ModelProviderId) -> Result<Trial, CallError> {
    let caller = caller()?;
    Ok(caller.services.models.try_out(caller.actor(), id).await?)
}
