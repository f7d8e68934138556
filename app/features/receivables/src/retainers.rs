use chrono::NaiveDate;
use domain::agreements::{Agreement, Pricing};
use domain::receivables::Invoice;
use kit::time::date;
use kit::{Button, ButtonKind, ButtonSize};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::words::title;

/// The retainers that run today: each with a button for the invoice of its period.
#[component]
pub(crate) fn Retainers(
    agreements: Memo<Vec<Agreement>>,
    today: Memo<NaiveDate>,
    may_edit: Signal<bool>,
    actions: Actions,
    /// Shows the invoice that was made or found.
    show: Callback<Invoice>,
) -> impl IntoView {
    let running = Memo::new(move |_| {
        let today = today.get();
        let agreements = agreements.get().into_iter();
        let running = agreements.filter(|agreement| agreement.bill(today).is_ok());
        running.collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| may_edit.get() && running.with(|running| !running.is_empty()));
    let row = move |agreement: Agreement| {
        let id = agreement.id;
        let name = title(&agreement);
        let label = format!("Invoice this period of {name}");
        view! {
            <li class="nx-retainer">
                <div class="nx-retainer__words">
                    <span class="nx-retainer__name" dir="auto">{name}</span>
                    <span class="nx-retainer__period">{period(&agreement, today.get_untracked())}</span>
                </div>
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small attr:aria-label=label
                    on_click=move |_| actions.bill(id, today.get_untracked(), show)>
                    "Invoice this period"
                </Button>
            </li>
        }
    };
    move || {
        any.get().then(|| view! {
            <section class="nx-retainers" aria-labelledby="retainers-heading">
                <h2 class="nx-receivables__title" id="retainers-heading">"Running retainers"</h2>
                <ul class="nx-retainers__list">
                    <For each=move || running.get() key=|agreement| (agreement.id, agreement.updated_at) children=row />
                </ul>
            </section>
        })
    }
}

/// The running period and its fee: "4,000.00 EUR for 1 Mar 2026 – 31 Mar 2026".
fn period(agreement: &Agreement, today: NaiveDate) -> Option<String> {
    let Pricing::Retainer { fee, .. } = &agreement.terms.pricing else {
        return None;
    };
    let (period, _) = agreement.bill(today).ok()?;
    let (from, to) = (date(period.from), date(period.to));
    Some(format!("{} for {from} – {to}", fee.money()))
}
