use domain::accounts::Viewer;
use leptos::prelude::*;

/// Whether to show what changes a customer. The server decides again; until the role is known, it is shown.
pub(super) fn may_edit() -> Signal<bool> {
    let viewer = use_context::<Signal<Option<Viewer>>>();
    let may = |viewer: &Option<Viewer>| {
        viewer
            .as_ref()
            .is_none_or(|viewer| viewer.workspace.role.writes_customers())
    };
    Signal::derive(move || viewer.is_none_or(|viewer| viewer.with(may)))
}
