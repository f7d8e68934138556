//! Which stretch of time a question is about.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::text::{day, month, month_of};
use super::words::Words;

/// A stretch of time, its days included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What people call it: "last month", "since 12 March 2026".
    pub name: String,
}

impl Period {
    /// What a question says about time; nothing when it says nothing.
    pub fn of(question: &str, today: NaiveDate) -> Option<Self> {
        let words = Words::of(question);
        dated(question, &words, today)
            .or_else(|| counted_back(&words, today))
            .or_else(|| named(&words, today))
            .or_else(|| of_month(&words, today))
    }

    /// Whether a day belongs to it.
    pub fn contains(&self, on: NaiveDate) -> bool {
        (self.from..=self.to).contains(&on)
    }

    fn new(from: Option<NaiveDate>, to: Option<NaiveDate>, name: &str) -> Option<Self> {
        let name = name.to_owned();
        from.zip(to).map(|(from, to)| Self { from, to, name })
    }
}

/// The first day that a text names: `2026-03-12`, `12 March 2026`, `March 12`, "today", "tomorrow", "yesterday".
/// A day without a year is the one closest to today.
pub fn day_in(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let written = text
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .find_map(|word| word.parse::<NaiveDate>().ok());
    let words = Words::of(text);
    written
        .or_else(|| day_of_month(words.all(), today))
        .or_else(|| {
            let one = Days::new(1);
            if words.has("today") || words.has("heute") {
                Some(today)
            } else if words.has("yesterday") || words.has("gestern") {
                today.checked_sub_days(one)
            } else if words.has("tomorrow") || words.has("morgen") {
                today.checked_add_days(one)
            } else {
                None
            }
        })
}

fn day_of_month(words: &[String], today: NaiveDate) -> Option<NaiveDate> {
    let number = |word: &String| {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        digits.parse::<u32>().ok()
    };
    for (place, word) in words.iter().enumerate() {
        let Some(month) = month_of(word) else {
            continue;
        };
        let before = place.checked_sub(1).and_then(|place| words.get(place));
        let of = before.and_then(number).filter(|day| *day <= 31);
        let (of, year_at) = match of {
            Some(of) => (Some(of), place + 1),
            None => (words.get(place + 1).and_then(number), place + 2),
        };
        let year = words.get(year_at).and_then(|word| word.parse::<i32>().ok());
        let year = year.filter(|year| (1900..=2200).contains(year));
        if let Some(of) = of {
            return match year {
                Some(year) => NaiveDate::from_ymd_opt(year, month, of),
                None => (today.year() - 1..=today.year() + 1)
                    .filter_map(|year| NaiveDate::from_ymd_opt(year, month, of))
                    .min_by_key(|on| (*on - today).num_days().abs()),
            };
        }
    }
    None
}

fn dated(question: &str, words: &Words, today: NaiveDate) -> Option<Period> {
    let on = day_in(question, today)?;
    if words.has("since") || words.has("seit") || words.has("after") || words.has("from") {
        let from = match on > today && !words.has(&on.year().to_string()) {
            true => on.checked_sub_months(Months::new(12))?,
            false => on,
        };
        return Period::new(Some(from), Some(today), &format!("since {}", day(from)));
    }
    Period::new(Some(on), Some(on), &format!("on {}", day(on)))
}

fn counted_back(words: &Words, today: NaiveDate) -> Option<Period> {
    let all = words.all();
    all.iter().enumerate().find_map(|(place, word)| {
        let number: u32 = word.parse().ok().filter(|number| *number <= 1_000)?;
        let unit = all.get(place + 1)?;
        let from = match unit.as_str() {
            "day" | "days" | "tage" | "tagen" => today.checked_sub_days(Days::new(number.into())),
            "week" | "weeks" | "wochen" => today.checked_sub_days(Days::new((number * 7).into())),
            "month" | "months" | "monate" | "monaten" => {
                today.checked_sub_months(Months::new(number))
            }
            _ => None,
        }?;
        Period::new(Some(from), Some(today), &format!("since {}", day(from)))
    })
}

