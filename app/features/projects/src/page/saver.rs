//! The way of a text from the fields to the server.

use domain::id::ArtifactId;
use domain::markdown::Markdown;
use domain::title::Title;
use kit::browser::{Debounced, debounced};
use kit::error::CallError;
use kit::{Queries, Toast, Toasts, use_queries, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields::Fields;
use super::kept::{self, Kept, Text};
use super::preview::Preview;
use crate::api::{OpenArtifact, Saved, get_artifact, save_artifact, text_save};
use crate::queries::{ARTIFACT, ARTIFACTS, DIFF, VERSIONS};

/// A long text is kept in this browser this long after the last key: writing it at each would be felt.
const KEEP_PAUSE_MS: u64 = 500;

/// How saving goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Saving {
    /// The server has what is typed.
    Saved,
    /// Something was typed since.
    Typed,
    /// On its way.
    Sending,
    /// Refused or lost.
    Failed(CallError),
    /// Somebody else was faster.
    Overtaken,
}

/// What the server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) revision: u32,
    pub(super) text: Text,
}

impl Known {
    pub(super) fn of(open: &OpenArtifact) -> Self {
        Self {
            revision: open.artifact.revision,
            text: Text {
                title: open.artifact.title.to_string(),
                body: open.artifact.body.as_str().to_owned(),
            },
        }
    }
}

/// Saves what is typed, one save after the other.
#[derive(Clone, Copy)]
pub(super) struct Saver {
    id: ArtifactId,
    pub(super) fields: Fields,
    /// What the text looks like: drawn anew where another text is put into the fields, known to the answers that are kept.
    pub(super) preview: Preview,
    pub(super) state: RwSignal<Saving>,
    /// What somebody else made of it meanwhile.
    pub(super) theirs: RwSignal<Option<Known>>,
    /// What was typed on another visit and never reached the server.
    pub(super) found: RwSignal<Option<Kept>>,
    known: StoredValue<Known>,
    keep_soon: Debounced,
    /// Whether another save was asked for during one.
    again: StoredValue<bool>,
    queries: Queries,
    toasts: Toasts,
}

impl Saver {
    pub(super) fn new(open: &OpenArtifact, fields: Fields, preview: Preview) -> Self {
        let id = open.artifact.id;
        let state = RwSignal::new(Saving::Saved);
        let known = StoredValue::new(Known::of(open));
        Self {
            id,
            fields,
            preview,
            state,
            theirs: RwSignal::new(None),
            found: RwSignal::new(None),
            known,
            keep_soon: debounced(KEEP_PAUSE_MS, move |_| keep(id, fields, state, known)),
            again: StoredValue::new(false),
            queries: use_queries(),
            toasts: use_toasts(),
        }
    }

    /// Looks once at what is in the fields and in this browser when the page has come to life. Before anything else, a field
    /// that waits for its text gets it.
    pub(super) fn begin(self) {
        self.known
            .with_value(|known| self.fields.fill(&known.text.body));
        let Some(shown) = self.fields.read() else {
            return;
        };
        let is_known = self.known.with_value(|known| known.text == shown);
        match kept::kept(self.id) {
            Some(kept) if self.known.with_value(|known| known.text == kept.text) => {
                kept::forget(self.id);
            }
            Some(kept) if kept.text != shown => self.found.set(Some(kept)),
            _ => {}
        }
        // Somebody was faster than the client.
        if !is_known && self.found.with_untracked(Option::is_none) {
            self.typed();
            self.save(true);
        }
    }

    /// Notes that something was typed.
    pub(super) fn typed(self) {
        let Some(is_long) = self.fields.is_long() else {
            return;
        };
        let is_news = self
            .state
            .with_untracked(|state| matches!(state, Saving::Saved | Saving::Failed(_)));
        if is_news {
            self.state.set(Saving::Typed);
        }
        if is_long {
            self.keep_soon.soon(String::new());
        } else {
            self.keep();
        }
    }

    /// Keeps what is typed in this browser now.
    pub(super) fn keep(self) {
        self.keep_soon.cancel();
        keep(self.id, self.fields, self.state, self.known);
    }

    /// The page goes: what the server does not have is sent, or at least kept.
    pub(super) fn leave(self) {
        self.keep();
        if self.state.try_get_untracked() == Some(Saving::Typed) {
            self.save(true);
        }
    }

    /// Saves what is typed. An autosave may go into the version of the one before; another one ends it.
    pub(super) fn save(self, autosave: bool) {
        let Some(text) = self.fields.read() else {
            return;
        };
        match self.state.get_untracked() {
            Saving::Sending => return self.again.set_value(true),
            Saving::Overtaken => return,
            _ if self.found.with_untracked(Option::is_some) => return,
            _ => {}
        }
        let known = self.known.get_value();
        if autosave && known.text == text {
            kept::forget(self.id);
            return self.state.set(Saving::Saved);
        }
        self.state.set(Saving::Sending);
        spawn_local(async move {
            match self.send(known.revision, &text, autosave).await {
                Ok(saved) => self.sent(saved, text),
                Err(CallError::Refused(domain::Error::Overtaken { .. })) => self.overtaken().await,
                Err(error) => self.failed(error),
            }
        });
    }

