use leptos::prelude::*;

use super::modal::{Frame, Modal};

/// A panel at the right edge for quick edits; the whole screen on phones.
#[component]
pub fn SidePanel(
    /// Whether it is open. Esc, the close button and a click beside it set it to `false`.
    open: RwSignal<bool>,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What it is for, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// Its buttons, the primary one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// What is in it. Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let frame = Frame {
        id,
        title,
        class: "nx-side-panel",
        role: None,
        footer,
    };
    view! { <Modal frame open>{children()}</Modal> }
}
