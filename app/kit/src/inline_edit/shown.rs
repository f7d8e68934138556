use leptos::html;
use leptos::prelude::*;

use super::SaveState;
use super::session::Session;
use crate::{Glyph, Icon, Loading};

/// The value, and the way into the editor.
#[component]
pub(super) fn Shown(
    session: Session,
    label: String,
    placeholder: String,
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let is = move |state: SaveState| session.state.with(|now| *now == state);
    let saving = move || is(SaveState::Saving);
    let edit_label = format!("Edit {}", lower_first(&label));
    let content = move || match session.value.get() {
        text if text.is_empty() => {
            view! { <span class="nx-inline__add">{placeholder.clone()}</span> }.into_any()
        }
        text => view! { <span class="nx-inline__text" dir="auto">{text}</span> }.into_any(),
    };
    let link = move || {
        let text = session.value.get();
        is_web_address(&text).then(|| view! {
            <a class="nx-inline__open nx-tip nx-tip--end" href=text target="_blank" rel="noopener noreferrer"
                aria-label="Open in a new tab" data-tip="Open in a new tab">
                <Icon glyph=Glyph::Launch />
            </a>
        })
    };
    view! {
        <div class="nx-inline__shown" class:nx-inline__shown--saving=saving>
            <button type="button" class="nx-inline__value" node_ref=button on:click=move |_| session.begin()>
                <span class="cds--visually-hidden">{edit_label} ": "</span>
                {content}
                <Icon glyph=Glyph::Edit class="nx-inline__pencil" />
            </button>
            {link}
            {move || saving().then(|| view! {
                <span role="status" class="nx-inline__saving"><Loading /><span class="cds--visually-hidden">"Saving"</span></span>
            })}
            {move || is(SaveState::Waiting).then(|| view! {
                <span role="status" class="nx-inline__saving nx-tip nx-tip--end" data-tip="Not sent yet">
                    <Icon glyph=Glyph::Time /><span class="cds--visually-hidden">"Not sent yet"</span>
                </span>
            })}
        </div>
    }.into_any()
}

/// Only what `domain::text::url` lets through becomes a link; never `javascript:` or its like.
fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// A label in the middle of a sentence. Our own are ASCII; what people call a field in other scripts stays as they wrote it.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let second_is_lower = label.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if second_is_lower => {
            let first = first.to_ascii_lowercase();
            std::iter::once(first).chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_keep_their_capitals() {
        assert_eq!(lower_first("Product name"), "product name");
        assert_eq!(lower_first("ICP"), "ICP");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web_address("https://example.com"));
        assert!(!is_web_address("javascript:alert(1)"));
    }
}
