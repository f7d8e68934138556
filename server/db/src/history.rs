//! The activity log as what gives fields back.

use async_trait::async_trait;
use domain::actor::Actor;
use domain::agreements::{AgreementForm, AgreementStore};
use domain::artifacts::{ArtifactKind, ArtifactStatus, ArtifactStore, TextSave};
use domain::customers::CustomerStore;
use domain::events::{Entity, EventForm, EventStore};
use domain::history::{HistoryStore, can_be_put_back, refused, typed};
use domain::id::{AgreementId, ArtifactId, CustomerId, EventId, InvoiceId, PaymentId, ProjectId};
use domain::projects::{ProjectForm, ProjectStore};
use domain::receivables::{InvoiceForm, InvoiceStore, PaymentForm, PaymentStore};
use domain::title::Title;
use domain::{Error, Result};
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::types::Json;
use uuid::Uuid;

use crate::customers::may_write;
use crate::errors::into_domain;
use crate::{Agreements, Artifacts, Customers, Db, Events, Invoices, Payments, Projects};

/// What a field said before an entry (`$1`) of a record (`$2`) in a workspace (`$3`), of a kind (`$4`), by its name (`$5`);
/// and the latest entry about the record. The log keeps whole values, so this is what was there, not what a timeline shows.
const BEFORE: &str = "select change -> 'before' as before, \
    coalesce((select id from activity_log where entity_id = $2 and workspace_id = $3 order by id desc limit 1), 0) as latest \
    from (select changes from activity_log where id = $1 and entity_id = $2 and workspace_id = $3 and entity = $4 \
    union all select changes from activity_log_archive where id = $1 and entity_id = $2 and workspace_id = $3 and entity = $4) l, \
    jsonb_array_elements(l.changes) change where change ->> 'field' = $5";

/// The first entry after another one (`$1`) about a record (`$2`) in a workspace (`$3`) in which somebody (`$4`) changed a
/// field (`$5`).
const MADE: &str = "select id from activity_log where entity_id = $2 and workspace_id = $3 and id > $1 and actor_id = $4 \
    and changes @> $5 order by id limit 1";

/// The history of everything, under row-level security.
#[derive(Clone, Debug)]
pub struct History {
    db: Db,
}

/// A field that is put back.
struct Field<'a> {
    name: &'a str,
    value: Value,
}

impl History {
    /// The history in `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl HistoryStore for History {
    async fn put_back(
        &self,
        actor: &Actor,
        entity: &Entity,
        id: Uuid,
        entry: i64,
        field: &str,
    ) -> Result<Option<i64>> {
        may_write(actor)?;
        if !can_be_put_back(entity, field) {
            return Err(refused(field));
        }
        let (value, latest) = self.before(actor, entity, id, entry, field).await?;
        let name = field;
        let field = Field { name, value };
        match entity {
            Entity::Customer => self.customer(actor, id, entry, name).await,
            Entity::Agreement => self.agreement(actor, AgreementId::new(id), &field).await,
            Entity::Invoice => self.invoice(actor, InvoiceId::new(id), &field).await,
            Entity::Payment => self.payment(actor, PaymentId::new(id), &field).await,
            Entity::Project => self.project(actor, ProjectId::new(id), &field).await,
            Entity::Artifact => self.artifact(actor, ArtifactId::new(id), &field).await,
            Entity::Event => self.event(actor, EventId::new(id), &field).await,
            Entity::Other(_) => Err(refused(name)),
        }?;
        self.made(actor, id, latest, name).await
    }
}

/// Each reads the record, types the value into its form, and edits that version of it: who changes the record in between
/// is not overwritten.
impl History {
    async fn customer(&self, actor: &Actor, id: Uuid, entry: i64, field: &str) -> Result<()> {
        let (store, id) = (Customers::new(self.db.clone()), CustomerId::new(id));
        store.put_back(actor, id, entry, field).await.map(drop)
    }

