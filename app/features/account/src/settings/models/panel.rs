use domain::models::{KeyState, ModelProvider, ProviderForm, ProviderKind};
use domain::text::{LINE_MAX, URL_MAX};
use kit::error::CallError;
use kit::{
    Choice, FormPanel, InputType, PasswordInput, Select, Sending, Switch, TextInput, field_error,
    new_or_edited,
};
use leptos::prelude::*;

use super::actions::Actions;
use super::fields::Fields;

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "kind",
    "name",
    "model",
    "base_url",
    "key",
    "timeout_seconds",
    "output_tokens",
    "context_tokens",
];

/// What a new one begins with: most services speak it.
const FIRST: ProviderKind = ProviderKind::OpenAi;

/// The panel in which a provider is written.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    open: RwSignal<bool>,
    /// The provider as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<ModelProvider>>,
    fields: Fields,
}

impl Panel {
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            fields: Fields::new(ProviderForm::usual(FIRST)),
        }
    }

    pub(super) fn add(self) {
        self.was.set(None);
        self.fields.fill(ProviderForm::usual(FIRST));
        self.open.set(true);
    }

    pub(super) fn edit(self, provider: &ModelProvider) {
        self.fields.fill(ProviderForm::of(provider));
        self.was.set(Some(provider.clone()));
        self.open.set(true);
    }
}

/// New and edited providers.
#[component]
pub(super) fn ModelPanel(panel: Panel, actions: Actions) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), panel.fields.form());
        async move {
            actions.save(was, form).await?;
            panel.open.set(false);
            // A key is not kept in the page for longer than it takes.
            panel.fields.fill(ProviderForm::usual(FIRST));
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="language-model"
            title=new_or_edited(panel.was, "New language model", "Edit language model")
            verb=new_or_edited(panel.was, "Add language model", "Save language model") sending fields=FIELDS>
            <ModelFields panel refused />
        </FormPanel>
    }
}

#[component]
fn ModelFields(panel: Panel, refused: Signal<Option<CallError>>) -> impl IntoView {
    let fields = panel.fields;
    let kinds = ProviderKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), kind.label()));
    view! {
        <Select label="Speaks" name="kind" choices=kinds.collect() value=fields.kind
            on_change=move |word: String| fields.suggest(&word) error=field_error(refused, "kind") />
        <TextInput label="Name" name="name" value=fields.name max=LINE_MAX autocomplete="off"
            helper="What answers are signed with." error=field_error(refused, "name") />
        <TextInput label="Model" name="model" value=fields.model max=LINE_MAX autocomplete="off" required=true
            error=field_error(refused, "model") />
        <TextInput label="Address" name="base_url" value=fields.base_url input_type=InputType::Url max=URL_MAX
            autocomplete="off" required=true error=field_error(refused, "base_url") />
        <KeyFields panel refused />
        <TextInput label="Seconds to begin" name="timeout_seconds" value=fields.timeout_seconds autocomplete="off"
            helper="And then to go on. After that the next one is asked." error=field_error(refused, "timeout_seconds") />
        <div class="nx-form__row">
            <TextInput label="Most tokens of an answer" name="output_tokens" value=fields.output_tokens
                autocomplete="off" error=field_error(refused, "output_tokens") />
            <TextInput label="Tokens it takes in" name="context_tokens" value=fields.context_tokens autocomplete="off"
                helper="The answer included." error=field_error(refused, "context_tokens") />
        </div>
    }
}

/// A key goes to the server and never comes back.
#[component]
fn KeyFields(panel: Panel, refused: Signal<Option<CallError>>) -> impl IntoView {
    let fields = panel.fields;
    let has_key = panel.was.with_untracked(|was| {
        let key = was.as_ref().map(|was| &was.key);
        key.is_some_and(|key| *key != KeyState::None)
    });
    let helper = if has_key {
        "Leave it empty to keep the key there is."
    } else {
        "Leave it empty where none is needed. It is kept sealed, and never shown again."
    };
    view! {
        <PasswordInput label="Key" name="key" value=fields.key optional=true autocomplete="off" helper
            error=field_error(refused, "key") />
        {has_key.then(|| view! {
            <Switch label="Remove the key" name="remove_key" on=fields.remove_key />
        })}
    }
}
