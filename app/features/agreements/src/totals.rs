use chrono::NaiveDate;
use domain::agreements::RunningValue;
use domain::id::CustomerId;
use kit::use_queries;
use leptos::prelude::*;

use crate::queries::VALUE;

/// What the running agreements are worth, by currency. Nothing while none runs that is paid with money.
#[component]
pub(crate) fn Totals(customer: CustomerId, today: Memo<NaiveDate>) -> impl IntoView {
    let value = use_queries().ask(VALUE, move || (customer, today.get()));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                // The list beside it says why when nothing can be loaded.
                let values = value.await.unwrap_or_default();
                (!values.is_empty()).then(|| view! { <Values values /> }.into_any())
            })}
        </Transition>
    }
}

#[component]
fn Values(values: Vec<RunningValue>) -> impl IntoView {
    let value = |value: RunningValue| {
        let running = match value.agreements {
            1 => "1 running agreement".to_owned(),
            count => format!("{count} running agreements"),
        };
        view! {
            <div class="nx-stat">
                <dt class="nx-stat__name">{running}</dt>
                <dd class="nx-stat__value">{value.per_year.to_string()} " a year"</dd>
                <dd class="nx-stat__more">{value.per_month().to_string()} " a month"</dd>
            </div>
        }
    };
    view! { <dl class="nx-stats nx-agreements__totals" aria-label="What runs">{values.into_iter().map(value).collect_view()}</dl> }
}
