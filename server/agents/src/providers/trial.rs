use std::time::Duration;

use async_trait::async_trait;
use tokio::time::{Instant, timeout};

use super::answer::{NoAnswer, Sink};
use super::connections::Connections;
use super::models::Models;
use super::prompt::{Prompt, PromptTurn};
use super::settings::ProviderSettings;
use crate::desk::Stopped;

/// Somebody waits at a button, and a request for no longer than half a minute.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks a provider for a word, and says how long the answer took.
///
/// # Errors
/// Why there was none: a sentence for the person, without secrets.
pub async fn try_out(
    connections: &Connections,
    settings: ProviderSettings,
) -> Result<Duration, String> {
    let silent = format!(
        "{} did not answer within {} seconds.",
        settings.name,
        PATIENCE.as_secs()
    );
    let models = Models::new(connections, vec![settings]);
    let prompt = Prompt {
        system: "You are asked whether you are there. Answer with one word.".to_owned(),
        turns: vec![PromptTurn::User("Are you ready?".to_owned())],
        tools: Vec::new(),
    };
    let (begun, mut listening) = (Instant::now(), Listening::default());
    let mut prompt_for = |_: u32| prompt.clone();
    let answer = timeout(PATIENCE, models.stream(&mut prompt_for, &mut listening)).await;
    match answer {
        Ok(Ok(_)) => Ok(begun.elapsed()),
        Ok(Err(NoAnswer::Silence)) => Err(listening.why),
        Ok(Err(failure)) => Err(failure.to_string()),
        Err(_) => Err(silent),
    }
}

/// Listens to whether anything is said.
#[derive(Default)]
struct Listening {
    why: String,
}

#[async_trait]
impl Sink for Listening {
    async fn text(&mut self, _text: &str) -> Result<(), Stopped> {
        Ok(())
    }

    fn fell_back(&mut self, why: String) {
        self.why = why;
    }
}
