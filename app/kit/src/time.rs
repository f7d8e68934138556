//! Times in words, and the clock they are counted from.

use std::time::Duration;

use chrono::{DateTime, Datelike, FixedOffset, Month, NaiveDate, Timelike, Utc};
use leptos::prelude::*;

use crate::looks::{recall, remember};
use crate::services::visit;
pub use crate::zone::Zone;
use crate::zone::name_in_browser;

/// How often words such as "5 min ago" are looked over.
const TICK: Duration = Duration::from_secs(30);

/// What time it is: at first the moment the page was made for, the same on the server and in the browser that takes
/// over; from then on it moves with the browser's clock.
#[derive(Debug, Clone, Copy)]
pub struct Now(Signal<DateTime<Utc>>);

impl Now {
    /// The time; whoever asks is told again when it moves.
    pub fn get(self) -> DateTime<Utc> {
        self.0.get()
    }
}

/// Makes [`use_now`] possible. Once, at the root.
pub fn provide_now() {
    let now = RwSignal::new(SharedValue::new(Utc::now).into_inner());
    // Only the browser runs effects.
    Effect::new(move |_| {
        // A clock that is wrong still tells how much time went by.
        let behind = now.get_untracked() - Utc::now();
        let ticking = set_interval_with_handle(move || now.set(Utc::now() + behind), TICK);
        on_cleanup(move || {
            if let Ok(ticking) = ticking {
                ticking.clear();
            }
        });
    });
    provide_context(Now(now.into()));
    provide_zone();
}

/// The cookie that tells the server the name of the person's zone, such as "Europe/Berlin".
const ZONE: &str = "nx_zone";

/// The person's zone as far as the server knows it; the browser knows it for sure.
fn provide_zone() {
    let told = recall(ZONE);
    // A name that the server does not know it drew nothing by.
    let known = told.clone().filter(|name| Zone::named(name).is_some());
    let drawn_by = SharedValue::new(|| known).into_inner();
    let zone = RwSignal::new(
        drawn_by
            .as_deref()
            .and_then(Zone::named)
            .unwrap_or_else(Zone::utc),
    );
    Effect::new(move |_| {
        let here = Zone::of_browser();
        if zone.get_untracked() != here {
            zone.set(here);
        }
        let Some(name) = name_in_browser().filter(|name| told.as_ref() != Some(name)) else {
            return;
        };
        if remember(ZONE, &name) && drawn_by.is_some() {
            // The person came from another zone. How the server drew in that one the browser does not know, so it cannot tell
            // what of the page has to change.
            let _ = window().location().reload();
        }
    });
    provide_context(InZone(zone.into()));
}

#[derive(Clone, Copy)]
struct InZone(Signal<Zone>);

/// The zone in which the person's days begin and end.
pub fn use_zone() -> Signal<Zone> {
    use_context::<InZone>().map_or_else(|| Signal::stored(Zone::utc()), |InZone(zone)| zone)
}

/// How far the clock of who calls a server function is ahead today, as far as their browser told. Pages ask [`use_zone`].
pub fn zone_of_visit() -> FixedOffset {
    let visit = visit();
    let name = visit.looks.get(ZONE);
    let zone = name.and_then(|name| Zone::named(name));
    zone.unwrap_or_else(Zone::utc).today()
}

/// The day where the person is.
pub fn use_today() -> Memo<NaiveDate> {
    let (now, zone) = (use_now(), use_zone());
    Memo::new(move |_| now.get().with_timezone(&zone.get()).date_naive())
}

/// The day of a moment in a zone: "Today", "Yesterday", "Thu 12 Mar 2026".
pub fn day(at: DateTime<Utc>, now: DateTime<Utc>, zone: Zone) -> String {
    let (at, now) = (at.with_timezone(&zone), now.with_timezone(&zone));
    match (now.date_naive() - at.date_naive()).num_days() {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ => format!("{} {}", at.weekday(), date(at)),
    }
}

/// How far away a day is: "today", "tomorrow", "in 12 days", "yesterday", "12 days ago".
pub fn days_away(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2.. => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

/// The clock of [`provide_now`], or one that stands.
pub fn use_now() -> Now {
    use_context::<Now>().unwrap_or_else(|| Now(Signal::stored(Utc::now())))
}

/// How long ago: "just now", "5 min ago", "3 h ago", "yesterday", "12 Mar", "12 Mar 2025".
pub fn relative(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - at).num_minutes();
    let days = (now.date_naive() - at.date_naive()).num_days();
    match minutes {
        // A clock a little behind is no reason to talk about the future.
        ..1 => "just now".to_owned(),
        1..60 => format!("{minutes} min ago"),
        60..1_440 => format!("{} h ago", minutes / 60),
        _ if days == 1 => "yesterday".to_owned(),
        _ if at.year() == now.year() => day_and_month(at),
        _ => date(at),
    }
}

