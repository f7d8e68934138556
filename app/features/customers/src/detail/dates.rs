use chrono::NaiveDate;
use domain::id::CustomerId;
use domain::overview::{CustomerFigures, DatedRecord, NextDate};
use kit::time::{days_away, use_today};
use leptos::prelude::*;

/// What comes next with the customer: one line that scrolls sideways, so that nothing jumps however much it is.
#[component]
pub(super) fn NextDates(customer: CustomerId, figures: Memo<CustomerFigures>) -> impl IntoView {
    let today = use_today();
    let dates = Memo::new(move |_| figures.with(|figures| figures.dates.clone()));
    let list = move || {
        let dates = dates.get();
        if dates.items.is_empty() {
            let days = CustomerFigures::DAYS;
            return view! { <p class="nx-dates__none">{format!("Nothing begins, ends or falls due within {days} days.")}</p> }
                .into_any();
        }
        let more = dates
            .more
            .then(|| view! { <li class="nx-dates__more">"and more"</li> });
        let dates = dates.items.into_iter();
        view! {
            <ul class="nx-dates__list">
                {dates.map(|date| view! { <Date customer date today /> }).collect_view()}
                {more}
            </ul>
        }
        .into_any()
    };
    view! {
        <section class="nx-dates" aria-labelledby="dates-heading">
            <h2 class="nx-dates__title" id="dates-heading">"Next dates"</h2>
            {list}
        </section>
    }
}

#[component]
fn Date(customer: CustomerId, date: NextDate, today: Memo<NaiveDate>) -> impl IntoView {
    let on = date.on;
    let tab = match date.of {
        DatedRecord::InvoiceDue { .. } => "receivables",
        DatedRecord::AgreementBegins { .. } | DatedRecord::AgreementEnds { .. } => "agreements",
    };
    let (what, which) = words(&date.of);
    view! {
        <li class="nx-date">
            <a class="nx-date__link" href=format!("/customers/{customer}/{tab}")>
                <span class="nx-date__when">
                    <time datetime=on.to_string()>{kit::time::date(on)}</time>
                    ", " {move || days_away(on, today.get())}
                </span>
                <span class="nx-date__what">{what} " " <bdi>{which}</bdi></span>
            </a>
        </li>
    }
}

/// What happens on the day, and with which record.
fn words(record: &DatedRecord) -> (&'static str, String) {
    match record {
        DatedRecord::AgreementBegins { title, .. } => ("Begins:", title.clone()),
        DatedRecord::AgreementEnds {
            title,
            is_renewed: false,
            ..
        } => ("Ends:", title.clone()),
        DatedRecord::AgreementEnds { title, .. } => ("Ends, renewed:", title.clone()),
        DatedRecord::InvoiceDue { number, open, .. } => ("Due:", format!("{number}, {open}")),
    }
}

#[cfg(test)]
mod tests {
    use domain::id::AgreementId;

    use super::*;

    #[test]
    fn an_end_says_whether_something_follows() {
        let ends = |is_renewed| DatedRecord::AgreementEnds {
            agreement: "01a1fc26-84c6-7607-a942-b7ce9d486101"
                .parse::<AgreementId>()
                .unwrap(),
            title: "Advice".to_owned(),
            is_renewed,
        };
        assert_eq!(words(&ends(false)), ("Ends:", "Advice".to_owned()));
        assert_eq!(words(&ends(true)), ("Ends, renewed:", "Advice".to_owned()));
    }
}
