//! What a person asks a draft to be about, and what they give along.

use crate::builtin::intent::document;
use crate::builtin::text::{capitalised, clipped, inline, without_article};
use crate::builtin::words::Words;

/// The subject that a request names: "a roadmap for the dispatch pilot" is about the dispatch pilot.
pub fn subject(request: &str) -> Option<String> {
    const MARKS: [&str; 7] = [" for ", " about ", " on ", " für ", " über ", " zu ", ": "];
    if is_long(request) {
        return None;
    }
    let small = request.to_ascii_lowercase();
    let places = MARKS
        .iter()
        .filter_map(|mark| Some(small.find(mark)? + mark.len()));
    let said = match places.min() {
        Some(place) => request.get(place..)?,
        None if is_a_name(request) => request,
        None => return None,
    };
    let said = said.split([',', ';', '?']).next()?.split(" into ").next()?;
    let said = said.trim().trim_end_matches(['.', '!']);
    let said = said
        .strip_prefix("for ")
        .or_else(|| said.strip_prefix("about "))
        .unwrap_or(said);
    Words::of(said).telling().next()?;
    Some(capitalised(&clipped(without_article(said), 100)))
}

/// The request in a line, so that the draft says what it answers.
pub fn asked(request: &str) -> String {
    if request.trim().is_empty() || is_long(request) {
        return String::new();
    }
    format!("**Asked for:** {}\n\n", inline(request))
}

/// What was given along with a request, such as notes of a meeting; nothing for a request of one line.
pub fn given(request: &str) -> String {
    if !is_long(request) {
        return String::new();
    }
    let lines = request.lines().map(inline).filter(|line| !line.is_empty());
    let quoted: Vec<String> = lines.map(|line| format!("> {line}  ")).collect();
    format!("\n## What was given\n\n{}\n", quoted.join("\n"))
}

fn is_long(request: &str) -> bool {
    let request = request.trim();
    request.lines().count() > 1 || request.chars().count() > 160
}

/// A few words that ask for nothing by themselves.
fn is_a_name(request: &str) -> bool {
    let words = Words::of(request).all().len();
    words <= 6 && !request.trim_end().ends_with('?') && document(request).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_its_subject_or_none() {
        for (request, subject_named) in [
            ("a roadmap for the dispatch pilot", Some("Dispatch pilot")),
            ("for the pilot", Some("Pilot")),
            ("pricing study", Some("Pricing study")),
            (
                "Break the PRD for load offers into user stories.",
                Some("Load offers"),
            ),
            (
                "Draft OKRs for the first quarter, with retention as the focus.",
                Some("First quarter"),
            ),
            ("How do we measure whether it works?", None),
            ("Draft a roadmap", None),
            ("", None),
        ] {
            assert_eq!(subject(request).as_deref(), subject_named, "{request}");
        }
    }

    #[test]
    fn a_request_of_a_line_is_named_and_a_longer_one_is_kept() {
        assert_eq!(asked("for *all*"), "**Asked for:** for \\*all\\*\n\n");
        assert_eq!((asked("a\nb").as_str(), given("a").as_str()), ("", ""));
        assert!(given("a\nb").ends_with("> a  \n> b  \n"));
    }
}
