use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone,
    Utc,
};

/// Where the person's clock is. Clocks change twice a year in many places: the browser knows by how much any moment was, or
/// will be, ahead of UTC; the server knows how it is today, from a cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    today: FixedOffset,
    in_browser: bool,
}

impl Zone {
    /// One whose clocks never change.
    pub const fn fixed(offset: FixedOffset) -> Self {
        Self {
            today: offset,
            in_browser: false,
        }
    }

    /// That of the browser. Only effects and event handlers know it: what the server sent was made without.
    pub(crate) fn of_browser() -> Self {
        Self {
            today: offset_in_browser(Utc::now()),
            in_browser: true,
        }
    }

    /// How far it is ahead today.
    pub(crate) const fn today(self) -> FixedOffset {
        self.today
    }

    fn at(self, moment: NaiveDateTime) -> FixedOffset {
        if self.in_browser {
            offset_in_browser(moment.and_utc())
        } else {
            self.today
        }
    }
}

impl TimeZone for Zone {
    type Offset = FixedOffset;

    fn from_offset(offset: &FixedOffset) -> Self {
        Self::fixed(*offset)
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        MappedLocalTime::Single(offset_of_local(*local, |moment| self.at(moment)))
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        self.at(utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        self.at(*utc)
    }
}

/// How far a clock is ahead when it shows this time, of which only the moments are known. What it skips in spring is
/// counted as if it had not, and so is an hour later.
fn offset_of_local(local: NaiveDateTime, at: impl Fn(NaiveDateTime) -> FixedOffset) -> FixedOffset {
    let moment = |offset: FixedOffset| local.checked_sub_offset(offset).unwrap_or(local);
    let guess = at(local);
    let near = at(moment(guess));
    if near == guess || at(moment(near)) == near {
        return near;
    }
    if near.local_minus_utc() < guess.local_minus_utc() {
        near
    } else {
        guess
    }
}

/// JavaScript counts how far behind UTC the clock is, in minutes.
fn offset_in_browser(moment: DateTime<Utc>) -> FixedOffset {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds are exact for 280,000 years"
    )]
    let date = js_sys::Date::new(&(moment.timestamp_millis() as f64).into());
    ahead(Some(-date.get_timezone_offset() as i32))
}

/// So many minutes ahead of UTC.
pub(crate) fn ahead(minutes: Option<i32>) -> FixedOffset {
    let seconds = minutes.unwrap_or_default().saturating_mul(60);
    FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// Berlin in 2026: an hour ahead, two from the end of March to the end of October.
    fn berlin(moment: NaiveDateTime) -> FixedOffset {
        let is_summer =
            moment >= time("2026-03-29T01:00:00") && moment < time("2026-10-25T01:00:00");
        ahead(Some(if is_summer { 120 } else { 60 }))
    }

    /// New York, behind UTC.
    fn new_york(moment: NaiveDateTime) -> FixedOffset {
        let is_summer =
            moment >= time("2026-03-08T07:00:00") && moment < time("2026-11-01T06:00:00");
        ahead(Some(if is_summer { -240 } else { -300 }))
    }

    #[test]
    fn a_time_counts_by_the_clock_of_its_own_day() {
        let offsets = |zone: fn(NaiveDateTime) -> FixedOffset| {
            [
                "2026-01-15T10:00:00",
                "2026-03-29T00:30:00",
                "2026-03-29T04:00:00",
                "2026-07-15T10:00:00",
                "2026-10-25T00:30:00",
                "2026-10-25T04:00:00",
                "2026-12-24T23:59:00",
            ]
            .map(|local| offset_of_local(time(local), zone).local_minus_utc() / 3600)
        };
        assert_eq!(offsets(berlin), [1, 1, 2, 2, 2, 1, 1]);
        assert_eq!(offsets(new_york), [-5, -4, -4, -4, -4, -4, -5]);
    }

    #[test]
    fn what_a_clock_skips_is_an_hour_later() {
        for (zone, skipped, later) in [
            (
                berlin as fn(NaiveDateTime) -> FixedOffset,
                "2026-03-29T02:30:00",
                "2026-03-29T03:30:00",
            ),
            (new_york, "2026-03-08T02:30:00", "2026-03-08T03:30:00"),
        ] {
            let moment = time(skipped) - offset_of_local(time(skipped), zone);
            assert_eq!(moment + zone(moment), time(later));
        }
    }

    #[test]
    fn a_fixed_zone_is_the_same_all_year() {
        let zone = Zone::fixed(ahead(Some(330)));
        for day in ["2026-01-15T10:00:00", "2026-07-15T10:00:00"] {
            let there = zone.from_local_datetime(&time(day)).single().unwrap();
            assert_eq!(there.naive_local(), time(day));
            assert_eq!(there.offset().local_minus_utc(), 330 * 60);
            assert_eq!(there.to_utc().with_timezone(&zone), there);
        }
    }
}
