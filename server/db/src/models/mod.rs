//! Language models of workspaces in Postgres. Keys come sealed and are opened elsewhere.

mod statements;

use domain::id::ModelProviderId;
use domain::models::{KeyState, ModelProvider, ProviderDraft, ProviderKind, Shift, UsageRow};
use domain::{Actor, Error, Result};
use sqlx::Row;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::Db;
use crate::errors::{into_domain, unreadable};
use crate::records;
use crate::session::Session;

/// Providers of language models, under row-level security. Only the sealed keys are read through the system's door: no
/// member needs them, whatever their way to the database.
#[derive(Clone, Debug)]
pub struct ModelProviders {
    db: Db,
}

/// A sealed key, and the characters of it that are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedKey {
    /// What only the server can open.
    pub sealed: Vec<u8>,
    /// Its last characters.
    pub hint: String,
}

/// What becomes of a key in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealedChange {
    /// It stays.
    Keep,
    /// It goes.
    Remove,
    /// This one takes its place.
    Set(SealedKey),
}

impl ModelProviders {
    /// The providers of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// The providers of the actor's workspace, in their order.
    pub async fn list(&self, actor: &Actor) -> Result<Vec<ModelProvider>> {
        let rows = sqlx::query(statements::LIST)
            .bind(actor.workspace.uuid())
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        rows.iter().map(provider).collect()
    }

    /// One of them.
    pub async fn get(&self, actor: &Actor, id: ModelProviderId) -> Result<ModelProvider> {
        let mut session = self.db.begin(actor).await?;
        provider(&records::one(&mut session, actor, statements::ONE, id.uuid()).await?)
    }

    /// Adds one at the end.
    ///
    /// # Errors
    /// [`Error::Conflict`] where there are [`ModelProvider::MAX`].
    pub async fn insert(
        &self,
        actor: &Actor,
        id: ModelProviderId,
        draft: &ProviderDraft,
        key: Option<&SealedKey>,
    ) -> Result<ModelProvider> {
        let mut session = self.begin_change(actor).await?;
        refuse_when_full(&mut session, actor).await?;
        let row = draft_bound(statements::INSERT, actor, id, draft)
            .bind(key.map(|key| key.sealed.as_slice()))
            .bind(key.map(|key| key.hint.as_str()))
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        provider(&row)
    }

    /// Changes one, and its key as asked for.
    pub async fn update(
        &self,
        actor: &Actor,
        id: ModelProviderId,
        draft: &ProviderDraft,
        key: &SealedChange,
    ) -> Result<ModelProvider> {
        let mut session = self.begin_change(actor).await?;
        let change = match key {
            SealedChange::Keep => None,
            SealedChange::Remove => Some(None),
            SealedChange::Set(key) => Some(Some(key)),
        };
        if let Some(key) = change {
            // A statement of its own: one that kept the key would have to read it.
            let done = sqlx::query(statements::SET_KEY)
                .bind(id.uuid())
                .bind(actor.workspace.uuid())
                .bind(key.map(|key| key.sealed.as_slice()))
                .bind(key.map(|key| key.hint.as_str()))
                .execute(&mut *session)
                .await
                .map_err(into_domain)?;
            records::found(done.rows_affected())?;
        }
        let row = draft_bound(statements::UPDATE, actor, id, draft)
            .fetch_one(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        provider(&row)
    }

    /// Moves one by a place.
    pub async fn shift(&self, actor: &Actor, id: ModelProviderId, shift: Shift) -> Result<()> {
        let mut session = self.begin_change(actor).await?;
        let mut order: Vec<Uuid> = sqlx::query_scalar(statements::ORDER)
            .bind(actor.workspace.uuid())
            .fetch_all(&mut *session)
            .await
            .map_err(into_domain)?;
        let here = order.iter().position(|other| *other == id.uuid());
        let here = here.ok_or(Error::NotFound)?;
        let there = match shift {
            Shift::Up => here.saturating_sub(1),
            Shift::Down => (here + 1).min(order.len() - 1),
        };
        order.swap(here, there);
        sqlx::query(statements::PLACE)
            .bind(actor.workspace.uuid())
            .bind(order)
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)
    }

    /// Takes one away, until it is brought back or purged.
    pub async fn delete(&self, actor: &Actor, id: ModelProviderId) -> Result<()> {
        let mut session = self.begin_change(actor).await?;
        records::run(&mut session, actor, statements::DELETE, id.uuid()).await?;
        session.commit().await.map_err(into_domain)
    }

