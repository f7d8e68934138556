//! Agreements in Postgres. Every method is one transaction as its actor.

mod change;
mod read;
mod rows;
pub(crate) mod statements;

use async_trait::async_trait;
pub(crate) use change::read_one;
use chrono::NaiveDate;
use domain::Result;
use domain::actor::Actor;
use domain::agreements::{
    Agreement, AgreementStore, AgreementTerms, Override, Renewed, RunningValue,
};
use domain::id::{AgreementId, CustomerId};
use domain::page::{Cursor, Page};
use domain::version::Version;
pub(crate) use read::running_value;

use crate::Db;

/// Agreements, under row-level security.
#[derive(Clone, Debug)]
pub struct Agreements {
    db: Db,
}

impl Agreements {
    /// The agreements of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl AgreementStore for Agreements {
    async fn list(
        &self,
        actor: &Actor,
        customer: CustomerId,
        after: Option<&Cursor>,
    ) -> Result<Page<Agreement>> {
        self.page(actor, customer, after).await
    }

    async fn get(&self, actor: &Actor, id: AgreementId) -> Result<Agreement> {
        self.one(actor, id).await
    }

    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &AgreementTerms,
    ) -> Result<Agreement> {
        self.make(actor, customer, terms).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: AgreementId,
        seen: Option<Version>,
        terms: &AgreementTerms,
    ) -> Result<Agreement> {
        let terms = terms.clone();
        self.change(actor, id, seen, |agreement| {
            agreement.terms = terms;
            Ok(())
        })
        .await
    }

    async fn set_override(
        &self,
        actor: &Actor,
        id: AgreementId,
        seen: Option<Version>,
        overridden: Option<Override>,
    ) -> Result<Agreement> {
        self.change(actor, id, seen, |agreement| {
            agreement.set_override(overridden)
        })
        .await
    }

    async fn duplicate(&self, actor: &Actor, id: AgreementId) -> Result<Agreement> {
        self.copy(actor, id).await
    }

    async fn renew(&self, actor: &Actor, id: AgreementId) -> Result<Renewed> {
        self.follow(actor, id).await
    }

    async fn delete(&self, actor: &Actor, id: AgreementId) -> Result<()> {
        self.move_to_trash(actor, id).await
    }

    async fn restore(&self, actor: &Actor, id: AgreementId) -> Result<()> {
        self.take_from_trash(actor, id).await
    }

    async fn running_value(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<RunningValue>> {
        self.value(actor, customer, today).await
    }
}