    async fn send(self, based_on: u32, text: &Text, autosave: bool) -> Result<Saved, CallError> {
        // The same rules as on the server, without the way there.
        let save = text_save(based_on, &text.title, &text.body, autosave)?;
        let (title, body) = (save.title.into(), save.body.into());
        save_artifact(self.id, based_on, title, body, autosave).await
    }

    fn sent(self, saved: Saved, text: Text) {
        self.show(saved, &text);
        let now = self.fields.read();
        // Without its page, what was typed last is what was kept when it went.
        let last = now.clone().or_else(|| Some(kept::kept(self.id)?.text));
        match last {
            Some(last) if last != text => kept::keep(self.id, saved.revision, &last),
            _ => kept::forget(self.id),
        }
        let all = now.as_ref() == Some(&text);
        let revision = saved.revision;
        // Gone with its page, unless the fields are there.
        if self.known.try_set_value(Known { revision, text }).is_some() || now.is_none() {
            return;
        }
        self.state
            .set(if all { Saving::Saved } else { Saving::Typed });
        if self.again.get_value() {
            self.again.set_value(false);
            self.save(true);
        }
    }

    /// Puts what was saved in place of what other parts of the page know.
    fn show(self, saved: Saved, text: &Text) {
        let parsed = Title::parse("title", &text.title).ok();
        let parsed = parsed.zip(Markdown::parse("body", &text.body).ok());
        let html = self.preview.html.try_get_untracked();
        self.queries.update(ARTIFACT, self.id, |open| {
            if let Some((title, body)) = parsed {
                open.artifact.title = title;
                open.artifact.body = body;
            }
            open.artifact.revision = saved.revision;
            open.artifact.version = saved.version;
            open.artifact.updated_at = saved.updated_at;
            if open.artifact.body.is_long() {
                open.html = None;
            } else if let Some(html) = html {
                open.html = html;
            }
        });
        self.queries.refetch_all(ARTIFACTS);
        // An autosave may have gone into the latest version.
        self.queries.refetch_all(VERSIONS);
        self.queries.refetch_all(DIFF);
    }

    fn failed(self, error: CallError) {
        // The page may be gone; what was typed is kept.
        let _ = self.again.try_set_value(false);
        let _ = self.state.try_set(Saving::Failed(error));
    }

    /// Reads what the other made of it, to show both.
    async fn overtaken(self) {
        match get_artifact(self.id).await {
            Ok(open) => {
                let _ = self.again.try_set_value(false);
                let _ = self.theirs.try_set(Some(Known::of(&open)));
                let _ = self.state.try_set(Saving::Overtaken);
            }
            Err(error) => self.failed(error),
        }
    }

    /// Puts what is typed over what the other wrote, which stays a version.
    pub(super) fn keep_mine(self) {
        if let Some(theirs) = self.theirs.try_update(Option::take).flatten() {
            self.known.set_value(theirs);
            self.state.set(Saving::Typed);
            self.save(false);
        }
    }

    /// Goes on with what the other wrote; to be taken back.
    pub(super) fn take_theirs(self) {
        let (mine, theirs) = (self.fields.read(), self.theirs.try_update(Option::take));
        let (Some(mine), Some(theirs)) = (mine, theirs.flatten()) else {
            return;
        };
        self.fields.write(&theirs.text);
        self.preview.soon();
        self.known.set_value(theirs);
        kept::forget(self.id);
        self.state.set(Saving::Saved);
        self.queries.refetch(ARTIFACT, self.id);
        let toast = Toast::undo("Your text was left aside", move || {
            if self.fields.read().is_some() {
                self.write(&mine);
            }
        });
        self.toasts.show(toast);
    }

    /// Goes on with what was typed on another visit.
    pub(super) fn use_found(self) {
        if let Some(found) = self.found.try_update(Option::take).flatten() {
            // Who changed it since comes first: then both are shown.
            self.known
                .update_value(|known| known.revision = found.based_on);
            self.write(&found.text);
        }
    }

    /// Leaves it aside for good.
    pub(super) fn drop_found(self) {
        self.found.set(None);
        kept::forget(self.id);
    }

    fn write(self, text: &Text) {
        self.fields.write(text);
        self.preview.soon();
        self.typed();
        self.save(true);
    }

    /// Shows what came from the server since, unless something is typed that it has not.
    pub(super) fn follow(self, open: &OpenArtifact) {
        let is_newer = self
            .known
            .with_value(|known| open.artifact.revision > known.revision);
        let is_clean = self.state.with_untracked(|state| *state == Saving::Saved);
        if is_clean && is_newer {
            let known = Known::of(open);
            self.fields.write(&known.text);
            self.known.set_value(known);
        }
        if !is_clean {
            return;
        }
        match &open.html {
            None if is_newer => self.preview.soon(),
            None => {}
            shown if self.preview.html.with_untracked(|html| html == shown) => {}
            shown => self.preview.html.set(shown.clone()),
        }
    }
}

/// Keeps what is typed in this browser, unless the server has it or the page is gone.
fn keep(id: ArtifactId, fields: Fields, state: RwSignal<Saving>, known: StoredValue<Known>) {
    let is_saved = |state: &Saving| *state == Saving::Saved;
    let revision = known.try_with_value(|known| known.revision);
    if state.try_with_untracked(is_saved) == Some(false)
        && let (Some(text), Some(revision)) = (fields.read(), revision)
    {
        kept::keep(id, revision, &text);
    }
}
