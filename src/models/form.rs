use serde::{Deserialize, Serialize};

use super::parts::{self, address, model, number, room};
use super::provider::origin;
use super::{KeyState, ModelKey, ModelProvider, ProviderKind};
use crate::error::{Check, Error, FieldError, Result};
use crate::text;

/// A provider as somebody typed it. Limits that are left out are the usual ones of the kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProviderForm {
    /// Word of a [`ProviderKind`].
    pub kind: String,
    /// What to call it; empty is the kind.
    pub name: String,
    /// The model to ask for.
    pub model: String,
    /// Where it is.
    pub base_url: String,
    /// Its key; empty keeps the one there is.
    pub key: ModelKey,
    /// Whether the key there is shall go.
    pub remove_key: bool,
    /// Seconds to begin, and then to go on.
    pub timeout_seconds: String,
    /// Most tokens of an answer.
    pub output_tokens: String,
    /// Tokens that the model takes in, the answer included.
    pub context_tokens: String,
}

/// What becomes of the key of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyChange {
    /// It stays as it is.
    Keep,
    /// It goes.
    Remove,
    /// This one takes its place.
    Set(ModelKey),
}

/// A provider, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderDraft {
    /// What it speaks.
    pub kind: ProviderKind,
    /// What people call it.
    pub name: String,
    /// The model it is asked for.
    pub model: String,
    /// Where it is.
    pub base_url: String,
    /// What becomes of its key.
    pub key: KeyChange,
    /// How long it may take to begin, and then to go on.
    pub timeout_seconds: u32,
    /// Most tokens of an answer.
    pub output_tokens: u32,
    /// Tokens that its model takes in, the answer included.
    pub context_tokens: u32,
}

impl ProviderForm {
    /// The form of a provider as it is; its key stays where it is.
    pub fn of(provider: &ModelProvider) -> Self {
        Self {
            kind: provider.kind.as_str().to_owned(),
            name: provider.name.clone(),
            model: provider.model.clone(),
            base_url: provider.base_url.clone(),
            key: ModelKey::default(),
            remove_key: false,
            timeout_seconds: provider.timeout_seconds.to_string(),
            output_tokens: provider.output_tokens.to_string(),
            context_tokens: provider.context_tokens.to_string(),
        }
    }

    /// An empty form with what is usual for a kind.
    pub fn usual(kind: ProviderKind) -> Self {
        Self {
            kind: kind.as_str().to_owned(),
            name: kind.label().to_owned(),
            model: kind.usual_model().to_owned(),
            base_url: kind.usual_address().to_owned(),
            timeout_seconds: kind.usual_timeout_seconds().to_string(),
            output_tokens: ProviderKind::USUAL_OUTPUT_TOKENS.to_string(),
            context_tokens: kind.usual_context_tokens().to_string(),
            ..Self::default()
        }
    }

    /// Checks the form; all broken rules at once.
    pub fn parse(&self) -> Result<ProviderDraft> {
        let mut check = Check::default();
        let kind = check.keep(ProviderKind::parse(self.kind.trim()));
        // What is usual for a kind that is none is never used.
        let usual = kind.unwrap_or(ProviderKind::OpenAi);
        let name = check.keep(text::line("name", &self.name));
        let model = check.keep(model(&self.model));
        let base_url = check.keep(address(&self.base_url));
        let key = check.keep(self.key());
        let timeout = number("timeout_seconds", &self.timeout_seconds, parts::TIMEOUTS);
        let timeout_seconds = check
            .keep(timeout)
            .map(|set| set.unwrap_or(usual.usual_timeout_seconds()));
        let context = number("context_tokens", &self.context_tokens, parts::CONTEXTS);
        let context_tokens = check
            .keep(context)
            .map(|set| set.unwrap_or(usual.usual_context_tokens()));
        let output = number("output_tokens", &self.output_tokens, parts::OUTPUTS);
        let output = output.map(|set| set.unwrap_or(ProviderKind::USUAL_OUTPUT_TOKENS));
        let output_tokens = check.keep(output.and_then(|output| room(output, context_tokens)));
        let draft = (|| {
            let (kind, name) = (kind?, name?);
            Some(ProviderDraft {
                kind,
                name: if name.is_empty() {
                    kind.label().to_owned()
                } else {
                    name
                },
                model: model?,
                base_url: base_url?,
                key: key?,
                timeout_seconds: timeout_seconds?,
                output_tokens: output_tokens?,
                context_tokens: context_tokens?,
            })
        })();
        check.finish(draft)
    }

