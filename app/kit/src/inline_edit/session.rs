//! What an inline edit knows while somebody works with it.

use leptos::prelude::*;

use super::SaveState;
use crate::browser::storage;

/// Where a value is between being read and being changed.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// The value as the server has it.
    pub(super) value: Signal<String>,
    /// Whether the editor is open.
    pub(super) editing: RwSignal<bool>,
    /// What is typed.
    pub(super) text: RwSignal<String>,
    /// What was sent and is shown until the server's value arrives.
    pub(super) sent: RwSignal<Option<String>>,
    /// How saving goes.
    pub(super) state: Signal<SaveState>,
    on_save: Callback<String>,
    draft: StoredValue<Option<String>>,
}

impl Session {
    pub(super) fn new(
        value: Signal<String>,
        state: Signal<SaveState>,
        on_save: Callback<String>,
        draft: Option<String>,
    ) -> Self {
        let session = Self {
            value,
            editing: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            sent: RwSignal::new(None),
            state,
            on_save,
            draft: StoredValue::new(draft),
        };
        session.follow_server();
        session.restore_draft();
        session
    }

    /// What to show: what was sent, else the server's value.
    pub(super) fn shown(self) -> String {
        self.sent.get().unwrap_or_else(|| self.value.get())
    }

    /// What is wrong with what was sent.
    pub(super) fn error(self) -> Option<String> {
        match self.state.get() {
            SaveState::Failed(message) if self.editing.get() => Some(message),
            _ => None,
        }
    }

    pub(super) fn begin(self) {
        self.text.set(
            self.sent
                .get_untracked()
                .unwrap_or_else(|| self.value.get_untracked()),
        );
        self.editing.set(true);
    }

    pub(super) fn typed(self, text: String) {
        if let Some(key) = self.draft.get_value() {
            storage::set(&key, &text);
        }
        self.text.set(text);
    }

    /// Sends what is typed, or just closes when it is what is there already.
    pub(super) fn save(self) {
        let text = self.text.with_untracked(|text| text.trim().to_owned());
        if text == self.value.get_untracked() {
            return self.cancel();
        }
        self.sent.set(Some(text.clone()));
        self.editing.set(false);
        self.on_save.run(text);
    }

    /// Puts back what was there.
    pub(super) fn cancel(self) {
        self.forget_draft();
        self.editing.set(false);
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
        if unchanged {
            self.cancel();
        }
    }

    /// A refusal opens the editor again with the text; a success or a new value from the server ends the wait.
    fn follow_server(self) {
        Effect::new(move |before: Option<(SaveState, String)>| {
            let now = (self.state.get(), self.value.get());
            let Some((state_before, value_before)) = before else {
                return now;
            };
            match &now.0 {
                SaveState::Failed(_) if state_before == SaveState::Saving => self.reopen(),
                SaveState::Idle if state_before == SaveState::Saving => self.forget_draft(),
                _ => {}
            }
            if value_before != now.1 {
                self.sent.set(None);
            }
            now
        });
    }

    fn reopen(self) {
        if let Some(text) = self.sent.try_update(Option::take).flatten() {
            self.text.set(text);
            self.editing.set(true);
        }
    }

    /// Text that a reload interrupted comes back, open for editing.
    fn restore_draft(self) {
        Effect::new(move |_| {
            let draft = self.draft.get_value().and_then(|key| storage::get(&key));
            if let Some(text) = draft
                && text != self.value.get_untracked()
            {
                self.text.set(text);
                self.editing.set(true);
            }
        });
    }

    fn forget_draft(self) {
        if let Some(key) = self.draft.get_value() {
            storage::remove(&key);
        }
    }
}
