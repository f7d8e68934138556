use domain::models::{ModelKey, ProviderForm, ProviderKind};
use leptos::prelude::*;

/// What is being typed about a provider.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) kind: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) model: RwSignal<String>,
    pub(super) base_url: RwSignal<String>,
    pub(super) key: RwSignal<String>,
    pub(super) remove_key: RwSignal<bool>,
    pub(super) timeout_seconds: RwSignal<String>,
    pub(super) output_tokens: RwSignal<String>,
    pub(super) context_tokens: RwSignal<String>,
}

impl Fields {
    pub(super) fn new(form: ProviderForm) -> Self {
        Self {
            kind: RwSignal::new(form.kind),
            name: RwSignal::new(form.name),
            model: RwSignal::new(form.model),
            base_url: RwSignal::new(form.base_url),
            key: RwSignal::new(String::new()),
            remove_key: RwSignal::new(false),
            timeout_seconds: RwSignal::new(form.timeout_seconds),
            output_tokens: RwSignal::new(form.output_tokens),
            context_tokens: RwSignal::new(form.context_tokens),
        }
    }

    /// What was typed about a key before is forgotten.
    pub(super) fn fill(self, form: ProviderForm) {
        self.kind.set(form.kind);
        self.name.set(form.name);
        self.model.set(form.model);
        self.base_url.set(form.base_url);
        self.key.set(String::new());
        self.remove_key.set(false);
        self.timeout_seconds.set(form.timeout_seconds);
        self.output_tokens.set(form.output_tokens);
        self.context_tokens.set(form.context_tokens);
    }

    pub(super) fn form(self) -> ProviderForm {
        ProviderForm {
            kind: self.kind.get_untracked(),
            name: self.name.get_untracked(),
            model: self.model.get_untracked(),
            base_url: self.base_url.get_untracked(),
            key: ModelKey::new(self.key.get_untracked()),
            remove_key: self.remove_key.get_untracked(),
            timeout_seconds: self.timeout_seconds.get_untracked(),
            output_tokens: self.output_tokens.get_untracked(),
            context_tokens: self.context_tokens.get_untracked(),
        }
    }

    /// Another kind was chosen: what is still usual for one of the kinds becomes what is usual for this one.
    pub(super) fn suggest(self, kind: &str) {
        let Ok(kind) = ProviderKind::parse(kind) else {
            return;
        };
        let usual = ProviderForm::usual(kind);
        let of_kinds = ProviderKind::ALL
            .iter()
            .map(|kind| ProviderForm::usual(*kind));
        let of_kinds: Vec<ProviderForm> = of_kinds.collect();
        let offer = |field: RwSignal<String>, part: fn(&ProviderForm) -> &String| {
            let now = field.get_untracked();
            if now.is_empty() || of_kinds.iter().any(|known| *part(known) == now) {
                field.set(part(&usual).clone());
            }
        };
        offer(self.name, |form| &form.name);
        offer(self.model, |form| &form.model);
        offer(self.base_url, |form| &form.base_url);
        offer(self.timeout_seconds, |form| &form.timeout_seconds);
        offer(self.context_tokens, |form| &form.context_tokens);
    }
}
