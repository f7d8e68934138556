//! Text as people type it: trimmed, bounded, without what a database or a screen cannot hold.

use chrono::{Datelike, NaiveDate};

use crate::error::FieldError;

/// Most characters of a single line such as a name or a category.
pub const LINE_MAX: u32 = 200;
/// Most characters of a longer text such as "about".
pub const NOTE_MAX: u32 = 20_000;
/// Most characters of a web address.
pub const URL_MAX: u32 = 2_000;

/// A single line: trimmed, line breaks folded to spaces, at most [`LINE_MAX`] characters, may be empty.
pub fn line(field: &str, text: &str) -> Result<String, FieldError> {
    let text = bounded(field, text, NOTE_MAX)?;
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(field, &folded, LINE_MAX)
}

/// Text over several lines: trimmed, at most [`NOTE_MAX`] characters, may be empty.
pub fn note(field: &str, text: &str) -> Result<String, FieldError> {
    bounded(field, &text.replace("\r\n", "\n"), NOTE_MAX)
}

/// A web address: `http` or `https` with a host, or empty. A bare `example.com` gets `https://` in front.
pub fn url(field: &str, text: &str) -> Result<String, FieldError> {
    let text = bounded(field, text, URL_MAX)?;
    if text.is_empty() {
        return Ok(text);
    }
    let with_scheme = if text.contains("://") {
        text
    } else {
        format!("https://{text}")
    };
    if is_web_address(&with_scheme) {
        Ok(with_scheme)
    } else {
        Err(FieldError::new(
            field,
            "Enter a web address such as https://example.com.",
        ))
    }
}

/// An e-mail address or nothing.
pub fn optional_email(field: &str, text: &str) -> Result<String, FieldError> {
    let text = bounded(field, text, 254)?;
    if text.is_empty() || is_email(&text) {
        Ok(text)
    } else {
        Err(FieldError::new(
            field,
            "Enter an e-mail address such as ann@example.com.",
        ))
    }
}

/// A day as forms and programs write it: `2026-03-01`, from the year 1900 to 9999.
pub fn date(field: &str, text: &str) -> Result<NaiveDate, FieldError> {
    text.trim()
        .parse::<NaiveDate>()
        .ok()
        .filter(|day| (1900..=9999).contains(&day.year()))
        .ok_or_else(|| FieldError::new(field, "Enter a day such as 2026-03-01."))
}

/// A day, or nothing.
pub fn optional_date(field: &str, text: &str) -> Result<Option<NaiveDate>, FieldError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    date(field, text).map(Some)
}

/// Whether `text` has the shape of an e-mail address. Only a message sent to it proves more.
pub fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.rsplit_once('@') else {
        return false;
    };
    text.len() <= 254
        && !user.is_empty()
        && user.len() <= 64
        && !user.starts_with('.')
        && !user.ends_with('.')
        && user
            .chars()
            .all(|c| !c.is_whitespace() && !c.is_control() && !"@,;:<>()[]\"\\".contains(c))
        && is_host(host)
}

fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let Some(rest) = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
    else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority
        .rsplit_once(':')
        .map_or(authority, |(host, port)| {
            if !port.is_empty() && port.chars().all(|c| c.is_ascii_digit()) {
                host
            } else {
                authority
            }
        });
    is_host(host)
        && !text
            .chars()
            .any(|c| c.is_whitespace() || "<>\"`{}|\\^".contains(c))
}

fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        })
}

/// Trims, drops the null character (Postgres cannot store it) and refuses what is too long.
fn bounded(field: &str, text: &str, max: u32) -> Result<String, FieldError> {
    let text: String = text.trim().chars().filter(|c| *c != '\0').collect();
    let count = text.chars().count();
    if count > max as usize {
        let message = format!(
            "Keep this to {} characters; it has {}.",
            grouped(max.into()),
            grouped(u64::try_from(count).unwrap_or(u64::MAX))
        );
        return Err(FieldError::new(field, message));
    }
    Ok(text)
}

/// A number with a comma after each three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_folded_and_free_of_nulls() {
        assert_eq!(line("name", "  Acme\n\0 Corp ").unwrap(), "Acme Corp");
    }

    #[test]
    fn too_long_says_by_how_much() {
        let error = line("name", &"x".repeat(300)).unwrap_err();
        assert_eq!(error.message, "Keep this to 200 characters; it has 300.");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn emoji_and_right_to_left_text_are_text_like_any_other() {
        assert_eq!(line("name", "شركة 🚀").unwrap(), "شركة 🚀");
    }

    #[test]
    fn web_addresses() {
        assert_eq!(
            url("u", "example.com/a?b").unwrap(),
            "https://example.com/a?b"
        );
        assert_eq!(
            url("u", "http://a.example:8080/x").unwrap(),
            "http://a.example:8080/x"
        );
        assert_eq!(url("u", "").unwrap(), "");
        for bad in [
            "javascript:alert(1)",
            "javascript://a.b/%0aalert(1)",
            "https://",
            "a b.c",
            "ftp://a.b",
            "https://a.b/<x>",
        ] {
            assert!(url("u", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn e_mail_addresses() {
        for good in [
            "ann@example.com",
            "a.b+c@sub.example.co",
            "jörg@bücher.example",
        ] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "",
            "ann",
            "ann@",
            "@example.com",
            "ann@example",
            "a b@example.com",
            "a@b@example.com",
            "a@-x.com",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
