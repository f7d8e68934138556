use domain::customers::{Customer, CustomerStatus, Visibility};
use kit::{
    Avatar, AvatarSize, Breadcrumb, Crumb, Glyph, Icon, MenuItem, MenuLink, OverflowMenu, Select,
    StatusTag, TimeAgo, use_command,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::edits::Edits;
use super::name::NameHeading;
use super::sharing::{OwnerDialog, SharingItems};
use crate::actions::{Target, use_customer_actions};
use crate::delete_dialog::{DeleteCustomerDialog, DeleteQuestion};
use crate::form::statuses;

/// Who the customer is, where it stands, and what can be done with it.
#[component]
pub(super) fn CustomerHeader(
    customer: Memo<Customer>,
    edits: Edits,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let name = Memo::new(move |_| customer.with(|customer| customer.name.to_string()));
    view! {
        <header class="nx-customer-head">
            <Breadcrumb crumbs=vec![Crumb::new("Customers", "/customers")] />
            <div class="nx-customer-head__row">
                {move || view! { <Avatar name=name.get() size=AvatarSize::Large square=true /> }}
                <div class="nx-customer-head__words">
                    <NameHeading customer edits may_edit />
                    <Facts customer />
                </div>
                <div class="nx-customer-head__actions">
                    <Status customer may_edit />
                    {move || may_edit.get().then(|| view! { <Actions customer /> })}
                </div>
            </div>
        </header>
    }
}

/// Owner, last activity and who may see it, in one line.
#[component]
fn Facts(customer: Memo<Customer>) -> impl IntoView {
    let owner = Memo::new(move |_| customer.with(|customer| customer.owner.name.clone()));
    let last = Memo::new(move |_| customer.with(|customer| customer.last_activity_at));
    let visibility = Memo::new(move |_| customer.with(|customer| customer.visibility));
    let seen_by = move || match visibility.get() {
        Visibility::Private => view! { <Icon glyph=Glyph::Locked /> "Only you see it" }.into_any(),
        Visibility::Workspace => {
            view! { <Icon glyph=Glyph::Users /> "Shared with the workspace" }.into_any()
        }
    };
    view! {
        <ul class="nx-customer-head__facts" aria-label="At a glance">
            <li>
                {move || view! { <Avatar name=owner.get() size=AvatarSize::Small /> }}
                <span>
                    <span class="cds--visually-hidden">"Owner: "</span>
                    <bdi>{move || owner.get()}</bdi>
                </span>
            </li>
            <li>
                <Icon glyph=Glyph::Recent />
                <span>"Active " {move || view! { <TimeAgo at=last.get() /> }}</span>
            </li>
            <li>{seen_by}</li>
        </ul>
    }
}

/// The status: a list to choose from, or a word for those who only read.
#[component]
fn Status(customer: Memo<Customer>, may_edit: Signal<bool>) -> impl IntoView {
    let status = Memo::new(move |_| customer.with(|customer| customer.status));
    move || {
        if may_edit.get() {
            view! { <StatusSelect customer status /> }.into_any()
        } else {
            view! { <StatusTag status /> }.into_any()
        }
    }
}

#[component]
fn StatusSelect(customer: Memo<Customer>, status: Memo<CustomerStatus>) -> impl IntoView {
    let actions = use_customer_actions();
    let word = RwSignal::new(status.get_untracked().as_str().to_owned());
    // The list's own signal follows: a refused change, an Undo and other people move it too.
    Effect::new(move |_| word.set(status.get().as_str().to_owned()));
    let choose = move |word: String| {
        if let Ok(to) = CustomerStatus::parse(&word) {
            actions.set_status(target(customer), to);
        }
    };
    for to in CustomerStatus::ALL {
        use_command(
            format!("Change status to {}", to.label().to_ascii_lowercase()),
            move || {
                actions.set_status(target(customer), to);
            },
        );
    }
    view! {
        <div class="nx-status-select" data-status=move || status.get().as_str()>
            <Select
                label="Status"
                name="status"
                choices=statuses()
                value=word
                hide_label=true
                on_change=choose
            />
        </div>
    }
}

#[component]
fn Actions(customer: Memo<Customer>) -> impl IntoView {
    let question = DeleteQuestion::new();
    let owner_asked = RwSignal::new(false);
    use_command("Delete this customer", move || {
        question.ask(target(customer));
    });
    let navigate = use_navigate();
    let edit = Signal::derive(move || {
        format!("/customers/{}/edit", customer.with(|customer| customer.id))
    });
    let leave = move |()| navigate("/customers", NavigateOptions::default());
    view! {
        <OverflowMenu id="customer-actions" label="More actions">
            <MenuLink label="Edit all fields" icon=Glyph::Edit href=edit />
            <SharingItems customer asking=owner_asked />
            <MenuItem
                label="Delete customer"
                icon=Glyph::Trash
                danger=true
                on_select=move |()| question.ask(target(customer))
            />
        </OverflowMenu>
        <OwnerDialog customer asking=owner_asked />
        <DeleteCustomerDialog question on_deleted=Callback::new(leave) />
    }
}

pub(super) fn target(customer: Memo<Customer>) -> Target {
    customer.with_untracked(|customer| Target {
        id: customer.id,
        name: customer.name.clone(),
        status: customer.status,
    })
}
