//! The conversation beside a customer.

mod head;
mod past;
mod size;

use domain::id::CustomerId;
use kit::looks::{recall, remember};
use kit::{ErrorState, Following, Glyph, Icon, SkeletonText, use_command, use_shortcut};
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::head::Head;
use self::past::{Older, Past};
use self::size::Grip;
use crate::actions::{Actions, use_actions};
use crate::api::{Choice, Thread};
use crate::composer::{Composer, Draft};
use crate::elsewhere::keep_up;
use crate::message::MessageView;
use crate::queries::THREAD;
use crate::threads::Threads;

/// Whether the panel was left open.
const REMEMBERED: &str = "nx_chat";

/// The panel, and the button that opens it.
#[component]
pub fn ChatPanel(
    /// About whom.
    customer: CustomerId,
) -> impl IntoView {
    let asked = use_query_map().with_untracked(|query| query.get("chat"));
    let choice = asked.as_deref().and_then(|id| id.parse().ok());
    // On phones it covers the page: there it opens only when it is asked for.
    let is_asked = RwSignal::new(asked.is_some());
    let is_open = RwSignal::new(asked.is_some() || recall(REMEMBERED).as_deref() == Some("open"));
    let threads = Threads::new(customer, choice.map_or(Choice::Latest, Choice::One));
    let field = NodeRef::<html::Textarea>::new();
    let toggle = move |open: bool| {
        remember(REMEMBERED, if open { "open" } else { "closed" });
        is_asked.set(open);
        is_open.set(open);
    };
    use_shortcut("mod+j", "Ask the agents", move || {
        toggle(!(is_open.get_untracked() && is_asked.get_untracked()));
    });
    use_command("New conversation", move || {
        threads.open(Choice::New);
        toggle(true);
    });
    Effect::new(move |_| {
        // Drawn by now: whoever opened it wants to write.
        if is_asked.get()
            && let Some(field) = field.get()
        {
            // Gone again: nothing to focus.
            let _ = field.focus();
        }
    });
    view! {
        <Show when=move || is_open.get()>
            <Panel threads field is_asked on_close=move |()| toggle(false) />
        </Show>
        <a
            class="nx-chat-open"
            class:nx-chat-open--phone=move || is_open.get()
            class:nx-chat-open--gone=move || is_open.get() && is_asked.get()
            href="?chat=latest"
            aria-keyshortcuts="Control+J Meta+J"
            on:click=move |event| {
                event.prevent_default();
                toggle(true);
            }
        >
            <Icon glyph=Glyph::Chat />
            <span>"Ask the agents"</span>
        </a>
    }
}

#[component]
fn Panel(
    threads: Threads,
    field: NodeRef<html::Textarea>,
    is_asked: RwSignal<bool>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let actions = use_actions(threads);
    let draft = Draft::new(threads.customer);
    let past = RwSignal::new(false);
    let thread = Following::new(THREAD, move || threads.key());
    let body = move || {
        let answer = thread.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Body thread=thread.follow(first) actions draft field past on_close /> }.into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=thread.again() retrying=thread.is_fetching() /> }.into_any()
                }
            }
        })
    };
    view! {
        <aside class="nx-chat" class:nx-chat--asked=is_asked aria-label="Conversation with the agents">
            <Grip />
            <Transition fallback=|| view! { <div class="nx-chat__loading"><SkeletonText lines=6 /></div> }>{body}</Transition>
        </aside>
    }
}

#[component]
fn Body(
    thread: Memo<Thread>,
    actions: Actions,
    draft: Draft,
    field: NodeRef<html::Textarea>,
    past: RwSignal<bool>,
    on_close: Callback<()>,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        thread.with(|thread| {
            thread
                .messages
                .iter()
                .map(|shown| shown.message.id)
                .collect::<Vec<_>>()
        })
    });
    let is_empty = move || ids.with(Vec::is_empty);
    let list = NodeRef::<html::Ol>::new();
    keep_at_end(thread, list);
    keep_up(actions.threads, thread);
    view! {
        <Head thread actions past on_close />
        <Show when=move || past.get()><Past threads=actions.threads past /></Show>
        <div class="nx-chat__scroll" role="log" aria-label="What was said" tabindex="0">
            <Older thread actions />
            <ol class="nx-chat__messages" node_ref=list>
                <For each=move || ids.get() key=|id| *id let(id)>
                    <MessageView id thread actions draft />
                </For>
            </ol>
            <Show when=is_empty><Welcome /></Show>
        </div>
        <Composer thread actions draft field />
    }
}

/// What stands there before the first question.
#[component]
fn Welcome() -> impl IntoView {
    view! {
        <div class="nx-chat__welcome">
            <p class="nx-chat__lead">"Ask about this customer. Two agents read everything you see here, and change it only when you approve."</p>
            <p>
                "Customer Management knows about agreements, money and people; Product Management about strategy, roadmap and \
                 delivery. Who answers is chosen by what you write, or by you."
            </p>
            <p><a href="/agents">"What the agents can do"</a></p>
        </div>
    }
}

/// Keeps the end in sight while it grows, unless somebody scrolled up to read.
fn keep_at_end(thread: Memo<Thread>, list: NodeRef<html::Ol>) {
    /// Who is this near to the end reads what comes.
    const NEAR: i32 = 160;
    // How many messages there were, and how high they were: a tall proposal at once must not look like scrolling up.
    Effect::new(move |before: Option<(usize, i32)>| {
        let count = thread.with(|thread| thread.messages.len());
        let Some(scrolled) = list.get().and_then(|list| list.parent_element()) else {
            return (count, 0);
        };
        let (was, height) = before.unwrap_or_default();
        let left = height - scrolled.scroll_top() - scrolled.client_height();
        let now = scrolled.scroll_height();
        if was != count || left < NEAR {
            request_animation_frame(move || scrolled.set_scroll_top(scrolled.scroll_height()));
        }
        (count, now)
    });
}
