use domain::activity::Person;
use domain::customers::{BulkChange, CustomerStatus, CustomerSummary, Visibility};
use kit::{
    Button, ButtonKind, ButtonSize, ConfirmDialog, Glyph, MenuItem, OverflowMenu, once,
    use_queries, use_shortcut,
};
use leptos::prelude::*;

use super::chosen::Chosen;
use crate::actions::use_customer_actions;
use crate::cache::OWNERS;
use crate::words::customers_counted;

/// What can be done to all chosen customers; there while any is chosen.
#[component]
pub(super) fn BulkBar(
    chosen: Chosen,
    rows: Memo<Vec<CustomerSummary>>,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let any = Memo::new(move |_| may_edit.get() && !chosen.ids().is_empty());
    once(
        move || any.get(),
        bulk_bar,
        move || BarProps { chosen, rows, any },
    )
}

kit::part! {
    /// What can be done to many.
    in extras: fn bulk_bar() -> kit::Draw<BarProps> = |bar| Bar(bar).into_any();
}

#[component]
fn Bar(chosen: Chosen, rows: Memo<Vec<CustomerSummary>>, any: Memo<bool>) -> impl IntoView {
    let count = Memo::new(move |_| chosen.ids().len());
    let more = Memo::new(move |_| count.get() < rows.with(Vec::len));
    move || any.get().then(|| view! { <Changes chosen count more /> })
}

#[component]
fn Changes(chosen: Chosen, count: Memo<usize>, more: Memo<bool>) -> impl IntoView {
    use_shortcut("escape", "Clear the selection", move || chosen.clear());
    let actions = use_customer_actions();
    let change = Callback::new(move |change: BulkChange| {
        if let Some(selection) = chosen.selection() {
            chosen.clear();
            actions.change_all(selection, change);
        }
    });
    let asking = RwSignal::new(false);
    let question = Signal::derive(move || format!("Delete {}?", customers_counted(count.get())));
    view! {
        <div class="nx-bulk" role="region" aria-label="Selected customers">
            <p class="nx-bulk__count" role="status">{move || customers_counted(count.get())} " selected"</p>
            <Show when=move || more.get()>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| chosen.all()>"Select all shown"</Button>
            </Show>
            <div class="nx-bulk__actions">
                <StatusChoice change />
                <SharingChoice change />
                <OwnerChoice change />
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Trash on_click=move |_| asking.set(true)>"Delete"</Button>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Glyph::Close on_click=move |_| chosen.clear()>"Clear"</Button>
            </div>
            <ConfirmDialog
                open=asking
                id="delete-chosen"
                title=question
                confirm_label="Delete customers"
                on_confirm=Callback::new(move |()| {
                    asking.set(false);
                    change.run(BulkChange::Delete);
                })
            >
                <p>"This hides everything about them. They stay in the trash for 30 days, where you can restore them; after that they are gone for good."</p>
            </ConfirmDialog>
        </div>
    }
}

#[component]
fn StatusChoice(change: Callback<BulkChange>) -> impl IntoView {
    let item = move |status: CustomerStatus| {
        let choose = move |()| change.run(BulkChange::Status(status));
        view! { <MenuItem label=status.label() on_select=Callback::new(choose) /> }
    };
    view! {
        <OverflowMenu id="bulk-status" label="Status of the selected customers" text="Status" glyph=Glyph::ChevronUp size=ButtonSize::Small>
            {CustomerStatus::ALL.map(item).into_iter().collect_view()}
        </OverflowMenu>
    }
}

#[component]
fn SharingChoice(change: Callback<BulkChange>) -> impl IntoView {
    let to =
        move |visibility| Callback::new(move |()| change.run(BulkChange::Visibility(visibility)));
    view! {
        <OverflowMenu id="bulk-sharing" label="Who sees the selected customers" text="Sharing" glyph=Glyph::ChevronUp size=ButtonSize::Small>
            <MenuItem label="Share with the workspace" on_select=to(Visibility::Workspace) />
            <MenuItem label="Only for their owner" on_select=to(Visibility::Private) />
        </OverflowMenu>
    }
}

#[component]
fn OwnerChoice(change: Callback<BulkChange>) -> impl IntoView {
    let owners = use_queries().ask(OWNERS, || ());
    let item = move |person: Person| {
        let choose = move |()| change.run(BulkChange::Owner(person.id));
        view! { <MenuItem label=person.name on_select=Callback::new(choose) /> }
    };
    view! {
        <OverflowMenu id="bulk-owner" label="Owner of the selected customers" text="Owner" glyph=Glyph::ChevronUp size=ButtonSize::Small>
            <Transition>
                {move || Suspend::new(async move { owners.await.unwrap_or_default().into_iter().map(item).collect_view() })}
            </Transition>
        </OverflowMenu>
    }
}
