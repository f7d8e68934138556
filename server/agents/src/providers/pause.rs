//! Pauses that a provider asks for.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use tokio::time::Instant;

/// No pause is longer: nobody means it, and a mistake must not switch a provider off for good.
const MAX: Duration = Duration::from_secs(24 * 60 * 60);
const RETRY_AFTER_MS: &str = "retry-after-ms";

/// The pause that a refusal asks for, in milliseconds, seconds or as the time when it ends.
pub(super) fn asked_for(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let exact = text(RETRY_AFTER_MS).and_then(number).map(|ms| ms / 1_000.0);
    let seconds = exact.or_else(|| {
        let text = text(RETRY_AFTER.as_str())?;
        number(text).or_else(|| until(text, now))
    })?;
    // What is in the past or no number at all asks for nothing.
    let pause = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(MAX);
    Some(pause.min(MAX))
}

fn until(date: &str, now: DateTime<Utc>) -> Option<f64> {
    let date = DateTime::parse_from_rfc2822(date.trim()).ok()?;
    let wait = date.with_timezone(&Utc) - now;
    i32::try_from(wait.num_seconds()).ok().map(f64::from)
}

/// Until when a provider wants to be left alone.
#[derive(Debug, Default)]
pub(super) struct Pause(Mutex<Option<Instant>>);

impl Pause {
    /// Remembers a pause that begins now. A longer one stands.
    pub(super) fn begin(&self, pause: Duration) {
        let end = Instant::now() + pause;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known = (*known).max(Some(end));
    }

    /// How much of it is left.
    pub(super) fn left(&self) -> Option<Duration> {
        let end = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = end?.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn asked(name: &'static str, value: &str) -> Option<Duration> {
        let now = "2026-11-21T12:00:00Z".parse().unwrap();
        let name = HeaderName::from_static(name);
        let value = HeaderValue::from_str(value).unwrap();
        asked_for(&HeaderMap::from_iter([(name, value)]), now)
    }

    #[test]
    fn a_pause_is_asked_for_in_several_ways() {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(asked("retry-after", "30"), seconds(30));
        assert_eq!(
            asked("retry-after", "1.5"),
            Some(Duration::from_millis(1_500))
        );
        assert_eq!(
            asked("retry-after-ms", "250"),
            Some(Duration::from_millis(250))
        );
        let date = "Sat, 21 Nov 2026 12:02:00 GMT";
        assert_eq!(asked("retry-after", date), seconds(120));
        assert_eq!(asked("x-other", "30"), None);
        assert_eq!(asked("retry-after", "soon"), None);
    }

    #[test]
    fn no_pause_lasts_for_ever_or_ends_before_it_begins() {
        assert_eq!(asked("retry-after", "1e300"), Some(MAX));
        assert_eq!(asked("retry-after", "-5"), Some(Duration::ZERO));
        assert_eq!(asked("retry-after", "NaN"), Some(Duration::ZERO));
        let past = "Sat, 21 Nov 2026 11:00:00 GMT";
        assert_eq!(asked("retry-after", past), Some(Duration::ZERO));
    }

    #[test]
    fn the_longer_of_two_pauses_stands() {
        let pause = Pause::default();
        assert_eq!(pause.left(), None);
        pause.begin(Duration::from_secs(60));
        pause.begin(Duration::from_secs(1));
        assert!(pause.left().unwrap() > Duration::from_secs(50));
    }
}