    fn key(&self) -> Result<KeyChange, FieldError> {
        let typed = self.key.parse()?;
        Ok(match typed {
            Some(key) => KeyChange::Set(key),
            None if self.remove_key => KeyChange::Remove,
            None => KeyChange::Keep,
        })
    }
}

impl ProviderDraft {
    /// Refuses to send the key that a provider has to another address: whoever may change addresses could read it there.
    pub fn check_key_of(&self, was: &ModelProvider) -> Result<()> {
        let moves = !origin(&self.base_url).eq_ignore_ascii_case(origin(&was.base_url));
        if moves && self.key == KeyChange::Keep && matches!(was.key, KeyState::Kept { .. }) {
            return Err(Error::invalid(
                "key",
                "Type the key again, or remove it: the old one is not sent to another address.",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(form: &ProviderForm) -> Vec<String> {
        match form.parse() {
            Err(Error::Invalid { fields }) => fields.into_iter().map(|error| error.field).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_is_usual_can_be_saved() {
        for kind in ProviderKind::ALL {
            let draft = ProviderForm::usual(*kind).parse().unwrap();
            assert_eq!((draft.kind, draft.key), (*kind, KeyChange::Keep));
            let short = ProviderForm {
                kind: kind.as_str().to_owned(),
                model: "m".to_owned(),
                base_url: "https://example.com/v1".to_owned(),
                ..ProviderForm::default()
            };
            let short = short.parse().unwrap();
            assert_eq!(short.name, kind.label());
            assert_eq!(short.timeout_seconds, kind.usual_timeout_seconds());
            assert_eq!(short.context_tokens, draft.context_tokens);
        }
    }

    #[test]
    fn an_empty_form_names_what_is_missing() {
        assert_eq!(
            broken(&ProviderForm::default()),
            ["kind", "model", "base_url"]
        );
    }

    #[test]
    fn limits_have_limits() {
        let form = |timeout: &str, output: &str, context: &str| ProviderForm {
            timeout_seconds: timeout.to_owned(),
            output_tokens: output.to_owned(),
            context_tokens: context.to_owned(),
            ..ProviderForm::usual(ProviderKind::OpenAi)
        };
        assert_eq!(
            broken(&form("0", "1", "9")),
            ["timeout_seconds", "context_tokens", "output_tokens"]
        );
        assert_eq!(broken(&form("soon", "", "")), ["timeout_seconds"]);
        assert_eq!(broken(&form("", "8000", "10,000")), ["output_tokens"]);
        assert_eq!(
            form("60", "", "10 000").parse().unwrap().context_tokens,
            10_000
        );
    }

    #[test]
    fn an_address_holds_no_secret() {
        for address in [
            "",
            "example.com",
            "ftp://a.b",
            "https://me:pw@a.b",
            "https://a.b?key=1",
            "https://",
            "https:///v1",
            "https://a b",
        ] {
            let form = ProviderForm {
                base_url: address.to_owned(),
                ..ProviderForm::usual(ProviderKind::OpenAi)
            };
            assert_eq!(broken(&form), ["base_url"], "{address}");
        }
    }

    #[test]
    fn a_key_does_not_follow_to_another_address() {
        let was = ModelProvider {
            id: "0191d2a0-0000-7000-8000-000000000001".parse().unwrap(),
            kind: ProviderKind::OpenAi,
            name: "Own".to_owned(),
            model: "m".to_owned(),
            base_url: "https://api.example.com/v1".to_owned(),
            key: KeyState::Kept {
                hint: "1234".to_owned(),
            },
            timeout_seconds: 30,
            output_tokens: 4_096,
            context_tokens: 32_768,
            updated_at: chrono::DateTime::UNIX_EPOCH,
        };
        let edited = |address: &str, key: &str, remove_key: bool| {
            let form = ProviderForm {
                base_url: address.to_owned(),
                key: ModelKey::new(key.to_owned()),
                remove_key,
                ..ProviderForm::of(&was)
            };
            form.parse().unwrap().check_key_of(&was)
        };
        assert_eq!(edited("https://API.example.com/v2", "", false), Ok(()));
        let other = edited("https://api.example.com.evil.example/v1", "", false).unwrap_err();
        assert!(other.for_field("key").is_some());
        assert!(edited("http://api.example.com/v1", "", false).is_err());
        assert_eq!(
            edited("https://other.example/v1", "sk-other", false),
            Ok(())
        );
        assert_eq!(edited("https://other.example/v1", "", true), Ok(()));
    }
}
