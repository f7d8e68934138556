use domain::customers::{CustomerPage, CustomerQuery, CustomerSummary};
use kit::{SwipeRows, followed, later, may_edit, once};
use leptos::prelude::*;

use super::NothingHere;
use super::address::{ListAddress, ListView};
use super::bulk_bar::BulkBar;
use super::card::CustomerCard;
use super::chosen::Chosen;
use super::keys::use_row_keys;
use super::more::MorePages;
use super::status_menu::StatusMenu;
use super::table::{CustomerTableProps, customer_table};
use crate::actions::Target;
use crate::cache::use_customer_cache;
use crate::delete_dialog::{DeleteCustomerDialogProps, DeleteQuestion, delete_customer_dialog};
use crate::outbox::use_outbox;

/// What every row needs besides its customer.
#[derive(Clone, Copy)]
pub(super) struct RowTools {
    /// What is chosen for a change of many.
    pub(super) chosen: Chosen,
    /// The customer the shared status menu is about.
    pub(super) menu: RwSignal<Option<Target>>,
    /// The question before deleting.
    pub(super) question: DeleteQuestion,
    /// Whether the person may change customers.
    pub(super) may_edit: Signal<bool>,
}

/// The rows, and the pages that follow as they scroll into view.
#[component]
pub(super) fn Rows(
    first: Memo<CustomerPage>,
    address: Memo<ListAddress>,
    view: Memo<ListView>,
) -> impl IntoView {
    let list = use_customer_cache().list();
    let outbox = use_outbox();
    let rows = Memo::new(move |_| {
        let mut rows = first.with(|first| first.page.items.clone());
        list.with(|list| rows.extend(list.more.iter().flat_map(|page| page.page.items.clone())));
        rows.iter_mut().for_each(|row| outbox.over_row(row));
        rows
    });
    let nothing = Memo::new(move |_| rows.with(Vec::is_empty));
    let next = Memo::new(move |_| {
        list.with(|list| list.more.last().map(|page| page.page.next.clone()))
            .unwrap_or_else(|| first.with(|first| first.page.next.clone()))
            .map(|after| CustomerQuery {
                after: Some(after),
                ..address.with(|address| address.query.clone())
            })
    });
    let tools = RowTools {
        chosen: Chosen::new(rows),
        menu: RwSignal::new(None),
        question: DeleteQuestion::new(),
        may_edit: may_edit(),
    };
    use_row_keys(tools.chosen, tools.may_edit);
    view! {
        {move || match view.get() {
            _ if nothing.get() => view! { <NothingHere address /> }.into_any(),
            ListView::Table => later(customer_table(), CustomerTableProps { rows, next, address, tools }),
            ListView::Cards | ListView::Board => view! { <Cards rows tools /> <MorePages address next /> }.into_any(),
        }}
        <BulkBar chosen=tools.chosen rows may_edit=tools.may_edit />
        <StatusMenu target=tools.menu />
        {once(move || tools.question.is_asked(), delete_customer_dialog, move || DeleteCustomerDialogProps { question: tools.question, on_deleted: Callback::new(|()| ()) })}
    }
}

#[component]
fn Cards(rows: Memo<Vec<CustomerSummary>>, tools: RowTools) -> impl IntoView {
    view! {
        <SwipeRows>
            <ul class="nx-cards nx-customers" aria-label="Customers">
                <For each=move || rows.get() key=|row| row.id let(row)>
                    <CustomerCard row=live(rows, row) tools />
                </For>
            </ul>
        </SwipeRows>
    }
}

/// A row that follows changes without being made anew.
pub(super) fn live(
    rows: Memo<Vec<CustomerSummary>>,
    row: CustomerSummary,
) -> Memo<CustomerSummary> {
    followed(row, move |row| {
        rows.with(|rows| rows.iter().find(|other| other.id == row.id).cloned())
    })
}
