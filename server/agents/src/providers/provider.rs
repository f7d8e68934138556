use std::time::Duration;

use reqwest::Client as Http;
use tokio::time::{Instant, timeout_at};

use super::answer::{End, Event, Finished, Sink};
use super::connections::Connections;
use super::library::{self, Library};
use super::ollama;
use super::pause::Pause;
use super::prompt::{Prompt, tokens_of};
use super::reach::Reach;
use super::settings::ProviderSettings;
use super::trouble::Trouble;
use crate::desk::{Stopped, Took};
use domain::models::ProviderKind;

/// A provider that can be asked.
pub(super) struct Provider {
    pub(super) settings: ProviderSettings,
    wire: Wire,
    pause: Pause,
    reach: Reach,
}

/// How it is asked.
enum Wire {
    Ollama(Http),
    Library(Box<Library>),
}

/// An answer on its way.
enum Answer {
    Ollama(Box<ollama::Answer>),
    Library(Box<library::Answer>),
}

/// Why there is no whole answer.
pub(super) enum Miss {
    /// Nothing was handed on: somebody else can be asked.
    Before(Trouble),
    /// Some of the text was.
    Within(Trouble),
    /// Nobody wants the rest.
    Stopped,
}

impl From<Stopped> for Miss {
    fn from(_: Stopped) -> Self {
        Self::Stopped
    }
}

impl Provider {
    pub(super) fn new(connections: &Connections, settings: ProviderSettings) -> Self {
        let wire = match settings.kind {
            ProviderKind::Ollama => Wire::Ollama(connections.http.clone()),
            ProviderKind::Anthropic | ProviderKind::OpenAi => {
                let library = Library::new(connections.library.clone(), &settings);
                Wire::Library(Box::new(library))
            }
        };
        Self {
            settings,
            wire,
            pause: Pause::default(),
            reach: connections.reach,
        }
    }

    /// What it is called in the books.
    pub(super) fn id(&self) -> &str {
        match self.settings.kind {
            ProviderKind::OpenAi => &self.settings.name,
            kind => kind.as_str(),
        }
    }

    /// Has an answer written. Where the provider wants to be left alone, `patience` says how long is worth waiting for.
    pub(super) async fn answer(
        &self,
        prompt: &Prompt,
        patience: Duration,
        sink: &mut dyn Sink,
    ) -> Result<Finished, Miss> {
        self.rest(patience).await.map_err(Miss::Before)?;
        match self.write(prompt, sink).await {
            Err(Miss::Before(trouble)) if trouble.pause().is_some() => {
                if self.rest(patience).await.is_err() {
                    return Err(Miss::Before(trouble));
                }
                self.write(prompt, sink).await
            }
            outcome => outcome,
        }
    }

    /// Waits until the provider may be asked, or says that this takes too long.
    async fn rest(&self, patience: Duration) -> Result<(), Trouble> {
        match self.pause.left() {
            None => Ok(()),
            Some(left) if left <= patience => {
                tokio::time::sleep(left).await;
                Ok(())
            }
            Some(left) => Err(Trouble::Resting(left)),
        }
    }

    async fn write(&self, prompt: &Prompt, sink: &mut dyn Sink) -> Result<Finished, Miss> {
        sink.asks(self.took(&End::default(), prompt, 0));
        let mut deadline = self.deadline();
        let mut answer = within(deadline, self.ask(prompt))
            .await
            .map_err(|trouble| Miss::Before(self.noted(trouble)))?;
        let mut bytes = 0;
        loop {
            let event = match within(deadline, answer.next()).await {
                Err(trouble) => Err(self.noted(trouble)),
                Ok(Event::End(end)) if bytes == 0 && end.calls.is_empty() => Err(Trouble::Empty),
                event => event,
            };
            match event {
                Ok(Event::Alive) => {}
                Ok(Event::Progress) => deadline = self.deadline(),
                Ok(Event::Text(text)) => {
                    bytes += text.len();
                    sink.text(&text).await?;
                    deadline = self.deadline();
                }
                Ok(Event::End(end)) => return Ok(self.finished(end, prompt, bytes)),
                Err(trouble) if bytes == 0 => return Err(Miss::Before(trouble)),
                Err(trouble) => return Err(Miss::Within(trouble)),
            }
        }
    }

    async fn ask(&self, prompt: &Prompt) -> Result<Answer, Trouble> {
        self.reach.check(&self.settings.base_url)?;
        match &self.wire {
            Wire::Ollama(http) => ollama::ask(http, &self.settings, prompt)
                .await
                .map(|answer| Answer::Ollama(Box::new(answer))),
            Wire::Library(library) => library
                .ask(prompt)
                .await
                .map(|answer| Answer::Library(Box::new(answer))),
        }
    }

    /// By when the provider must have gone on. A model that only keeps its connection alive does not go on.
    fn deadline(&self) -> Deadline {
        Deadline {
            at: Instant::now() + self.settings.timeout,
            timeout: self.settings.timeout,
        }
    }

    /// Remembers the pause that a refusal asks for.
    fn noted(&self, trouble: Trouble) -> Trouble {
        if let Some(pause) = trouble.pause() {
            self.pause.begin(pause);
        }
        trouble
    }

    fn finished(&self, end: End, prompt: &Prompt, bytes: usize) -> Finished {
        Finished {
            took: self.took(&end, prompt, bytes),
            calls: end.calls,
            is_cut_short: end.is_cut_short,
        }
    }

    /// What it took to read a prompt and to say so many bytes; what the end does not tell is estimated.
    fn took(&self, end: &End, prompt: &Prompt, bytes: usize) -> Took {
        Took {
            provider: self.id().to_owned(),
            model: self.settings.model.clone(),
            input_tokens: end.input_tokens.unwrap_or_else(|| prompt.tokens()),
            output_tokens: end.output_tokens.unwrap_or_else(|| tokens_of(bytes)),
            is_estimated: end.input_tokens.is_none() || end.output_tokens.is_none(),
        }
    }
}

impl Answer {
    async fn next(&mut self) -> Result<Event, Trouble> {
        match self {
            Self::Ollama(answer) => answer.next().await,
            Self::Library(answer) => answer.next().await,
        }
    }
}

#[derive(Clone, Copy)]
struct Deadline {
    at: Instant,
    timeout: Duration,
}

async fn within<T>(
    deadline: Deadline,
    work: impl Future<Output = Result<T, Trouble>>,
) -> Result<T, Trouble> {
    timeout_at(deadline.at, work)
        .await
        .unwrap_or(Err(Trouble::Silent(deadline.timeout)))
}
