use domain::customers::{Customer, InfoField};
use domain::overview::CustomerFigures;
use kit::{ChangingTitle, Following, may_edit};
use leptos::prelude::*;

use super::edits::{Edits, edits_of};
use super::extra::ExtraSection;
use super::header::CustomerHeader;
use super::info::InfoSection;
use super::plain::PlainActions;
use super::stats::Stats;
use super::tabs::{TabBody, TabLinks};
use super::team::TeamSection;
use super::timeline::{History, TimelineSection};
use crate::palette::remember_visit;

const PROFILE: &[InfoField] = &[
    InfoField::About,
    InfoField::Vertical,
    InfoField::Persona,
    InfoField::Icp,
];
const PRODUCT: &[InfoField] = &[
    InfoField::ProductName,
    InfoField::ProductStage,
    InfoField::ProductCategory,
    InfoField::ProductUrl,
    InfoField::ProductDescription,
];

/// Who the customer is, and below it the part that the address names.
#[component]
pub(super) fn Record(
    customer: Memo<Customer>,
    figures: Following<CustomerFigures>,
    history: History,
) -> impl IntoView {
    let edits = edits_of(customer);
    let may_edit = may_edit();
    let title = Signal::derive(move || customer.with(|customer| customer.name.to_string()));
    Effect::new(move |_| remember_visit(edits.id(), title.get()));
    let overview =
        ViewFn::from(move || view! { <Overview customer figures edits may_edit history /> });
    view! {
        <ChangingTitle text=title />
        <article class="nx-customer-page">
            <CustomerHeader customer edits may_edit />
            <PlainActions customer may_edit />
            <TabLinks customer=edits.id() name=title />
            <TabBody customer=edits.id() overview />
        </article>
    }
}

/// Everything about a customer: what it is beside who it is, and below what happened.
#[component]
fn Overview(
    customer: Memo<Customer>,
    figures: Following<CustomerFigures>,
    edits: Edits,
    may_edit: Signal<bool>,
    history: History,
) -> impl IntoView {
    let people = Memo::new(move |_| customer.with(|customer| customer.info.team.clone()));
    view! {
        <Stats customer figures />
        <div class="nx-customer-body">
            <div class="nx-customer-body__main">
                <InfoSection id="profile" title="Profile" fields=PROFILE customer edits may_edit />
                <InfoSection id="product" title="Product" fields=PRODUCT customer edits may_edit />
            </div>
            <div class="nx-customer-body__side">
                <TeamSection customer edits may_edit />
                <ExtraSection customer edits may_edit />
            </div>
            <div class="nx-customer-body__history">
                <TimelineSection customer=edits.id() team=people may_edit history />
            </div>
        </div>
    }
}
