use domain::customers::Customer;
use kit::error::CallError;
use kit::services::reply;
use kit::{ButtonKind, ErrorPage, ErrorState, Following, LinkButton, SkeletonText};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::overview::Record;
use super::stats::figures_of;
use super::tabs::{CustomerTab, CustomerTabs};
use super::timeline::history_of;
use crate::cache::CUSTOMER;
use crate::outbox::use_outbox;

/// The page of one customer.
#[component]
pub fn CustomerPage(
    /// Its parts besides the overview.
    tabs: &'static [CustomerTab],
) -> impl IntoView {
    provide_context(CustomerTabs(tabs));
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
    let outbox = use_outbox();
    let asked = id.clone();
    let customer = Following::new(CUSTOMER, move || asked.clone());
    let figures = figures_of(&id);
    let history = history_of(&id);
    let page = move || {
        let answer = customer.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let customer = outbox.over(customer.follow(first));
                    view! { <Record customer figures history /> }.into_any()
                }
                Err(error) => view! { <Failed error customer /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=CustomerSkeleton>{page}</Transition> }
}

/// Why there is no customer to show.
#[component]
pub(super) fn Failed(error: CallError, customer: Following<Customer>) -> impl IntoView {
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
            <div class="nx-stats nx-figures">
                {(0..8).map(|_| view! { <div class="nx-stat"><SkeletonText lines=2 /></div> }).collect_view()}
            </div>
            <div class="nx-dates"></div>
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
