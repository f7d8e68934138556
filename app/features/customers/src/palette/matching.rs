//! Which commands and recent customers fit what was typed.

/// Whether every word typed begins a word of the text. Nothing typed fits everything.
pub(super) fn fits(text: &str, typed: &str) -> bool {
    let text = text.to_lowercase();
    typed.to_lowercase().split_whitespace().all(|typed| {
        text.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| word.starts_with(typed))
    })
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn every_typed_word_begins_a_word() {
        assert!(fits("Go to the trash", ""));
        assert!(fits("Go to the trash", "tr go"));
        assert!(fits("Zoë & Söhne", "SÖ"));
        assert!(!fits("Go to the trash", "rash"));
        assert!(!fits("Go to the trash", "trash x"));
    }
}
