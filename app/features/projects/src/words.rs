//! Projects and artifacts in words.

use chrono::NaiveDate;
use domain::artifacts::ArtifactStatus;
use domain::page::CappedCount;
use domain::projects::ProjectStatus;
use kit::TagColour;
use kit::time::date;

/// From when to when: "1 Mar 2026 – 28 Feb 2027"; nothing without dates.
pub(crate) fn period(starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> Option<String> {
    match (starts_on, ends_on) {
        (None, None) => None,
        (Some(from), None) => Some(format!("From {}", date(from))),
        (None, Some(to)) => Some(format!("Until {}", date(to))),
        (Some(from), Some(to)) => Some(format!("{} – {}", date(from), date(to))),
    }
}

/// "No artifacts", "1 artifact", "99+ artifacts".
pub(crate) fn artifacts_counted(count: CappedCount) -> String {
    match count.value {
        0 => "No artifacts".to_owned(),
        1 if !count.more => "1 artifact".to_owned(),
        _ => format!("{count} artifacts"),
    }
}

/// So many bytes, for a line: "640 bytes", "12 kB".
pub(crate) fn size(bytes: u32) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1_024 => format!("{bytes} bytes"),
        _ => format!("{} kB", bytes / 1_024),
    }
}

/// "1 line", "12 lines".
pub(crate) fn lines(count: u32) -> String {
    match count {
        1 => "1 line".to_owned(),
        _ => format!("{count} lines"),
    }
}

/// The colour of a project's status; its word says the same.
pub(crate) const fn project_colour(status: ProjectStatus) -> TagColour {
    match status {
        ProjectStatus::Planning => TagColour::Cyan,
        ProjectStatus::Active => TagColour::Green,
        ProjectStatus::OnHold => TagColour::WarmGray,
        ProjectStatus::Completed => TagColour::Blue,
        ProjectStatus::Archived => TagColour::Outline,
    }
}

/// The colour of an artifact's status; its word says the same.
pub(crate) const fn artifact_colour(status: ArtifactStatus) -> TagColour {
    match status {
        ArtifactStatus::Draft => TagColour::Gray,
        ArtifactStatus::InProgress => TagColour::Blue,
        ArtifactStatus::Review => TagColour::Purple,
        ArtifactStatus::Final => TagColour::Green,
        ArtifactStatus::Archived => TagColour::Outline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_says_what_is_open() {
        let march = NaiveDate::from_ymd_opt(2026, 3, 1);
        let may = NaiveDate::from_ymd_opt(2026, 5, 31);
        assert_eq!(period(None, None), None);
        assert_eq!(period(march, None).as_deref(), Some("From 1 Mar 2026"));
        assert_eq!(period(None, may).as_deref(), Some("Until 31 May 2026"));
        assert_eq!(
            period(march, may).as_deref(),
            Some("1 Mar 2026 – 31 May 2026")
        );
    }

    #[test]
    fn counts_read_like_speech() {
        let counted = |count| artifacts_counted(CappedCount::new(count, 99));
        assert_eq!(counted(0), "No artifacts");
        assert_eq!(counted(1), "1 artifact");
        assert_eq!(counted(100), "99+ artifacts");
        assert_eq!((size(1), size(640)), ("1 byte".into(), "640 bytes".into()));
        assert_eq!(size(500 * 1_024), "500 kB");
    }
}
