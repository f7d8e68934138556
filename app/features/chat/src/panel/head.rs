use domain::chat::Agent;
use kit::{
    ButtonSize, Choice as Word, FormDialog, Glyph, IconButton, MenuItem, OverflowMenu, Select,
    Sending, TextInput, field_error,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::api::{Choice, Thread};

/// What the conversation is called, who answers, and what can be done with it.
#[component]
pub(super) fn Head(
    thread: Memo<Thread>,
    actions: Actions,
    past: RwSignal<bool>,
    on_close: Callback<()>,
) -> impl IntoView {
    let conversation = Memo::new(move |_| thread.with(|thread| thread.conversation.clone()));
    let title = move || {
        conversation.with(|open| {
            let title = open.as_ref().map(|open| open.title.to_string());
            title.unwrap_or_else(|| "New conversation".to_owned())
        })
    };
    let renaming = RwSignal::new(false);
    // Of the conversation, not of what is new in it: it would close in the hand of who opened it.
    let id = Memo::new(move |_| conversation.with(|open| Some(open.as_ref()?.id)));
    let menu = move || {
        id.get().map(|id| {
            view! {
                <OverflowMenu id="chat-menu" label="Actions for this conversation">
                    <MenuItem label="Rename conversation" icon=Glyph::Edit on_select=move |()| renaming.set(true) />
                    <MenuItem label="Delete conversation" icon=Glyph::Trash danger=true on_select=move |()| actions.delete(id) />
                </OverflowMenu>
            }
        })
    };
    view! {
        <header class="nx-chat__head">
            <h2 class="nx-chat__title" dir="auto">{title}</h2>
            <div class="nx-chat__tools">
                <IconButton label="Earlier conversations" glyph=Glyph::Recent size=ButtonSize::Small
                    pressed=Signal::from(past) on_click=move |_| past.update(|open| *open = !*open) />
                <IconButton label="New conversation" glyph=Glyph::Add size=ButtonSize::Small
                    on_click=move |_| actions.threads.open(Choice::New) />
                {menu}
                <IconButton label="Close the conversation" glyph=Glyph::Close size=ButtonSize::Small class="nx-tip--end"
                    on_click=move |_| on_close.run(()) />
            </div>
        </header>
        <Pin thread actions />
        <Rename thread actions open=renaming />
    }
}

/// Who answers: chosen by the words, or always the same.
#[component]
fn Pin(thread: Memo<Thread>, actions: Actions) -> impl IntoView {
    let id = Memo::new(move |_| thread.with(|thread| Some(thread.conversation.as_ref()?.id)));
    let pinned = thread.with_untracked(Thread::pinned);
    let value = RwSignal::new(pinned.map_or(String::new(), |agent| agent.as_str().to_owned()));
    Effect::new(move |_| {
        let pinned = thread.with(Thread::pinned);
        value.set(pinned.map_or(String::new(), |agent| agent.as_str().to_owned()));
    });
    let mut choices = vec![Word::new("", "Whoever fits")];
    choices.extend(
        Agent::ALL
            .iter()
            .map(|agent| Word::new(agent.as_str(), agent.label())),
    );
    let choose = move |word: String| {
        if let Some(id) = id.get_untracked() {
            actions.pin(id, Agent::parse(&word).ok());
        }
    };
    move || {
        id.get().map(|_| {
            view! {
                <div class="nx-chat__pin">
                    <Select label="Who answers" name="agent" id="chat-agent" choices=choices.clone() value on_change=choose />
                </div>
            }
        })
    }
}

#[component]
fn Rename(thread: Memo<Thread>, actions: Actions, open: RwSignal<bool>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            let now = thread
                .with_untracked(|thread| Some(thread.conversation.as_ref()?.title.to_string()));
            title.set(now.unwrap_or_default());
        }
    });
    let sending = Sending::new(move || {
        let id = thread.with_untracked(|thread| Some(thread.conversation.as_ref()?.id));
        let typed = title.get_untracked();
        async move {
            if let Some(id) = id {
                actions.rename(id, typed).await?;
            }
            open.set(false);
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormDialog open id="rename-chat" title="Rename conversation" verb="Save title" sending fields=&["title"]>
            <TextInput label="Title" name="title" id="chat-title" value=title autocomplete="off" error=field_error(refused, "title") />
        </FormDialog>
    }
}
