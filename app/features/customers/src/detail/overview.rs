use domain::customers::{Customer, InfoField};
use kit::ChangingTitle;
use leptos::prelude::*;

use super::edits::edits_of;
use super::extra::ExtraSection;
use super::header::CustomerHeader;
use super::history::History;
use super::info::InfoSection;
use super::plain::PlainActions;
use super::stats::Stats;
use super::team::TeamSection;
use super::timeline::TimelineSection;
use crate::palette::remember_visit;
use crate::viewer::may_edit;

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

/// Everything about a customer on one page: what it is beside who it is, and below what happened.
#[component]
pub(super) fn Overview(customer: Memo<Customer>, history: History) -> impl IntoView {
    let edits = edits_of(customer);
    let may_edit = may_edit();
    let title = Signal::derive(move || customer.with(|customer| customer.name.to_string()));
    Effect::new(move |_| remember_visit(edits.id(), title.get()));
    view! {
        <ChangingTitle text=title />
        <article class="nx-customer-page">
            <CustomerHeader customer edits may_edit />
            <PlainActions customer may_edit />
            <Stats customer history />
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
                    <TimelineSection customer=edits.id() history />
                </div>
            </div>
        </article>
    }
}
