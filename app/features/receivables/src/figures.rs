use domain::money::Money;
use domain::receivables::{Ageing, Position};
use kit::{ErrorState, Following, SkeletonText, followed};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// How matters stand, by currency. Nothing where nothing was ever owed.
#[component]
pub(crate) fn Figures(positions: Following<Vec<Position>>) -> impl IntoView {
    let all = move || {
        let answer = positions.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let now = positions.follow(first);
                    view! {
                        <For each=move || now.get() key=|position| position.open.currency() let(first)>
                            <Figure position=live(now, first) />
                        </For>
                    }
                    .into_any()
                }
                Err(error) => view! {
                    <ErrorState error on_retry=positions.again() retrying=positions.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <div class="nx-positions">
            <Transition fallback=|| view! { <SkeletonText lines=4 /> }>{all}</Transition>
        </div>
    }
}

/// The position in one currency, whatever becomes of it.
fn live(all: Memo<Vec<Position>>, first: Position) -> Memo<Position> {
    followed(first, move |first| {
        let is_same = |position: &&Position| position.open.currency() == first.open.currency();
        all.with(|all| all.iter().find(is_same).cloned())
    })
}

#[component]
fn Figure(position: Memo<Position>) -> impl IntoView {
    let currency = position.with_untracked(|position| position.open.currency());
    let stats = move || {
        let position = position.get();
        let to_pay = match position.average_days_to_pay {
            None => "Unknown".to_owned(),
            Some(1) => "1 day".to_owned(),
            Some(days) => format!("{days} days"),
        };
        let recent = || format!("In the last {} days", Position::DAYS);
        view! {
            <Stat name="Balance" value=position.balance().to_string() more=format!("{} open", position.open) />
            <Stat name="Overdue" value=position.overdue().to_string() />
            <Stat name="Credit" value=position.credit.to_string() more="Left of payments".to_owned() />
            <Stat name="Received" value=position.received.to_string() more=recent() />
            <Stat name="Time to pay" value=to_pay more="On average".to_owned() />
        }
    };
    let ageing = move || {
        let Position { open, ageing, .. } = position.get();
        open.is_positive().then(|| view! { <Ages open ageing /> })
    };
    view! {
        <div class="nx-position" role="group" aria-label=format!("Receivables in {currency}")>
            <dl class="nx-stats nx-position__stats">{stats}</dl>
            {ageing}
        </div>
    }
}

#[component]
fn Stat(
    name: &'static str,
    value: String,
    #[prop(optional)] more: Option<String>,
) -> impl IntoView {
    view! {
        <div class="nx-stat">
            <dt class="nx-stat__name">{name}</dt>
            <dd class="nx-stat__value">{value}</dd>
            {more.map(|more| view! { <dd class="nx-stat__more">{more}</dd> })}
        </div>
    }
}

/// What is open by how late it is: as a bar, and in words and numbers.
#[component]
fn Ages(open: Money, ageing: Ageing) -> impl IntoView {
    let ages = [
        ("current", "Not due", ageing.current),
        ("1", "1–30 days late", ageing.days_1_30),
        ("31", "31–60 days late", ageing.days_31_60),
        ("61", "61–90 days late", ageing.days_61_90),
        ("90", "Over 90 days late", ageing.over_90),
    ];
    let mut from = Decimal::ZERO;
    let bars = ages.map(|(age, _, money)| {
        let width = percent(money, open);
        let x = from;
        from += width;
        view! { <rect class="nx-ages__bar" data-age=age x=format!("{x}%") width=format!("{width}%") height="100%" /> }
    });
    let facts = ages.map(|(age, name, money)| {
        view! {
            <div class="nx-ages__age" data-age=age>
                <dt>{name}</dt>
                <dd>{money.to_string()}</dd>
            </div>
        }
    });
    view! {
        <svg class="nx-ages__bars" aria-hidden="true">{bars.collect_view()}</svg>
        <dl class="nx-ages">{facts.collect_view()}</dl>
    }
}

/// How much of a whole that is, in percent.
fn percent(part: Money, whole: Money) -> Decimal {
    let share = part.amount().checked_div(whole.amount());
    let percent = share.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    percent.unwrap_or_default().round_dp(2)
}

#[cfg(test)]
mod tests {
    use domain::money::Currency;

    use super::*;

    #[test]
    fn a_share_is_told_in_percent() {
        let eur = |amount: &str| Money::parse("amount", amount, Currency::EUR).unwrap();
        assert_eq!(percent(eur("1"), eur("3")).to_string(), "33.33");
        assert_eq!(percent(eur("1"), eur("0")), Decimal::ZERO);
    }
}
