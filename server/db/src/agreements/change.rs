use domain::Result;
use domain::actor::Actor;
use domain::agreements::{Agreement, AgreementTerms, Renewed};
use domain::id::{AgreementId, CustomerId};
use domain::money::Money;
use domain::version::Version;
use sqlx::types::Json;
use uuid::Uuid;

use super::statements::{ONE, OVERLAPS, columns};
use super::{Agreements, rows};
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const LOCK_CUSTOMER: &str = lock_customer_of!("customer_agreements");

const INSERT: &str = concat!(
    "insert into customer_agreements as a (id, customer_id, scope, type, start_date, end_date, pricing, currency, \
     annual_value, extra_terms, notes, renews) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ",
    columns!()
);

const UPDATE: &str = concat!(
    "update customer_agreements a set scope = $3, type = $4, start_date = $5, end_date = $6, pricing = $7, \
     currency = $8, annual_value = $9, extra_terms = $10, notes = $11, override_status = $12, override_reason = $13 \
     where a.id = $1 and a.workspace_id = $2 and a.deleted_at is null returning ",
    columns!()
);

impl Agreements {
    pub(super) async fn make(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &AgreementTerms,
    ) -> Result<Agreement> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let made = insert(&mut session, customer, terms, None).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(made)
    }

    /// Reads, applies the rule of `domain`, writes; a second change waits at the customer meanwhile.
    pub(super) async fn change(
        &self,
        actor: &Actor,
        id: AgreementId,
        seen: Option<Version>,
        rule: impl FnOnce(&mut Agreement) -> Result<()>,
    ) -> Result<Agreement> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut agreement = locked(&mut session, actor, id).await?;
        agreement.version().check(seen)?;
        rule(&mut agreement)?;
        let changed = update(&mut session, actor, &agreement).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(changed)
    }

    pub(super) async fn copy(&self, actor: &Actor, id: AgreementId) -> Result<Agreement> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let original = locked(&mut session, actor, id).await?;
        let terms = AgreementTerms {
            starts_on: None,
            ends_on: None,
            ..original.terms
        };
        let made = insert(&mut session, original.customer, &terms, None).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(made)
    }

    pub(super) async fn follow(&self, actor: &Actor, id: AgreementId) -> Result<Renewed> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let old = locked(&mut session, actor, id).await?;
        let terms = old.terms.next_period()?;
        let agreement = insert(&mut session, old.customer, &terms, Some(id)).await?;
        let overlaps = sqlx::query(OVERLAPS)
            .bind(agreement.customer.uuid())
            .bind(actor.workspace.uuid())
            .bind(agreement.id.uuid())
            .bind(terms.kind.as_str())
            .bind(terms.starts_on)
            .bind(terms.ends_on)
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        Ok(Renewed {
            agreement,
            overlaps: overlaps.iter().map(rows::overlap).collect(),
        })
    }

    pub(super) async fn move_to_trash(&self, actor: &Actor, id: AgreementId) -> Result<()> {
        const DELETE: &str = "update customer_agreements set deleted_at = now() \
            where id = $1 and workspace_id = $2 and deleted_at is null";
        records::run_in_trash(&self.db, actor, LOCK_CUSTOMER, DELETE, id.uuid()).await
    }

    /// Restoring what is not in the trash changes nothing and succeeds: Undo may be pressed twice.
    pub(super) async fn take_from_trash(&self, actor: &Actor, id: AgreementId) -> Result<()> {
        const RESTORE: &str = "update customer_agreements set deleted_at = null \
            where id = $1 and workspace_id = $2";
        records::run_in_trash(&self.db, actor, LOCK_CUSTOMER, RESTORE, id.uuid()).await
    }
}

/// Reads an agreement; whoever else changes it, or its customer, waits until this transaction ends.
async fn locked(session: &mut Session, actor: &Actor, id: AgreementId) -> Result<Agreement> {
    records::lock(session, actor, LOCK_CUSTOMER, id.uuid()).await?;
    read_one(session, actor, id).await
}

/// Reads an agreement in a transaction that has begun.
pub(crate) async fn read_one(
    session: &mut Session,
    actor: &Actor,
    id: AgreementId,
) -> Result<Agreement> {
    rows::agreement(&records::one(session, actor, ONE, id.uuid()).await?)
}

async fn insert(
    session: &mut Session,
    customer: CustomerId,
    terms: &AgreementTerms,
    renews: Option<AgreementId>,
) -> Result<Agreement> {
    let row = sqlx::query(INSERT)
        .bind(Uuid::now_v7())
        .bind(customer.uuid())
        .bind(&terms.scope)
        .bind(terms.kind.as_str())
        .bind(terms.starts_on)
        .bind(terms.ends_on)
        .bind(Json(&terms.pricing))
        .bind(terms.pricing.currency().map(domain::money::Currency::code))
        .bind(terms.annual_value().map(Money::amount))
        .bind(&terms.extra_terms)
        .bind(&terms.notes)
        .bind(renews.map(AgreementId::uuid))
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::agreement(&row)
}

async fn update(session: &mut Session, actor: &Actor, agreement: &Agreement) -> Result<Agreement> {
    let terms = &agreement.terms;
    let overridden = agreement.overridden.as_ref();
    let row = sqlx::query(UPDATE)
        .bind(agreement.id.uuid())
        .bind(actor.workspace.uuid())
        .bind(&terms.scope)
        .bind(terms.kind.as_str())
        .bind(terms.starts_on)
        .bind(terms.ends_on)
        .bind(Json(&terms.pricing))
        .bind(terms.pricing.currency().map(domain::money::Currency::code))
        .bind(terms.annual_value().map(Money::amount))
        .bind(&terms.extra_terms)
        .bind(&terms.notes)
        .bind(overridden.map(|by_hand| by_hand.standing.as_str()))
        .bind(overridden.map_or("", |by_hand| by_hand.reason.as_str()))
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::agreement(&row)
}
