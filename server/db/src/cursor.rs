//! Where a page of a list ends, as text for a URL. One that this module did not make, or that belongs
//! to another list, is `None`: the first page, never an error.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::customers::{Sort, SortKey};
use domain::page::Cursor;
use uuid::Uuid;

/// The last row of a page: its value in the sorted column, and its id to tell equals apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark<K> {
    pub(crate) key: K,
    pub(crate) id: Uuid,
}

/// A mark of the list of customers; which column it is depends on the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ListMark {
    Time(Mark<DateTime<Utc>>),
    Name(Mark<String>),
}

impl ListMark {
    /// Reads a cursor of a list in this order.
    pub(crate) fn read(sort: Sort, cursor: &Cursor) -> Option<Self> {
        match sort.key() {
            SortKey::Activity | SortKey::Created => {
                read_time(sort.as_str(), cursor).map(Self::Time)
            }
            SortKey::Name => read_text(sort.as_str(), cursor).map(Self::Name),
        }
    }

    /// Before every row of a list in this order.
    pub(crate) fn start(sort: Sort) -> Self {
        match sort.key() {
            SortKey::Activity | SortKey::Created if sort.ascending() => Self::Time(earliest()),
            SortKey::Activity | SortKey::Created => Self::Time(latest()),
            // Backwards there is no text after all others; the statement of a first page does without.
            SortKey::Name => Self::Name(Mark {
                key: String::new(),
                id: Uuid::nil(),
            }),
        }
    }
}

/// After every time that can be kept.
pub(crate) fn latest() -> Mark<DateTime<Utc>> {
    Mark {
        key: DateTime::from_timestamp(253_402_300_799, 0).unwrap_or_default(),
        id: Uuid::max(),
    }
}

/// Before every time that can be kept.
fn earliest() -> Mark<DateTime<Utc>> {
    Mark {
        key: DateTime::UNIX_EPOCH,
        id: Uuid::nil(),
    }
}

/// After every day that can be kept; rows without a day come before all.
pub(crate) fn last_day() -> Mark<Option<NaiveDate>> {
    Mark {
        key: None,
        id: Uuid::max(),
    }
}

pub(crate) fn write_time(list: &str, at: DateTime<Utc>, id: Uuid) -> Cursor {
    // Microseconds are what the database keeps.
    write(list, &at.timestamp_micros().to_string(), &id.to_string())
}

pub(crate) fn write_text(list: &str, key: &str, id: Uuid) -> Cursor {
    write(list, key, &id.to_string())
}

pub(crate) fn write_number(list: &str, number: i64) -> Cursor {
    write(list, "", &number.to_string())
}

pub(crate) fn read_time(list: &str, cursor: &Cursor) -> Option<Mark<DateTime<Utc>>> {
    let (key, id) = read(list, cursor)?;
    Some(Mark {
        // Beyond the year 9999 Postgres and chrono disagree on what there is.
        key: DateTime::from_timestamp_micros(key.parse().ok()?)
            .filter(|at| (0..253_402_300_800).contains(&at.timestamp()))?,
        id: Uuid::try_parse(&id).ok()?,
    })
}

/// A mark of a list by days, of which a row may have none.
pub(crate) fn write_day(list: &str, day: Option<NaiveDate>, id: Uuid) -> Cursor {
    let day = day.map_or_else(String::new, |day| day.to_string());
    write(list, &day, &id.to_string())
}

pub(crate) fn read_day(list: &str, cursor: &Cursor) -> Option<Mark<Option<NaiveDate>>> {
    let (key, id) = read(list, cursor)?;
    let key = if key.is_empty() {
        None
    } else {
        let day: NaiveDate = key.parse().ok()?;
        Some(day).filter(|day| (1..=9999).contains(&day.year()))
    };
    Some(Mark {
        key,
        id: Uuid::try_parse(&id).ok()?,
    })
}

pub(crate) fn read_number(list: &str, cursor: &Cursor) -> Option<i64> {
    read(list, cursor)?.1.parse().ok()
}

pub(crate) fn read_text(list: &str, cursor: &Cursor) -> Option<Mark<String>> {
    let (key, id) = read(list, cursor)?;
    Some(Mark {
        key,
        id: Uuid::try_parse(&id).ok()?,
    })
}

fn write(list: &str, key: &str, id: &str) -> Cursor {
    Cursor::new(URL_SAFE_NO_PAD.encode(format!("{list}\n{key}\n{id}")))
}

fn read(list: &str, cursor: &Cursor) -> Option<(String, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor.as_str()).ok()?).ok()?;
    let (of, rest) = text.split_once('\n')?;
    let (key, id) = rest.split_once('\n')?;
    // A null character would be an error of the database.
    let ours = of == list && !key.contains('\0') && key.chars().count() <= 400;
    ours.then(|| (key.to_owned(), id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_back() {
        let at = DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap();
        let id = Uuid::from_u128(7);
        let cursor = write_time("activity", at, id);
        let mark = ListMark::Time(Mark { key: at, id });
        assert_eq!(ListMark::read(Sort::Activity, &cursor), Some(mark));
        let cursor = write_text("name", "Ünï 🚀", id);
        let key = "Ünï 🚀".to_owned();
        assert_eq!(
            ListMark::read(Sort::Name, &cursor),
            Some(ListMark::Name(Mark { key, id }))
        );
        for day in [None, NaiveDate::from_ymd_opt(2026, 2, 28)] {
            let cursor = write_day("agreements", day, id);
            assert_eq!(read_day("agreements", &cursor), Some(Mark { key: day, id }));
            assert_eq!(read_day("payments", &cursor), None);
        }
        assert_eq!(
            read_number("timeline", &write_number("timeline", 9)),
            Some(9)
        );
    }

    #[test]
    fn a_cursor_of_another_list_or_of_nobody_is_the_first_page() {
        let id = Uuid::from_u128(7);
        let of_names = write_text("name", "x", id);
        assert_eq!(ListMark::read(Sort::Created, &of_names), None);
        for made_up in ["", "!!", "AAAA", &"x".repeat(5_000)] {
            assert_eq!(ListMark::read(Sort::Name, &Cursor::new(made_up)), None);
        }
        let null = write_text("name", "a\0b", id);
        assert_eq!(ListMark::read(Sort::Name, &null), None);
        let far = write("activity", &i64::MAX.to_string(), &id.to_string());
        assert_eq!(ListMark::read(Sort::Activity, &far), None);
    }
}
