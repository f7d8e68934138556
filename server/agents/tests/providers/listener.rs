//! Somebody who listens to answers, and ways to ask.

use std::time::{Duration, Instant};

use agents::desk::{Stopped, Took};
use agents::providers::{
    BaseUrl, Connections, Finished, Models, NoAnswer, Prompt, PromptTurn, ProviderKind,
    ProviderSettings, Sink,
};
use async_trait::async_trait;

/// Remembers what it is told.
#[derive(Debug, Default)]
pub struct Listener {
    /// The text, by the pieces in which it came.
    pub pieces: Vec<String>,
    /// When the first piece came.
    pub first: Option<Instant>,
    /// Who was asked.
    pub asked: Vec<Took>,
    /// Who did not answer.
    pub fallbacks: Vec<String>,
    /// After how many pieces it has had enough.
    pub limit: Option<usize>,
}

impl Listener {
    /// The text.
    pub fn text(&self) -> String {
        self.pieces.concat()
    }
}

#[async_trait]
impl Sink for Listener {
    async fn text(&mut self, text: &str) -> Result<(), Stopped> {
        self.first.get_or_insert_with(Instant::now);
        self.pieces.push(text.to_owned());
        match self.limit {
            Some(limit) if self.pieces.len() >= limit => Err(Stopped),
            _ => Ok(()),
        }
    }

    fn fell_back(&mut self, why: String) {
        self.fallbacks.push(why);
    }

    fn asks(&mut self, asked: Took) {
        self.asked.push(asked);
    }
}

/// A provider for tests: named after its kind, patient enough for a slow machine.
pub fn provider(kind: ProviderKind, address: BaseUrl) -> ProviderSettings {
    let mut settings = ProviderSettings::new(kind, "small-model", address);
    settings.timeout = Duration::from_secs(10);
    settings
}

/// These providers, in this order.
pub fn models(providers: impl IntoIterator<Item = ProviderSettings>) -> Models {
    let connections = Connections::new().unwrap();
    Models::new(&connections, providers.into_iter().collect())
}

/// A short question.
pub fn question() -> Prompt {
    Prompt {
        system: "You help.".to_owned(),
        turns: vec![PromptTurn::User("What do they owe?".to_owned())],
        tools: Vec::new(),
    }
}

/// Asks, and says what came of it.
pub async fn ask(models: &Models, prompt: &Prompt) -> (Result<Finished, NoAnswer>, Listener) {
    let mut listener = Listener::default();
    let outcome = models.stream(&mut |_| prompt.clone(), &mut listener).await;
    (outcome, listener)
}
