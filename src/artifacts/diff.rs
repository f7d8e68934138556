use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// What changed between two texts, line by line and in changed lines word by word, as two columns show it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TextDiff {
    /// Rows from top to bottom.
    pub rows: Vec<DiffRow>,
    /// Lines that only the newer text has.
    pub added: u32,
    /// Lines that only the older text has.
    pub removed: u32,
}

/// One row of two columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiffRow {
    /// So many lines that are the same on both sides, left out.
    Gap(u32),
    /// The same line on both sides.
    Same {
        /// Its number in the older text.
        left: u32,
        /// Its number in the newer text.
        right: u32,
        /// What it says.
        text: String,
    },
    /// A line that differs; a side without one is empty.
    Changed {
        /// In the older text.
        left: Option<DiffSide>,
        /// In the newer text.
        right: Option<DiffSide>,
    },
}

/// A line of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffSide {
    /// Its number, counted from one.
    pub number: u32,
    /// What it says, in pieces.
    pub spans: Vec<Span>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Whether the other side lacks it.
    pub changed: bool,
}

/// Lines of context around a change.
const CONTEXT: usize = 3;
/// Comparing takes time with the product of what differs. Beyond so many lines on one side, or words in one line, they
/// are shown as replaced.
const MOST_LINES: usize = 4_000;
const MOST_WORDS: usize = 400;

impl TextDiff {
    /// Compares two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        let mut diff = Self::default();
        let ops = compare(&old, &new, MOST_LINES);
        for (place, op) in ops.iter().enumerate() {
            match op.tag() {
                DiffTag::Equal => diff.same(op, &new, place == 0, place + 1 == ops.len()),
                DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                    diff.changed(op, &old, &new);
                }
            }
        }
        diff
    }

    /// Whether the texts are the same.
    pub fn is_empty(&self) -> bool {
        self.added == 0 && self.removed == 0
    }

    /// Lines that both have; of many, those next to a change.
    fn same(&mut self, op: &DiffOp, new: &[&str], first: bool, last: bool) {
        let (left, right) = (op.old_range().start, op.new_range().start);
        let count = op.new_range().len();
        let head = if first { 0 } else { CONTEXT };
        let tail = if last { 0 } else { CONTEXT };
        // One hidden line would take the place of the line that hides it.
        let hidden = match count.saturating_sub(head + tail) {
            1 => 0,
            many => many,
        };
        for at in 0..count {
            if hidden > 0 && at == head {
                self.rows.push(DiffRow::Gap(number(hidden)));
            }
            if hidden > 0 && (head..head + hidden).contains(&at) {
                continue;
            }
            self.rows.push(DiffRow::Same {
                left: number(left + at + 1),
                right: number(right + at + 1),
                text: new[right + at].to_owned(),
            });
        }
    }

    /// Lines that differ, side by side in their order.
    fn changed(&mut self, op: &DiffOp, old: &[&str], new: &[&str]) {
        let (left, right) = (op.old_range(), op.new_range());
        self.removed += number(left.len());
        self.added += number(right.len());
        for at in 0..left.len().max(right.len()) {
            let (from, to) = (left.start + at, right.start + at);
            let was = (at < left.len()).then(|| old[from]);
            let is = (at < right.len()).then(|| new[to]);
            let (was, is) = match (was, is) {
                (Some(was), Some(is)) => {
                    let (was, is) = words(was, is);
                    (Some(was), Some(is))
                }
                (was, is) => (was.map(whole), is.map(whole)),
            };
            let side = |at: usize| {
                move |spans| DiffSide {
                    number: number(at + 1),
                    spans,
                }
            };
            self.rows.push(DiffRow::Changed {
                left: was.map(side(from)),
                right: is.map(side(to)),
            });
        }
    }
}

/// Both lines in pieces, word by word.
fn words(old: &str, new: &str) -> (Vec<Span>, Vec<Span>) {
    let (was, is) = (pieces(old), pieces(new));
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for op in compare(&was, &is, MOST_WORDS) {
        let changed = op.tag() != DiffTag::Equal;
        add(&mut left, &was[op.old_range()], changed);
        add(&mut right, &is[op.new_range()], changed);
    }
    (left, right)
}

fn add(spans: &mut Vec<Span>, pieces: &[&str], changed: bool) {
    if !pieces.is_empty() {
        let text = pieces.concat();
        spans.push(Span { text, changed });
    }
}

fn whole(line: &str) -> Vec<Span> {
    let text = line.to_owned();
    vec![Span {
        text,
        changed: true,
    }]
}

