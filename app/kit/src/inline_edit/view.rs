use leptos::html;
use leptos::prelude::*;

use super::editor::Editor;
use super::session::Session;
use super::shown::Shown;
use super::{SaveState, Typed};

/// A value that is edited where it stands: click it or press Enter, Enter saves, Esc restores.
///
/// `value` is what to show, also while it is on its way to the server. If that refuses it, the editor opens again with the
/// text and the reason; if somebody else was faster, with both values to choose from.
#[component]
pub fn InlineEdit(
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What the value is: "Product name".
    #[prop(into)]
    label: String,
    /// The value to show.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, or says which rule it breaks.
    #[prop(into)]
    on_save: Callback<Typed, Result<(), String>>,
    /// Lets go of what was refused: the value is the server's again.
    #[prop(default = Callback::new(|()| ()), into)]
    on_discard: Callback<()>,
    /// How saving goes.
    #[prop(optional, into)]
    state: Signal<SaveState>,
    /// In place of an empty value: "Add a product name".
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Text over several lines; Ctrl+Enter saves.
    #[prop(optional)]
    long: bool,
    /// Key under which unsaved text survives a reload: `"draft:customer:<id>:about"`.
    #[prop(optional, into)]
    draft: Option<String>,
    /// Opens the editor whenever this becomes true: a link that says "edit" leads here.
    #[prop(optional, into)]
    begin: Signal<bool>,
) -> impl IntoView {
    let session = Session::new(value, state, on_save, on_discard, draft);
    Effect::new(move |_| {
        if begin.get() {
            session.begin();
        }
    });
    let button = NodeRef::<html::Button>::new();
    give_focus_back(session, button);
    let placeholder = placeholder.unwrap_or_else(|| format!("Add {}", label.to_ascii_lowercase()));
    let class = if long {
        "nx-inline nx-inline--long"
    } else {
        "nx-inline"
    };
    view! {
        <div class=class>
            {move || if session.editing.get() {
                view! { <Editor session id=id.clone() label=label.clone() long /> }.into_any()
            } else {
                view! { <Shown session label=label.clone() placeholder=placeholder.clone() button /> }.into_any()
            }}
        </div>
    }.into_any()
}

/// After the editor closes, the focus is back on the value, for the keyboard to go on.
fn give_focus_back(session: Session, button: NodeRef<html::Button>) {
    Effect::new(move |was_open: Option<bool>| {
        let open = session.editing.get();
        let nobody_else = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        if was_open == Some(true) && !open && nobody_else {
            request_animation_frame(move || {
                if let Some(button) = button.try_get_untracked().flatten() {
                    // A value that cannot take the focus is gone from the page.
                    let _ = button.focus();
                }
            });
        }
        open
    });
}
