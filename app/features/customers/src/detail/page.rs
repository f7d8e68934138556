use domain::customers::Customer;
use kit::error::CallError;
use kit::services::reply;
use kit::{ButtonKind, ErrorPage, ErrorState, LinkButton, SkeletonText, keep_for_offline};
use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::history::history_of;
use super::overview::Overview;
use super::query::{Query, customer_query};
use crate::api::get_customer;
use crate::cache::first_timeline;
use crate::outbox::use_outbox;

/// The page of one customer.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    move || view! { <CustomerOf id=id.get() /> }
}

/// Made anew for each customer, so that nothing typed about one can reach another.
#[component]
fn CustomerOf(
    /// Whatever stood in the URL.
    id: String,
) -> impl IntoView {
    let client = expect_context::<QueryClient>();
    let outbox = use_outbox();
    let customer = customer_query(client, &id);
    let history = history_of(client, &id);
    keep_for_offline(move || keep(id.clone()));
    let page = move || {
        let answer = customer.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let customer = outbox.over(customer.follow(first));
                    view! { <Overview customer history /> }.into_any()
                }
                Err(error) => view! { <Failed error customer /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=CustomerSkeleton>{page}</Transition> }
}

/// Reads what the page shows once more.
async fn keep(id: String) -> Result<(), CallError> {
    get_customer(id.clone()).await?;
    first_timeline(id).await?;
    Ok(())
}

/// Why there is no customer to show.
#[component]
pub(super) fn Failed(error: CallError, customer: Query<Customer>) -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(error.http_status());
    }
    if error.is_not_found() {
        return view! { <NoCustomer /> }.into_any();
    }
    view! {
        <Title text="Customer" />
        <h1 class="cds--visually-hidden">"Customer"</h1>
        <ErrorState error on_retry=customer.again() retrying=customer.is_fetching() />
    }
    .into_any()
}

/// Not there and not yours look the same.
#[component]
fn NoCustomer() -> impl IntoView {
    view! {
        <Title text="Not found" />
        <ErrorPage
            code=404
            title="We could not find that customer"
            text="It may be in the trash, or it is not shared with you."
        >
            <LinkButton href="/customers">"Go to your customers"</LinkButton>
            <LinkButton href="/trash" kind=ButtonKind::Tertiary>"Look in the trash"</LinkButton>
        </ErrorPage>
    }
}

/// As much room as the page takes, so that nothing jumps when it comes.
#[component]
fn CustomerSkeleton() -> impl IntoView {
    view! {
        <div class="nx-customer-page nx-customer-page--loading" role="status">
            <span class="cds--visually-hidden">"Loading the customer"</span>
            <div class="nx-customer-head"><SkeletonText heading=true lines=2 /></div>
            <div class="nx-stats"><SkeletonText lines=2 /></div>
            <div class="nx-customer-body">
                <div class="nx-customer-body__main">
                    <div class="nx-section nx-section--loading"><SkeletonText lines=8 /></div>
                    <div class="nx-section nx-section--loading"><SkeletonText lines=8 /></div>
                </div>
                <div class="nx-customer-body__side">
                    <div class="nx-section nx-section--loading"><SkeletonText lines=8 /></div>
                </div>
            </div>
        </div>
    }
}
