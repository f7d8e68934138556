use leptos::prelude::*;

use super::frame::{Counter, Frame, Words};
use super::value::{FieldValue, bind_area};

/// Text over several lines. Grows with what is typed where the browser can.
#[component]
pub fn TextArea(
    /// What to type, above the field.
    #[prop(into)]
    label: String,
    /// Name of the form field; the same name that `domain` uses in its errors.
    #[prop(into)]
    name: String,
    /// What it shows at first, or the signal it is bound to.
    #[prop(optional, into)]
    value: FieldValue,
    /// A hint below the field.
    #[prop(optional, into)]
    helper: Option<String>,
    /// What is wrong with it; see [`crate::field_error`].
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
    /// Says "(optional)" beside the label.
    #[prop(optional)]
    optional: bool,
    /// An example inside the empty field. Never the only explanation.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Most characters: counted near the end, never cut off.
    #[prop(optional)]
    max: Option<u32>,
    /// Lines it has at first.
    #[prop(default = 3)]
    rows: u8,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Its id, where two forms of a page have a field of this name.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = Words::id(id, &name);
    let words = Words {
        id: id.clone(),
        label,
        helper,
        error,
        optional,
        hide_label,
    };
    let (described_by, invalid) = (words.described_by(), words.invalid());
    let text = value.into_signal_of(&name);
    let node = NodeRef::new();
    bind_area(node, text);
    view! {
        <Frame words counter=max.map(|max| Counter { text, max })>
            <textarea
                node_ref=node
                id=id
                name=name
                rows=rows.to_string()
                class="cds--text-area nx-text-area"
                class:cds--text-area--invalid=move || invalid().is_some()
                required=required
                placeholder=placeholder
                aria-invalid=invalid
                aria-describedby=described_by
                on:input=move |event| text.set(event_target_value(&event))
            >
                {text_area_content(text.get_untracked())}
            </textarea>
        </Frame>
    }
    .into_any()
}

/// What stands between the tags of a `<textarea>`. Leptos writes it into the page as it is, as it does for scripts, so it
/// is made harmless here; in the browser it becomes a text, which is.
pub fn text_area_content(text: String) -> String {
    if is_server() { escape(&text) } else { text }
}

/// Text as HTML. A parser drops the first line break after the tag, so there is always one to drop.
fn escape(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_cannot_close_its_element() {
        assert_eq!(escape("</textarea>&lt;"), "\n&lt;/textarea>&amp;lt;");
    }
}
