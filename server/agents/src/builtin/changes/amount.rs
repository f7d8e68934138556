//! Money and numbers in a message.

use domain::chat::Dossier;
use domain::money::{Currency, Money};
use rust_decimal::Decimal;

/// The first amount of money that a message names; a bare number counts when the customer's currency is known.
pub fn in_text(text: &str, dossier: &Dossier) -> Option<Money> {
    let words: Vec<&str> = text.split_whitespace().map(trimmed).collect();
    let named = words.iter().enumerate().find_map(|(place, word)| {
        let next = words.get(place + 1).copied().unwrap_or_default();
        let before = place
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .copied();
        let inside = symbol(word);
        let currency = inside
            .or_else(|| currency(next))
            .or_else(|| currency(before?))?;
        money(word, currency)
    });
    named.or_else(|| {
        let currency = usual_currency(dossier)?;
        let plain = words.iter().find(|word| is_plain_amount(word))?;
        money(plain, currency)
    })
}

/// The currency in which the customer's agreements and invoices are; the first by agreement, then by invoice.
pub fn usual_currency(dossier: &Dossier) -> Option<Currency> {
    let agreed = dossier
        .agreements
        .iter()
        .find_map(|agreement| agreement.terms.pricing.currency());
    let unpaid = || {
        dossier
            .unpaid
            .first()
            .map(|invoice| invoice.balance.total.currency())
    };
    let position = || {
        dossier
            .figures
            .positions
            .first()
            .map(|position| position.open.currency())
    };
    agreed.or_else(unpaid).or_else(position)
}

/// The hours that a message names: "12 hours", "7,5 Stunden", "3h".
pub fn hours(text: &str) -> Option<Decimal> {
    let words: Vec<&str> = text.split_whitespace().map(trimmed).collect();
    words.iter().enumerate().find_map(|(place, word)| {
        let next = words
            .get(place + 1)
            .copied()
            .unwrap_or_default()
            .to_lowercase();
        let glued = word.strip_suffix('h');
        let is_hours = matches!(next.as_str(), "h" | "hour" | "hours" | "stunden" | "stunde");
        let number = glued.or(is_hours.then_some(*word))?;
        let hours = domain::money::parse_number("hours", number, 2).ok()?;
        (hours > Decimal::ZERO).then_some(hours)
    })
}

/// A word without the punctuation around it.
fn trimmed(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')'])
        .trim_start_matches('(')
}

fn money(word: &str, currency: Currency) -> Option<Money> {
    let word = word.trim_matches(['€', '$', '£', '¥']);
    if !word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let thousands = word.strip_suffix(['k', 'K']);
    let amount = Money::parse("amount", thousands.unwrap_or(word), currency).ok()?;
    let amount = match thousands {
        Some(_) => amount.times(Decimal::ONE_THOUSAND)?,
        None => amount,
    };
    (amount.is_positive() && amount.is_kept()).then_some(amount)
}

fn symbol(word: &str) -> Option<Currency> {
    let has = |symbol: char| word.starts_with(symbol) || word.ends_with(symbol);
    if has('€') {
        Some(Currency::EUR)
    } else if has('$') {
        Some(Currency::USD)
    } else if has('£') {
        Some(Currency::GBP)
    } else {
        None
    }
}

fn currency(word: &str) -> Option<Currency> {
    match word.to_lowercase().as_str() {
        "€" | "euro" | "euros" => Some(Currency::EUR),
        "$" | "dollar" | "dollars" => Some(Currency::USD),
        "£" | "pound" | "pounds" => Some(Currency::GBP),
        // Words such as "all" and "top" are codes in small letters.
        _ => Currency::from_code(word),
    }
}

/// At least three digits, and no year.
fn is_plain_amount(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let only = word
        .chars()
        .all(|letter| letter.is_ascii_digit() || ",.k".contains(letter));
    let is_year = word
        .parse::<u32>()
        .is_ok_and(|number| (1900..=2100).contains(&number));
    only && !is_year && (digits >= 3 || (digits > 0 && word.ends_with('k')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::{bare_dossier, rich_dossier};

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let bare = bare_dossier();
        for (text, amount) in [
            ("an invoice over 2,000 EUR.", Some("2,000.00 EUR")),
            ("für 1.500,50 € netto", Some("1,500.50 EUR")),
            ("$500 for the workshop", Some("500.00 USD")),
            ("EUR 12k a year", Some("12,000.00 EUR")),
            ("300 pounds", Some("300.00 GBP")),
            ("2 days at all", None),
            ("in 2026", None),
            ("2000 a month", None),
        ] {
            let read = in_text(text, &bare).map(|money| money.to_string());
            assert_eq!(read.as_deref(), amount, "{text}");
        }
        let known = in_text("2,000 a month from 2027", &rich_dossier());
        assert_eq!(
            known.map(|money| money.to_string()).as_deref(),
            Some("2,000.00 EUR")
        );
    }

    #[test]
    fn hours_are_read_too() {
        assert_eq!(hours("12 hours of advice"), Some(12.into()));
        assert_eq!(hours("3h"), Some(3.into()));
        assert_eq!(hours("with h"), None);
    }
}
