//! What the buttons above the text do to it. Nothing here knows of a browser.

#[cfg(test)]
mod tests;

use std::ops::Range;

/// A button above the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Bold,
    Italic,
    Heading,
    List,
    Tasks,
    Table,
    Code,
    Link,
}

impl Tool {
    pub(super) const ALL: [Self; 8] = [
        Self::Bold,
        Self::Italic,
        Self::Heading,
        Self::List,
        Self::Tasks,
        Self::Table,
        Self::Code,
        Self::Link,
    ];
}

/// One piece of a text replaced by another. Places are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// What is replaced.
    pub(super) at: Range<usize>,
    /// By what.
    pub(super) with: String,
    /// What of that is selected afterwards.
    pub(super) select: Range<usize>,
}

impl Change {
    fn new(at: Range<usize>, with: String, select: Range<usize>) -> Self {
        Self { at, with, select }
    }
}

/// What a tool makes of a text in which this is selected.
pub(super) fn apply(tool: Tool, text: &str, selected: Range<usize>) -> Change {
    match tool {
        Tool::Bold => wrap(text, selected, "**", "bold text"),
        Tool::Italic => wrap(text, selected, "_", "slanted text"),
        Tool::Code if text[selected.clone()].contains('\n') => fence(text, selected),
        Tool::Code => wrap(text, selected, "`", "code"),
        Tool::Link => link(text, selected),
        Tool::Heading => each_line(text, selected, heading),
        Tool::List => each_line(text, selected, |lines| toggle(lines, "- ", is_item)),
        Tool::Tasks => each_line(text, selected, |lines| toggle(lines, "- [ ] ", is_task)),
        Tool::Table => table(text, selected),
    }
}

/// Puts marks around what is selected, or takes them away.
fn wrap(text: &str, selected: Range<usize>, mark: &str, example: &str) -> Change {
    let Range { start, end } = trimmed(text, selected);
    let inner = &text[start..end];
    let is_marked = text[..start].ends_with(mark) && text[end..].starts_with(mark);
    if is_marked {
        let at = start - mark.len()..end + mark.len();
        return Change::new(at, inner.to_owned(), 0..inner.len());
    }
    let bare = inner
        .strip_prefix(mark)
        .and_then(|inner| inner.strip_suffix(mark));
    if let Some(bare) = bare {
        return Change::new(start..end, bare.to_owned(), 0..bare.len());
    }
    let inner = if inner.is_empty() { example } else { inner };
    let select = mark.len()..mark.len() + inner.len();
    Change::new(start..end, format!("{mark}{inner}{mark}"), select)
}

/// Without the spaces at both ends, beside which marks mean nothing.
fn trimmed(text: &str, selected: Range<usize>) -> Range<usize> {
    let inner = &text[selected.clone()];
    let start = selected.start + (inner.len() - inner.trim_start().len());
    match inner.trim() {
        "" => selected,
        inner => start..start + inner.len(),
    }
}

fn fence(text: &str, selected: Range<usize>) -> Change {
    let lines = whole_lines(text, selected);
    let inner = &text[lines.clone()];
    let select = 4..4 + inner.len();
    Change::new(lines.clone(), format!("```\n{inner}\n```"), select)
}

fn link(text: &str, selected: Range<usize>) -> Change {
    let at = trimmed(text, selected);
    let inner = &text[at.clone()];
    let is_address = inner.starts_with("https://") || inner.starts_with("http://");
    let (words, address) = match inner {
        "" => ("words", "https://"),
        inner if is_address => ("words", inner),
        inner => (inner, "https://"),
    };
    let with = format!("[{words}]({address})");
    // What is left to write.
    let select = if words == "words" {
        1..1 + words.len()
    } else {
        with.len() - 1 - address.len()..with.len() - 1
    };
    Change::new(at, with, select)
}

/// Changes the lines that are selected, all of them as one piece.
fn each_line(
    text: &str,
    selected: Range<usize>,
    change: impl FnOnce(&[&str]) -> Vec<String>,
) -> Change {
    let is_caret = selected.is_empty();
    let at = whole_lines(text, selected);
    let lines: Vec<&str> = text[at.clone()].split('\n').collect();
    let with = change(&lines).join("\n");
    let end = with.len();
    let select = if is_caret { end..end } else { 0..end };
    Change::new(at, with, select)
}

/// From the beginning of the first line to the end of the last.
fn whole_lines(text: &str, selected: Range<usize>) -> Range<usize> {
    let start = text[..selected.start].rfind('\n').map_or(0, |at| at + 1);
    // A selection that ends at the beginning of a line is not about that line.
    let last = if selected.end > selected.start && text[..selected.end].ends_with('\n') {
        selected.end - 1
    } else {
        selected.end
    };
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    start..end
}

/// No heading, a heading, one below it, and none again.
fn heading(lines: &[&str]) -> Vec<String> {
    let first = lines.iter().find(|line| !line.is_empty());
    let next = match first.copied().unwrap_or_default() {
        line if line.starts_with("## ") => "### ",
        line if line.starts_with("### ") => "",
        _ => "## ",
    };
    let change = |line: &&str| match line.trim_start_matches('#').strip_prefix(' ') {
        Some(words) if line.starts_with('#') => format!("{next}{words}"),
        _ if line.is_empty() && lines.len() > 1 => String::new(),
        _ => format!("{next}{line}"),
    };
    lines.iter().map(change).collect()
}

/// Makes every line an item; where all of them are, takes that away.
fn toggle(lines: &[&str], mark: &str, is_it: fn(&str) -> bool) -> Vec<String> {
    let has_words = |line: &&&str| !line.trim().is_empty();
    let all = lines.iter().filter(has_words).all(|line| is_it(line));
    let some = lines.iter().any(|line| has_words(&line));
    let change = |line: &&str| {
        let (space, words) = bare(line);
        match (all && some, words) {
            (true, words) => format!("{space}{words}"),
            (false, "") if lines.len() > 1 => (*line).to_owned(),
            (false, words) => format!("{space}{mark}{words}"),
        }
    };
    lines.iter().map(change).collect()
}

const TASKS: [&str; 3] = ["- [ ] ", "- [x] ", "- [X] "];
const ITEMS: [&str; 3] = ["- ", "* ", "+ "];

fn is_task(line: &str) -> bool {
    TASKS.iter().any(|mark| line.trim_start().starts_with(mark))
}

fn is_item(line: &str) -> bool {
    !is_task(line) && ITEMS.iter().any(|mark| line.trim_start().starts_with(mark))
}

/// How far a line stands in, and its words without the mark of an item.
fn bare(line: &str) -> (&str, &str) {
    let words = line.trim_start();
    let space = &line[..line.len() - words.len()];
    let mark = TASKS.iter().chain(&ITEMS);
    let words = mark
        .filter_map(|mark| words.strip_prefix(mark))
        .next()
        .unwrap_or(words);
    (space, words)
}

/// An empty table below the line.
fn table(text: &str, selected: Range<usize>) -> Change {
    const TABLE: &str = "| Column | Column |\n| --- | --- |\n| | |\n";
    let end = whole_lines(text, selected).end;
    let before = &text[..end];
    let lead = match before {
        "" => "",
        before if before.ends_with("\n\n") => "",
        before if before.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let first = lead.len() + 2;
    Change::new(
        end..end,
        format!("{lead}{TABLE}"),
        first..first + "Column".len(),
    )
}

/// The byte at which so many UTF-16 units of a text end: browsers count in those.
pub(super) fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

/// So many UTF-16 units a text has.
pub(super) fn units(text: &str) -> u32 {
    let units = text.chars().map(char::len_utf16).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}