/// How long ago, within a sentence: "a moment ago", "5 minutes ago", "an hour ago", "3 hours ago", "2 days ago".
pub fn ago(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - at).num_minutes();
    match minutes {
        ..1 => "a moment ago".to_owned(),
        1 => "a minute ago".to_owned(),
        2..60 => format!("{minutes} minutes ago"),
        60..120 => "an hour ago".to_owned(),
        120..1_440 => format!("{} hours ago", minutes / 60),
        1_440..2_880 => "a day ago".to_owned(),
        _ => format!("{} days ago", minutes / 1_440),
    }
}

/// A date: "12 Mar 2025".
pub fn date(on: impl Datelike + Copy) -> String {
    format!("{} {}", day_and_month(on), on.year())
}

/// A date with the month in full: "12 March 2025".
pub fn long_date(on: impl Datelike) -> String {
    format!("{} {} {}", on.day(), month(&on), on.year())
}

/// A time of day: "14:05".
pub fn clock(at: impl Timelike) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// A moment: "12 Mar 2025, 14:05 UTC".
pub fn exact(at: DateTime<Utc>) -> String {
    format!("{}, {} UTC", date(at), clock(at))
}

fn day_and_month(at: impl Datelike) -> String {
    let month = month(&at).get(..3).unwrap_or_default();
    format!("{} {month}", at.day())
}

/// The name of the month. Not chrono's way of formatting, which would bring 8 kB along into the client.
fn month(at: &impl Datelike) -> &'static str {
    let number = u8::try_from(at.month()).unwrap_or_default();
    Month::try_from(number).map_or("", |month| month.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::ahead;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn ago(moment: &str) -> String {
        relative(at(moment), at("2026-03-12T10:00:00Z"))
    }

    #[test]
    fn near_now_it_counts() {
        assert_eq!(ago("2026-03-12T09:59:30Z"), "just now");
        assert_eq!(ago("2026-03-12T10:00:40Z"), "just now");
        assert_eq!(ago("2026-03-12T09:55:00Z"), "5 min ago");
        assert_eq!(ago("2026-03-12T07:00:00Z"), "3 h ago");
        assert_eq!(ago("2026-03-11T10:30:00Z"), "23 h ago");
    }

    #[test]
    fn in_a_sentence_it_has_whole_words() {
        let words = |moment| super::ago(at(moment), at("2026-03-12T10:00:00Z"));
        assert_eq!(words("2026-03-12T10:00:40Z"), "a moment ago");
        assert_eq!(words("2026-03-12T09:55:00Z"), "5 minutes ago");
        assert_eq!(words("2026-03-12T08:30:00Z"), "an hour ago");
        assert_eq!(words("2026-03-12T07:00:00Z"), "3 hours ago");
        assert_eq!(words("2026-03-02T10:00:00Z"), "10 days ago");
    }

    #[test]
    fn a_day_ends_at_midnight_where_the_person_is() {
        let now = at("2026-03-12T10:00:00Z");
        let zone = |hours: i32| Zone::fixed(ahead(hours * 60));
        let late = at("2026-03-11T23:30:00Z");
        assert_eq!(day(late, now, zone(0)), "Yesterday");
        assert_eq!(day(late, now, zone(1)), "Today");
        assert_eq!(day(late, now, zone(-11)), "Today");
        assert_eq!(
            day(at("2026-03-05T10:00:00Z"), now, zone(0)),
            "Thu 5 Mar 2026"
        );
    }

    #[test]
    fn a_day_is_so_many_days_away() {
        let away = |day: &str| days_away(day.parse().unwrap(), "2026-03-12".parse().unwrap());
        assert_eq!(away("2026-03-12"), "today");
        assert_eq!(away("2026-03-13"), "tomorrow");
        assert_eq!(away("2026-04-01"), "in 20 days");
        assert_eq!(away("2026-03-11"), "yesterday");
        assert_eq!(away("2026-03-01"), "11 days ago");
    }

    #[test]
    fn later_it_dates() {
        assert_eq!(ago("2026-03-11T09:00:00Z"), "yesterday");
        assert_eq!(ago("2026-03-10T09:00:00Z"), "10 Mar");
        assert_eq!(ago("2025-12-31T23:00:00Z"), "31 Dec 2025");
        assert_eq!(exact(at("2025-03-12T14:05:59Z")), "12 Mar 2025, 14:05 UTC");
    }

    #[test]
    fn a_date_has_the_month_in_short_or_in_full() {
        let day = |day: &str| day.parse::<NaiveDate>().unwrap();
        assert_eq!(date(day("2025-09-01")), "1 Sep 2025");
        assert_eq!(date(day("2025-05-31")), "31 May 2025");
        assert_eq!(long_date(day("2025-09-01")), "1 September 2025");
        assert_eq!(long_date(day("2024-02-29")), "29 February 2024");
    }

    #[test]
    fn a_clock_has_two_digits_of_each() {
        assert_eq!(clock(at("2025-03-12T14:05:59Z")), "14:05");
        assert_eq!(clock(at("2025-03-12T00:30:00Z")), "00:30");
    }
}
