use crate::words::words;

words! {
    /// What a provider speaks.
    ProviderKind, "kind", "Choose what the provider speaks.";
    /// Ollama's own API.
    Ollama = "ollama", "Ollama";
    /// Anthropic's Messages API.
    Anthropic = "anthropic", "Anthropic";
    /// The chat completions of OpenAI, and of everything that imitates them.
    OpenAi = "openai", "OpenAI-compatible";
}

impl ProviderKind {
    /// Most tokens of an answer when nothing else is configured.
    pub const USUAL_OUTPUT_TOKENS: u32 = 4_096;

    /// Where it usually is.
    pub const fn usual_address(self) -> &'static str {
        match self {
            Self::Ollama => "http://localhost:11434",
            Self::Anthropic => "https://api.anthropic.com",
            Self::OpenAi => "https://api.openai.com/v1",
        }
    }

    /// The model it is usually asked for.
    pub const fn usual_model(self) -> &'static str {
        match self {
            Self::Ollama => "llama3.1",
            Self::Anthropic => "claude-sonnet-4-5",
            Self::OpenAi => "gpt-4o-mini",
        }
    }

    /// How long one is waited for when nothing else is configured. Ollama may have to load the model first.
    pub const fn usual_timeout_seconds(self) -> u32 {
        match self {
            Self::Ollama => 120,
            Self::Anthropic | Self::OpenAi => 30,
        }
    }

    /// How much a model reads at a time when nothing else is configured: what its smaller ones can.
    pub const fn usual_context_tokens(self) -> u32 {
        match self {
            Self::Ollama => 8_192,
            Self::Anthropic => 200_000,
            Self::OpenAi => 32_768,
        }
    }
}
