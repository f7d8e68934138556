//! The sentences of the timeline, and how they are put together.

use serde_json::Value;

/// A text longer than this does not fit into a sentence.
const SHORT: usize = 60;

/// One thing done, as it follows the name of who did it: "changed Stage from Beta to Growth".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    /// The sentence, to be put together as it is.
    pub(super) parts: Vec<Part>,
    /// The texts before and after, where they are too long for the sentence.
    pub(super) texts: Option<Texts>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Our words, with their spaces.
    Said(&'static str),
    /// What people typed, or the name of a field: set apart, and kept from turning the sentence around
    /// when it is written from right to left.
    Quoted(String),
    /// The name of a record, as the way to it.
    Linked {
        /// Its name.
        text: String,
        /// Its address.
        href: String,
    },
}

/// Two texts; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Texts {
    /// The one that was there.
    pub(super) before: String,
    /// The one that is there now.
    pub(super) after: String,
}

impl Deed {
    /// A sentence in which nothing is quoted.
    pub(super) fn said(words: &'static str) -> Self {
        Self {
            parts: vec![Part::Said(words)],
            texts: None,
        }
    }

    /// A sentence of these parts.
    pub(super) fn of(begin: Vec<Part>, end: impl IntoIterator<Item = Part>) -> Self {
        Self {
            parts: begin.into_iter().chain(end).collect(),
            texts: None,
        }
    }
}

/// A change of one text. `what` says whose text it is.
pub(super) fn of_field(what: Vec<Part>, before: String, after: String) -> Deed {
    let verb = match (before.is_empty(), after.is_empty()) {
        (true, _) => "added ",
        (_, true) => "cleared ",
        _ => "changed ",
    };
    let mut parts = vec![Part::Said(verb)];
    parts.extend(what);
    if is_short(&before) && is_short(&after) {
        return match (before.is_empty(), after.is_empty()) {
            (true, _) => Deed::of(parts, [Part::Said(": "), Part::Quoted(after)]),
            (_, true) => Deed::of(parts, [Part::Said(", which was "), Part::Quoted(before)]),
            _ => from_to(parts, before, after),
        };
    }
    Deed {
        parts,
        texts: Some(Texts { before, after }),
    }
}

/// "… from A to B", with what is known of A and B.
pub(super) fn from_to(mut parts: Vec<Part>, before: String, after: String) -> Deed {
    for (word, value) in [(" from ", before), (" to ", after)] {
        if !value.is_empty() {
            parts.extend([Part::Said(word), Part::Quoted(value)]);
        }
    }
    Deed { parts, texts: None }
}

/// A stored value as people read it.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Whether a text fits into a sentence.
pub(super) fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT && !text.contains('\n')
}

/// The sentences as one text, quotes in angle marks.
#[cfg(test)]
pub(super) fn plain(deeds: &[Deed]) -> String {
    let part = |part: &Part| match part {
        Part::Said(words) => (*words).to_owned(),
        Part::Quoted(text) => format!("‹{text}›"),
        Part::Linked { text, href } => format!("‹{text}›({href})"),
    };
    let deed = |deed: &Deed| deed.parts.iter().map(part).collect::<String>();
    deeds.iter().map(deed).collect::<Vec<_>>().join("; ")
}
