use domain::customers::TRASH_DAYS;
use kit::ConfirmDialog;
use leptos::prelude::*;

use crate::actions::{Target, use_customer_actions};

/// The question whether to delete, and what about.
#[derive(Clone, Copy)]
pub struct DeleteQuestion {
    open: RwSignal<bool>,
    target: RwSignal<Option<Target>>,
}

impl DeleteQuestion {
    /// A question not asked yet.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            target: RwSignal::new(None),
        }
    }

    /// Whether it is being asked.
    pub fn is_asked(self) -> bool {
        self.open.get()
    }

    /// Asks about a customer.
    pub fn ask(self, target: Target) {
        self.target.set(Some(target));
        self.open.set(true);
    }
}

kit::part! {
    /// The question before deleting.
    in extras: pub(crate) fn delete_customer_dialog() -> kit::Draw<DeleteCustomerDialogProps> = |dialog| DeleteCustomerDialog(dialog).into_any();
}

/// Asks before a customer is deleted, in the words of what that hides.
#[component]
pub fn DeleteCustomerDialog(
    /// What to ask about.
    question: DeleteQuestion,
    /// Runs when the customer is in the trash.
    #[prop(default = Callback::new(|()| ()), into)]
    on_deleted: Callback<()>,
) -> impl IntoView {
    let actions = use_customer_actions();
    let DeleteQuestion { open, target } = question;
    let name = Signal::derive(move || {
        target.with(|target| {
            target
                .as_ref()
                .map(|target| target.name.to_string())
                .unwrap_or_default()
        })
    });
    let title = Signal::derive(move || format!("Delete {}?", name.get()));
    let delete = move |()| {
        open.set(false);
        if let Some(target) = target.get_untracked() {
            actions.delete(target, on_deleted);
        }
    };
    view! {
        <ConfirmDialog open id="delete-customer" title confirm_label="Delete customer" on_confirm=Callback::new(delete)>
            <p>
                "This hides everything about " <strong>{name}</strong>
                ": its details, its team and its history. It stays in the trash for "
                {TRASH_DAYS.to_string()}
                " days, where you can restore it; after that it is gone for good."
            </p>
        </ConfirmDialog>
    }
}
