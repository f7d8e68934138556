use domain::api_keys::{KeyLife, MadeApiKey, Scope};
use domain::text::LINE_MAX;
use kit::{
    Button, ButtonType, Choice, CopyText, InlineNotification, NotificationKind, Select, Switch,
    TextInput, Tile, field_error,
};
use leptos::prelude::*;

use crate::api_keys::MakeApiKey;
use crate::form::{CheckedForm, on_done, refused};

const WITHOUT_SCRIPT: &str =
    "Making a key needs JavaScript: its secret is shown on this page alone, once.";

/// Makes a key, and shows its secret this once.
#[component]
pub(super) fn NewApiKeyForm(
    action: ServerAction<MakeApiKey>,
    made: RwSignal<Option<MadeApiKey>>,
) -> impl IntoView {
    let error = refused(action);
    let (name, life) = (
        RwSignal::new(String::new()),
        RwSignal::new(KeyLife::default().as_str().to_owned()),
    );
    on_done(action, move |new| {
        made.set(Some(new.clone()));
        name.set(String::new());
    });
    // The secret is in the answer to the form, which only a page with the client can show.
    let asleep = RwSignal::new(true);
    Effect::new(move |_| asleep.set(false));
    let lives = KeyLife::ALL.map(|life| Choice::new(life.as_str(), life.label()));
    view! {
        <Tile id="settings-new-api-key" title="New API key">
            <p class="nx-account__text">
                "With a key a program works as you, in this workspace, as far as you let it. "
                <a class="cds--link" href="/api/docs" rel="external">"See what the API can do"</a>
            </p>
            <CheckedForm action fields=&["name", "life"]>
                <TextInput label="Name" name="name" value=name required=true max=LINE_MAX
                    helper="What will use it: “Import from the shop”." error=field_error(error, "name") />
                <Scopes />
                <Select label="Ends" name="life" choices=lives.into() value=life
                    helper="You can revoke it at any time." error=field_error(error, "life") />
                <div class="nx-form__actions">
                    <Button button_type=ButtonType::Submit pending=action.pending() disabled=asleep>"Make key"</Button>
                </div>
                <noscript inner_html=WITHOUT_SCRIPT></noscript>
            </CheckedForm>
            {move || made.get().map(|made| view! { <Secret made /> })}
        </Tile>
    }
}

#[component]
fn Scopes() -> impl IntoView {
    let switches = Scope::ALL.map(|scope| {
        let on = RwSignal::new(scope == Scope::CustomersRead);
        view! { <Switch label=scope.label() name=format!("scopes[{}]", scope.as_str()) on /> }
    });
    view! {
        <fieldset class="cds--fieldset nx-radio-group">
            <legend class="cds--label">"What it may do"</legend>
            {switches.collect_view()}
        </fieldset>
    }
}

#[component]
fn Secret(made: MadeApiKey) -> impl IntoView {
    let title = format!("{} is ready. Copy it now.", made.key.name.as_str());
    view! {
        <div class="nx-new-key">
            <InlineNotification kind=NotificationKind::Success title
                body="We keep only a fingerprint of it, and cannot show it again." />
            <CopyText noun="key" text=made.secret.expose() />
        </div>
    }
}
