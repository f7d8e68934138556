use chrono::{
    FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};

/// Where the person's clock is. Clocks change twice a year in many places: the browser knows by how much any moment was, or
/// will be, ahead of UTC; the server looks that up by the zone's name, which a cookie tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its clocks never change.
    Fixed(FixedOffset),
    /// One of the table that the server brings along.
    #[cfg(not(target_arch = "wasm32"))]
    Named(chrono_tz::Tz),
    /// That of the browser.
    Browser,
}

impl Zone {
    /// One whose clocks never change.
    pub const fn fixed(offset: FixedOffset) -> Self {
        Self(Kind::Fixed(offset))
    }

    /// That of somebody of whom nothing is known.
    pub(crate) fn utc() -> Self {
        Self::fixed(Utc.fix())
    }

    /// That of the browser. Only effects and event handlers know it, and who knows that the server drew in it.
    pub(crate) const fn of_browser() -> Self {
        Self(Kind::Browser)
    }

    /// The one of this name, such as "Europe/Berlin". The browser knows its own: it does without the table of all.
    pub(crate) fn named(name: &str) -> Option<Self> {
        #[cfg(not(target_arch = "wasm32"))]
        return name.parse().ok().map(|zone| Self(Kind::Named(zone)));
        #[cfg(target_arch = "wasm32")]
        return (name_in_browser()? == name).then(Self::of_browser);
    }

    /// How far it is ahead today.
    pub(crate) fn today(self) -> FixedOffset {
        self.at(Utc::now().naive_utc())
    }

    fn at(self, moment: NaiveDateTime) -> FixedOffset {
        match self.0 {
            Kind::Fixed(offset) => offset,
            #[cfg(not(target_arch = "wasm32"))]
            Kind::Named(zone) => zone.offset_from_utc_datetime(&moment).fix(),
            Kind::Browser => offset_in_browser(moment),
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

/// What the zone of the browser is called.
pub(crate) fn name_in_browser() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let name = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into());
    name.ok()?.as_string()
}

/// JavaScript counts how far behind UTC the clock is, in minutes.
fn offset_in_browser(moment: NaiveDateTime) -> FixedOffset {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds are exact for 280,000 years"
    )]
    let milliseconds = moment.and_utc().timestamp_millis() as f64;
    let date = js_sys::Date::new(&milliseconds.into());
    ahead(-date.get_timezone_offset() as i32)
}

/// So many minutes ahead of UTC.
pub(crate) fn ahead(minutes: i32) -> FixedOffset {
    FixedOffset::east_opt(minutes.saturating_mul(60)).unwrap_or_else(|| Utc.fix())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    fn hours(offset: FixedOffset) -> i32 {
        offset.local_minus_utc() / 3600
    }

    /// The moment at which a clock shows this.
    fn moment(local: &str, zone: Zone) -> NaiveDateTime {
        let there = zone.from_local_datetime(&time(local)).single().unwrap();
        there.naive_utc()
    }

    #[test]
    fn a_named_zone_knows_summer_and_winter() {
        let moments = ["2026-01-15T10:00:00", "2026-07-15T10:00:00"];
        for (name, expected) in [
            ("Europe/Berlin", [1, 2]),
            ("America/New_York", [-5, -4]),
            ("America/Argentina/Buenos_Aires", [-3, -3]),
            ("Etc/GMT+5", [-5, -5]),
            ("UTC", [0, 0]),
        ] {
            let zone = zone(name);
            let offsets = moments.map(|moment| zone.offset_from_utc_datetime(&time(moment)));
            assert_eq!(offsets.map(hours), expected, "{name}");
        }
    }

    #[test]
    fn a_clock_changes_at_its_moment() {
        for (name, last, first) in [
            (
                "Europe/Berlin",
                "2026-03-29T00:59:59",
                "2026-03-29T01:00:00",
            ),
            (
                "Europe/Berlin",
                "2026-10-25T00:59:59",
                "2026-10-25T01:00:00",
            ),
            (
                "America/New_York",
                "2026-03-08T06:59:59",
                "2026-03-08T07:00:00",
            ),
            (
                "America/New_York",
                "2026-11-01T05:59:59",
                "2026-11-01T06:00:00",
            ),
        ] {
            let at = |moment| hours(zone(name).at(time(moment)));
            assert_eq!((at(last) - at(first)).abs(), 1, "{name} {first}");
        }
    }

    #[test]
    fn a_time_counts_by_the_clock_of_its_own_day() {
        let offsets = |name: &str| {
            [
                "2026-01-15T10:00:00",
                "2026-03-29T00:30:00",
                "2026-03-29T04:00:00",
                "2026-07-15T10:00:00",
                "2026-10-25T00:30:00",
                "2026-10-25T04:00:00",
                "2026-12-24T23:59:00",
            ]
            .map(|local| (time(local) - moment(local, zone(name))).num_hours())
        };
        assert_eq!(offsets("Europe/Berlin"), [1, 1, 2, 2, 2, 1, 1]);
        assert_eq!(offsets("America/New_York"), [-5, -4, -4, -4, -4, -4, -5]);
    }

    #[test]
    fn what_a_clock_skips_is_an_hour_later() {
        for (name, skipped, later) in [
            (
                "Europe/Berlin",
                "2026-03-29T02:30:00",
                "2026-03-29T03:30:00",
            ),
            (
                "America/New_York",
                "2026-03-08T02:30:00",
                "2026-03-08T03:30:00",
            ),
        ] {
            let there = moment(skipped, zone(name))
                .and_utc()
                .with_timezone(&zone(name));
            assert_eq!(there.naive_local(), time(later), "{name}");
        }
    }

    #[test]
    fn what_a_clock_shows_twice_is_one_of_the_two() {
        for (name, doubled) in [
            ("Europe/Berlin", "2026-10-25T02:30:00"),
            ("America/New_York", "2026-11-01T01:30:00"),
        ] {
            let there = moment(doubled, zone(name))
                .and_utc()
                .with_timezone(&zone(name));
            assert_eq!(there.naive_local(), time(doubled), "{name}");
        }
    }

    #[test]
    fn nonsense_names_no_zone() {
        for name in ["", "Europe", "Mars/Olympus", "Europe%2FBerlin", "120"] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
    }

    #[test]
    fn a_fixed_zone_is_the_same_all_year() {
        let zone = Zone::fixed(ahead(330));
        for day in ["2026-01-15T10:00:00", "2026-07-15T10:00:00"] {
            let there = zone.from_local_datetime(&time(day)).single().unwrap();
            assert_eq!(there.naive_local(), time(day));
            assert_eq!(there.offset().local_minus_utc(), 330 * 60);
            assert_eq!(there.to_utc().with_timezone(&zone), there);
        }
    }
}
