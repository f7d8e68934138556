use domain::actor::Actor;
use domain::customers::{Customer, Revision, Unchanged};
use domain::id::CustomerId;
use domain::{Error, Result};
use sqlx::types::Json;

use super::Customers;
use super::change::{lock, may_write};
use crate::errors::into_domain;

impl Customers {
    /// Reads, compares, writes, in one transaction: what is compared is what is changed.
    pub(super) async fn change_whole(
        &self,
        actor: &Actor,
        id: CustomerId,
        revision: Revision,
        unchanged: Unchanged<'_>,
    ) -> Result<Customer> {
        may_write(actor)?;
        let deletes = revision == Revision::Delete;
        let mut session = if deletes {
            // The changed row must still be one that its actor may see.
            self.db.begin_in_trash(actor).await?
        } else {
            self.db.begin(actor).await?
        };
        let mut customer = lock(&mut session, actor, id).await?;
        if !unchanged(&customer) {
            return Err(Error::Stale);
        }
        customer.revise(revision);
        customer.last_activity_at = sqlx::query_scalar(
            "update customers set name = $3, status = $4, info = $5, \
             deleted_at = case when $6 then now() end \
             where id = $1 and workspace_id = $2 returning last_activity_at",
        )
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(customer.name.as_str())
        .bind(customer.status.as_str())
        .bind(Json(&customer.info))
        .bind(deletes)
        .fetch_one(&mut *session)
        .await
        .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        Ok(customer)
    }
}
