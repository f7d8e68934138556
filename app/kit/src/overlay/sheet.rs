use leptos::prelude::*;

use super::modal::{Frame, Modal};

/// A sheet from the bottom edge, for menus and filters on phones.
#[component]
pub fn Sheet(
    /// Whether it is open. Esc, the close button and a click beside it set it to `false`.
    open: RwSignal<bool>,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What it is for, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it: [`crate::SheetLink`]s, or fields. Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let frame = Frame {
        id,
        title,
        class: "nx-sheet",
        role: None,
        footer: None,
    };
    view! { <Modal frame open>{children()}</Modal> }
}
