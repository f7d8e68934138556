use domain::chat::Omission;

use crate::providers::estimate_tokens;

/// Some lines about the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    /// What they are about.
    pub title: String,
    /// The most important first.
    pub lines: Vec<String>,
}

impl Section {
    /// About how many tokens it is.
    pub fn tokens(&self) -> u32 {
        let lines = self.lines.iter().map(|line| line_tokens(line));
        lines.fold(line_tokens(&self.title) + 1, u32::saturating_add)
    }
}

/// A line with its end.
fn line_tokens(line: &str) -> u32 {
    estimate_tokens(line).saturating_add(1)
}

/// Divides room among parts that need so much each: who needs less than an equal share gets it whole, and the others
/// share what that leaves.
pub(super) fn shares(room: u32, needs: &[u32]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|place| needs[*place]);
    let mut shares = vec![0; needs.len()];
    let mut left = room;
    for (done, place) in order.into_iter().enumerate() {
        let others = u32::try_from(needs.len() - done).unwrap_or(u32::MAX);
        shares[place] = needs[place].min(left / others);
        left -= shares[place];
    }
    shares
}

/// The same for parts that have names.
pub(super) fn allot<const N: usize>(room: u32, needs: [u32; N]) -> [u32; N] {
    let mut shares = shares(room, &needs).into_iter();
    [(); N].map(|()| shares.next().unwrap_or_default())
}

/// As much of a text as fits, whole lines first, and about how many tokens were lost.
pub(super) fn cut(text: &str, room: u32) -> (String, u32) {
    let needed = estimate_tokens(text);
    if needed <= room {
        return (text.to_owned(), 0);
    }
    let mut end = usize::try_from(room)
        .unwrap_or(usize::MAX)
        .saturating_mul(4);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = &text[..end];
    let kept = kept.rfind('\n').map_or(kept, |line| &kept[..line]);
    (kept.to_owned(), needed - estimate_tokens(kept))
}

/// As many lines of every section as fit, and what was left out of which.
pub(super) fn sections_within(
    sections: &[Section],
    room: u32,
    omitted: &mut Vec<Omission>,
) -> String {
    let needs: Vec<u32> = sections.iter().map(Section::tokens).collect();
    let rooms = shares(room, &needs);
    let mut text = String::new();
    for (section, room) in sections.iter().zip(rooms) {
        let mut left = room.saturating_sub(line_tokens(&section.title) + 1);
        let mut lost = 0_u32;
        let mut kept = String::new();
        for line in &section.lines {
            let tokens = line_tokens(line);
            if tokens <= left && lost == 0 {
                left -= tokens;
                kept.push_str(&format!("{line}\n"));
            } else {
                lost = lost.saturating_add(tokens);
            }
        }
        if !kept.is_empty() {
            text.push_str(&format!("# {}\n{kept}", section.title));
        }
        if lost > 0 {
            let what = section.title.clone();
            omitted.push(Omission { what, tokens: lost });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_needs_little_gets_it_whole() {
        assert_eq!(shares(100, &[10, 500, 500]), [10, 45, 45]);
        assert_eq!(shares(100, &[10, 20]), [10, 20]);
        assert_eq!(shares(0, &[10, 20]), [0, 0]);
        assert!(shares(7, &[]).is_empty());
        assert_eq!(allot(90, [500, 10]), [80, 10]);
    }

    #[test]
    fn a_text_is_cut_at_a_line() {
        assert_eq!(
            cut("one\ntwo\nthree", 100),
            ("one\ntwo\nthree".to_owned(), 0)
        );
        assert_eq!(cut("one\ntwo\nthree", 2), ("one\ntwo".to_owned(), 2));
        assert_eq!(cut("ééééé", 1).0, "éé");
        assert_eq!(cut("", 0), (String::new(), 0));
    }
}
