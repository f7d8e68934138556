use kit::{Glyph, IconButton};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlDocument, HtmlTextAreaElement};

use super::fields::Fields;
use super::format::{Change, Tool, apply, byte_at, units};

/// The buttons above the text.
#[component]
pub(super) fn Toolbar(fields: Fields) -> impl IntoView {
    let button = move |tool: Tool| {
        let (label, glyph) = face(tool);
        view! { <IconButton label glyph class="nx-tip--up" on_click=move |_| press(fields, tool) /> }
    };
    view! {
        <div class="nx-editor__tools" role="group" aria-label="Formatting">
            {Tool::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}

const fn face(tool: Tool) -> (&'static str, Glyph) {
    match tool {
        Tool::Bold => ("Bold (Ctrl B)", Glyph::Bold),
        Tool::Italic => ("Italic (Ctrl I)", Glyph::Italic),
        Tool::Heading => ("Heading", Glyph::Heading),
        Tool::List => ("List", Glyph::List),
        Tool::Tasks => ("Task list", Glyph::Task),
        Tool::Table => ("Table", Glyph::Table),
        Tool::Code => ("Code", Glyph::Code),
        Tool::Link => ("Link", Glyph::Link),
    }
}

/// The tool that a key stands for.
pub(super) fn tool_of(event: &KeyboardEvent) -> Option<Tool> {
    let with_control = event.ctrl_key() || event.meta_key();
    if !with_control || event.alt_key() || event.shift_key() {
        return None;
    }
    match event.key().to_ascii_lowercase().as_str() {
        "b" => Some(Tool::Bold),
        "i" => Some(Tool::Italic),
        _ => None,
    }
}

/// Does to the text what a tool does.
pub(super) fn press(fields: Fields, tool: Tool) {
    let Some(field) = fields.text() else {
        return;
    };
    if field.read_only() {
        return;
    }
    let text = field.value();
    let place = |units: Result<Option<u32>, _>| {
        let units = units.ok().flatten().unwrap_or_default();
        byte_at(&text, units)
    };
    let selected = place(field.selection_start())..place(field.selection_end());
    let Change { at, with, select } = apply(tool, &text, selected);
    let begin = units(&text[..at.start]);
    let end = begin + units(&text[at.clone()]);
    replace(&field, begin, end, &with);
    let first = begin + units(&with[..select.start]);
    let last = first + units(&with[select]);
    // Places inside of the text cannot be refused.
    let _ = field.set_selection_range(first, last);
}

/// As if it was typed: the browser's own way can be taken back with its own Undo.
fn replace(field: &HtmlTextAreaElement, begin: u32, end: u32, with: &str) {
    // A field that cannot take the focus is gone from the page.
    let _ = field.focus();
    let _ = field.set_selection_range(begin, end);
    let document = document().dyn_into::<HtmlDocument>();
    let typed = document.is_ok_and(|document| {
        let command = if with.is_empty() {
            "delete"
        } else {
            "insertText"
        };
        document
            .exec_command_with_show_ui_and_value(command, false, with)
            .unwrap_or_default()
    });
    if typed {
        return;
    }
    if field.set_range_text(with).is_ok()
        && let Ok(event) = Event::new("input")
    {
        // Nobody cancels it.
        let _ = field.dispatch_event(&event);
    }
}