    /// Brings one back where it was.
    ///
    /// # Errors
    /// [`Error::Conflict`] where there are [`ModelProvider::MAX`] meanwhile.
    pub async fn restore(&self, actor: &Actor, id: ModelProviderId) -> Result<()> {
        let mut session = self.begin_change(actor).await?;
        refuse_when_full(&mut session, actor).await?;
        records::run(&mut session, actor, statements::RESTORE, id.uuid()).await?;
        session.commit().await.map_err(into_domain)
    }

    /// The sealed keys of the actor's workspace, as far as the actor is a member of it.
    pub async fn sealed_keys(&self, actor: &Actor) -> Result<Vec<(ModelProviderId, Vec<u8>)>> {
        let rows = sqlx::query(statements::SEALED_KEYS)
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid())
            .fetch_all(self.db.system())
            .await
            .map_err(into_domain)?;
        let key = |row: &PgRow| (ModelProviderId::new(row.get("id")), row.get("key_sealed"));
        Ok(rows.iter().map(key).collect())
    }

    /// What answers took in the last [`UsageRow::DAYS`] days, as far as the actor may know.
    pub async fn usage(&self, actor: &Actor) -> Result<Vec<UsageRow>> {
        let rows = sqlx::query(statements::USAGE)
            .bind(actor.workspace.uuid())
            .bind(i32::try_from(UsageRow::DAYS).unwrap_or(i32::MAX))
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        Ok(rows.iter().map(usage).collect())
    }

    /// A transaction in which the order and the number of providers stay as they are. In the trash's session: what is
    /// taken away must still be what its actor may see.
    async fn begin_change(&self, actor: &Actor) -> Result<Session> {
        let role = actor.role;
        if !role.manages_workspace() {
            return Err(Error::forbidden(format!(
                "Your role, {}, does not change the language models. Ask an owner or an admin.",
                role.label()
            )));
        }
        let mut session = self.db.begin_in_trash(actor).await?;
        sqlx::query(statements::LOCK)
            .bind(actor.workspace.uuid())
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        Ok(session)
    }
}

async fn refuse_when_full(session: &mut Session, actor: &Actor) -> Result<()> {
    let count: i64 = sqlx::query_scalar(statements::COUNT)
        .bind(actor.workspace.uuid())
        .fetch_one(&mut **session)
        .await
        .map_err(into_domain)?;
    if count >= i64::from(ModelProvider::MAX) {
        return Err(Error::conflict(format!(
            "There are {} language models already. Delete one that is not needed any more.",
            ModelProvider::MAX
        )));
    }
    Ok(())
}

type Query = sqlx::query::Query<'static, sqlx::Postgres, sqlx::postgres::PgArguments>;

/// `$1` to `$9` of what writes a draft.
fn draft_bound(
    statement: &'static str,
    actor: &Actor,
    id: ModelProviderId,
    draft: &ProviderDraft,
) -> Query {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query(statement)
        .bind(id.uuid())
        .bind(actor.workspace.uuid())
        .bind(draft.kind.as_str())
        .bind(draft.name.clone())
        .bind(draft.model.clone())
        .bind(draft.base_url.clone())
        .bind(number(draft.timeout_seconds))
        .bind(number(draft.output_tokens))
        .bind(number(draft.context_tokens))
}

fn provider(row: &PgRow) -> Result<ModelProvider> {
    let kind = ProviderKind::parse(row.get("kind"));
    let number = |column: &str| u32::try_from(row.get::<i32, _>(column)).unwrap_or_default();
    let hint: Option<String> = row.get("key_hint");
    Ok(ModelProvider {
        id: ModelProviderId::new(row.get("id")),
        kind: kind.map_err(|_| unreadable("kind of a language model"))?,
        name: row.get("name"),
        model: row.get("model"),
        base_url: row.get("base_url"),
        key: hint.map_or(KeyState::None, |hint| KeyState::Kept { hint }),
        timeout_seconds: number("timeout_seconds"),
        output_tokens: number("output_tokens"),
        context_tokens: number("context_tokens"),
        updated_at: row.get("updated_at"),
    })
}

fn usage(row: &PgRow) -> UsageRow {
    let number = |column: &str| u64::try_from(row.get::<i64, _>(column)).unwrap_or_default();
    UsageRow {
        provider: row.get("provider"),
        model: row.get("model"),
        answers: number("answers"),
        input_tokens: number("input_tokens"),
        output_tokens: number("output_tokens"),
        estimated: number("estimated"),
        milliseconds: number("milliseconds"),
    }
}
