//! The rules of single fields of a provider.

use std::ops::RangeInclusive;

use crate::error::FieldError;
use crate::text::{self, grouped};

pub(super) const TIMEOUTS: RangeInclusive<u32> = 1..=600;
pub(super) const OUTPUTS: RangeInclusive<u32> = 16..=200_000;
pub(super) const CONTEXTS: RangeInclusive<u32> = 1_024..=2_000_000;

pub(super) fn model(text: &str) -> Result<String, FieldError> {
    let model = text::line("model", text)?;
    if model.is_empty() {
        return Err(FieldError::new("model", "Name the model to ask for."));
    }
    Ok(model)
}

/// The shape of an address; whether the server goes there it decides itself.
pub(super) fn address(text: &str) -> Result<String, FieldError> {
    let text = text.trim();
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', ':']));
    let is_plain = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || "@?#\\<>\"".contains(c));
    let fits = text.chars().count() <= text::URL_MAX as usize;
    if has_host && is_plain && fits {
        return Ok(text.to_owned());
    }
    Err(FieldError::new(
        "base_url",
        "Write the address as https://host/path, without a password and without anything after a ? or #.",
    ))
}

pub(super) fn number(
    field: &str,
    text: &str,
    range: RangeInclusive<u32>,
) -> Result<Option<u32>, FieldError> {
    let digits = text.trim().replace([',', ' '], "");
    if digits.is_empty() {
        return Ok(None);
    }
    let number = digits.parse().ok().filter(|number| range.contains(number));
    let (from, to) = (u64::from(*range.start()), u64::from(*range.end()));
    let words = || format!("Enter a number from {} to {}.", grouped(from), grouped(to));
    number
        .map(Some)
        .ok_or_else(|| FieldError::new(field, words()))
}

/// A model that may write all that it can take in could be told nothing.
pub(super) fn room(output: u32, context: Option<u32>) -> Result<u32, FieldError> {
    match context {
        Some(context) if output > context / 2 => Err(FieldError::new(
            "output_tokens",
            "Leave at least half of what the model takes in for the question.",
        )),
        _ => Ok(output),
    }
}
