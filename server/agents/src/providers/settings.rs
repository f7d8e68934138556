use std::fmt;
use std::time::Duration;

use super::address::BaseUrl;
use super::key::Key;

/// What a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderKind {
    /// Ollama's own API.
    Ollama,
    /// Anthropic's Messages API.
    Anthropic,
    /// The chat completions of OpenAI, and of everything that imitates them.
    OpenAi,
}

impl ProviderKind {
    /// Every one, in the order in which people choose.
    pub const ALL: &[Self] = &[Self::Ollama, Self::Anthropic, Self::OpenAi];

    /// The word for it in configuration.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ollama => "ollama",
            Self::Anthropic => "anthropic",
            Self::OpenAi => "openai",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ollama => "Ollama",
            Self::Anthropic => "Anthropic",
            Self::OpenAi => "OpenAI-compatible",
        }
    }

    /// Reads the word of configuration.
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.as_str() == word)
    }

    /// Where it usually is.
    pub const fn usual_address(self) -> &'static str {
        match self {
            Self::Ollama => "http://localhost:11434",
            Self::Anthropic => "https://api.anthropic.com",
            Self::OpenAi => "https://api.openai.com/v1",
        }
    }

    /// How long one is waited for when nothing else is configured. Ollama may have to load the model first.
    const fn usual_timeout(self) -> Duration {
        match self {
            Self::Ollama => Duration::from_secs(120),
            Self::Anthropic | Self::OpenAi => Duration::from_secs(30),
        }
    }

    /// How much a model reads at a time when nothing else is configured: what its smaller ones can.
    const fn usual_context(self) -> u32 {
        match self {
            Self::Ollama => 8_192,
            Self::Anthropic => 200_000,
            Self::OpenAi => 32_768,
        }
    }
}

impl fmt::Display for ProviderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A provider, and how it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// What it speaks.
    pub kind: ProviderKind,
    /// What people call it.
    pub name: String,
    /// The model it is asked for.
    pub model: String,
    /// Where it is.
    pub base_url: BaseUrl,
    /// Its key, if it wants one.
    pub key: Option<Key>,
    /// How long it may take to begin, and then to go on.
    pub timeout: Duration,
    /// Most tokens of an answer.
    pub max_output_tokens: u32,
    /// How many tokens its model can take in, the answer included.
    pub context_tokens: u32,
}

impl ProviderSettings {
    const USUAL_OUTPUT: u32 = 4_096;

    /// A model at an address, without a key and with limits that suit the kind.
    pub fn new(kind: ProviderKind, model: &str, base_url: BaseUrl) -> Self {
        Self {
            kind,
            name: kind.label().to_owned(),
            model: model.to_owned(),
            base_url,
            key: None,
            timeout: kind.usual_timeout(),
            max_output_tokens: Self::USUAL_OUTPUT,
            context_tokens: kind.usual_context(),
        }
    }

    /// How many tokens are left for a prompt when there shall be room for an answer.
    pub const fn room(&self) -> u32 {
        self.context_tokens.saturating_sub(self.max_output_tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_used_as_it_is() {
        for kind in ProviderKind::ALL {
            assert_eq!(ProviderKind::parse(kind.as_str()), Some(*kind));
            let address = BaseUrl::parse(kind.usual_address()).unwrap();
            let settings = ProviderSettings::new(*kind, "m", address);
            assert!(settings.room() > 0, "{kind}");
        }
    }

    #[test]
    fn no_key_prints_with_the_settings() {
        let address = BaseUrl::parse("https://example.com").unwrap();
        let mut settings = ProviderSettings::new(ProviderKind::Anthropic, "m", address);
        settings.key = Key::parse("sk-hunter2");
        assert!(!format!("{settings:?}").contains("hunter2"));
    }
}
