//! Ollama's own API: a JSON object a line.

mod answer;
mod local;
mod request;

use reqwest::{Client, Response, StatusCode};

pub(super) use self::answer::Answer;
pub(super) use self::local::Local;

use self::request::Request;
use super::prompt::Prompt;
use super::settings::ProviderSettings;
use super::trouble::Trouble;

/// Begins an answer.
pub(super) async fn ask(
    http: &Client,
    settings: &ProviderSettings,
    prompt: &Prompt,
) -> Result<Answer, Trouble> {
    let mut response = send(http, settings, prompt, true).await?;
    if response.status() == StatusCode::BAD_REQUEST && !prompt.tools.is_empty() {
        // This is how a model that cannot use tools answers. It may still know enough.
        response = send(http, settings, prompt, false).await?;
    }
    if response.status().is_success() {
        Ok(Answer::new(response))
    } else {
        Err(Trouble::refused(response.status(), response.headers()))
    }
}

async fn send(
    http: &Client,
    settings: &ProviderSettings,
    prompt: &Prompt,
    with_tools: bool,
) -> Result<Response, Trouble> {
    let url = format!("{}api/chat", settings.base_url.without("/api"));
    let mut request = http
        .post(url)
        .json(&Request::new(settings, prompt, with_tools));
    if let Some(key) = &settings.key {
        request = request.bearer_auth(key.expose());
    }
    request.send().await.map_err(|error| Trouble::from(&error))
}
