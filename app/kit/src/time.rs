//! Times in words. No clock in here: the moment of the request comes by context.

use chrono::{DateTime, Datelike, Utc};

/// The moment the page was made for: given by context, the same on the server and in the browser that takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now(pub DateTime<Utc>);

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

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

/// A date: "12 Mar 2025".
pub fn date(at: DateTime<Utc>) -> String {
    format!("{} {}", day_and_month(at), at.year())
}

/// A moment: "12 Mar 2025, 14:05 UTC".
pub fn exact(at: DateTime<Utc>) -> String {
    format!("{}, {} UTC", date(at), at.format("%H:%M"))
}

fn day_and_month(at: DateTime<Utc>) -> String {
    let month = MONTHS
        .get(at.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month}", at.day())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn later_it_dates() {
        assert_eq!(ago("2026-03-11T09:00:00Z"), "yesterday");
        assert_eq!(ago("2026-03-10T09:00:00Z"), "10 Mar");
        assert_eq!(ago("2025-12-31T23:00:00Z"), "31 Dec 2025");
        assert_eq!(exact(at("2025-03-12T14:05:59Z")), "12 Mar 2025, 14:05 UTC");
    }
}
