use std::time::Duration;

use domain::models::ProviderKind;

use super::address::BaseUrl;
use super::key::Key;

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
    /// A model at an address, without a key and with limits that suit the kind.
    pub fn new(kind: ProviderKind, model: &str, base_url: BaseUrl) -> Self {
        Self {
            kind,
            name: kind.label().to_owned(),
            model: model.to_owned(),
            base_url,
            key: None,
            timeout: Duration::from_secs(kind.usual_timeout_seconds().into()),
            max_output_tokens: ProviderKind::USUAL_OUTPUT_TOKENS,
            context_tokens: kind.usual_context_tokens(),
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
            assert_eq!(ProviderKind::parse(kind.as_str()), Ok(*kind));
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
