use domain::api_keys::ApiKey;
use kit::time::{date, use_now};
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, ConfirmDialog, ErrorState, Glyph, SkeletonText,
    Tag, TagColour, Tile, TimeAgo, Toast, use_toasts,
};
use leptos::ev::SubmitEvent;
use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;

use super::new_api_key::NewApiKeyForm;
use crate::api_keys::{MakeApiKey, RevokeApiKey, list_api_keys};
use crate::form::{on_done, report};

/// The keys with which programs work for the person.
#[component]
pub(super) fn ApiKeysSection() -> impl IntoView {
    let make = ServerAction::<MakeApiKey>::new();
    let revoke = ServerAction::<RevokeApiKey>::new();
    let (made, asked) = (RwSignal::new(None), RwSignal::new(None::<ApiKey>));
    let changes = move || (make.version().get(), revoke.version().get());
    let keys = Resource::new(changes, |_| list_api_keys());
    let top = NodeRef::<html::Div>::new();
    let toasts = use_toasts();
    on_done(revoke, move |()| {
        toasts.show(Toast::success("Key revoked"));
        made.set(None);
        if let Some(top) = top.get_untracked() {
            // Fails only when the section is gone, and then the focus is elsewhere.
            let _ = top.focus();
        }
    });
    report(revoke, "The key still works");
    view! {
        <NewApiKeyForm action=make made />
        <Tile id="settings-api-keys" title="Your API keys">
            <div node_ref=top tabindex="-1">
                <Transition fallback=|| view! { <SkeletonText lines=4 /> }>
                    {move || Suspend::new(async move {
                        match keys.await {
                            Ok(keys) => view! { <KeyList keys revoke asked /> }.into_any(),
                            Err(error) => view! {
                                <ErrorState error on_retry=move |()| keys.refetch() />
                            }
                            .into_any(),
                        }
                    })}
                </Transition>
            </div>
        </Tile>
        <RevokeDialog asked revoke />
    }
}

#[component]
fn KeyList(
    keys: Vec<ApiKey>,
    revoke: ServerAction<RevokeApiKey>,
    asked: RwSignal<Option<ApiKey>>,
) -> impl IntoView {
    if keys.is_empty() {
        return view! { <p class="nx-account__hint">"You have no keys."</p> }.into_any();
    }
    let rows = keys
        .into_iter()
        .map(|key| view! { <KeyRow key revoke asked /> })
        .collect_view();
    view! { <ul>{rows}</ul> }.into_any()
}

#[component]
fn KeyRow(
    key: ApiKey,
    revoke: ServerAction<RevokeApiKey>,
    asked: RwSignal<Option<ApiKey>>,
) -> impl IntoView {
    let name = key.name.as_str().to_owned();
    let scopes = key.scopes.clone();
    view! {
        <li class="nx-api-key">
            <kit::Icon glyph=Glyph::Password size=20 />
            <div class="nx-session__words">
                <p class="nx-session__device">
                    <span dir="auto">{name}</span>
                    {scopes.into_iter().map(|scope| view! { <Tag label=scope.label() /> }).collect_view()}
                </p>
                <p class="nx-account__hint">
                    <code>{key.prefix.clone()} "…"</code> " · Made " <TimeAgo at=key.created_at /> " · "
                    {match key.last_used_at {
                        Some(at) => view! { "Last used " <TimeAgo at /> }.into_any(),
                        None => "Never used".into_any(),
                    }}
                    " · " <Ends key=key.clone() />
                </p>
            </div>
            <RevokeForm key revoke asked />
        </li>
    }
}

/// When a key ends, or that it has.
#[component]
fn Ends(key: ApiKey) -> impl IntoView {
    let now = use_now();
    move || match key.expires_at {
        None => "Never ends".into_any(),
        Some(end) if end <= now.get() => {
            view! { <Tag label=format!("Ended {}", date(end)) colour=TagColour::Red /> }.into_any()
        }
        Some(end) => format!("Ends {}", date(end)).into_any(),
    }
}

/// Asks first. Before the page is interactive, or without the client, it revokes at once.
#[component]
fn RevokeForm(
    key: ApiKey,
    revoke: ServerAction<RevokeApiKey>,
    asked: RwSignal<Option<ApiKey>>,
) -> impl IntoView {
    let (id, label) = (key.id.to_string(), format!("Revoke {}", key.name.as_str()));
    let ending = id.clone();
    let pending = Signal::derive(move || {
        revoke
            .input()
            .with(|input| input.as_ref().is_some_and(|input| input.key == ending))
    });
    let ask = move |event: SubmitEvent| {
        event.prevent_default();
        asked.set(Some(key.clone()));
    };
    view! {
        <ActionForm action=revoke on:submit:capture=ask>
            <input type="hidden" name="key" value=id />
            <Button kind=ButtonKind::DangerGhost size=ButtonSize::Small button_type=ButtonType::Submit pending
                attr:aria-label=label>
                "Revoke"
            </Button>
        </ActionForm>
    }
}

#[component]
fn RevokeDialog(
    asked: RwSignal<Option<ApiKey>>,
    revoke: ServerAction<RevokeApiKey>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let name =
        Memo::new(move |_| asked.with(|key| key.as_ref().map(|key| key.name.as_str().to_owned())));
    Effect::new(move |_| asked.with(|key| open.set(key.is_some())));
    let title = Signal::derive(move || format!("Revoke {}?", name.get().unwrap_or_default()));
    let confirm = move |()| {
        open.set(false);
        if let Some(key) = asked.get_untracked() {
            revoke.dispatch(RevokeApiKey {
                key: key.id.to_string(),
            });
        }
    };
    view! {
        <ConfirmDialog open id="revoke-api-key" title confirm_label="Revoke key" on_confirm=Callback::new(confirm)>
            <p>"Programs that use it are refused from now on. This cannot be undone."</p>
        </ConfirmDialog>
    }
}
