use domain::accounts::SessionInfo;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, ErrorState, Glyph, SkeletonText, Tag, TagColour,
    Tile, TimeAgo, Toast, use_toasts,
};
use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;

use crate::api::{RevokeOtherSessions, RevokeSession, list_sessions};
use crate::form::{on_done, report};

/// The browsers signed in, and ways to end that.
#[component]
pub(super) fn SessionsSection() -> impl IntoView {
    let one = ServerAction::<RevokeSession>::new();
    let others = ServerAction::<RevokeOtherSessions>::new();
    let changes = move || (one.version().get(), others.version().get());
    let sessions = Resource::new(changes, |_| list_sessions());
    let top = NodeRef::<html::Div>::new();
    say_what_ended(one, others, top);
    view! {
        <Tile id="settings-sessions" title="Where you are signed in">
            <div node_ref=top tabindex="-1">
                <Transition fallback=|| view! { <SkeletonText lines=4 /> }>
                    {move || Suspend::new(async move {
                        match sessions.await {
                            Ok(sessions) => view! { <SessionList sessions one others /> }.into_any(),
                            Err(error) => view! {
                                <ErrorState error on_retry=move |()| sessions.refetch() />
                            }
                            .into_any(),
                        }
                    })}
                </Transition>
            </div>
        </Tile>
    }
}

/// Toasts, and a place for the focus whose button is gone.
fn say_what_ended(
    one: ServerAction<RevokeSession>,
    others: ServerAction<RevokeOtherSessions>,
    top: NodeRef<html::Div>,
) {
    let toasts = use_toasts();
    let refocus = move || {
        if let Some(top) = top.get_untracked() {
            // Fails only when the section is gone, and then the focus is elsewhere.
            let _ = top.focus();
        }
    };
    on_done(one, move |()| {
        toasts.show(Toast::success("That browser is signed out"));
        refocus();
    });
    on_done(others, move |ended| {
        toasts.show(Toast::success(match ended {
            1 => "One other browser is signed out".to_owned(),
            _ => format!("{ended} other browsers are signed out"),
        }));
        refocus();
    });
    report(one, "That browser is still signed in");
    report(others, "The other browsers are still signed in");
}

#[component]
fn SessionList(
    sessions: Vec<SessionInfo>,
    one: ServerAction<RevokeSession>,
    others: ServerAction<RevokeOtherSessions>,
) -> impl IntoView {
    let has_others = sessions.iter().any(|session| !session.current);
    let rows = sessions
        .into_iter()
        .map(|session| view! { <SessionRow session one /> })
        .collect_view();
    view! {
        <ul class="nx-sessions">{rows}</ul>
        {has_others.then(|| view! {
            <ActionForm action=others>
                <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit pending=others.pending()>
                    "Sign out everywhere else"
                </Button>
            </ActionForm>
        })}
    }
}

#[component]
fn SessionRow(session: SessionInfo, one: ServerAction<RevokeSession>) -> impl IntoView {
    let (device, id) = (session.device(), session.id.to_string());
    let glyph = if device.ends_with("iPhone") || device.ends_with("Android") {
        Glyph::Phone
    } else {
        Glyph::Laptop
    };
    let label = format!("Sign out {device}, {}", session.address);
    let ending = id.clone();
    let pending = Signal::derive(move || {
        one.input()
            .with(|input| input.as_ref().is_some_and(|input| input.session == ending))
    });
    let end = move || {
        view! {
            <ActionForm action=one>
                <input type="hidden" name="session" value=id />
                <Button kind=ButtonKind::DangerGhost size=ButtonSize::Small button_type=ButtonType::Submit pending
                    attr:aria-label=label>
                    "Sign out"
                </Button>
            </ActionForm>
        }
    };
    view! {
        <li class="nx-session">
            <kit::Icon glyph size=20 />
            <div class="nx-session__words">
                <p class="nx-session__device">
                    {device} {session.current.then(|| view! { <Tag label="This browser" colour=TagColour::Green /> })}
                </p>
                <p class="nx-account__hint">
                    {session.address} " · Signed in " <TimeAgo at=session.created_at /> " · Last seen "
                    <TimeAgo at=session.last_seen_at />
                </p>
            </div>
            {(!session.current).then(end)}
        </li>
    }
}
