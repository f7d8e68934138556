//! Title and text to write in, beside what the text looks like.
//!
//! A browser lays a field out again and again while it reads a long text into it from a page: 500 kB took it more than a second,
//! and as long again what they look like. So the page of a long text comes with its field empty and disabled and without the
//! preview. The client puts the text in, and draws the preview once it can be written in.

use domain::id::ArtifactId;
use kit::browser::debounced;
use kit::services::typed;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, FormError, InlineNotification, NotificationKind,
    field_error, text_area_content, use_online, words_for,
};
use leptos::ev::{self, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::conflict::Conflict;
use super::fields::Fields;
use super::preview::Preview;
use super::saver::{Saver, Saving};
use super::toolbar::{Toolbar, press, tool_of};
use crate::api::{OpenArtifact, SaveArtifact};

/// Saves this long after the last key.
const PAUSE_MS: u64 = 1_500;
const HELP: &str = "editor-help";

/// What a phone shows of the two, which have room beside each other elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pane {
    Write,
    Preview,
}

impl Pane {
    const ALL: [Self; 2] = [Self::Write, Self::Preview];

    const fn word(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Preview => "preview",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Write => "Write",
            Self::Preview => "Preview",
        }
    }
}

/// Title and text to write in, and what the text looks like. Without a script, a form.
#[component]
pub(super) fn Editor(
    open: Memo<OpenArtifact>,
    /// Whether it is what the page shows.
    shown: Signal<bool>,
) -> impl IntoView {
    // What was typed without a script, and refused, is in the page whatever its length.
    let is_long = open.with_untracked(|open| open.artifact.body.is_long());
    let fields = Fields::new(is_long && typed("body").is_none());
    let preview = Preview::new(open.with_untracked(|open| open.html.clone()), fields);
    let saver = open.with_untracked(|open| Saver::new(open, fields, preview));
    let save_soon = debounced(PAUSE_MS, move |_| saver.save(true));
    let changed = move || {
        saver.typed();
        save_soon.soon(String::new());
        preview.soon();
    };
    let pane = RwSignal::new(Pane::Write);
    keep_up(saver, open, shown);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save_soon.cancel();
        saver.save(false);
    };
    let is_to_come = Memo::new(move |_| preview.html.with(Option::is_none));
    let id = open.with_untracked(|open| open.artifact.id);
    let based_on = open.with_untracked(|open| open.artifact.revision.to_string());
    // Only a form that was sent without the client has an answer here.
    let plain = ServerAction::<SaveArtifact>::new().value();
    let refused =
        Signal::derive(move || plain.with(|answer| answer.as_ref()?.as_ref().err().cloned()));
    let switch = move |to: Pane| {
        let choose = move |_| {
            pane.set(to);
            preview.soon();
        };
        view! {
            <button type="button" class="nx-editor__pane" aria-pressed=move || (pane.get() == to).to_string() on:click=choose>
                {to.label()}
            </button>
        }
    };
    view! {
        <form
            class="nx-editor"
            method="post"
            action="/fn/artifacts/save"
            autocomplete="off"
            data-pane=move || pane.get().word()
            on:submit=submit
        >
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="based_on" value=based_on />
            <FormError error=refused fields=&["title"] />
            <TitleField saver open on_change=Callback::new(move |()| changed()) />
            {move || field_error(refused, "title").get().map(|error| view! { <p class="nx-editor__error">{error}</p> })}
            <Found saver />
            <Conflict saver />
            <div class="nx-editor__bar">
                <Toolbar fields />
                <div class="nx-editor__switch" role="group" aria-label="What is shown">{Pane::ALL.map(switch).into_iter().collect_view()}</div>
                <State saver id />
                // Without its text the form must not be sent.
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit disabled=fields.waits>"Save"</Button>
            </div>
            <div class="nx-editor__panes">
                <TextField saver open on_change=Callback::new(move |()| changed()) />
                // In reach of the keyboard: it scrolls.
                <div class="nx-editor__preview" node_ref=preview.place role="region" aria-label="Preview" tabindex="0">
                    {move || is_to_come.get().then(|| view! { <p class="nx-editor__to-come nx-with-script">"Drawing the preview…"</p> })}
                    <div class="nx-prose nx-prose--long" inner_html=move || preview.html.get().unwrap_or_default()></div>
                </div>
            </div>
        </form>
    }
}

/// Puts in what the page came without, looks at what was kept, follows the server, tries again when it can be reached, and saves
/// when the page is left.
fn keep_up(saver: Saver, open: Memo<OpenArtifact>, shown: Signal<bool>) {
    let preview = saver.preview;
    Effect::new(move |begun: Option<bool>| {
        let begun = begun == Some(true);
        // Made, and put into the page.
        let is_there = saver.fields.body.get().is_some() && saver.fields.title.get().is_some();
        if is_there && !begun {
            saver.begin();
            preview.begin();
        }
        begun || is_there
    });
    Effect::new(move |_| open.with(|open| saver.follow(open)));
    let online = use_online();
    Effect::new(move |_| {
        let is_lost = |state: &Saving| matches!(state, Saving::Failed(_));
        if online.get() && saver.state.with_untracked(is_lost) {
            saver.save(true);
        }
    });
    Effect::new(move |_| {
        if online.get() && shown.get() {
            preview.catch_up();
        }
    });
    Effect::new(move |_| {
        let closing = window_event_listener(ev::pagehide, move |_| saver.keep());
        on_cleanup(move || closing.remove());
    });
    on_cleanup(move || saver.leave());
}