fn named(words: &Words, today: NaiveDate) -> Option<Period> {
    let monday = today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()));
    let first = today.with_day(1);
    let quarter = first.and_then(|first| first.with_month0(today.month0() / 3 * 3));
    let year = NaiveDate::from_ymd_opt(today.year(), 1, 1);
    let back = |from: Option<NaiveDate>, months| from?.checked_sub_months(Months::new(months));
    let eve = |from: Option<NaiveDate>| from?.pred_opt();
    let week_ago = |from: Option<NaiveDate>| from?.checked_sub_days(Days::new(7));
    let now = Some(today);
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| words.has(phrase));
    if any(&[
        "last month",
        "previous month",
        "letzten monat",
        "im letzten monat",
    ]) {
        Period::new(back(first, 1), eve(first), "last month")
    } else if any(&["this month", "diesen monat", "dieser monat"]) {
        Period::new(first, now, "this month")
    } else if any(&[
        "last week",
        "previous week",
        "letzte woche",
        "letzten woche",
    ]) {
        Period::new(week_ago(monday), eve(monday), "last week")
    } else if any(&["this week", "diese woche", "dieser woche"]) {
        Period::new(monday, now, "this week")
    } else if any(&["last quarter", "letztes quartal", "letzten quartal"]) {
        Period::new(back(quarter, 3), eve(quarter), "last quarter")
    } else if any(&["this quarter", "dieses quartal"]) {
        Period::new(quarter, now, "this quarter")
    } else if any(&["last year", "letztes jahr", "letzten jahr"]) {
        Period::new(back(year, 12), eve(year), "last year")
    } else if any(&["this year", "dieses jahr"]) {
        Period::new(year, now, "this year")
    } else {
        None
    }
}

fn of_month(words: &Words, today: NaiveDate) -> Option<Period> {
    let all = words.all();
    all.iter().enumerate().find_map(|(place, word)| {
        let before = all.get(place.checked_sub(1)?)?.as_str();
        let since = matches!(before, "since" | "seit");
        // "may" is a month only where a month is expected.
        if !since && !matches!(before, "in" | "im" | "during") {
            return None;
        }
        let number = month_of(word)?;
        let named = all.get(place + 1).and_then(|word| word.parse::<i32>().ok());
        let year = match named.filter(|year| (1900..=2200).contains(year)) {
            Some(year) => year,
            None if number > today.month() => today.year() - 1,
            None => today.year(),
        };
        let from = NaiveDate::from_ymd_opt(year, number, 1)?;
        let last = from.checked_add_months(Months::new(1))?.pred_opt()?;
        let name = format!("{} {year}", month(from));
        match since {
            true => Period::new(Some(from), Some(today), &format!("since {name}")),
            false => Period::new(Some(from), Some(last), &format!("in {name}")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(question: &str) -> Option<(String, String, String)> {
        let today = "2026-11-21".parse().unwrap();
        let period = Period::of(question, today)?;
        Some((period.from.to_string(), period.to.to_string(), period.name))
    }

    #[test]
    fn questions_name_their_period() {
        for (question, from, to, name) in [
            (
                "What happened last month?",
                "2026-10-01",
                "2026-10-31",
                "last month",
            ),
            (
                "what happened since 12 March?",
                "2026-03-12",
                "2026-11-21",
                "since 12 March 2026",
            ),
            (
                "since 2026-01-05",
                "2026-01-05",
                "2026-11-21",
                "since 5 January 2026",
            ),
            (
                "in the last 10 days",
                "2026-11-11",
                "2026-11-21",
                "since 11 November 2026",
            ),
            (
                "Was war letzte Woche?",
                "2026-11-09",
                "2026-11-15",
                "last week",
            ),
            ("this quarter", "2026-10-01", "2026-11-21", "this quarter"),
            (
                "anything in December?",
                "2025-12-01",
                "2025-12-31",
                "in December 2025",
            ),
            ("since May", "2026-05-01", "2026-11-21", "since May 2026"),
            (
                "yesterday",
                "2026-11-20",
                "2026-11-20",
                "on 20 November 2026",
            ),
        ] {
            let expected = (from.to_owned(), to.to_owned(), name.to_owned());
            assert_eq!(period(question), Some(expected), "{question}");
        }
        assert_eq!(period("may I see what happened?"), None);
    }

    #[test]
    fn a_day_without_a_year_is_the_closest_one() {
        let today = "2026-11-21".parse().unwrap();
        let on = |text| day_in(text, today).map(|on| on.to_string());
        assert_eq!(on("from 1 January").as_deref(), Some("2027-01-01"));
        assert_eq!(on("on October 3rd").as_deref(), Some("2026-10-03"));
        assert_eq!(on("on 3 March 2028").as_deref(), Some("2028-03-03"));
        assert_eq!(on("2,000 EUR"), None);
    }
}
