//! Anthropic and everything that speaks like OpenAI, through `genai`.

mod answer;
mod ending;
mod request;

use std::sync::Arc;

use genai::adapter::AdapterKind;
use genai::chat::{CacheControl, ChatOptions, ReasoningEffort};
use genai::resolver::{AuthData, Endpoint};
use genai::{Client, Headers, ModelIden, ServiceTarget};
use serde_json::json;

pub(super) use self::answer::Answer;

use self::ending::Ending;
use super::key::Key;
use super::prompt::Prompt;
use super::settings::ProviderSettings;
use super::trouble::Trouble;
use domain::models::ProviderKind;

/// A provider that the library knows how to ask.
pub(super) struct Library {
    client: Client,
    target: ServiceTarget,
    options: ChatOptions,
}

impl Library {
    pub(super) fn new(client: Client, settings: &ProviderSettings) -> Self {
        let options = ChatOptions::default()
            .with_max_tokens(settings.max_output_tokens)
            .with_capture_usage(true)
            .with_capture_tool_calls(true);
        let (target, options) = match settings.kind {
            ProviderKind::Anthropic => (anthropic(settings), with_cache(options)),
            ProviderKind::OpenAi | ProviderKind::Ollama => (
                open_ai(settings),
                with_plain_model(options, &settings.model),
            ),
        };
        Self {
            client,
            target,
            options,
        }
    }

    /// Begins an answer.
    pub(super) async fn ask(&self, prompt: &Prompt) -> Result<Answer, Trouble> {
        let ending = Arc::new(Ending::default());
        let frames = Arc::clone(&ending);
        let options = self
            .options
            .clone()
            .with_raw_frame_fn(move |_, frame| frames.see(frame.data));
        let request = request::request(prompt);
        let response = self
            .client
            .exec_chat_stream(self.target.clone(), request, Some(&options))
            .await
            .map_err(|error| answer::trouble(&error))?;
        Ok(Answer::new(response.stream, ending))
    }
}

fn anthropic(settings: &ProviderSettings) -> ServiceTarget {
    let base = settings.base_url.without("/v1");
    let key = settings.key.as_ref().map_or("", Key::expose);
    ServiceTarget {
        endpoint: Endpoint::from_owned(format!("{base}v1/")),
        auth: AuthData::from_single(key),
        model: ModelIden::new(AdapterKind::Anthropic, settings.model.as_str()),
    }
}

fn open_ai(settings: &ProviderSettings) -> ServiceTarget {
    let base = settings.base_url.without("/chat/completions");
    let auth = match &settings.key {
        Some(key) => AuthData::from_single(key.expose()),
        // The library insists on a key; this is how to send none.
        None => AuthData::RequestOverride {
            url: format!("{base}chat/completions"),
            headers: Headers::default(),
        },
    };
    ServiceTarget {
        endpoint: Endpoint::from_owned(base),
        auth,
        model: ModelIden::new(AdapterKind::OpenAI, settings.model.as_str()),
    }
}

/// What every question begins with is kept by the provider. Thinking stays off where it is not asked for: thoughts
/// would have to be sent back with the results of tools.
fn with_cache(options: ChatOptions) -> ChatOptions {
    options
        .with_cache_control(CacheControl::Ephemeral)
        .with_reasoning_effort(ReasoningEffort::Zero)
}

/// Sends the name of the model as it is. The library takes `qwen-max` for a `qwen` that shall think a lot.
fn with_plain_model(options: ChatOptions, model: &str) -> ChatOptions {
    let mut body = json!({ "model": model });
    if ReasoningEffort::from_model_name(model).0.is_some() {
        body["reasoning_effort"] = json!(null);
    }
    options.with_extra_body(body)
}
