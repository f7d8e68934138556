use domain::markdown::Markdown;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;

use super::kept::Text;

/// Where title and text are typed. They hold them: a signal would copy half a megabyte at each key and more.
///
/// A field of the text that is disabled waits for it: the page came without, see [`super::editor`]. Until [`Self::fill`] it is
/// as if it was not there, so that nobody takes it for an empty text.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) title: NodeRef<Input>,
    pub(super) body: NodeRef<Textarea>,
    /// Whether the text is still to come.
    pub(super) waits: RwSignal<bool>,
}

impl Fields {
    pub(super) fn new(waits: bool) -> Self {
        Self {
            title: NodeRef::new(),
            body: NodeRef::new(),
            waits: RwSignal::new(waits),
        }
    }

    /// The field of the text, with the text in it.
    pub(super) fn text(self) -> Option<HtmlTextAreaElement> {
        let body = self.body.try_get_untracked()??;
        (!body.disabled()).then_some(body)
    }

    /// Whether what is typed is long. The field counts what a few characters are two of; near enough here.
    pub(super) fn is_long(self) -> Option<bool> {
        Some(self.text()?.text_length() as usize > Markdown::LONG)
    }

    /// What is typed; nothing before the text is there, and once the page is gone.
    pub(super) fn read(self) -> Option<Text> {
        let title = self.title.try_get_untracked()??;
        let body = self.text()?;
        Some(Text {
            title: title.value(),
            body: body.value(),
        })
    }

    /// Gives a field that waits its text. What stands in any other stays.
    pub(super) fn fill(self, body: &str) {
        if let Some(field) = self.body.try_get_untracked().flatten()
            && field.disabled()
        {
            field.set_value(body);
            // Where a text that came with the page begins to be read; there is a text to select in.
            let _ = field.set_selection_range(0, 0);
            field.set_disabled(false);
        }
        self.waits.set(false);
    }

    /// Puts another text in place of what is typed.
    pub(super) fn write(self, text: &Text) {
        if let Some(title) = self.title.try_get_untracked().flatten() {
            title.set_value(&text.title);
        }
        if let Some(body) = self.text() {
            body.set_value(&text.body);
        }
    }
}
