use domain::Result;
use domain::actor::Actor;
use domain::id::{CustomerId, PaymentId};
use domain::receivables::{Payment, PaymentTerms, Settlement};
use domain::version::Version;
use uuid::Uuid;

use super::settling::settle;
use super::statements::{PAYMENT, payment_columns};
use super::{Payments, rows};
use crate::customers::may_write;
use crate::errors::into_domain;
use crate::records::{self, lock_customer_of};
use crate::session::Session;

const LOCK_CUSTOMER: &str = lock_customer_of!("customer_payments");

const INSERT: &str = concat!(
    "insert into customer_payments as p (id, customer_id, date, currency, amount, method, reference, notes) \
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ",
    payment_columns!()
);

const UPDATE: &str = concat!(
    "update customer_payments p set date = $3, currency = $4, amount = $5, method = $6, reference = $7, notes = $8 \
     where p.id = $1 and p.workspace_id = $2 and p.deleted_at is null returning ",
    payment_columns!()
);

impl Payments {
    pub(super) async fn make(
        &self,
        actor: &Actor,
        customer: CustomerId,
        terms: &PaymentTerms,
        settlements: &[Settlement],
    ) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        records::lock_customer(&mut session, actor, customer).await?;
        let mut payment = insert(&mut session, customer, terms).await?;
        if !settlements.is_empty() {
            settle(&mut session, actor, &mut payment, settlements).await?;
            payment = read(&mut session, actor, payment.id).await?;
        }
        session.commit().await.map_err(into_domain)?;
        Ok(payment)
    }

    pub(super) async fn change(
        &self,
        actor: &Actor,
        id: PaymentId,
        seen: Option<Version>,
        terms: &PaymentTerms,
    ) -> Result<Payment> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut payment = locked(&mut session, actor, id).await?;
        payment.version().check(seen)?;
        payment.revise(terms.clone())?;
        let row = sqlx::query(UPDATE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(terms.date)
            .bind(terms.amount.currency().code())
            .bind(terms.amount.amount())
            .bind(terms.method.as_str())
            .bind(&terms.reference)
            .bind(&terms.notes)
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::payment(&row)
    }

    /// In the trash's session: the changed row must still be one that its actor may see.
    pub(super) async fn move_to_trash(&self, actor: &Actor, id: PaymentId) -> Result<()> {
        const RELEASE: &str =
            "delete from payment_allocations where payment_id = $1 and workspace_id = $2";
        const DELETE: &str = "update customer_payments set deleted_at = now() \
            where id = $1 and workspace_id = $2 and deleted_at is null";
        may_write(actor)?;
        let mut session = self.db.begin_in_trash(actor).await?;
        let payment = locked(&mut session, actor, id).await?;
        payment.may_be_deleted()?;
        if payment.allocated.is_positive() {
            records::run(&mut session, actor, RELEASE, id.uuid()).await?;
        }
        records::run(&mut session, actor, DELETE, id.uuid()).await?;
        session.commit().await.map_err(into_domain)
    }

    /// Restoring what is not in the trash changes nothing and succeeds: Undo may be pressed twice.
    pub(super) async fn take_from_trash(&self, actor: &Actor, id: PaymentId) -> Result<()> {
        const RESTORE: &str = "update customer_payments set deleted_at = null \
            where id = $1 and workspace_id = $2";
        records::run_in_trash(&self.db, actor, LOCK_CUSTOMER, RESTORE, id.uuid()).await
    }
}

/// Reads a payment; whoever else uses it waits until this transaction ends.
pub(super) async fn locked(session: &mut Session, actor: &Actor, id: PaymentId) -> Result<Payment> {
    records::lock(session, actor, LOCK_CUSTOMER, id.uuid()).await?;
    read(session, actor, id).await
}

pub(super) async fn read(session: &mut Session, actor: &Actor, id: PaymentId) -> Result<Payment> {
    rows::payment(&records::one(session, actor, PAYMENT, id.uuid()).await?)
}

async fn insert(
    session: &mut Session,
    customer: CustomerId,
    terms: &PaymentTerms,
) -> Result<Payment> {
    let row = sqlx::query(INSERT)
        .bind(Uuid::now_v7())
        .bind(customer.uuid())
        .bind(terms.date)
        .bind(terms.amount.currency().code())
        .bind(terms.amount.amount())
        .bind(terms.method.as_str())
        .bind(&terms.reference)
        .bind(&terms.notes)
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    rows::payment(&row)
}
