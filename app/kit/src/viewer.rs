use domain::workspaces::Role;
use leptos::prelude::*;

/// Whether to show what changes a customer. The server decides again; until the role is known, it is shown.
pub fn may_edit() -> Signal<bool> {
    let role = use_context::<Signal<Option<Role>>>();
    Signal::derive(move || {
        role.and_then(|role| role.get())
            .is_none_or(Role::writes_customers)
    })
}
