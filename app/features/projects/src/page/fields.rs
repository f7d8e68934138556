use leptos::html::{Input, Textarea};
use leptos::prelude::*;

use super::kept::Text;

/// Where title and text are typed. They hold them: a signal would copy half a megabyte at each key and more.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) title: NodeRef<Input>,
    pub(super) body: NodeRef<Textarea>,
}

impl Fields {
    pub(super) fn new() -> Self {
        Self {
            title: NodeRef::new(),
            body: NodeRef::new(),
        }
    }

    /// What is typed; nothing once the page is gone.
    pub(super) fn read(self) -> Option<Text> {
        let title = self.title.try_get_untracked()??;
        let body = self.body.try_get_untracked()??;
        Some(Text {
            title: title.value(),
            body: body.value(),
        })
    }

    pub(super) fn write(self, text: &Text) {
        if let Some(title) = self.title.try_get_untracked().flatten() {
            title.set_value(&text.title);
        }
        if let Some(body) = self.body.try_get_untracked().flatten() {
            body.set_value(&text.body);
        }
    }
}
