use chrono::{DateTime, TimeDelta, Utc};
use domain::customers::Customer;
use domain::money::Money;
use domain::overview::{Contact, CustomerFigures};
use kit::time::{date, relative, use_now, use_today};
use kit::{Button, ButtonKind, ButtonSize, Following, Glyph};
use leptos::prelude::*;

use super::dates::NextDates;
use super::tabs::use_tab;
use crate::figures::FIGURES;

/// The figures of a customer. Asked for at the top of the page, with the rest, or it would wait for them alone.
pub(super) fn figures_of(id: &str) -> Following<CustomerFigures> {
    let (id, today, tab) = (id.to_owned(), use_today(), use_tab());
    let figures = Following::new(FIGURES, move || (id.clone(), today.get()));
    // What was done on another tab counts when the overview comes back.
    Effect::new(move |was_elsewhere: Option<bool>| {
        let is_elsewhere = tab.get().is_some();
        if was_elsewhere == Some(true) && !is_elsewhere {
            figures.again().run(());
        }
        is_elsewhere
    });
    figures
}

/// A figure in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Told {
    /// The figure.
    value: String,
    /// What there is to say about it; may be empty.
    more: String,
}

/// The customer in figures, and what comes next. As high while it loads as it is then.
#[component]
pub(super) fn Stats(
    customer: Memo<Customer>,
    figures: Following<CustomerFigures>,
) -> impl IntoView {
    let id = customer.with_untracked(|customer| customer.id);
    let body = move || {
        let answer = figures.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let known = figures.follow(first);
                    view! { <Figures customer known=known /> <NextDates customer=id figures=known /> }.into_any()
                }
                Err(_) => view! { <Figures customer blank="–" /> <Failed figures /> }.into_any(),
            }
        })
    };
    let waiting = move || view! { <Figures customer blank="…" /> <div class="nx-dates"></div> };
    view! { <Transition fallback=waiting>{body}</Transition> }
}

#[component]
fn Failed(figures: Following<CustomerFigures>) -> impl IntoView {
    view! {
        <div class="nx-dates nx-dates--failed" role="status">
            <p class="nx-dates__none">"The figures could not be loaded."</p>
            <Button
                kind=ButtonKind::Ghost
                size=ButtonSize::Small
                icon=Glyph::Renew
                pending=figures.is_fetching()
                on_click=move |_| figures.again().run(())
            >
                "Try again"
            </Button>
        </div>
    }
}

#[component]
fn Figures(
    customer: Memo<Customer>,
    #[prop(optional)] known: Option<Memo<CustomerFigures>>,
    /// What stands for a figure that is not known.
    #[prop(optional)]
    blank: &'static str,
) -> impl IntoView {
    let now = use_now();
    let (id, created) = customer.with_untracked(|customer| (customer.id, customer.created_at));
    let told = move |tell: fn(&CustomerFigures, DateTime<Utc>) -> Told| {
        Signal::derive(move || match known {
            Some(known) => known.with(|figures| tell(figures, now.get())),
            None => Told::plain(blank),
        })
    };
    let part = |word: &str| format!("/customers/{id}/{word}");
    let status = Signal::derive(move || {
        customer.with(|customer| format!("{} for", customer.status.label()))
    });
    let known_for = Signal::derive(move || since(created, now.get()));
    let kind = move || known.and_then(|known| known.with(contact_kind));
    let contact = Signal::derive(move || match kind() {
        Some(kind) => format!("/customers/{id}?what={kind}#activity"),
        None => format!("/customers/{id}#activity"),
    });
    let is_late = Signal::derive(move || {
        known.is_some_and(|known| known.with(|figures| figures.overdue().next().is_some()))
    });
    view! {
        <dl class="nx-stats nx-figures" aria-label="In figures">
            <Stat name="Running agreements" href=part("agreements") told=told(|figures, _| Told::plain(figures.running.to_string())) />
            <Stat name="Yearly value" href=part("agreements") told=told(|figures, _| worth(figures)) />
            <Stat name="Balance" href=part("receivables") told=told(|figures, _| balance(figures)) />
            <Stat name="Overdue" href=part("receivables") told=told(|figures, _| overdue(figures)) is_late />
            <Stat name="Open projects" href=part("projects") told=told(|figures, _| Told::plain(figures.open_projects.to_string())) />
            <Stat name="Last contact" href=contact told=told(|figures, now| contacted(figures.last_contact.as_ref(), now)) />
            <Stat name=status told=told(|figures, now| figures.status_since.map_or_else(Told::nothing, |at| since(at, now))) />
            <Stat name="Known for" told=known_for />
        </dl>
    }
}

