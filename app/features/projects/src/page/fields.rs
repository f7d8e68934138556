use std::time::Duration;

use domain::markdown::Markdown;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;

use super::kept::Text;

/// Of a long text so many bytes, up to the end of their line, are put into a field first: some screens full. 500 kB took a
/// browser a quarter of a second to lay out, in which nobody saw anything.
const BEGINNING: usize = 20_000;
/// The rest follows once the beginning has been painted.
const REST_AFTER: Duration = Duration::from_millis(150);

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
    /// What follows on what is in the field, and will be in it shortly. Whoever reads the text reads both.
    rest: StoredValue<String>,
}

impl Fields {
    pub(super) fn new(waits: bool) -> Self {
        Self {
            title: NodeRef::new(),
            body: NodeRef::new(),
            waits: RwSignal::new(waits),
            rest: StoredValue::new(String::new()),
        }
    }

    /// The field of the text, with the text, or the beginning of a long one, in it.
    pub(super) fn text(self) -> Option<HtmlTextAreaElement> {
        let body = self.body.try_get_untracked()??;
        (!body.disabled()).then_some(body)
    }

    /// Whether what is typed is long. The field counts what a few characters are two of; near enough here.
    pub(super) fn is_long(self) -> Option<bool> {
        let rest = self.rest.try_with_value(String::len)?;
        Some(self.text()?.text_length() as usize + rest > Markdown::LONG)
    }

    /// What is typed; nothing before the text is there, and once the page is gone.
    pub(super) fn read(self) -> Option<Text> {
        let title = self.title.try_get_untracked()??;
        let mut body = self.text()?.value();
        self.rest.try_with_value(|rest| body.push_str(rest))?;
        Some(Text {
            title: title.value(),
            body,
        })
    }

    /// Gives a field that waits its text. What stands in any other stays.
    pub(super) fn fill(self, body: &str) {
        if let Some(field) = self.body.try_get_untracked().flatten()
            && field.disabled()
        {
            let (beginning, rest) = body.split_at(beginning_of(body));
            self.rest.set_value(rest.to_owned());
            field.set_value(beginning);
            // Where a text that came with the page begins to be read; there is a text to select in.
            let _ = field.set_selection_range(0, 0);
            field.set_disabled(false);
            if !rest.is_empty() {
                set_timeout(move || self.complete(), REST_AFTER);
            }
        }
        self.waits.set(false);
    }

    /// Puts the rest into the field, where it is still to come. What is selected stays selected.
    pub(super) fn complete(self) {
        let rest = self.rest.try_update_value(std::mem::take);
        if let (Some(field), Some(rest)) = (self.text(), rest)
            && !rest.is_empty()
        {
            let end = field.text_length();
            // Its own end is in a field.
            let _ = field.set_range_text_with_start_and_end(&rest, end, end);
        }
    }

    /// Puts another text in place of what is typed.
    pub(super) fn write(self, text: &Text) {
        if let Some(title) = self.title.try_get_untracked().flatten() {
            title.set_value(&text.title);
        }
        if let Some(body) = self.text() {
            self.rest.set_value(String::new());
            body.set_value(&text.body);
        }
    }
}

/// Where the beginning of a text ends: its lines stay whole.
fn beginning_of(body: &str) -> usize {
    let least = body.floor_char_boundary(BEGINNING);
    body[least..]
        .find('\n')
        .map_or(body.len(), |end| least + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_whole_lines() {
        let line = "é".repeat(BEGINNING) + "\n";
        assert_eq!(beginning_of(&line.repeat(3)), line.len());
        assert_eq!(beginning_of("short\nas it is"), "short\nas it is".len());
        assert_eq!(beginning_of(&"one line ".repeat(BEGINNING)), BEGINNING * 9);
        assert_eq!(beginning_of(""), 0);
    }
}
