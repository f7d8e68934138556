use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::id::UserId;

/// Which entries of a customer's timeline to show; all of them by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineFilter {
    /// What was changed.
    pub what: Option<TimelineTopic>,
    /// Who did it.
    pub who: Option<UserId>,
    /// The first moment.
    pub since: Option<DateTime<Utc>>,
    /// The moment after the last one.
    pub until: Option<DateTime<Utc>>,
}

/// What an entry of a timeline is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineTopic {
    /// Where the customer stands.
    Status,
    /// Its name and what is written about it.
    Details,
    /// The people in its team.
    Team,
    /// Who sees it and who owns it.
    Sharing,
    /// It was made, deleted or restored.
    Existence,
}

impl TimelineTopic {
    /// Every topic.
    pub const ALL: [Self; 5] = [
        Self::Status,
        Self::Details,
        Self::Team,
        Self::Sharing,
        Self::Existence,
    ];

    /// Its word in addresses and statements.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Details => "details",
            Self::Team => "team",
            Self::Sharing => "sharing",
            Self::Existence => "existence",
        }
    }

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::Details => "Details",
            Self::Team => "Team",
            Self::Sharing => "Sharing and owner",
            Self::Existence => "Made, deleted, restored",
        }
    }

    /// Reads its word; nothing for any other.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == word)
    }
}

impl TimelineFilter {
    /// Reads what an address says: words that mean nothing are left out. Days, written `2026-03-12`, begin and end in `zone`;
    /// the last one belongs to it.
    pub fn read(what: &str, who: &str, from: &str, to: &str, zone: impl TimeZone + Copy) -> Self {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        Self {
            what: TimelineTopic::from_word(what),
            who: who.parse().ok(),
            since: day(from).and_then(|day| begin_of(day, &zone)),
            until: day(to)
                .and_then(|day| day.succ_opt())
                .and_then(|day| begin_of(day, &zone)),
        }
    }

    /// Whether it leaves nothing out.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

fn begin_of(day: NaiveDate, zone: &impl TimeZone) -> Option<DateTime<Utc>> {
    let begin = zone.from_local_datetime(&day.and_time(NaiveTime::MIN));
    begin.earliest().map(|begin| begin.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    fn zone(hours: i32) -> FixedOffset {
        FixedOffset::east_opt(hours * 3600).unwrap()
    }

    #[test]
    fn days_begin_and_end_where_the_person_is() {
        let filter = TimelineFilter::read("", "", "2026-03-12", "2026-03-12", zone(2));
        let time = |moment: Option<DateTime<Utc>>| moment.unwrap().to_string();
        assert_eq!(time(filter.since), "2026-03-11 22:00:00 UTC");
        assert_eq!(time(filter.until), "2026-03-12 22:00:00 UTC");
    }

    #[test]
    fn nonsense_in_the_address_filters_nothing() {
        let filter = TimelineFilter::read("x", "ann", "yesterday", "99999-01-01", zone(0));
        assert!(filter.is_everything());
        let filter = TimelineFilter::read("team", "", "", "", zone(0));
        assert_eq!(filter.what, Some(TimelineTopic::Team));
    }
}
