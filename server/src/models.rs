//! The language models that are configured or that workspaces bring along, and the agents that ask them.

mod seal;
mod secret;
mod source;
mod store;

use std::sync::Arc;
use std::time::Duration;

use agents::providers::{
    BaseUrl, Connections, ConnectionsError, Key, Models, ProviderKind, ProviderSettings, Reach,
};
use agents::{Agents, ModelWriter, Stores};
use chrono::Utc;
use clap::Args;
use db::{Db, ModelProviders};

use self::seal::Sealer;
pub use self::secret::GivenSecret;
use self::secret::ServerSecret;
use self::source::OwnOrServer;
pub(crate) use self::store::WorkspaceModels;

/// Language models. Without any, an Ollama on this machine is used as long as it answers, else the built-in assistant.
#[derive(Debug, Clone, Args)]
pub struct ModelOptions {
    /// Language models in the order in which they are asked: ollama, anthropic, openai
    #[arg(long, env = "NEXTUP_MODELS", value_delimiter = ',', value_parser = provider, global = true)]
    pub models: Vec<ProviderKind>,
    /// Where Ollama is
    #[arg(long, env = "NEXTUP_OLLAMA_URL", default_value = ProviderKind::Ollama.usual_address(), value_parser = BaseUrl::parse, global = true)]
    pub ollama_url: BaseUrl,
    /// Its model
    #[arg(
        long,
        env = "NEXTUP_OLLAMA_MODEL",
        default_value = ProviderKind::Ollama.usual_model(),
        global = true
    )]
    pub ollama_model: String,
    /// Where Anthropic's API is
    #[arg(long, env = "NEXTUP_ANTHROPIC_URL", default_value = ProviderKind::Anthropic.usual_address(), value_parser = BaseUrl::parse, global = true)]
    pub anthropic_url: BaseUrl,
    /// Its model
    #[arg(
        long,
        env = "NEXTUP_ANTHROPIC_MODEL",
        default_value = ProviderKind::Anthropic.usual_model(),
        global = true
    )]
    pub anthropic_model: String,
    /// Its key
    #[arg(long, env = "NEXTUP_ANTHROPIC_KEY", hide_env_values = true, value_parser = key, global = true)]
    pub anthropic_key: Option<Key>,
    /// Where an OpenAI-compatible API is
    #[arg(long, env = "NEXTUP_OPENAI_URL", default_value = ProviderKind::OpenAi.usual_address(), value_parser = BaseUrl::parse, global = true)]
    pub openai_url: BaseUrl,
    /// Its model
    #[arg(
        long,
        env = "NEXTUP_OPENAI_MODEL",
        default_value = ProviderKind::OpenAi.usual_model(),
        global = true
    )]
    pub openai_model: String,
    /// Its key
    #[arg(long, env = "NEXTUP_OPENAI_KEY", hide_env_values = true, value_parser = key, global = true)]
    pub openai_key: Option<Key>,
    /// Seconds that a model may take to begin, and then to go on; when left out, what suits each
    #[arg(long, env = "NEXTUP_MODEL_TIMEOUT", global = true)]
    pub model_timeout: Option<u64>,
    /// Most tokens of an answer; when left out, what suits each
    #[arg(long, env = "NEXTUP_MODEL_OUTPUT_TOKENS", global = true)]
    pub model_output_tokens: Option<u32>,
    /// Tokens that a model can take in, the answer included; when left out, what suits each
    #[arg(long, env = "NEXTUP_MODEL_CONTEXT_TOKENS", global = true)]
    pub model_context_tokens: Option<u32>,
    /// Whether workspaces may ask models inside this server's own network, and without https
    #[arg(long, env = "NEXTUP_PRIVATE_MODELS", value_parser = clap::builder::BoolishValueParser::new(), default_value = "false", global = true)]
    pub private_models: bool,
    /// 32 bytes in base64 that seal the keys of workspaces; when left out, a file in the data folder that is made when it
    /// is first needed
    #[arg(long, env = "NEXTUP_SECRET_KEY", hide_env_values = true, value_parser = GivenSecret::parse, global = true)]
    pub secret_key: Option<GivenSecret>,
}

impl ModelOptions {
    fn settings(&self, kind: ProviderKind) -> ProviderSettings {
        let (model, address, key) = match kind {
            ProviderKind::Ollama => (&self.ollama_model, &self.ollama_url, &None),
            ProviderKind::Anthropic => (
                &self.anthropic_model,
                &self.anthropic_url,
                &self.anthropic_key,
            ),
            ProviderKind::OpenAi => (&self.openai_model, &self.openai_url, &self.openai_key),
        };
        let usual = ProviderSettings::new(kind, model, address.clone());
        ProviderSettings {
            key: key.clone(),
            timeout: self
                .model_timeout
                .map_or(usual.timeout, Duration::from_secs),
            max_output_tokens: self.model_output_tokens.unwrap_or(usual.max_output_tokens),
            context_tokens: self.model_context_tokens.unwrap_or(usual.context_tokens),
            ..usual
        }
    }
}

/// The agents, and the models of workspaces, which they ask before those that are configured.
///
/// # Errors
/// When no connection to the outside can be made.
pub(crate) fn agents(
    options: &ModelOptions,
    db: &Db,
    stores: Stores,
) -> Result<(Agents, Arc<WorkspaceModels>), ConnectionsError> {
    let connections = Connections::new()?;
    let models = if options.models.is_empty() {
        Models::local(&connections, options.ollama_url.clone())
    } else {
        let configured = options.models.iter().map(|kind| options.settings(*kind));
        Models::new(&connections, configured.collect())
    };
    let of_server = Arc::new(models);
    let reach = if options.private_models {
        Reach::Anywhere
    } else {
        Reach::Public
    };
    // Where the embedded database is, whether that is used or not.
    let folder = embedded_postgres::Settings::for_user().ok();
    let folder = folder.as_ref().and_then(|folder| folder.data_dir.parent());
    let secret = ServerSecret::new(options.secret_key.as_ref(), folder);
    let workspaces = Arc::new(WorkspaceModels::new(
        ModelProviders::new(db.clone()),
        Sealer::new(secret),
        reach,
        Connections::reaching(reach)?,
        Arc::clone(&of_server),
    ));
    let source = OwnOrServer::new(Arc::clone(&workspaces), of_server);
    let writer = ModelWriter::new(Arc::new(source));
    let agents = Agents::new(stores, Arc::new(Utc::now), Arc::new(writer));
    Ok((agents, workspaces))
}

fn provider(word: &str) -> Result<ProviderKind, &'static str> {
    ProviderKind::parse(word.trim())
        .map_err(|_| "write ollama, anthropic or openai, with commas between")
}

fn key(text: &str) -> Result<Key, &'static str> {
    Key::parse(text).ok_or("write the key, or leave it out")
}
