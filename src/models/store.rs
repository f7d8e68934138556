use async_trait::async_trait;

use super::{ModelList, ModelProvider, ProviderDraft, Shift, Trial, UsageRow};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::ModelProviderId;

/// The language models of a workspace. Every member sees them; owners and admins change them.
#[async_trait]
pub trait ModelStore: Send + Sync {
    /// The providers in their order, and who answers where there is none.
    async fn list(&self, actor: &Actor) -> Result<ModelList>;
    /// Adds one at the end; at most [`ModelProvider::MAX`].
    async fn create(&self, actor: &Actor, draft: &ProviderDraft) -> Result<ModelProvider>;
    /// Changes one. Its key goes to no other address than it was given for.
    async fn edit(
        &self,
        actor: &Actor,
        id: ModelProviderId,
        draft: &ProviderDraft,
    ) -> Result<ModelProvider>;
    /// Moves one by a place; at the end of the way it stays.
    async fn shift(&self, actor: &Actor, id: ModelProviderId, shift: Shift) -> Result<()>;
    /// Takes one away. It can be brought back for a day.
    async fn delete(&self, actor: &Actor, id: ModelProviderId) -> Result<()>;
    /// Brings one back, with its key.
    async fn restore(&self, actor: &Actor, id: ModelProviderId) -> Result<()>;
    /// Asks one for a word.
    async fn try_out(&self, actor: &Actor, id: ModelProviderId) -> Result<Trial>;
    /// What answers took in the last [`UsageRow::DAYS`] days, most answers first: the actor's own, for owners and admins
    /// those of the whole workspace.
    async fn usage(&self, actor: &Actor) -> Result<Vec<UsageRow>>;
}
