//! How many days a customer has to pay what is invoiced from now on.

use domain::id::CustomerId;
use domain::receivables::DaysToPay;
use kit::{Following, InlineEdit, SaveState, Typed, use_queries, words_for};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::set_days_to_pay;
use crate::queries::DAYS_TO_PAY;

/// The days, to be changed where they stand by those who may. Nothing while they are not known.
#[component]
pub(crate) fn Terms(customer: CustomerId, may_edit: Signal<bool>) -> impl IntoView {
    let days = Following::new(DAYS_TO_PAY, move || customer);
    let shown = move || {
        let answer = days.answer();
        Suspend::new(async move {
            let days = days.follow(answer.await.ok()?);
            Some(view! { <Days customer days may_edit /> })
        })
    };
    view! { <Transition>{shown}</Transition> }
}

#[component]
fn Days(customer: CustomerId, days: Memo<DaysToPay>, may_edit: Signal<bool>) -> impl IntoView {
    let queries = use_queries();
    let state = RwSignal::new(SaveState::Idle);
    let save = move |typed: Typed| {
        let days = DaysToPay::parse(&typed.text).map_err(|error| error.message)?;
        state.set(SaveState::Saving);
        spawn_local(async move {
            match set_days_to_pay(customer, days).await {
                Ok(()) => {
                    queries.replace(DAYS_TO_PAY, customer, days);
                    state.set(SaveState::Idle);
                }
                Err(error) => state.set(SaveState::Failed(words_for(&error, "days_to_pay"))),
            }
        });
        Ok(())
    };
    let value = Signal::derive(move || days.get().days().to_string());
    let field = move || {
        if may_edit.get() {
            let save = Callback::new(save);
            let let_go = Callback::new(move |()| state.set(SaveState::Idle));
            view! { <InlineEdit id="days-to-pay" label="Days to pay" value on_save=save on_discard=let_go state /> }
                .into_any()
        } else {
            view! { <span>{value}</span> }.into_any()
        }
    };
    view! {
        <dl class="nx-receivables__terms">
            <dt>"Days to pay"</dt>
            <dd>{field}</dd>
        </dl>
    }
}
