use async_trait::async_trait;
use chrono::NaiveDate;

use super::{Agreement, AgreementTerms, Override, Renewed, RunningValue};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::{AgreementId, CustomerId};
use crate::page::{Cursor, Page};
use crate::version::Version;

/// Where agreements are kept. Every call sees and changes what its actor may, and nothing else; what the actor may
/// not see is [`crate::Error::NotFound`]. `seen` is the version that a change was made from: [`crate::Error::Stale`]
/// when somebody was faster.
#[async_trait]
pub trait AgreementStore: Send + Sync {
    /// The agreements of a customer, the latest to begin first, drafts before all.
    async fn list(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Agreement>>;
    /// One agreement.
    async fn get(&self, actor: &Actor, id: AgreementId) -> Result<Agreement>;
    /// Makes an agreement.
    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &AgreementTerms,
    ) -> Result<Agreement>;
    /// Replaces what was agreed.
    async fn edit(
        &self,
        actor: &Actor,
        id: AgreementId,
        seen: Option<Version>,
        terms: &AgreementTerms,
    ) -> Result<Agreement>;
    /// Ends or pauses an agreement, or (`None`) lets its dates speak again.
    async fn set_override(
        &self,
        actor: &Actor,
        id: AgreementId,
        seen: Option<Version>,
        overridden: Option<Override>,
    ) -> Result<Agreement>;
    /// Makes a draft that says the same, without dates.
    async fn duplicate(&self, actor: &Actor, id: AgreementId) -> Result<Agreement>;
    /// Makes the agreement of the next period.
    async fn renew(&self, actor: &Actor, id: AgreementId) -> Result<Renewed>;
    /// Moves an agreement to the trash.
    async fn delete(&self, actor: &Actor, id: AgreementId) -> Result<()>;
    /// Takes an agreement out of the trash.
    async fn restore(&self, actor: &Actor, id: AgreementId) -> Result<()>;
    /// What the running agreements are worth, by currency: those of a customer, or of all.
    async fn running_value(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<RunningValue>>;
}
