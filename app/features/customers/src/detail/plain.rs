use domain::customers::{Customer, TRASH_DAYS};
use kit::{Button, ButtonKind, ButtonType, LinkButton, Select};
use leptos::prelude::*;

use crate::form::statuses;

/// What can be done with a customer where there is no script: style sheets show it only then.
#[component]
pub(super) fn PlainActions(customer: Memo<Customer>, may_edit: Signal<bool>) -> impl IntoView {
    let customer = customer.get_untracked();
    let status = customer.status.as_str();
    let id = customer.id.to_string();
    may_edit.get_untracked().then(|| view! {
        <section class="nx-plain" aria-label="Change the customer">
            <LinkButton href=format!("/customers/{id}/edit") kind=ButtonKind::Tertiary>"Edit all fields"</LinkButton>
            <form method="post" action="/fn/customers/set-status" class="nx-plain__form">
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="seen" value=status />
                <Select label="Status" name="status" id="plain-status" choices=statuses() value=status />
                <Button kind=ButtonKind::Tertiary button_type=ButtonType::Submit>"Change status"</Button>
            </form>
            <details>
                <summary>"Delete this customer"</summary>
                <form method="post" action="/fn/customers/delete" class="nx-plain__form">
                    <input type="hidden" name="id" value=id />
                    <p>"Everything about it is hidden. It stays in the trash for " {TRASH_DAYS} " days, where you can restore it."</p>
                    <Button kind=ButtonKind::Danger button_type=ButtonType::Submit>"Delete customer"</Button>
                </form>
            </details>
        </section>
    })
}
