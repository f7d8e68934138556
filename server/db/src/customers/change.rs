use domain::actor::Actor;
use domain::customers::{Customer, CustomerEdit, CustomerStatus, NewCustomer, StatusChange};
use domain::id::CustomerId;
use domain::{Error, Result};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Customers, rows};
use crate::errors::into_domain;
use crate::records::{check_seen, found};
use crate::session::Session;

impl Customers {
    pub(super) async fn insert(&self, actor: &Actor, new: &NewCustomer) -> Result<Customer> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let row = sqlx::query(
            "with made as (insert into customers (id, workspace_id, user_id, name, status, info) \
             values ($1, $2, $3, $4, $5, $6) returning *) \
             select c.id, c.name, c.status, c.info, c.visibility, c.user_id, p.name as owner_name, \
             c.created_at, c.last_activity_at \
             from made c left join profiles p on p.id = c.user_id",
        )
        .bind(Uuid::now_v7())
        .bind(actor.workspace.uuid())
        .bind(actor.user.uuid())
        .bind(new.name.as_str())
        .bind(new.status.as_str())
        .bind(Json(&new.info))
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        rows::customer(&row)
    }

    /// Reads, applies the rule of `domain`, writes; a second edit waits at the row meanwhile.
    pub(super) async fn apply(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<&str>,
        edit: CustomerEdit,
    ) -> Result<Customer> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut customer = lock(&mut session, actor, id).await?;
        customer.apply_over(seen, edit)?;
        write(&mut session, actor, &mut customer).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(customer)
    }

    /// The log keeps whole values, so what is put back is what was there, not what a timeline shows of it.
    pub(super) async fn put_field_back(
        &self,
        actor: &Actor,
        id: CustomerId,
        entry: i64,
        field: &str,
    ) -> Result<Customer> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let mut customer = lock(&mut session, actor, id).await?;
        let Json(before): Json<Value> = sqlx::query_scalar(
            "select change -> 'before' from (select changes from activity_log \
             where id = $1 and entity_id = $2 and workspace_id = $3 union all select changes from activity_log_archive \
             where id = $1 and entity_id = $2 and workspace_id = $3) l, jsonb_array_elements(l.changes) change \
             where change ->> 'field' = $4",
        )
        .bind(entry)
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(field)
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
        customer.put_back(field, &before)?;
        write(&mut session, actor, &mut customer).await?;
        session.commit().await.map_err(into_domain)?;
        Ok(customer)
    }

    pub(super) async fn move_to_status(
        &self,
        actor: &Actor,
        id: CustomerId,
        seen: Option<CustomerStatus>,
        to: CustomerStatus,
    ) -> Result<StatusChange> {
        may_write(actor)?;
        let mut session = self.db.begin(actor).await?;
        let row = sqlx::query(
            "select status from customers \
             where id = $1 and workspace_id = $2 and deleted_at is null for update",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
        let from = rows::status(&row)?;
        check_seen(seen, from, to, from.as_str())?;
        if from != to {
            sqlx::query("update customers set status = $3 where id = $1 and workspace_id = $2")
                .bind(id.uuid())
                .bind(actor.workspace.uuid())
                .bind(to.as_str())
                .execute(&mut *session)
                .await
                .map_err(into_domain)?;
        }
        session.commit().await.map_err(into_domain)?;
        Ok(StatusChange { from, to })
    }

    /// In the trash's session: the changed row must still be one that its actor may see.
    pub(super) async fn move_to_trash(&self, actor: &Actor, id: CustomerId) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin_in_trash(actor).await?;
        let done = sqlx::query(
            "update customers set deleted_at = now() \
             where id = $1 and workspace_id = $2 and deleted_at is null",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .execute(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        found(done.rows_affected())
    }

    /// Restoring what is not in the trash changes nothing and succeeds: Undo may be pressed twice.
    pub(super) async fn take_from_trash(&self, actor: &Actor, id: CustomerId) -> Result<()> {
        may_write(actor)?;
        let mut session = self.db.begin_in_trash(actor).await?;
        let done = sqlx::query(
            "update customers set deleted_at = null where id = $1 and workspace_id = $2",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .execute(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        found(done.rows_affected())
    }
}

/// Reads a customer; whoever else changes it waits until this transaction ends.
pub(super) async fn lock(session: &mut Session, actor: &Actor, id: CustomerId) -> Result<Customer> {
    let row = sqlx::query(
        "select c.id, c.name, c.status, c.info, c.visibility, c.user_id, p.name as owner_name, \
         c.created_at, c.last_activity_at \
         from customers c left join profiles p on p.id = c.user_id \
         where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null for update of c",
    )
    .bind(id.uuid())
    .bind(actor.workspace.uuid())
    .fetch_one(&mut **session)
    .await
    .map_err(into_domain)?;
    rows::customer(&row)
}

/// Writes what may have changed about a customer that is locked, and notes when.
async fn write(session: &mut Session, actor: &Actor, customer: &mut Customer) -> Result<()> {
    customer.last_activity_at = sqlx::query_scalar(
        "update customers set name = $3, status = $4, info = $5 \
         where id = $1 and workspace_id = $2 returning last_activity_at",
    )
    .bind(customer.id.uuid())
    .bind(actor.workspace.uuid())
    .bind(customer.name.as_str())
    .bind(customer.status.as_str())
    .bind(Json(&customer.info))
    .fetch_one(&mut **session)
    .await
    .map_err(into_domain)?;
    Ok(())
}

/// Says in words what row-level security would only answer with silence: it hides the row from the
/// update, and the person would read "not found" about a customer they see.
pub(crate) fn may_write(actor: &Actor) -> Result<()> {
    if actor.role.writes_customers() {
        return Ok(());
    }
    Err(Error::forbidden(format!(
        "Your role, {}, lets you read customers but not change them. Ask the workspace's owner or an admin.",
        actor.role.label()
    )))
}
