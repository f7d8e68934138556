use domain::customers::{CustomerQuery, CustomerSummary, SortKey};
use kit::{Glyph, Icon};
use leptos::prelude::*;

use super::address::ListAddress;
use super::card::RowActions;
use super::chosen::{ChooseBox, Chosen};
use super::columns::{ColumnMenu, Columns};
use super::more::MorePages;
use super::rows::{RowTools, live};

kit::part! {
    /// The customers as rows.
    in list_views: pub(super) fn customer_table() -> kit::Draw<CustomerTableProps> = |table| CustomerTable(table).into_any();
}

/// The customers as rows with columns of one's choice. Heads that sort are links.
#[component]
pub(super) fn CustomerTable(
    rows: Memo<Vec<CustomerSummary>>,
    next: Memo<Option<CustomerQuery>>,
    address: Memo<ListAddress>,
    tools: RowTools,
) -> impl IntoView {
    let columns = Columns::recalled();
    let heads = move || {
        columns
            .get()
            .into_iter()
            .map(|column| view! { <Head label=column.label() key=column.sort_key() address /> })
            .collect_view()
    };
    view! {
        <div class="nx-table">
            <table class="nx-table__table" aria-label="Customers">
                <thead>
                    <tr>
                        {tools.may_edit.get_untracked().then(|| view! {
                            <th class="nx-table__choose" scope="col"><ChooseAll chosen=tools.chosen rows /></th>
                        })}
                        <Head label="Name" key=Some(SortKey::Name) address />
                        {heads}
                        <th class="nx-table__end" scope="col"><ColumnMenu columns /></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|row| row.id let(row)>
                        <Row row=live(rows, row) columns tools />
                    </For>
                </tbody>
            </table>
            // Inside what scrolls: beside it, the end would always be in sight.
            <MorePages address next />
        </div>
    }
}

/// The head of a column; a link where the list can be sorted by it.
#[component]
fn Head(label: &'static str, key: Option<SortKey>, address: Memo<ListAddress>) -> impl IntoView {
    let Some(key) = key else {
        return view! { <th scope="col">{label}</th> }.into_any();
    };
    let sort = move || address.with(|address| address.query.sort);
    let order = move || {
        (sort().key() == key).then(|| {
            if sort().ascending() {
                "ascending"
            } else {
                "descending"
            }
        })
    };
    let href = move || {
        address.with(|address| {
            let mut query = address.query.clone();
            query.sort = query.sort.toggled(key);
            query.after = None;
            address.with(query).href()
        })
    };
    let arrow = move || {
        order().map(|order| {
            let glyph = if order == "ascending" {
                Glyph::ArrowUp
            } else {
                Glyph::ArrowDown
            };
            view! { <Icon glyph /> }
        })
    };
    view! { <th scope="col" aria-sort=order><a class="nx-table__sort" href=href>{label} {arrow}</a></th> }.into_any()
}

/// Chooses everything in the list, or leaves it.
#[component]
fn ChooseAll(chosen: Chosen, rows: Memo<Vec<CustomerSummary>>) -> impl IntoView {
    let count = Memo::new(move |_| chosen.ids().len());
    let all = move || count.get() > 0 && count.get() == rows.with(Vec::len);
    let some = move || count.get() > 0 && !all();
    let toggle = move |_| {
        if count.get_untracked() > 0 {
            chosen.clear();
        } else {
            chosen.all();
        }
    };
    view! {
        <input
            type="checkbox"
            class="nx-choose"
            aria-label="Select all customers shown"
            prop:checked=all
            prop:indeterminate=some
            on:click=toggle
        />
    }
}

#[component]
fn Row(row: Memo<CustomerSummary>, columns: Columns, tools: RowTools) -> impl IntoView {
    let (id, name) = row.with_untracked(|row| (row.id, row.name.clone()));
    let chosen = tools.chosen;
    let cells = move || {
        columns
            .get()
            .into_iter()
            .map(|column| view! { <td>{column.cell(row, tools)}</td> })
            .collect_view()
    };
    view! {
        <tr class:nx-chosen=move || chosen.has(id) data-customer=id.to_string()>
            {tools.may_edit.get_untracked().then(|| view! {
                <td class="nx-table__choose"><ChooseBox chosen id name /></td>
            })}
            <th scope="row">
                <a class="nx-table__name nx-row-link" href=format!("/customers/{id}") dir="auto">
                    {move || row.with(|row| row.name.to_string())}
                </a>
            </th>
            {cells}
            <td class="nx-table__end"><div class="nx-table__actions"><RowActions row tools /></div></td>
        </tr>
    }
}
