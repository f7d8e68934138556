use std::sync::Arc;
use std::time::Duration;

use super::address::BaseUrl;
use super::answer::{Finished, NoAnswer, Sink};
use super::connections::Connections;
use super::ollama::Local;
use super::prompt::Prompt;
use super::provider::{Miss, Provider};
use super::settings::ProviderSettings;

/// The last provider is worth waiting for when the pause that it asks for is no longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The language models that can be asked, in order. Keep it between answers: it remembers who wants to be left alone.
pub struct Models(Order);

enum Order {
    Configured(Vec<Arc<Provider>>),
    Local(Local),
}

impl Models {
    /// These providers, asked in this order.
    pub fn new(connections: &Connections, providers: Vec<ProviderSettings>) -> Self {
        let provider = |settings| Arc::new(Provider::new(connections, settings));
        Self(Order::Configured(
            providers.into_iter().map(provider).collect(),
        ))
    }

    /// The Ollama at this address as long as it answers, with a model that it has; else nobody. For where nothing is
    /// configured.
    pub fn local(connections: &Connections, address: BaseUrl) -> Self {
        Self(Order::Local(Local::new(connections.clone(), address)))
    }

    /// Whether there is anybody to ask.
    pub async fn is_empty(&self) -> bool {
        self.order().await.is_empty()
    }

    /// Whom one can ask, in words: each with its model.
    pub async fn names(&self) -> Vec<String> {
        let order = self.order().await;
        let name = |provider: &Arc<Provider>| {
            let settings = &provider.settings;
            format!("{} ({})", settings.name, settings.model)
        };
        order.iter().map(name).collect()
    }

    /// Has an answer written, and hands its text on word by word. `prompt_for` makes the prompt for a provider that can
    /// take in so many tokens. Whoever refuses, is silent or breaks off before the first word is passed over, and the
    /// sink is told. Dropping the future ends the request.
    ///
    /// # Errors
    /// When nobody answers, or somebody breaks off after the first word.
    pub async fn stream(
        &self,
        prompt_for: &mut (dyn FnMut(u32) -> Prompt + Send),
        sink: &mut dyn Sink,
    ) -> Result<Finished, NoAnswer> {
        let order = self.order().await;
        if order.is_empty() {
            return Err(NoAnswer::NotConfigured);
        }
        for (place, provider) in order.iter().enumerate() {
            let is_last = place + 1 == order.len();
            let patience = if is_last { PATIENCE } else { Duration::ZERO };
            let prompt = prompt_for(provider.settings.room());
            let name = &provider.settings.name;
            match provider.answer(&prompt, patience, sink).await {
                Ok(finished) => return Ok(finished),
                Err(Miss::Stopped) => return Err(NoAnswer::Stopped(crate::desk::Stopped)),
                Err(Miss::Before(trouble)) => {
                    tracing::warn!(provider = name, "a language model {trouble}");
                    sink.fell_back(format!("{name} {trouble}."));
                }
                Err(Miss::Within(trouble)) => {
                    tracing::warn!(provider = name, "in mid-answer a language model {trouble}");
                    let provider = name.clone();
                    return Err(NoAnswer::BrokenOff { provider });
                }
            }
        }
        Err(NoAnswer::Silence)
    }

    async fn order(&self) -> Vec<Arc<Provider>> {
        match &self.0 {
            Order::Configured(providers) => providers.clone(),
            Order::Local(local) => local.find().await.into_iter().collect(),
        }
    }
}
