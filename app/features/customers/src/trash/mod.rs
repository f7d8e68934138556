//! What was deleted, for as long as it can be brought back: customers, and everything else.

mod customers;
mod records;

use domain::customers::TRASH_DAYS;
use domain::page::Cursor;
use kit::{FilterTab, FilterTabs, PageHeader, SkeletonCards, use_queries};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::cache::{TRASH, TRASHED_RECORDS};

/// The address of deleted records, and what tells it from that of deleted customers.
const RECORDS: &str = "/trash?show=records";
const SHOW_RECORDS: &str = "records";

/// The trash: one list or the other, as the address says.
#[component]
pub fn TrashPage() -> impl IntoView {
    let url = use_query_map();
    let records = Memo::new(move |_| url.with(|url| url.get_str("show") == Some(SHOW_RECORDS)));
    let after = move || url.with(|url| url.get("after")).map(Cursor::new);
    let queries = use_queries();
    let of_customers = queries.ask_if(TRASH, move || (!records.get()).then(after));
    let of_records = queries.ask_if(TRASHED_RECORDS, move || records.get().then(after));
    let subtitle = format!(
        "What is deleted stays here for {TRASH_DAYS} days. After that it is gone for good."
    );
    view! {
        <Title text="Trash" />
        <PageHeader title="Trash" subtitle />
        <Kinds records />
        <Transition fallback=|| view! { <SkeletonCards label="Loading the trash" count=4 /> }>
            {move || Suspend::new(async move {
                match (of_records.if_asked().await, of_customers.if_asked().await) {
                    (Some(answer), _) => records::records(answer),
                    (None, Some(answer)) => customers::customers(answer),
                    (None, None) => ().into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// The two lists, as links.
#[component]
fn Kinds(
    /// Whether the one of records is shown.
    records: Memo<bool>,
) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let tab = |label: &str, href: &str, current| FilterTab {
            label: label.to_owned(),
            href: href.to_owned(),
            count: None,
            current,
        };
        let records = records.get();
        vec![
            tab("Customers", "/trash", !records),
            tab("Everything else", RECORDS, records),
        ]
    });
    view! { <FilterTabs label="What was deleted" tabs /> }
}
