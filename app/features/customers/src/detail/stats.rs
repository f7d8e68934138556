use chrono::{DateTime, TimeDelta, Utc};
use domain::activity::{Action, ActivityEntry};
use domain::customers::{Customer, CustomerInfo, InfoField};
use domain::page::Page;
use kit::time::{date, use_now};
use leptos::prelude::*;

use super::history::History;

/// The customer in a few numbers.
#[component]
pub(super) fn Stats(customer: Memo<Customer>, history: History) -> impl IntoView {
    let created = customer.with_untracked(|customer| customer.created_at);
    let team = Memo::new(move |_| customer.with(|customer| customer.info.team.len()));
    let status = Memo::new(move |_| customer.with(|customer| customer.status));
    let filled = Memo::new(move |_| customer.with(|customer| filled(&customer.info)));
    let in_status = move || {
        let answer = history.latest.answer();
        Suspend::new(async move {
            let latest = history.latest.follow(answer.await.ok()?);
            Some(view! { <InStatus latest /> })
        })
    };
    view! {
        <dl class="nx-stats" aria-label="In numbers">
            <div class="nx-stat">
                <dt class="nx-stat__name">"Known for"</dt>
                <dd class="nx-stat__value">{move || age(created)}</dd>
                <dd class="nx-stat__more">{format!("since {}", date(created))}</dd>
            </div>
            <div class="nx-stat">
                <dt class="nx-stat__name">{move || format!("{} for", status.get().label())}</dt>
                <Transition fallback=|| view! { <dd class="nx-stat__value">"…"</dd> }>{in_status}</Transition>
            </div>
            <div class="nx-stat">
                <dt class="nx-stat__name">"Team"</dt>
                <dd class="nx-stat__value">{move || people(team.get())}</dd>
            </div>
            <div class="nx-stat">
                <dt class="nx-stat__name">"Profile"</dt>
                <dd class="nx-stat__value">{move || format!("{} of {}", filled.get(), InfoField::ALL.len())}</dd>
                <dd class="nx-stat__more">"fields filled in"</dd>
            </div>
        </dl>
    }
}

/// How long the customer has stood where it stands.
#[component]
fn InStatus(latest: Memo<Page<ActivityEntry>>) -> impl IntoView {
    let since = Memo::new(move |_| latest.with(status_since));
    move || match since.get() {
        Since::Exactly(since) => view! {
            <dd class="nx-stat__value">{move || age(since)}</dd>
            <dd class="nx-stat__more">{format!("since {}", date(since))}</dd>
        }
        .into_any(),
        Since::Before(entry) => view! {
            <dd class="nx-stat__value">"over " {move || age(entry)}</dd>
            <dd class="nx-stat__more">{format!("since before {}", date(entry))}</dd>
        }
        .into_any(),
        Since::Unknown => view! { <dd class="nx-stat__value">"–"</dd> }.into_any(),
    }
}

/// What a page of history tells about the last change of status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Since {
    Exactly(DateTime<Utc>),
    /// Further back than the page, which begins here.
    Before(DateTime<Utc>),
    Unknown,
}

/// When the status was last changed, or first set.
fn status_since(latest: &Page<ActivityEntry>) -> Since {
    let sets_status = |entry: &&ActivityEntry| {
        entry.action == Action::Created
            || entry.changes.iter().any(|change| change.field == "status")
    };
    match (latest.items.iter().find(sets_status), latest.items.last()) {
        (Some(entry), _) => Since::Exactly(entry.at),
        (None, Some(oldest)) => Since::Before(oldest.at),
        (None, None) => Since::Unknown,
    }
}

/// How long ago, by the clock that moves.
fn age(since: DateTime<Utc>) -> String {
    duration(use_now().get() - since)
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

/// How many fields of the info have a text.
fn filled(info: &CustomerInfo) -> usize {
    InfoField::ALL
        .into_iter()
        .filter(|field| !field.get(info).is_empty())
        .count()
}

fn people(number: usize) -> String {
    match number {
        0 => "nobody yet".to_owned(),
        1 => "1 person".to_owned(),
        number => format!("{number} people"),
    }
}

#[cfg(test)]
mod tests {
    use domain::activity::Change;
    use domain::actor::Source;
    use domain::page::Cursor;
    use serde_json::json;

    use super::*;

    fn entry(second: i64, action: Action, field: &str) -> ActivityEntry {
        let change = Change {
            field: field.to_owned(),
            before: json!("a"),
            after: json!("b"),
        };
        ActivityEntry {
            id: second,
            at: DateTime::from_timestamp(second, 0).unwrap(),
            by: None,
            source: Source::Person,
            action,
            changes: vec![change],
        }
    }

    fn since(items: &[&ActivityEntry]) -> Since {
        let items = items.iter().copied().cloned().collect();
        status_since(&Page {
            items,
            next: Some(Cursor::new("x")),
        })
    }

    #[test]
    fn times_are_told_in_their_largest_unit() {
        assert_eq!(duration(TimeDelta::minutes(59)), "under an hour");
        assert_eq!(duration(TimeDelta::minutes(119)), "1 hour");
        assert_eq!(duration(TimeDelta::hours(24)), "1 day");
        assert_eq!(duration(TimeDelta::hours(95)), "3 days");
    }

    #[test]
    fn the_last_change_of_status_counts() {
        let later = entry(9, Action::Updated, "info.about");
        let moved = entry(5, Action::Updated, "status");
        let made = entry(1, Action::Created, "name");
        assert_eq!(since(&[&later, &moved, &made]), Since::Exactly(moved.at));
        assert_eq!(since(&[&later, &made]), Since::Exactly(made.at));
        assert_eq!(since(&[&later]), Since::Before(later.at));
        assert_eq!(since(&[]), Since::Unknown);
    }
}