/// One figure. Its name is the way to where it comes from.
#[component]
fn Stat(
    #[prop(into)] name: Signal<String>,
    #[prop(optional, into)] href: MaybeProp<String>,
    told: Signal<Told>,
    #[prop(optional, into)] is_late: Signal<bool>,
) -> impl IntoView {
    let heading = move || match href.get() {
        Some(href) => view! { <a class="nx-stat__link" href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! {
        <div class="nx-stat" class:nx-stat--late=is_late>
            <dt class="nx-stat__name">{heading}</dt>
            <dd class="nx-stat__value">{move || told.with(|told| told.value.clone())}</dd>
            <dd class="nx-stat__more" dir="auto">{move || told.with(|told| told.more.clone())}</dd>
        </div>
    }
}

impl Told {
    fn plain(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            more: String::new(),
        }
    }

    fn nothing() -> Self {
        Self::plain("–")
    }

    /// The first amount, and beside it those in other currencies.
    fn amounts(amounts: impl Iterator<Item = Money>) -> Option<Self> {
        let mut amounts = amounts.map(|amount| amount.to_string());
        let value = amounts.next()?;
        let others: Vec<String> = amounts.collect();
        let more = if others.is_empty() {
            String::new()
        } else {
            format!("and {}", others.join(", "))
        };
        Some(Self { value, more })
    }
}

fn worth(figures: &CustomerFigures) -> Told {
    let worth = figures.worth.iter().map(|worth| worth.per_year);
    Told::amounts(worth).unwrap_or_else(Told::nothing)
}

fn balance(figures: &CustomerFigures) -> Told {
    Told::amounts(figures.balances()).unwrap_or_else(|| Told::plain("Nothing open"))
}

fn overdue(figures: &CustomerFigures) -> Told {
    Told::amounts(figures.overdue()).unwrap_or_else(|| Told::plain("Nothing"))
}

fn contacted(contact: Option<&Contact>, now: DateTime<Utc>) -> Told {
    contact.map_or_else(
        || Told::plain("None yet"),
        |contact| Told {
            value: relative(contact.at, now),
            more: format!("{}: {}", contact.kind, contact.title),
        },
    )
}

fn contact_kind(figures: &CustomerFigures) -> Option<&'static str> {
    let contact = figures.last_contact.as_ref()?;
    Some(contact.kind.as_str())
}

/// How long ago, and since when.
fn since(at: DateTime<Utc>, now: DateTime<Utc>) -> Told {
    Told {
        value: duration(now - at),
        more: format!("since {}", date(at)),
    }
}

/// A time in its largest unit: "3 hours", "1 day".
fn duration(time: TimeDelta) -> String {
    let (number, unit) = match (time.num_days(), time.num_hours()) {
        (1.., _) => (time.num_days(), "day"),
        (_, 1..) => (time.num_hours(), "hour"),
        _ => return "under an hour".to_owned(),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn times_are_told_in_their_largest_unit() {
        assert_eq!(duration(TimeDelta::minutes(59)), "under an hour");
        assert_eq!(duration(TimeDelta::minutes(119)), "1 hour");
        assert_eq!(duration(TimeDelta::hours(24)), "1 day");
        assert_eq!(duration(TimeDelta::hours(95)), "3 days");
    }

    #[test]
    fn amounts_in_other_currencies_stand_beside_the_first() {
        let money = |amount: i64, currency| Money::new(amount.into(), currency);
        let eur = money(12, Currency::EUR);
        let told = Told::amounts([eur].into_iter()).unwrap();
        assert_eq!((told.value.as_str(), told.more.as_str()), ("12.00 EUR", ""));
        let told = Told::amounts([eur, money(3, Currency::USD)].into_iter()).unwrap();
        assert_eq!(told.more, "and 3.00 USD");
        assert_eq!(Told::amounts(std::iter::empty()), None);
    }
}
