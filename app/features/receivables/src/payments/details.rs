use domain::id::PaymentId;
use domain::receivables::{Allocation, Payment, Refund};
use kit::time::date;
use kit::{
    Answer, Answered, Button, ButtonKind, ButtonSize, Definition, DefinitionList, ErrorState,
    Following, SidePanel, SkeletonText,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::queries::{ALLOCATIONS, REFUNDS};
use crate::words::payment_name;

/// The panel that shows a payment.
#[derive(Clone, Copy)]
pub(crate) struct Details {
    open: RwSignal<bool>,
    payment: RwSignal<Option<Payment>>,
}

impl Details {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            payment: RwSignal::new(None),
        }
    }

    pub(crate) fn show(self, payment: Payment) {
        self.payment.set(Some(payment));
        self.open.set(true);
    }
}

/// What a payment settled, and what was given back of it.
#[component]
pub(crate) fn DetailsPanel(
    details: Details,
    may_edit: Signal<bool>,
    actions: Actions,
) -> impl IntoView {
    let title = move || {
        details
            .payment
            .with(|payment| payment.as_ref().map(payment_name).unwrap_or_default())
    };
    let shown = move || {
        details.payment.get().map(|payment| {
            let id = payment.id;
            view! {
                <Terms payment />
                <Settled id may_edit actions />
                <GivenBack id may_edit actions />
            }
        })
    };
    view! { <SidePanel open=details.open id="payment-details" title=Signal::derive(title)>{shown}</SidePanel> }
}

#[component]
fn Terms(payment: Payment) -> impl IntoView {
    let terms = payment.terms;
    let optional = |term: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <Definition term><span class="nx-payment__text" dir="auto">{text}</span></Definition> })
    };
    view! {
        <DefinitionList>
            <Definition term="Amount">{terms.amount.money().to_string()}</Definition>
            <Definition term="Method">{terms.method.label()}</Definition>
            {optional("Reference", terms.reference)}
            {optional("Notes", terms.notes)}
        </DefinitionList>
    }
}

#[component]
fn Settled(id: PaymentId, may_edit: Signal<bool>, actions: Actions) -> impl IntoView {
    let row = move |one: Allocation| {
        let href = format!("/invoices/{}", one.invoice);
        let number = one.invoice_number.to_string();
        let label = format!("Take off invoice {number}");
        let amount = one.amount.to_string();
        let off = move |_| actions.release(one.clone());
        view! {
            <li class="nx-uses__use">
                <a class="cds--link" href=href dir="auto">{number}</a>
                <span class="nx-uses__amount">{amount}</span>
                <Away label text="Take off" may_edit on_click=Callback::new(off) />
            </li>
        }
        .into_any()
    };
    let all = Following::new(ALLOCATIONS, move || id);
    view! { <Uses title="Settled" none="It settles no invoice." all row=Callback::new(row) /> }
}

#[component]
fn GivenBack(id: PaymentId, may_edit: Signal<bool>, actions: Actions) -> impl IntoView {
    let row = move |refund: Refund| {
        let date = date(refund.terms.date);
        let label = format!("Take back the refund of {date}");
        let (amount, reference) = (
            refund.terms.amount.money().to_string(),
            refund.terms.reference.clone(),
        );
        let back = move |_| actions.take_back_refund(refund.clone());
        view! {
            <li class="nx-uses__use">
                <span dir="auto">{date} " " {reference}</span>
                <span class="nx-uses__amount">{amount}</span>
                <Away label text="Take back" may_edit on_click=Callback::new(back) />
            </li>
        }
        .into_any()
    };
    let all = Following::new(REFUNDS, move || id);
    view! { <Uses title="Given back" none="Nothing was given back." all row=Callback::new(row) /> }
}

/// One way in which a payment was used.
#[component]
fn Uses<T>(
    title: &'static str,
    none: &'static str,
    all: Following<Vec<T>>,
    row: Callback<T, AnyView>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    Vec<T>: Answered + PartialEq,
{
    let list = move || {
        let answer = all.answer();
        Suspend::new(async move {
            let answer: Answer<Vec<T>> = answer.await;
            match answer {
                Ok(first) => {
                    let now = all.follow(first);
                    (move || {
                        let now = now.get();
                        if now.is_empty() {
                            return view! { <p class="nx-uses__none">{none}</p> }.into_any();
                        }
                        let rows = now.into_iter().map(|one| row.run(one)).collect_view();
                        view! { <ul class="nx-uses__list">{rows}</ul> }.into_any()
                    })
                    .into_any()
                }
                Err(error) => {
                    view! { <ErrorState error on_retry=all.again() retrying=all.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    view! {
        <section class="nx-uses">
            <h3 class="nx-uses__title">{title}</h3>
            <Transition fallback=|| view! { <SkeletonText lines=2 /> }>{list}</Transition>
        </section>
    }
}

/// Takes a use away.
#[component]
fn Away(
    label: String,
    text: &'static str,
    may_edit: Signal<bool>,
    on_click: Callback<leptos::ev::MouseEvent>,
) -> impl IntoView {
    move || {
        let label = label.clone();
        may_edit.get().then(|| view! {
            <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click attr:aria-label=label>{text}</Button>
        })
    }
}
