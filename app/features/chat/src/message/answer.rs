use domain::chat::{Message, MessageState, Rating};
use kit::browser::copy;
use kit::{
    Button, ButtonKind, ButtonSize, Glyph, IconButton, InlineNotification, NotificationKind, Toast,
    use_toasts,
};
use leptos::prelude::*;

use super::about::{Lookups, Sources, WhoAnswers};
use crate::actions::Actions;
use crate::api::{Shown, Thread};
use crate::live::is_growing;
use crate::proposal::ProposalCard;

/// An answer, as it grows and afterwards.
#[component]
pub(super) fn AnswerView(
    shown: Memo<Shown>,
    thread: Memo<Thread>,
    actions: Actions,
) -> impl IntoView {
    let growing = Memo::new(move |_| shown.with(|shown| is_growing(&shown.message)));
    Effect::new(move |_| {
        if growing.get() {
            actions
                .live
                .read(shown.with_untracked(|shown| shown.message.id));
        }
    });
    let waiting =
        move || growing.get() && shown.with(|shown| shown.html.is_empty() && shown.tail.is_empty());
    let proposals = Memo::new(move |_| {
        shown.with(|shown| {
            shown
                .proposals
                .iter()
                .map(|proposal| proposal.id)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <li class="nx-said nx-said--answer" class:nx-said--growing=growing aria-busy=move || growing.get().then_some("true")>
            <WhoAnswers shown />
            <Lookups shown />
            {move || waiting().then(|| view! { <p class="nx-said__waiting"><span></span><span></span><span></span></p> })}
            <div class="nx-prose nx-prose--compact nx-said__text" dir="auto" inner_html=move || shown.with(|shown| shown.html.clone())></div>
            <div class="nx-prose nx-prose--compact nx-said__tail" dir="auto" inner_html=move || shown.with(|shown| shown.tail.clone())></div>
            <For each=move || proposals.get() key=|id| *id let(id)>
                <ProposalCard id shown actions />
            </For>
            <Sources shown customer=actions.threads.customer />
            <Trouble shown thread actions />
            <Tools shown thread actions growing />
        </li>
    }
}

/// Why an answer is not whole, and the way to another one.
#[component]
fn Trouble(shown: Memo<Shown>, thread: Memo<Thread>, actions: Actions) -> impl IntoView {
    let trouble = Memo::new(move |_| shown.with(|shown| trouble_of(&shown.message)));
    let id = shown.with_untracked(|shown| shown.message.id);
    let retry = move |_| thread.with_untracked(|thread| actions.retry(id, thread));
    move || {
        trouble.get().map(|(kind, words)| {
            view! {
                <InlineNotification kind title=words />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Renew on_click=retry>
                    "Try again"
                </Button>
            }
        })
    }
}

fn trouble_of(message: &Message) -> Option<(NotificationKind, String)> {
    match message.state {
        MessageState::Streaming | MessageState::Done => None,
        MessageState::Stopped => Some((
            NotificationKind::Info,
            "You stopped this answer.".to_owned(),
        )),
        MessageState::Interrupted => {
            let words = "NextUp stopped while this was being written.";
            Some((NotificationKind::Warning, words.to_owned()))
        }
        MessageState::Failed => {
            let why = message.details.failure.clone();
            let words = why.unwrap_or_else(|| "This could not be answered.".to_owned());
            Some((NotificationKind::Error, words))
        }
    }
}

/// What can be done with an answer.
#[component]
fn Tools(
    shown: Memo<Shown>,
    thread: Memo<Thread>,
    actions: Actions,
    growing: Memo<bool>,
) -> impl IntoView {
    let toasts = use_toasts();
    let id = shown.with_untracked(|shown| shown.message.id);
    let rating = Memo::new(move |_| shown.with(|shown| shown.message.rating));
    let is_last = Memo::new(move |_| {
        thread.with(|thread| {
            thread
                .messages
                .last()
                .is_some_and(|last| last.message.id == id)
        })
    });
    let retry = move |_| thread.with_untracked(|thread| actions.retry(id, thread));
    let copy_it = move |_| {
        let text = shown.with_untracked(|shown| shown.message.content.clone());
        copy(text, move |done| {
            let toast = if done {
                Toast::success("Answer copied")
            } else {
                Toast::error("The browser did not let us copy")
            };
            toasts.show(toast);
        });
    };
    let rate = move |chosen: Rating, glyph: Glyph| {
        let pressed = Signal::derive(move || rating.get() == Some(chosen));
        view! {
            <IconButton label=chosen.label() glyph size=ButtonSize::Small pressed
                on_click=move |_| actions.rate(id, rating.get_untracked(), chosen) />
        }
    };
    move || {
        if growing.get() {
            return view! {
                <div class="nx-said__tools">
                    <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Pause on_click=move |_| actions.stop(id)>"Stop"</Button>
                </div>
            }
            .into_any();
        }
        let again = is_last.get().then(|| {
            view! {
                <IconButton label="Answer again" glyph=Glyph::Renew size=ButtonSize::Small on_click=retry />
            }
        });
        view! {
            <div class="nx-said__tools">
                <IconButton label="Copy answer" glyph=Glyph::Copy size=ButtonSize::Small on_click=copy_it />
                {again}
                {rate(Rating::Good, Glyph::Checkmark)}
                {rate(Rating::Bad, Glyph::Close)}
            </div>
        }
        .into_any()
    }
}
