//! Numbers as people type them, in whichever of the two habits: `1,234.50` and `1.234,50` are the same amount.

use rust_decimal::Decimal;

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumber {
    Empty,
    Unreadable,
    TooManyDecimals,
}

/// Reads a number with at most `decimals` digits after the point. A single separator before exactly three digits
/// groups thousands, unless the number may have three decimals and the separator is a point.
pub(super) fn number(text: &str, decimals: u32) -> Result<Decimal, NoNumber> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_'))
        .collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    if digits.is_empty() {
        return Err(NoNumber::Empty);
    }
    let (whole, fraction) = split(digits, decimals).ok_or(NoNumber::Unreadable)?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !all_digits(&whole) || !all_digits(fraction) {
        return Err(NoNumber::Unreadable);
    }
    if fraction.trim_end_matches('0').len() > decimals as usize {
        return Err(NoNumber::TooManyDecimals);
    }
    let plain = format!(
        "{sign}{}.{}",
        if whole.is_empty() { "0" } else { &whole },
        if fraction.is_empty() { "0" } else { fraction }
    );
    Decimal::from_str_exact(&plain).map_err(|_| NoNumber::Unreadable)
}

/// The digits before and after the decimal point, groups joined.
fn split(digits: &str, decimals: u32) -> Option<(String, &str)> {
    let last = digits.rfind(['.', ',']);
    let Some(last) = last else {
        return Some((digits.to_owned(), ""));
    };
    let separator = digits.as_bytes()[last] as char;
    let other = if separator == '.' { ',' } else { '.' };
    let (before, after) = (&digits[..last], &digits[last + 1..]);
    let groups = if before.contains(other) {
        // Both are there: the last is the point, and must stand alone.
        (!before.contains(separator)).then_some(other)?
    } else if before.contains(separator) || is_group(before, separator, after, decimals) {
        return Some((joined(digits, separator)?, ""));
    } else {
        return Some((before.to_owned(), after));
    };
    Some((joined(before, groups)?, after))
}

/// Whether the only separator groups thousands.
fn is_group(before: &str, separator: char, after: &str, decimals: u32) -> bool {
    let one_to_three = (1..=3).contains(&before.len()) && before != "0";
    let could_be_decimals = separator == '.' && decimals >= 3;
    after.len() == 3 && one_to_three && !could_be_decimals
}

/// Joins groups of three digits; inner groups of two as well, for lakhs.
fn joined(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    let (last, rest) = groups.split_last()?;
    let (first, inner) = rest.split_first()?;
    let right = last.len() == 3
        && (1..=3).contains(&first.len())
        && inner.iter().all(|group| matches!(group.len(), 2 | 3));
    right.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str, decimals: u32) -> String {
        number(text, decimals).unwrap().normalize().to_string()
    }

    #[test]
    fn both_habits_of_writing_are_understood() {
        for (text, value) in [
            ("1234.5", "1234.5"),
            ("1,234.50", "1234.5"),
            ("1.234,50", "1234.5"),
            ("1 234,50", "1234.5"),
            ("1\u{202f}234,50", "1234.5"),
            ("1'234.50", "1234.5"),
            ("1,234", "1234"),
            ("1.234", "1234"),
            ("1.234.567", "1234567"),
            ("12,34,567.89", "1234567.89"),
            ("0,5", "0.5"),
            ("0.500", "0.5"),
            (".5", "0.5"),
            ("7.", "7"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("+3", "3"),
        ] {
            assert_eq!(reads(text, 2), value, "{text}");
        }
        assert_eq!(reads("1.234", 3), "1.234");
        assert_eq!(reads("1,234", 3), "1234");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "x",
            "1.2.3",
            "1,23,4",
            "1,234,56",
            "1.234.5,6,7",
            "1e5",
            "NaN",
            "--1",
            ".",
            "٣",
            "99999999999999999999999999999999999999",
        ] {
            assert_eq!(number(text, 2), Err(NoNumber::Unreadable), "{text}");
        }
        assert_eq!(number("  ", 2), Err(NoNumber::Empty));
        assert_eq!(number("1.25", 0), Err(NoNumber::TooManyDecimals));
        assert_eq!(number("1.2345", 2), Err(NoNumber::TooManyDecimals));
    }
}