/// While it has to be decided between two texts, neither of them changes.
fn is_locked(saver: Saver) -> bool {
    saver.found.with(Option::is_some) || saver.theirs.with(Option::is_some)
}

/// Leaving a field saves at once.
fn left(saver: Saver) {
    if saver.state.with_untracked(|state| *state == Saving::Typed) {
        saver.save(true);
    }
}

#[component]
fn TitleField(saver: Saver, open: Memo<OpenArtifact>, on_change: Callback<()>) -> impl IntoView {
    let title = open.with_untracked(|open| open.artifact.title.to_string());
    view! {
        <input
            class="nx-editor__title"
            node_ref=saver.fields.title
            name="title"
            aria-label="Title"
            dir="auto"
            value=typed("title").unwrap_or(title)
            readonly=move || is_locked(saver)
            on:input=move |_| on_change.run(())
            on:blur=move |_| left(saver)
            on:keydown=|event| {
                // There is nothing to send: it saves itself.
                if event.key() == "Enter" {
                    event.prevent_default();
                }
            }
        />
    }
}

#[component]
fn TextField(saver: Saver, open: Memo<OpenArtifact>, on_change: Callback<()>) -> impl IntoView {
    let (id, is_long) =
        open.with_untracked(|open| (open.artifact.id, open.artifact.body.is_long()));
    let waits = saver.fields.waits.get_untracked();
    let body = if waits {
        String::new()
    } else {
        let body = open.with_untracked(|open| open.artifact.body.as_str().to_owned());
        typed("body").unwrap_or(body)
    };
    // There whenever the text is long, so that both sides draw the same elements.
    let without_script = is_long.then(|| {
        let words = if waits {
            without_script(id)
        } else {
            String::new()
        };
        view! { <noscript inner_html=words></noscript> }
    });
    let key = move |event: KeyboardEvent| {
        // To the end, to the next page, all of it: such keys mean the whole text.
        if event.ctrl_key() || event.meta_key() || is_named(&event.key()) {
            saver.fields.complete();
        }
        if let Some(tool) = tool_of(&event) {
            event.prevent_default();
            press(saver.fields, tool);
        } else if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("s") {
            event.prevent_default();
            saver.save(false);
        }
    };
    view! {
        <div class="nx-editor__write">
            <textarea
                class="nx-editor__text"
                node_ref=saver.fields.body
                name="body"
                aria-label="Text"
                aria-describedby=HELP
                // Only `Fields::fill` lifts it: what the element itself says is what counts.
                disabled=waits
                readonly=move || is_locked(saver)
                on:input=move |_| on_change.run(())
                on:blur=move |_| left(saver)
                on:keydown=key
            >
                {text_area_content(body)}
            </textarea>
            {without_script}
            <p class="cds--visually-hidden" id=HELP>"Markdown. Control B makes bold, Control I italic, Control S saves. It also saves by itself."</p>
        </div>
    }
}

/// Whether a key writes no character.
fn is_named(key: &str) -> bool {
    key.chars().nth(1).is_some()
}

/// Why a long text cannot be written in without a script, as HTML.
fn without_script(id: ArtifactId) -> String {
    format!(
        r#"<p class="nx-editor__without-script">A text as long as this can only be changed with a script: your browser would take seconds to show it here. <a class="cds--link" href="/artifacts/{id}/download.md" download>Download it as Markdown</a></p>"#
    )
}

/// Whether the server has what is typed.
#[component]
fn State(saver: Saver, id: ArtifactId) -> impl IntoView {
    let words = move || match saver.state.get() {
        Saving::Saved => view! { <span class="nx-editor__state">"Saved"</span> }.into_any(),
        Saving::Typed | Saving::Sending => {
            view! { <span class="nx-editor__state">"Saving…"</span> }.into_any()
        }
        Saving::Overtaken => {
            view! { <span class="nx-editor__state nx-editor__state--failed">"Not saved"</span> }
                .into_any()
        }
        Saving::Failed(error) => {
            let is_signed_out = error.is_signed_out();
            let words = format!("Not saved: {}", words_for(&error, "title"));
            let sign_in = format!("/sign-in?next=/artifacts/{id}");
            view! {
                <span class="nx-editor__state nx-editor__state--failed" role="alert">{words}</span>
                {is_signed_out.then(|| view! { <a class="cds--link" href=sign_in rel="external">"Sign in"</a> })}
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| saver.save(true)>"Retry"</Button>
            }
            .into_any()
        }
    };
    view! { <div class="nx-editor__saving">{words}</div> }
}

/// Offers what was typed on another visit.
#[component]
fn Found(saver: Saver) -> impl IntoView {
    let is_found = Memo::new(move |_| saver.found.with(Option::is_some));
    move || {
        is_found.get().then(|| view! {
            <InlineNotification
                kind=NotificationKind::Warning
                title="You typed something here that was not saved"
                body="This browser kept it. Go on with it, or with what is shown?"
            >
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small on_click=move |_| saver.use_found()>"Use what I typed"</Button>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| saver.drop_found()>"Leave it aside"</Button>
            </InlineNotification>
        })
    }
}
