//! How facts are written down: days, counts, and texts of records so that they stay text.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What marks a gap in a draft.
pub const GAP: &str = "**To clarify:**";

/// A gap in a draft, as a question.
pub fn gap(question: &str) -> String {
    format!("{GAP} {question}")
}

/// A day as people read it: `12 March 2026`.
pub fn day(on: NaiveDate) -> String {
    format!("{} {} {}", on.day(), month(on), on.year())
}

/// The name of a day's month.
pub fn month(on: NaiveDate) -> &'static str {
    MONTHS
        .get(on.month0() as usize)
        .copied()
        .unwrap_or_default()
}

/// Which month of the year a word names, counted from one.
pub fn month_of(word: &str) -> Option<u32> {
    const GERMAN: [(&str, u32); 8] = [
        ("januar", 1),
        ("februar", 2),
        ("märz", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("oktober", 10),
        ("dezember", 12),
    ];
    let word = word.to_lowercase();
    let is = |name: &&str| {
        let name = name.to_lowercase();
        name == word || (word.len() == 3 && name.starts_with(&word))
    };
    let english = MONTHS.iter().position(is);
    let german = || GERMAN.iter().find(|(name, _)| *name == word);
    english
        .and_then(|place| u32::try_from(place + 1).ok())
        .or_else(|| german().map(|(_, number)| *number))
}

/// `1 project`, `3 projects`, `no projects`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// `a, b and c`.
pub fn joined(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A text of a record as part of a line of Markdown: whatever it says, it is read as text and stays on the line.
pub fn inline(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(folded.len());
    for (place, letter) in folded.char_indices() {
        let starts_a_block = place == 0 && "#-+=".contains(letter);
        let numbers_a_list = ".)".contains(letter)
            && place > 0
            && folded[..place].bytes().all(|byte| byte.is_ascii_digit());
        if starts_a_block || numbers_a_list || "\\`*_[]<>|~&".contains(letter) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

/// The first paragraph of a text of a record, in at most so many characters, as [`inline`] writes it.
pub fn excerpt(text: &str, most: usize) -> String {
    let paragraph = text.trim().split("\n\n").next().unwrap_or_default();
    inline(&clipped(paragraph, most))
}

/// At most so many characters, cut between words.
pub fn clipped(text: &str, most: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= most {
        return folded;
    }
    let cut: String = folded.chars().take(most.saturating_sub(1)).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

/// The first line of a text of a record, as [`inline`] writes it.
pub fn first_line(text: &str) -> String {
    excerpt(text.trim().lines().next().unwrap_or_default(), 120)
}

/// The same with a capital letter in front.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The same without an article in front.
pub fn without_article(text: &str) -> &str {
    const ARTICLES: [&str; 6] = ["the", "a", "an", "der", "die", "das"];
    let is_article = |word: &str| {
        ARTICLES
            .iter()
            .any(|article| word.eq_ignore_ascii_case(article))
    };
    match text.split_once(' ') {
        Some((first, rest)) if is_article(first) => rest,
        _ => text,
    }
}

/// About how many tokens so many characters are.
pub fn tokens(characters: usize) -> u32 {
    u32::try_from(characters.div_ceil(4)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day("2026-03-12".parse().unwrap()), "12 March 2026");
    }

    #[test]
    fn a_month_is_found_by_its_name_or_its_first_three_letters() {
        assert_eq!(month_of("March"), Some(3));
        assert_eq!(month_of("märz"), Some(3));
        assert_eq!(month_of("nov"), Some(11));
        assert_eq!(month_of("monday"), None);
    }

    #[test]
    fn the_text_of_a_record_cannot_break_the_layout() {
        assert_eq!(inline("# Title\n\n- [x](y)"), "\\# Title - \\[x\\](y)");
        assert_eq!(inline("1. first *bold*"), "1\\. first \\*bold\\*");
        assert_eq!(inline("<b>a|b</b>"), "\\<b\\>a\\|b\\</b\\>");
        assert_eq!(inline("2.000 of 3.000"), "2\\.000 of 3.000");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(clipped("one two, three", 10), "one two…");
        assert_eq!(clipped("one two", 10), "one two");
        assert_eq!(excerpt("First.\n\nSecond.", 50), "First.");
    }

    #[test]
    fn lists_and_counts_read_like_sentences() {
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(joined(&names(&["a", "b", "c"])), "a, b and c");
        assert_eq!(joined(&names(&["a"])), "a");
        assert_eq!(counted(1, "project", "projects"), "1 project");
        assert_eq!(counted(0, "project", "projects"), "no projects");
    }
}