    async fn agreement(&self, actor: &Actor, id: AgreementId, field: &Field<'_>) -> Result<()> {
        let store = Agreements::new(self.db.clone());
        let now = store.get(actor, id).await?;
        let mut form = AgreementForm::from(&now.terms);
        form.put_back(field.name, &field.value)?;
        let terms = form.parse()?;
        let edit = store.edit(actor, id, Some(now.version()), &terms);
        edit.await.map(drop)
    }

    async fn invoice(&self, actor: &Actor, id: InvoiceId, field: &Field<'_>) -> Result<()> {
        let store = Invoices::new(self.db.clone());
        let now = store.get(actor, id).await?;
        now.may_be_put_back()?;
        let mut form = InvoiceForm::from(&now);
        form.put_back(field.name, &field.value)?;
        let terms = form.parse()?;
        let edit = store.edit(actor, id, Some(now.version()), &terms);
        edit.await.map(drop)
    }

    async fn payment(&self, actor: &Actor, id: PaymentId, field: &Field<'_>) -> Result<()> {
        let store = Payments::new(self.db.clone());
        let now = store.get(actor, id).await?;
        let mut form = PaymentForm::from(&now);
        form.put_back(field.name, &field.value)?;
        let (terms, _) = form.parse()?;
        let edit = store.edit(actor, id, Some(now.version()), &terms);
        edit.await.map(drop)
    }

    async fn project(&self, actor: &Actor, id: ProjectId, field: &Field<'_>) -> Result<()> {
        let store = Projects::new(self.db.clone());
        let now = store.get(actor, id).await?;
        let mut form = ProjectForm::from(&now);
        form.put_back(field.name, &field.value)?;
        let terms = form.parse()?;
        let edit = store.edit(actor, id, Some(now.version()), &terms);
        edit.await.map(drop)
    }

    async fn event(&self, actor: &Actor, id: EventId, field: &Field<'_>) -> Result<()> {
        let store = Events::new(self.db.clone());
        let now = store.get(actor, id).await?;
        let mut form = EventForm::from(&now);
        form.put_back(field.name, &field.value)?;
        let terms = form.parse()?;
        let edit = store.edit(actor, id, Some(now.version()), &terms);
        edit.await.map(drop)
    }

    /// An artifact has no form of everything: title, status and type are set one by one.
    async fn artifact(&self, actor: &Actor, id: ArtifactId, field: &Field<'_>) -> Result<()> {
        let store = Artifacts::new(self.db.clone());
        let now = store.get(actor, id).await?;
        let word = typed(field.name, &field.value)?;
        match field.name {
            "status" => {
                let to = ArtifactStatus::parse(&word)?;
                let moved = store.set_status(actor, id, Some(now.status), to);
                moved.await.map(drop)
            }
            "type" => store.set_kind(actor, id, ArtifactKind::parse(&word)?).await,
            _ if word == now.title.as_str() => Ok(()),
            _ => {
                let save = TextSave {
                    based_on: now.revision,
                    title: Title::parse("title", &word)?,
                    body: now.body,
                    autosave: false,
                };
                match store.save(actor, id, &save).await {
                    // What it says by now is a text, which nobody asked for.
                    Err(Error::Overtaken { .. }) => Err(Error::Stale),
                    other => other.map(drop),
                }
            }
        }
    }
}

impl History {
    /// What a field said before an entry, and the latest entry about the record.
    async fn before(
        &self,
        actor: &Actor,
        entity: &Entity,
        id: Uuid,
        entry: i64,
        field: &str,
    ) -> Result<(Value, i64)> {
        let row = sqlx::query(BEFORE)
            .bind(entry)
            .bind(id)
            .bind(actor.workspace.uuid())
            .bind(entity.as_str())
            .bind(field)
            .fetch_one(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        let Json(value) = row.get("before");
        Ok((value, row.get("latest")))
    }

    /// The entry that the actor's change of a field made, if it changed anything.
    async fn made(&self, actor: &Actor, id: Uuid, latest: i64, field: &str) -> Result<Option<i64>> {
        sqlx::query_scalar(MADE)
            .bind(latest)
            .bind(id)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .bind(Json(json!([{ "field": field }])))
            .fetch_optional(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }
}
