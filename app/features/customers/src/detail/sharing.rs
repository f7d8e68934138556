use domain::activity::Person;
use domain::customers::{BulkChange, Customer, Visibility};
use domain::id::UserId;
use kit::{Button, ButtonKind, Choice, Dialog, Glyph, MenuItem, Select, use_queries};
use leptos::prelude::*;

use super::header::target;
use crate::actions::use_customer_actions;
use crate::cache::OWNERS;

/// Sharing and ownership, in the menu of a customer.
#[component]
pub(super) fn SharingItems(
    customer: Memo<Customer>,
    /// Whether the question for another owner is open.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let actions = use_customer_actions();
    let to = move |visibility| {
        Callback::new(move |()| {
            actions.change(target(customer), BulkChange::Visibility(visibility));
        })
    };
    let shared = Memo::new(move |_| customer.with(|customer| customer.visibility));
    move || {
        match shared.get() {
        Visibility::Private => view! {
            <MenuItem label="Share with the workspace" icon=Glyph::Users on_select=to(Visibility::Workspace) />
        }
        .into_any(),
        Visibility::Workspace => view! {
            <MenuItem label="Show only to its owner" icon=Glyph::Locked on_select=to(Visibility::Private) />
            <MenuItem label="Change owner" icon=Glyph::User on_select=Callback::new(move |()| asking.set(true)) />
        }
        .into_any(),
    }
    }
}

/// Asks who shall look after the customer.
#[component]
pub(super) fn OwnerDialog(customer: Memo<Customer>, asking: RwSignal<bool>) -> impl IntoView {
    let owners = use_queries().ask_if(OWNERS, move || asking.get().then_some(()));
    let actions = use_customer_actions();
    let word = RwSignal::new(String::new());
    Effect::new(move |_| {
        if asking.get() {
            word.set(customer.with_untracked(|customer| customer.owner.id.to_string()));
        }
    });
    let save = move |_| {
        asking.set(false);
        if let Ok(owner) = word.with_untracked(|word| word.parse::<UserId>()) {
            actions.change(target(customer), BulkChange::Owner(owner));
        }
    };
    let choice = |person: Person| Choice::new(person.id.to_string(), person.name);
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| asking.set(false)>"Cancel"</Button>
            <Button on_click=save>"Change owner"</Button>
        }
    };
    view! {
        <Dialog open=asking id="owner" title="Who looks after this customer?" footer=ViewFn::from(footer)>
            {move || match owners.get() {
                None => view! { <p>"Loading the members…"</p> }.into_any(),
                Some(Err(error)) => view! { <p role="alert">{error.to_string()}</p> }.into_any(),
                Some(Ok(people)) => {
                    let choices = people.into_iter().map(choice).collect();
                    view! { <Select label="Owner" name="owner" choices value=word /> }.into_any()
                }
            }}
        </Dialog>
    }
}
