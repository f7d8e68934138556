//! Where questions are written.

mod slash;

use domain::chat::{Message, Question};
use domain::id::{CustomerId, MessageId};
use kit::browser::storage;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, FormError, Glyph, Kbd, VisuallyHidden, use_online,
};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use self::slash::SlashMenu;
use crate::actions::Actions;
use crate::api::{Hint, Thread};
use crate::live::is_growing;

/// What is being written. Survives closing the panel and a reload.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    text: RwSignal<String>,
    /// The question that is asked in other words.
    instead_of: RwSignal<Option<MessageId>>,
}

impl Draft {
    /// What was being written about a customer.
    pub(crate) fn new(customer: CustomerId) -> Self {
        let draft = Self {
            text: RwSignal::default(),
            instead_of: RwSignal::new(None),
        };
        let key = format!("draft:customer:{customer}:chat");
        // Only in the browser: the server renders the field empty, and so does hydration.
        Effect::new(move |loaded: Option<()>| {
            if loaded.is_none()
                && let Some(text) = storage::get(&key)
            {
                draft.text.set(text);
            }
            let text = draft.text.get();
            if text.is_empty() {
                storage::remove(&key);
            } else {
                storage::set(&key, &text);
            }
        });
        draft
    }

    /// Begins to write a question in other words.
    pub(crate) fn edit(self, question: &Message) {
        self.text.set(question.content.clone());
        self.instead_of.set(Some(question.id));
    }

    fn clear(self) {
        let _ = self.text.try_set(String::new());
        let _ = self.instead_of.try_set(None);
    }
}

/// The field, its menu of capabilities, and what could be asked now.
#[component]
pub(crate) fn Composer(
    thread: Memo<Thread>,
    actions: Actions,
    draft: Draft,
    field: NodeRef<html::Textarea>,
) -> impl IntoView {
    let online = use_online();
    let growing = Memo::new(move |_| {
        thread.with(|thread| {
            thread
                .messages
                .iter()
                .any(|shown| is_growing(&shown.message))
        })
    });
    let send = Action::new_local(move |(): &()| {
        let (text, instead_of) = (draft.text.get_untracked(), draft.instead_of.get_untracked());
        let open = thread.get_untracked();
        async move {
            Question::parse(&text)?;
            actions.ask(open, text, instead_of, || draft.clear()).await
        }
    });
    let refused = Signal::derive(move || {
        send.value()
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    });
    let submit = move || {
        // The first question of a conversation begins it: sent twice, two would begin.
        if !send.pending().get_untracked()
            && !growing.get_untracked()
            && online.get_untracked()
            && !draft.text.with_untracked(|text| text.trim().is_empty())
        {
            send.dispatch_local(());
        }
    };
    let choose = Callback::new(move |typed: String| {
        draft.text.set(typed);
        if let Some(field) = field.get_untracked() {
            // Gone again: nothing to focus.
            let _ = field.focus();
        }
    });
    let menu = SlashMenu::new(draft.text, choose);
    let on_key = move |event: KeyboardEvent| {
        let taken = menu.key(&event);
        if !taken && event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            submit();
        } else if taken {
            event.prevent_default();
        }
    };
    view! {
        <div class="nx-composer">
            <Hints thread draft choose />
            {menu.view()}
            <form
                class="nx-composer__form"
                novalidate
                on:submit=move |event: SubmitEvent| {
                    event.prevent_default();
                    submit();
                }
            >
                <Instead draft />
                <FormError error=refused />
                <label class="nx-composer__label" for="chat-question"><VisuallyHidden>"Ask about this customer"</VisuallyHidden></label>
                <textarea
                    node_ref=field
                    id="chat-question"
                    class="nx-composer__field"
                    name="question"
                    rows="2"
                    placeholder="Ask, or type / for what the agents can do"
                    dir="auto"
                    prop:value=move || draft.text.get()
                    aria-controls=slash::LIST
                    aria-activedescendant=move || menu.active_id()
                    aria-autocomplete="list"
                    on:input=move |event| draft.text.set(event_target_value(&event))
                    on:keydown=on_key
                ></textarea>
                <div class="nx-composer__foot">
                    <span class="nx-composer__keys"><Kbd keys="Enter" />" sends, "<Kbd keys="Shift+Enter" />" begins a line"</span>
                    <Button size=ButtonSize::Small icon=Glyph::Send button_type=ButtonType::Submit
                        disabled=Signal::derive(move || growing.get() || !online.get())>"Send"</Button>
                </div>
            </form>
        </div>
    }
}

/// That a question is asked in other words, and the way out of that.
#[component]
fn Instead(draft: Draft) -> impl IntoView {
    move || {
        draft.instead_of.get().map(|_| {
            view! {
                <p class="nx-composer__instead">
                    "What followed this question goes when you send it. "
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| draft.clear()>"Leave it as it was"</Button>
                </p>
            }
        })
    }
}

/// What could be asked now, while nothing is written.
#[component]
fn Hints(thread: Memo<Thread>, draft: Draft, choose: Callback<String>) -> impl IntoView {
    let hints = Memo::new(move |_| thread.with(|thread| thread.hints.clone()));
    let hint = move |hint: Hint| {
        let Hint { typed, title, why } = hint;
        view! {
            <li>
                <button type="button" class="nx-composer__hint" on:click=move |_| choose.run(typed.clone())>
                    <span class="nx-composer__hint-title">{title}</span>
                    <span class="nx-composer__hint-why">{why}</span>
                </button>
            </li>
        }
    };
    let wanted = move || {
        draft.text.with(String::is_empty) && thread.with(|thread| thread.messages.is_empty())
    };
    move || {
        wanted().then(|| view! { <ul class="nx-composer__hints" aria-label="Suggestions">{hints.get().into_iter().map(hint).collect_view()}</ul> })
    }
}
