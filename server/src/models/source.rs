use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use agents::providers::Models;
use agents::{LanguageModel, ModelSource};
use async_trait::async_trait;
use domain::id::WorkspaceId;
use domain::models::ModelProvider;
use domain::{Actor, Result};

use super::store::WorkspaceModels;

/// So many workspaces are remembered; then all are forgotten, which costs them the pauses they know of.
const MOST: usize = 1_000;

/// A workspace's own models where it has some, else those of the server.
pub(super) struct OwnOrServer {
    workspaces: Arc<WorkspaceModels>,
    of_server: Arc<Models>,
    /// What was built of which providers. Kept between answers, because models remember who wants to be left alone.
    built: Mutex<BTreeMap<WorkspaceId, Built>>,
}

struct Built {
    of: Vec<ModelProvider>,
    models: Arc<Models>,
}

impl OwnOrServer {
    pub(super) fn new(workspaces: Arc<WorkspaceModels>, of_server: Arc<Models>) -> Self {
        Self {
            workspaces,
            of_server,
            built: Mutex::default(),
        }
    }

    /// What was built of exactly these.
    fn built(&self, workspace: WorkspaceId, of: &[ModelProvider]) -> Option<Arc<Models>> {
        let built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let known = built.get(&workspace).filter(|known| known.of == of)?;
        Some(Arc::clone(&known.models))
    }

    fn keep(&self, workspace: WorkspaceId, of: Vec<ModelProvider>, models: &Arc<Models>) {
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        if built.len() >= MOST {
            built.clear();
        }
        let models = Arc::clone(models);
        built.insert(workspace, Built { of, models });
    }
}

#[async_trait]
impl ModelSource for OwnOrServer {
    async fn models(&self, actor: &Actor) -> Result<Arc<dyn LanguageModel>> {
        let providers = self.workspaces.kept(actor).await?;
        if providers.is_empty() {
            return Ok(Arc::clone(&self.of_server) as Arc<dyn LanguageModel>);
        }
        if let Some(models) = self.built(actor.workspace, &providers) {
            return Ok(models);
        }
        let models = self.workspaces.models(actor, providers.clone()).await?;
        let models = Arc::new(models);
        self.keep(actor.workspace, providers, &models);
        Ok(models)
    }
}
