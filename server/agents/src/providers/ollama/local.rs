use std::sync::Arc;
use std::time::Duration;

use reqwest::Client;
use serde::Deserialize;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use crate::providers::address::BaseUrl;
use crate::providers::connections::Connections;
use crate::providers::provider::Provider;
use crate::providers::settings::ProviderSettings;
use domain::models::ProviderKind;

/// A server of this machine answers at once or not at all.
const PROMPT: Duration = Duration::from_millis(500);
/// How long a look is good for.
const FRESH: Duration = Duration::from_secs(30);

/// An Ollama that may be there.
pub(in crate::providers) struct Local {
    connections: Connections,
    address: BaseUrl,
    seen: Mutex<Option<Seen>>,
}

#[derive(Clone)]
struct Seen {
    at: Instant,
    provider: Option<Arc<Provider>>,
}

#[derive(Debug, Deserialize)]
struct Tags {
    models: Vec<Model>,
}

#[derive(Debug, Deserialize)]
struct Model {
    name: String,
    /// Older servers do not say.
    capabilities: Option<Vec<String>>,
}

impl Local {
    pub(in crate::providers) fn new(connections: Connections, address: BaseUrl) -> Self {
        Self {
            connections,
            address,
            seen: Mutex::new(None),
        }
    }

    /// The Ollama, if it is there and has a model to talk to.
    pub(in crate::providers) async fn find(&self) -> Option<Arc<Provider>> {
        let mut seen = self.seen.lock().await;
        if let Some(seen) = seen.as_ref().filter(|seen| seen.at.elapsed() < FRESH) {
            return seen.provider.clone();
        }
        let look = timeout(PROMPT, model(&self.connections.http, &self.address));
        let model = look.await.ok().flatten();
        let known = seen.take().and_then(|seen| seen.provider);
        let provider = model.map(|model| match known {
            Some(known) if known.settings.model == model => known,
            _ => self.provider(&model),
        });
        *seen = Some(Seen {
            at: Instant::now(),
            provider: provider.clone(),
        });
        provider
    }

    fn provider(&self, model: &str) -> Arc<Provider> {
        let settings = ProviderSettings::new(ProviderKind::Ollama, model, self.address.clone());
        Arc::new(Provider::new(&self.connections, settings))
    }
}

/// The model to talk to: the first that can use tools, else the first that can talk.
async fn model(http: &Client, address: &BaseUrl) -> Option<String> {
    let url = format!("{}api/tags", address.without("/api"));
    let tags: Tags = http.get(url).send().await.ok()?.json().await.ok()?;
    let can = |model: &&Model, what: &str| {
        let known = model.capabilities.as_ref();
        known.is_none_or(|known| known.iter().any(|known| known == what))
    };
    let mut models = tags.models.iter().filter(|model| can(model, "completion"));
    let first = models.clone().next();
    let handy = models.find(|model| can(model, "tools"));
    handy.or(first).map(|model| model.name.clone())
}
