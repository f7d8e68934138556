use domain::customers::Customer;
use kit::error::CallError;
use kit::services::reply;
use kit::{ButtonKind, ErrorPage, ErrorState, LinkButton, SkeletonText};
use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::live::{Again, first_of, follow_customer};
use super::overview::Overview;
use super::timeline::{History, history_of};
use crate::api::get_customer;

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
    let history = history_of(client, id.clone());
    let id = StoredValue::new(id);
    let customer = client.resource(get_customer, move || id.get_value());
    let again = Again::new();
    let retry = Callback::new(move |()| {
        client.invalidate_query(get_customer, id.get_value());
        again.run(async move { client.fetch_query(get_customer, id.get_value()).await });
    });
    let page = move || {
        let again_answer = again.answer();
        Suspend::new(async move {
            let answer = match again_answer {
                Some(answer) => answer,
                None => first_of(customer).await,
            };
            match answer {
                Ok(first) => view! { <Found first history /> }.into_any(),
                Err(error) => view! { <Failed error retry retrying=again.busy() /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=CustomerSkeleton>{page}</Transition> }
}

/// The customer, until it is deleted or no longer shared.
#[component]
fn Found(first: Customer, history: History) -> impl IntoView {
    let (customer, gone) = follow_customer(first);
    move || {
        if gone.get() {
            view! { <NoCustomer /> }.into_any()
        } else {
            view! { <Overview customer history /> }.into_any()
        }
    }
}

#[component]
fn Failed(error: CallError, retry: Callback<()>, retrying: Signal<bool>) -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(error.http_status());
    }
    if error.is_not_found() {
        return view! { <NoCustomer /> }.into_any();
    }
    view! {
        <Title text="Customer" />
        <h1 class="cds--visually-hidden">"Customer"</h1>
        <ErrorState error on_retry=retry retrying />
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
