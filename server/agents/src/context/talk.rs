use domain::chat::{Author, Omission};

use super::Fence;
use crate::desk::Turn;
use crate::lines::one_line;
use crate::providers::{PromptTurn, estimate_tokens};

/// Where not everything that was said has room, so much of it is for older turns in a line each: one part in so many.
const SUMMARY_PART: u32 = 4;
/// Characters of an older turn.
const LINE: usize = 160;

/// What was said before, within so many tokens: recent turns whole, older ones in a line each as far as that goes.
pub(super) fn within(
    turns: &[Turn],
    room: u32,
    fence: &Fence,
    omitted: &mut Vec<Omission>,
) -> Vec<PromptTurn> {
    let for_whole = if needed(turns) <= room {
        room
    } else {
        room - room / SUMMARY_PART
    };
    let recent = recent(turns, for_whole);
    let (older, recent) = turns.split_at(turns.len() - recent);
    let mut prompt = Vec::new();
    if !older.is_empty() {
        let tokens = older.iter().map(tokens).sum();
        let what = "older messages".to_owned();
        omitted.push(Omission { what, tokens });
        let summary = summary(older, room / SUMMARY_PART);
        if !summary.is_empty() {
            let told = format!(
                "Earlier in this conversation, shortened:\n{}",
                fence.around(&summary)
            );
            push(&mut prompt, PromptTurn::User(told));
        }
    }
    for turn in recent {
        let text = turn.text.clone();
        push(
            &mut prompt,
            match turn.author {
                Author::User => PromptTurn::User(text),
                Author::Assistant => PromptTurn::Assistant {
                    text,
                    calls: Vec::new(),
                },
            },
        );
    }
    prompt
}

/// About how many tokens all of it is.
pub(super) fn needed(turns: &[Turn]) -> u32 {
    turns.iter().map(tokens).fold(0, u32::saturating_add)
}

/// Adds a turn. Providers want the person to begin, and each to speak in turn.
pub(super) fn push(turns: &mut Vec<PromptTurn>, next: PromptTurn) {
    match (turns.last_mut(), next) {
        (Some(PromptTurn::User(said)), PromptTurn::User(more)) => {
            said.push_str("\n\n");
            said.push_str(&more);
        }
        (
            Some(PromptTurn::Assistant { text: said, .. }),
            PromptTurn::Assistant { text: more, .. },
        ) => {
            said.push_str("\n\n");
            said.push_str(&more);
        }
        (None, PromptTurn::Assistant { .. }) => {}
        (_, next) => turns.push(next),
    }
}

/// How many of the last turns fit whole.
fn recent(turns: &[Turn], room: u32) -> usize {
    let mut left = room;
    let fits = |turn: &&Turn| {
        let fits = tokens(turn) <= left;
        left = left.saturating_sub(tokens(turn));
        fits
    };
    turns.iter().rev().take_while(fits).count()
}

/// The beginning of each turn on a line, as many of the latest as fit.
fn summary(turns: &[Turn], room: u32) -> String {
    let mut left = room;
    let mut lines = Vec::new();
    for turn in turns.iter().rev() {
        let who = match turn.author {
            Author::User => "The person",
            Author::Assistant => "You",
        };
        let line = format!("{who}: {}", one_line(&turn.text, LINE));
        let tokens = estimate_tokens(&line) + 1;
        if tokens > left {
            break;
        }
        left -= tokens;
        lines.push(line);
    }
    lines.reverse();
    lines.join("\n")
}

fn tokens(turn: &Turn) -> u32 {
    estimate_tokens(&turn.text).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(author: Author, text: &str) -> Turn {
        let text = text.to_owned();
        Turn { author, text }
    }

    #[test]
    fn recent_turns_are_whole_and_older_ones_a_line() {
        let long = format!("Tell me about pricing.\n{}", "And so on. ".repeat(100));
        let turns = [
            turn(Author::User, &long),
            turn(Author::Assistant, &long),
            turn(Author::User, "And now?"),
        ];
        let mut omitted = Vec::new();
        let prompt = within(&turns, 400, &Fence::of("f"), &mut omitted);
        let [
            PromptTurn::User(first),
            PromptTurn::Assistant { text, .. },
            PromptTurn::User(last),
        ] = prompt.as_slice()
        else {
            panic!("{prompt:?}");
        };
        assert!(first.contains("The person: Tell me about pricing. And so on."));
        assert_eq!((text, last.as_str()), (&long, "And now?"));
        assert_eq!(omitted[0].what, "older messages");
        assert!(omitted[0].tokens > 200);
    }

    #[test]
    fn the_person_begins_and_each_speaks_in_turn() {
        let turns = [
            turn(Author::Assistant, "Hello"),
            turn(Author::User, "One"),
            turn(Author::User, "Two"),
        ];
        let prompt = within(&turns, 100, &Fence::of("f"), &mut Vec::new());
        assert_eq!(prompt, [PromptTurn::User("One\n\nTwo".to_owned())]);
    }
}
