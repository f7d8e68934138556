use domain::customers::CustomerStatus;
use kit::{Menu, MenuItem};
use leptos::prelude::*;

use crate::actions::{Target, use_customer_actions};

/// Id of the one status menu that all rows share.
pub(super) const STATUS_MENU: &str = "customer-status";

/// The menu behind every row's status.
#[component]
pub(super) fn StatusMenu(
    /// The customer whose status was pressed.
    target: RwSignal<Option<Target>>,
) -> impl IntoView {
    let actions = use_customer_actions();
    let label = Signal::derive(move || {
        target.with(|target| {
            target
                .as_ref()
                .map(|target| format!("Status of {}", target.name))
                .unwrap_or_default()
        })
    });
    let item = move |status: CustomerStatus| {
        let checked = Signal::derive(move || {
            target.with(|target| {
                target
                    .as_ref()
                    .is_some_and(|target| target.status == status)
            })
        });
        let choose = move |()| {
            if let Some(target) = target.get_untracked() {
                actions.set_status(target, status);
            }
        };
        view! { <MenuItem label=status.label() checked on_select=Callback::new(choose) /> }
    };
    view! { <Menu id=STATUS_MENU label>{CustomerStatus::ALL.map(item).into_iter().collect_view()}</Menu> }
}
