use leptos::prelude::*;

use super::modal::{Frame, Modal};
use crate::{Button, ButtonKind};

/// Asks before something that the product documents want asked. Everything else is done at once, with Undo.
#[component]
pub fn ConfirmDialog(
    /// Whether it is open. The caller closes it when the work is done.
    open: RwSignal<bool>,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// The question: "Delete Acme?"
    #[prop(into)]
    title: Signal<String>,
    /// The verb with its object: "Delete customer".
    #[prop(into)]
    confirm_label: String,
    /// Whether the work is under way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Does it.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// What will happen and what can be brought back.
    children: ChildrenFn,
) -> impl IntoView {
    let footer = move || {
        let label = confirm_label.clone();
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| open.set(false) attr:autofocus=true>"Cancel"</Button>
            <Button kind=ButtonKind::Danger pending on_click=move |_| on_confirm.run(())>{label}</Button>
        }
    };
    let frame = Frame {
        id,
        title,
        class: "nx-dialog nx-dialog--small",
        role: Some("alertdialog"),
        footer: Some(footer.into()),
    };
    view! { <Modal frame open>{children()}</Modal> }
}
