use serde::{Deserialize, Serialize};

use super::routing::Routing;
use super::{Citation, Message, MessageState, Proposal, ToolCall};

/// What a reader of an answer is told while it is written. A stream begins with [`ChatEvent::Snapshot`], wherever the answer
/// is by then; what follows changes it. The same [`ChatEvent::apply`] keeps the answer in the server and in every reader,
/// so that all of them have the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatEvent {
    /// The question was stored.
    Accepted {
        /// The question.
        question: Message,
    },
    /// The answer, as far as it is written.
    Snapshot {
        /// The answer.
        message: Message,
        /// What it proposes so far.
        proposals: Vec<Proposal>,
    },
    /// Who answers.
    Routed {
        /// Who, and why.
        routing: Routing,
    },
    /// Something is looked up. Ends with [`ChatEvent::ToolDone`] of the same place.
    ToolStarted {
        /// The call, without an end.
        call: ToolCall,
    },
    /// Something was looked up, or could not be.
    ToolDone {
        /// Which call, counted from zero.
        number: u32,
        /// The call with its end.
        call: ToolCall,
    },
    /// A provider did not answer, and the next is asked.
    FellBack {
        /// Which, and why, in words.
        why: String,
    },
    /// More of the text.
    Text {
        /// How many characters come before it. A reader who has them already leaves out what it has.
        at: u32,
        /// The text.
        text: String,
    },
    /// The text rests on a record.
    Cited {
        /// The record and its number.
        citation: Citation,
    },
    /// A change is proposed.
    Proposed {
        /// The proposal.
        proposal: Proposal,
    },
    /// It is whole, was stopped, or failed: the answer as it is kept. The stream ends.
    Ended {
        /// The answer.
        message: Message,
    },
}

impl ChatEvent {
    /// Does to an answer what happened to it. Being told twice changes nothing.
    pub fn apply(&self, message: &mut Message, proposals: &mut Vec<Proposal>) {
        let details = &mut message.details;
        match self {
            Self::Accepted { .. } => {}
            Self::Snapshot {
                message: now,
                proposals: all,
            } => {
                *message = now.clone();
                proposals.clone_from(all);
            }
            Self::Routed { routing } => {
                message.agent = Some(routing.agent);
                details.routing = Some(routing.clone());
            }
            Self::ToolStarted { call } => details.calls.push(call.clone()),
            Self::ToolDone { number, call } => {
                let number = usize::try_from(*number).unwrap_or(usize::MAX);
                match details.calls.get_mut(number) {
                    Some(known) => *known = call.clone(),
                    None => details.calls.push(call.clone()),
                }
            }
            Self::FellBack { why } => details.fallbacks.push(why.clone()),
            Self::Text { at, text } => append(&mut message.content, *at, text),
            Self::Cited { citation } => {
                if details
                    .citations
                    .iter()
                    .all(|known| known.number != citation.number)
                {
                    details.citations.push(citation.clone());
                }
            }
            Self::Proposed { proposal } => {
                match proposals.iter_mut().find(|known| known.id == proposal.id) {
                    Some(known) => *known = proposal.clone(),
                    None => proposals.push(proposal.clone()),
                }
            }
            Self::Ended { message: now } => *message = now.clone(),
        }
    }

    /// Whether nothing comes after it.
    pub const fn is_last(&self) -> bool {
        match self {
            Self::Ended { .. } => true,
            Self::Snapshot { message, .. } => !matches!(message.state, MessageState::Streaming),
            _ => false,
        }
    }
}

/// Adds what is new of `text`, whose beginning belongs after `at` characters.
fn append(content: &mut String, at: u32, text: &str) {
    let known = content.chars().count();
    let known_of_it = known.saturating_sub(usize::try_from(at).unwrap_or(usize::MAX));
    content.extend(text.chars().skip(known_of_it));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_there_already_is_not_added_again() {
        let mut content = "Zoë ".to_owned();
        append(&mut content, 0, "Zoë ");
        assert_eq!(content, "Zoë ");
        append(&mut content, 2, "ë owes");
        assert_eq!(content, "Zoë owes");
        append(&mut content, 8, " 5 €");
        assert_eq!(content, "Zoë owes 5 €");
    }
}
