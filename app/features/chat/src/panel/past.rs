use domain::chat::{Conversation, ConversationQuery};
use domain::page::Page;
use kit::browser::debounced;
use kit::{
    Button, ButtonKind, ButtonSize, ErrorState, Following, SkeletonText, TextInput, TimeAgo,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::api::{Choice, Thread, older_messages};
use crate::queries::CONVERSATIONS;
use crate::threads::Threads;

/// Conversations of before, to search and to open.
#[component]
pub(super) fn Past(threads: Threads, past: RwSignal<bool>) -> impl IntoView {
    let (typed, search) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let later = debounced(200, move |text| search.set(text));
    Effect::new(move |_| later.soon(typed.get()));
    let page = Following::new(CONVERSATIONS, move || {
        let search = search.get();
        (
            threads.customer,
            ConversationQuery {
                search,
                after: None,
            },
        )
    });
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Found page=page.follow(first) threads past /> }.into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    view! {
        <section class="nx-chat__past" aria-label="Earlier conversations">
            <TextInput label="Search conversations" name="chat-search" value=typed autocomplete="off" hide_label=true
                placeholder="Search conversations" />
            <Transition fallback=|| view! { <SkeletonText lines=3 /> }>{list}</Transition>
        </section>
    }
}

#[component]
fn Found(page: Memo<Page<Conversation>>, threads: Threads, past: RwSignal<bool>) -> impl IntoView {
    let open = move |conversation: &Conversation| {
        threads.open(Choice::One(conversation.id));
        past.set(false);
    };
    let entry = move |conversation: Conversation| {
        let (title, at) = (conversation.title.to_string(), conversation.updated_at);
        view! {
            <li>
                <button type="button" class="nx-chat__entry" on:click=move |_| open(&conversation)>
                    <span class="nx-chat__entry-title" dir="auto">{title}</span>
                    <TimeAgo at />
                </button>
            </li>
        }
    };
    move || {
        let page = page.get();
        if page.items.is_empty() {
            return view! { <p class="nx-chat__none">"No conversation found."</p> }.into_any();
        }
        view! { <ul class="nx-chat__entries">{page.items.into_iter().map(entry).collect_view()}</ul> }.into_any()
    }
}

/// Loads what was said before.
#[component]
pub(super) fn Older(thread: Memo<Thread>, actions: Actions) -> impl IntoView {
    let load = Action::new(move |(): &()| {
        let from = thread.with_untracked(|thread| {
            Some((thread.conversation.as_ref()?.id, thread.older.clone()?))
        });
        async move {
            let Some((conversation, after)) = from else {
                return;
            };
            if let Ok(page) = older_messages(conversation, after).await {
                actions.threads.change(|thread| {
                    thread.messages.splice(0..0, page.items);
                    thread.older = page.next;
                });
            }
        }
    });
    let any = Memo::new(move |_| thread.with(|thread| thread.older.is_some()));
    move || {
        any.get().then(|| {
            view! {
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small pending=load.pending() on_click=move |_| { load.dispatch(()); }>
                    "Show what was said before"
                </Button>
            }
        })
    }
}
