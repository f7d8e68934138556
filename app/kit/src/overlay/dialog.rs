use leptos::prelude::*;

use super::modal::{Frame, Modal};

/// A dialog: centred on tablet and desktop, at most 60 % wide; the whole screen on phones.
///
/// A form inside has an id, and the submit button in the footer names it: `<Button form="new-customer" ..>`.
#[component]
pub fn Dialog(
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
    /// What is in it. Made anew each time it opens: keep what must survive in the caller's signals.
    children: ChildrenFn,
) -> impl IntoView {
    let frame = Frame {
        id,
        title,
        class: "nx-dialog",
        role: None,
        footer,
    };
    view! { <Modal frame open>{children()}</Modal> }
}
