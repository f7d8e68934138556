//! What an inline edit knows while somebody works with it.

use leptos::prelude::*;

use super::{SaveState, Typed};
use crate::browser::storage;

/// Where a value is between being read and being changed.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// The value to show: what the server has, or what is on its way there.
    pub(super) value: Signal<String>,
    /// Whether the editor is open.
    pub(super) editing: RwSignal<bool>,
    /// What is typed.
    pub(super) text: RwSignal<String>,
    /// How saving goes.
    pub(super) state: Signal<SaveState>,
    /// What stood there when the editor was opened.
    seen: StoredValue<String>,
    /// Which rule is broken by what is typed.
    wrong: RwSignal<Option<String>>,
    on_save: Callback<Typed, Result<(), String>>,
    on_discard: Callback<()>,
    draft: StoredValue<Option<String>>,
}

impl Session {
    pub(super) fn new(
        value: Signal<String>,
        state: Signal<SaveState>,
        on_save: Callback<Typed, Result<(), String>>,
        on_discard: Callback<()>,
        draft: Option<String>,
    ) -> Self {
        let session = Self {
            value,
            editing: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            state,
            seen: StoredValue::default(),
            wrong: RwSignal::new(None),
            on_save,
            on_discard,
            draft: StoredValue::new(draft),
        };
        session.open_when_stuck();
        session.restore_draft();
        session
    }

    /// What is wrong with what is typed or was sent.
    pub(super) fn error(self) -> Option<String> {
        self.wrong.get().or_else(|| match self.state.get() {
            SaveState::Failed(message) => Some(message),
            _ => None,
        })
    }

    /// What somebody else made of the value meanwhile.
    pub(super) fn overtaken(self) -> Option<String> {
        match self.state.get() {
            SaveState::Overtaken(now) => Some(now),
            _ => None,
        }
    }

    pub(super) fn begin(self) {
        self.open_with(self.value.get_untracked());
    }

    pub(super) fn typed(self, text: String) {
        if let Some(key) = self.draft.get_value() {
            storage::set(&key, &text);
        }
        self.text.set(text);
    }

    /// Hands over what is typed, or just closes when it is what is there already.
    pub(super) fn save(self) {
        let text = self.text.with_untracked(|text| text.trim().to_owned());
        let stuck = self.state.with_untracked(SaveState::is_stuck);
        if !stuck && text == self.value.get_untracked() {
            return self.cancel();
        }
        let seen = self.seen.get_value();
        match self.on_save.run(Typed { text, seen }) {
            Ok(()) => self.close(),
            Err(message) => self.wrong.set(Some(message)),
        }
    }

    /// Puts back what was there.
    pub(super) fn cancel(self) {
        if self.state.with_untracked(SaveState::is_stuck) {
            self.on_discard.run(());
        }
        self.close();
    }

    /// Leaving the field closes it when nothing was changed; otherwise it stays open with the text.
    pub(super) fn leave(self) {
        // A field that goes with its page loses the focus too.
        if self.text.is_disposed() || self.value.try_get_untracked().is_none() {
            return;
        }
        let unchanged = self
            .text
            .with_untracked(|text| text.trim() == self.value.get_untracked());
        if unchanged && !self.state.with_untracked(SaveState::is_stuck) {
            self.cancel();
        }
    }

    fn open_with(self, text: String) {
        self.text.set(text);
        self.seen.set_value(self.value.get_untracked());
        self.editing.set(true);
    }

    /// What is typed is in other hands, or given up.
    fn close(self) {
        if let Some(key) = self.draft.get_value() {
            storage::remove(&key);
        }
        self.wrong.set(None);
        self.editing.set(false);
    }

    /// A refusal opens the editor again: the value is what was refused as long as nobody decides.
    fn open_when_stuck(self) {
        let stuck = Memo::new(move |_| self.state.with(SaveState::is_stuck));
        Effect::new(move |_| {
            if stuck.get() && !self.editing.get_untracked() {
                self.begin();
            }
        });
    }

    /// Text that a reload interrupted comes back, open for editing.
    fn restore_draft(self) {
        Effect::new(move |_| {
            let draft = self.draft.get_value().and_then(|key| storage::get(&key));
            if let Some(text) = draft
                && text != self.value.get_untracked()
            {
                self.open_with(text);
            }
        });
    }
}