/// Words, and what is between them character by character.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, c) in line.char_indices() {
        if !c.is_alphanumeric() {
            let end = at + c.len_utf8();
            pieces.extend(
                [&line[begin..at], &line[at..end]]
                    .into_iter()
                    .filter(|piece| !piece.is_empty()),
            );
            begin = end;
        }
    }
    pieces.extend(Some(&line[begin..]).filter(|piece| !piece.is_empty()));
    pieces
}

/// The differences of two sequences; where more than `most` items differ, all of them are replaced.
fn compare(old: &[&str], new: &[&str], most: usize) -> Vec<DiffOp> {
    let before = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old[before..].iter().rev().zip(new[before..].iter().rev());
    let after = rest.take_while(|(a, b)| a == b).count();
    let (left, right) = (old.len() - before - after, new.len() - before - after);
    if left.max(right) <= most {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let equal = |at_old, at_new, len| DiffOp::Equal {
        old_index: at_old,
        new_index: at_new,
        len,
    };
    let middle = DiffOp::Replace {
        old_index: before,
        old_len: left,
        new_index: before,
        new_len: right,
    };
    let ops = [
        equal(0, 0, before),
        middle,
        equal(before + left, before + right, after),
    ];
    let some = |op: &DiffOp| !op.old_range().is_empty() || !op.new_range().is_empty();
    ops.into_iter().filter(some).collect()
}

/// Texts are bounded far below this.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A diff as lines: what is changed in brackets.
    fn draw(old: &str, new: &str) -> Vec<String> {
        let side = |side: &Option<DiffSide>| match side {
            None => "-".to_owned(),
            Some(side) => {
                let span = |span: &Span| match span.changed {
                    true => format!("[{}]", span.text),
                    false => span.text.clone(),
                };
                format!(
                    "{}:{}",
                    side.number,
                    side.spans.iter().map(span).collect::<String>()
                )
            }
        };
        let row = |row: &DiffRow| match row {
            DiffRow::Gap(lines) => format!("… {lines}"),
            DiffRow::Same { left, right, text } => format!("{left}={right}:{text}"),
            DiffRow::Changed { left, right } => format!("{} | {}", side(left), side(right)),
        };
        TextDiff::between(old, new).rows.iter().map(row).collect()
    }

    #[test]
    fn a_changed_line_shows_its_changed_words() {
        assert_eq!(
            draw("one\nwe ship in May\nend", "one\nwe ship in late June\nend"),
            [
                "1=1:one",
                "2:we ship in [May] | 2:we ship in [late June]",
                "3=3:end"
            ]
        );
    }

    #[test]
    fn lines_that_came_and_went_have_an_empty_other_side() {
        assert_eq!(draw("a\nb", "a\nb\nc"), ["1=1:a", "2=2:b", "- | 3:[c]"]);
        assert_eq!(draw("a\nb", "b"), ["1:[a] | -", "2=1:b"]);
        assert_eq!(draw("", "x"), ["- | 1:[x]"]);
    }

    #[test]
    fn what_is_far_from_a_change_is_left_out() {
        let old: String = (0..20).map(|n| format!("line {n}\n")).collect();
        let new = old.replace("line 10\n", "line ten\n");
        let rows = draw(&old, &new);
        assert_eq!(rows[0], "… 7");
        assert_eq!(rows[1], "8=8:line 7");
        assert_eq!(rows[4], "11:line [10] | 11:line [ten]");
        assert_eq!(rows.last().unwrap(), "… 6");
    }

    #[test]
    fn the_same_text_has_no_changes() {
        let diff = TextDiff::between("a\nb\nc\nd", "a\nb\nc\nd");
        assert!(diff.is_empty());
        assert_eq!(diff.rows, [DiffRow::Gap(4)]);
        assert!(TextDiff::between("", "").rows.is_empty());
    }

    #[test]
    fn a_megabyte_that_is_all_different_is_compared_at_once() {
        let text = |word: &str| {
            (0..100_000)
                .map(|n| format!("{word}{n}\n"))
                .collect::<String>()
        };
        let old = format!("same\n{}same\n", text("a"));
        let new = format!("same\n{}same\n", text("b"));
        let diff = TextDiff::between(&old, &new);
        assert_eq!((diff.added, diff.removed), (100_000, 100_000));
        let line = |word: &str| format!("{word} ").repeat(200_000);
        let diff = TextDiff::between(&line("a"), &line("b"));
        assert_eq!((diff.added, diff.removed), (1, 1));
    }

    #[test]
    fn letters_of_any_script_stay_whole() {
        assert_eq!(
            draw("größe 🚀 عميل", "größe 🎉 عميل"),
            ["1:größe [🚀] عميل | 1:größe [🎉] عميل"]
        );
    }
}
