//! How an answer goes over the wire while it is written: one JSON text a line.

use std::pin::Pin;
use std::task::{Context, Poll};

use domain::chat::{ChatEvent, ChatEvents};
use futures_core::Stream;
use serde::{Deserialize, Serialize};

/// A line of the stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Something happened to the answer.
    Event(Box<ChatEvent>),
    /// More of its text, drawn. Only what may still change is sent again: a long answer is not drawn anew with each word.
    Html {
        /// What will not change any more and comes after what was settled before.
        settled: String,
        /// What comes after that, for now.
        tail: String,
    },
    /// The whole text, drawn, in place of all before.
    Whole {
        /// The HTML.
        html: String,
    },
    /// The answer is whole: nothing comes after this. A stream without it broke.
    End,
}

/// Draws an answer as it grows.
#[derive(Debug, Default)]
struct Drawing {
    content: String,
    /// Bytes of the content whose HTML was sent for good.
    settled: usize,
}

impl Drawing {
    /// What an event changes on the page.
    fn follow(&mut self, event: &ChatEvent, html_of: fn(&str) -> String) -> Option<Line> {
        match event {
            ChatEvent::Snapshot { message, .. } => {
                self.content.clone_from(&message.content);
                self.settled = self.content.len();
                let html = html_of(&self.content);
                Some(Line::Whole { html })
            }
            ChatEvent::Text { text, .. } => {
                self.content.push_str(text);
                let from = self.settled;
                self.settled += settled_of(self.content.get(from..).unwrap_or_default());
                let part = |range: std::ops::Range<usize>| {
                    let text = self.content.get(range).unwrap_or_default();
                    if text.is_empty() {
                        String::new()
                    } else {
                        html_of(text)
                    }
                };
                Some(Line::Html {
                    settled: part(from..self.settled),
                    tail: part(self.settled..self.content.len()),
                })
            }
            ChatEvent::Ended { message } => Some(Line::Whole {
                html: html_of(&message.content),
            }),
            _ => None,
        }
    }
}

/// How many bytes of a text that still grows are whole: up to the last empty line that ends a paragraph, outside of code,
/// before something that continues neither a list nor a table.
fn settled_of(text: &str) -> usize {
    let (mut settled, mut at, mut in_code, mut after_empty) = (0, 0, false, false);
    for line in text.split_inclusive('\n') {
        let begins_anew = line.starts_with(|first: char| first.is_alphabetic() || first == '#');
        if after_empty && !in_code && begins_anew {
            settled = at;
        }
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        after_empty = line.trim().is_empty();
        at += line.len();
    }
    settled
}

/// The lines of an answer. The reader of a snapshot that is whole, or of the end, is told nothing more.
pub(crate) struct Lines {
    events: ChatEvents,
    drawing: Drawing,
    html_of: fn(&str) -> String,
    ended: bool,
}

impl Lines {
    /// Tells what `events` tell, and draws.
    pub(crate) fn new(events: ChatEvents, html_of: fn(&str) -> String) -> Self {
        Self {
            events,
            drawing: Drawing::default(),
            html_of,
            ended: false,
        }
    }

    fn lines_of(&mut self, event: ChatEvent) -> String {
        self.ended = event.is_last();
        let drawn = self.drawing.follow(&event, self.html_of);
        let end = self.ended.then_some(Line::End);
        [Some(Line::Event(Box::new(event))), drawn, end]
            .iter()
            .flatten()
            .filter_map(|line| serde_json::to_string(line).ok())
            .map(|line| line + "\n")
            .collect()
    }
}

impl Stream for Lines {
    type Item = String;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<String>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let event = std::task::ready!(self.events.as_mut().poll_next(context));
        Poll::Ready(event.map(|event| self.lines_of(event)))
    }
}

/// Puts lines together out of what arrives, which breaks wherever the network likes.
#[derive(Debug, Default)]
pub(crate) struct Reader(String);

impl Reader {
    /// The lines that are whole now. What is no line of ours is left out: a newer server may say more.
    pub(crate) fn read(&mut self, arrived: &str) -> Vec<Line> {
        self.0.push_str(arrived);
        let whole = self.0.rfind('\n').map_or(0, |end| end + 1);
        let rest = self.0.split_off(whole);
        let lines = std::mem::replace(&mut self.0, rest);
        let lines = lines.lines();
        // As bytes, like every answer: see `kit::query`.
        lines
            .filter_map(|line| serde_json::from_slice(line.as_bytes()).ok())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(at: u32, text: &str) -> ChatEvent {
        let text = text.to_owned();
        ChatEvent::Text { at, text }
    }

    #[test]
    fn lines_are_put_together_however_they_arrive() {
        let event = Line::Event(Box::new(text(0, "Zoë")));
        let line = serde_json::to_string(&event).unwrap() + "\n";
        let mut reader = Reader::default();
        let (first, rest) = line.split_at(9);
        assert!(reader.read(first).is_empty());
        assert_eq!(
            reader.read(&format!("{rest}{line}nonsense\n")),
            [event.clone(), event]
        );
    }

    #[test]
    fn paragraphs_settle_and_lists_and_code_do_not() {
        assert_eq!(settled_of("One.\n\nTwo"), "One.\n\n".len());
        assert_eq!(settled_of("One.\n\n- a\n\n- b"), 0);
        assert_eq!(settled_of("```\nOne\n\nTwo"), 0);
        assert_eq!(
            settled_of("```\nOne\n```\n\nTwo"),
            "```\nOne\n```\n\n".len()
        );
        assert_eq!(settled_of("| a |\n\n| b |"), 0);
        assert_eq!(
            settled_of("One.\n\n## Two\n\nThree"),
            "One.\n\n## Two\n\n".len()
        );
    }

    #[test]
    fn what_is_drawn_in_parts_is_the_whole_text() {
        let mut drawing = Drawing::default();
        let (mut settled, mut last) = (String::new(), String::new());
        let whole = "One.\n\nTwo words\n\n# Three\n\nEnd";
        for (at, letter) in whole.chars().enumerate() {
            let event = text(u32::try_from(at).unwrap(), &letter.to_string());
            if let Some(Line::Html {
                settled: more,
                tail,
            }) = drawing.follow(&event, str::to_owned)
            {
                settled.push_str(&more);
                last = tail;
            }
        }
        assert_eq!(settled + &last, whole);
    }
}
