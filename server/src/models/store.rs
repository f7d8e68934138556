//! The language models of workspaces: kept by `db`, their keys opened here.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use agents::providers::{BaseUrl, Connections, Key, Models, ProviderSettings, Reach, try_out};
use async_trait::async_trait;
use db::{ModelProviders, SealedChange, SealedKey};
use domain::id::ModelProviderId;
use domain::models::{
    KeyChange, KeyState, ModelKey, ModelList, ModelProvider, ModelStore, ProviderDraft, Shift,
    Trial, UsageRow,
};
use domain::{Actor, Error, Result};
use uuid::Uuid;

use super::seal::Sealer;

/// The keys of a workspace that could be opened.
type Keys = BTreeMap<ModelProviderId, ModelKey>;

/// Language models of workspaces.
pub(crate) struct WorkspaceModels {
    kept: ModelProviders,
    sealer: Sealer,
    /// How far addresses of workspaces may lead.
    reach: Reach,
    connections: Connections,
    /// Whom the server asks for workspaces without models of their own.
    of_server: Arc<Models>,
}

impl WorkspaceModels {
    pub(super) const fn new(
        kept: ModelProviders,
        sealer: Sealer,
        reach: Reach,
        connections: Connections,
        of_server: Arc<Models>,
    ) -> Self {
        Self {
            kept,
            sealer,
            reach,
            connections,
            of_server,
        }
    }

    /// The providers as they are listed, without a look at their keys.
    pub(super) async fn kept(&self, actor: &Actor) -> Result<Vec<ModelProvider>> {
        self.kept.list(actor).await
    }

    /// These providers, to be asked in this order.
    pub(super) async fn models(
        &self,
        actor: &Actor,
        providers: Vec<ModelProvider>,
    ) -> Result<Models> {
        let mut keys = self.keys(actor).await?;
        let settings = providers
            .into_iter()
            .map(|provider| settings(&provider, keys.remove(&provider.id).as_ref()))
            .collect::<Result<_>>()?;
        Ok(Models::new(&self.connections, settings))
    }

    async fn keys(&self, actor: &Actor) -> Result<Keys> {
        let sealed = self.kept.sealed_keys(actor).await?;
        let open = |(id, sealed): (ModelProviderId, Vec<u8>)| {
            let key = self.sealer.open(actor.workspace, id, &sealed)?;
            Some((id, key))
        };
        Ok(sealed.into_iter().filter_map(open).collect())
    }

    /// The draft with its address as we go there, if we do.
    async fn checked(&self, draft: &ProviderDraft) -> Result<ProviderDraft> {
        let address = BaseUrl::parse(&draft.base_url);
        let address = address.map_err(|error| Error::invalid("base_url", error.to_string()))?;
        let looked = self.reach.look_up(&address).await;
        looked.map_err(|refused| Error::invalid("base_url", refused.to_string()))?;
        Ok(ProviderDraft {
            base_url: address.to_string(),
            ..draft.clone()
        })
    }

    fn sealed(&self, actor: &Actor, id: ModelProviderId, key: &ModelKey) -> Result<SealedKey> {
        Ok(SealedKey {
            sealed: self.sealer.seal(actor.workspace, id, key)?,
            hint: key.hint().to_owned(),
        })
    }
}

#[async_trait]
impl ModelStore for WorkspaceModels {
    async fn list(&self, actor: &Actor) -> Result<ModelList> {
        let mut providers = self.kept.list(actor).await?;
        let keys = self.keys(actor).await?;
        for provider in &mut providers {
            if provider.key != KeyState::None && !keys.contains_key(&provider.id) {
                provider.key = KeyState::Lost;
            }
        }
        Ok(ModelList {
            providers,
            of_server: self.of_server.names().await,
        })
    }

    async fn create(&self, actor: &Actor, draft: &ProviderDraft) -> Result<ModelProvider> {
        may_change(actor)?;
        let draft = self.checked(draft).await?;
        let id = ModelProviderId::new(Uuid::now_v7());
        let key = match &draft.key {
            KeyChange::Set(key) => Some(self.sealed(actor, id, key)?),
            KeyChange::Keep | KeyChange::Remove => None,
        };
        self.kept.insert(actor, id, &draft, key.as_ref()).await
    }

    async fn edit(
        &self,
        actor: &Actor,
        id: ModelProviderId,
        draft: &ProviderDraft,
    ) -> Result<ModelProvider> {
        may_change(actor)?;
        let draft = self.checked(draft).await?;
        draft.check_key_of(&self.kept.get(actor, id).await?)?;
        let key = match &draft.key {
            KeyChange::Keep => SealedChange::Keep,
            KeyChange::Remove => SealedChange::Remove,
            KeyChange::Set(key) => SealedChange::Set(self.sealed(actor, id, key)?),
        };
        self.kept.update(actor, id, &draft, &key).await
    }

    async fn shift(&self, actor: &Actor, id: ModelProviderId, shift: Shift) -> Result<()> {
        self.kept.shift(actor, id, shift).await
    }

    async fn delete(&self, actor: &Actor, id: ModelProviderId) -> Result<()> {
        self.kept.delete(actor, id).await
    }

    async fn restore(&self, actor: &Actor, id: ModelProviderId) -> Result<()> {
        self.kept.restore(actor, id).await
    }

    async fn try_out(&self, actor: &Actor, id: ModelProviderId) -> Result<Trial> {
        may_change(actor)?;
        let provider = self.kept.get(actor, id).await?;
        let key = self.keys(actor).await?.remove(&id);
        let settings = settings(&provider, key.as_ref())?;
        Ok(match try_out(&self.connections, settings).await {
            Ok(took) => Trial::Answered {
                milliseconds: u32::try_from(took.as_millis()).unwrap_or(u32::MAX),
            },
            Err(why) => Trial::Failed { why },
        })
    }

    async fn usage(&self, actor: &Actor) -> Result<Vec<UsageRow>> {
        self.kept.usage(actor).await
    }
}

/// Said before anything is looked up or asked: what an address leads to is not everybody's to find out.
fn may_change(actor: &Actor) -> Result<()> {
    if actor.role.manages_workspace() {
        return Ok(());
    }
    Err(Error::forbidden(format!(
        "Your role, {}, does not change the language models. Ask an owner or an admin.",
        actor.role.label()
    )))
}

fn settings(provider: &ModelProvider, key: Option<&ModelKey>) -> Result<ProviderSettings> {
    let address = BaseUrl::parse(&provider.base_url);
    let address = address.map_err(|error| Error::invalid("base_url", error.to_string()))?;
    Ok(ProviderSettings {
        name: provider.name.clone(),
        key: key.and_then(|key| Key::parse(key.expose())),
        timeout: Duration::from_secs(provider.timeout_seconds.into()),
        max_output_tokens: provider.output_tokens,
        context_tokens: provider.context_tokens,
        ..ProviderSettings::new(provider.kind, &provider.model, address)
    })
}
