//! Reading an answer while it is written, until its end, whatever the network does meanwhile.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use domain::chat::{ChatEvent, Message, MessageState};
use domain::id::MessageId;
use futures_core::Stream;
use kit::Answer;
use kit::error::CallError;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::server_fn::codec::TextStream;
use leptos::task::spawn_local;

use crate::api::{Shown, follow};
use crate::lines::{Line, Reader};
use crate::threads::Threads;

/// How long to wait before a broken stream is taken up again, in milliseconds: the first time, and at most.
const PAUSES: (u64, u64) = (500, 8_000);

/// The answers that are being read in this page. One reader for each.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    threads: Threads,
    reading: StoredValue<Vec<MessageId>>,
}

impl Live {
    /// Nothing is read yet.
    pub(crate) fn new(threads: Threads) -> Self {
        Self {
            threads,
            reading: StoredValue::new(Vec::new()),
        }
    }

    /// Reads an answer that is being written, unless it is read already.
    pub(crate) fn read(self, answer: MessageId) {
        let known = self.reading.with_value(|reading| reading.contains(&answer));
        if !known {
            self.reading.update_value(|reading| reading.push(answer));
            spawn_local(self.read_on(answer));
        }
    }

    /// Reads what a question or a retry is answered with, to the end.
    ///
    /// # Errors
    /// Why there is nothing to read. Once something came, a break is mended by asking where the answer is by now.
    pub(crate) async fn read_reply(self, reply: Answer<TextStream<CallError>>) -> Answer<()> {
        let mut seen = None;
        if self.read_stream(reply?, &mut seen).await {
            return Ok(());
        }
        match seen {
            Some(answer) => self.read_on(answer).await,
            None => return Err(CallError::Unreachable),
        }
        Ok(())
    }

    /// Follows an answer, again and again, until it ended or the page is gone.
    async fn read_on(self, answer: MessageId) {
        let mut pause = PAUSES.0;
        while self.reading.try_with_value(|_| ()).is_some() {
            let ended = match follow(answer).await {
                Ok(stream) => self.read_stream(stream, &mut Some(answer)).await,
                // Gone, or not this person's any more.
                Err(error) => error.is_not_found() || error.is_signed_out(),
            };
            if ended {
                break;
            }
            rest(pause).await;
            pause = (pause * 2).min(PAUSES.1);
        }
        self.reading
            .try_update_value(|reading| reading.retain(|other| *other != answer));
    }

    /// Reads to the end of a stream. Whether the answer ended with it.
    async fn read_stream(
        self,
        stream: TextStream<CallError>,
        seen: &mut Option<MessageId>,
    ) -> bool {
        let mut stream = Box::pin(stream.into_inner());
        let mut reader = Reader::default();
        while let Some(Ok(arrived)) = next(&mut stream).await {
            for line in reader.read(&arrived) {
                if line == Line::End {
                    return true;
                }
                self.show(line, seen);
            }
        }
        false
    }

    /// Shows what a line says.
    fn show(self, line: Line, seen: &mut Option<MessageId>) {
        match line {
            Line::Event(event) => self.happened(&event, seen),
            Line::Html { settled, tail } => self.draw(*seen, |shown| {
                shown.html.push_str(&settled);
                shown.tail = tail;
            }),
            Line::Whole { html } => self.draw(*seen, |shown| {
                shown.html = html;
                shown.tail.clear();
            }),
            Line::End => {}
        }
    }

    fn happened(self, event: &ChatEvent, seen: &mut Option<MessageId>) {
        match event {
            ChatEvent::Accepted { question } => return self.add(question.clone()),
            ChatEvent::Snapshot { message, .. } => {
                *seen = Some(message.id);
                self.reading.try_update_value(|reading| {
                    if !reading.contains(&message.id) {
                        reading.push(message.id);
                    }
                });
                self.add(message.clone());
            }
            _ => {}
        }
        if let Some(id) = *seen {
            self.threads.change_message(id, |shown| {
                event.apply(&mut shown.message, &mut shown.proposals);
            });
        }
    }

    fn draw(self, answer: Option<MessageId>, change: impl FnOnce(&mut Shown)) {
        if let Some(id) = answer {
            self.threads.change_message(id, change);
        }
    }

    /// Adds a message to the conversation, unless it is there.
    fn add(self, message: Message) {
        self.threads.change(|thread| {
            if thread
                .messages
                .iter()
                .all(|shown| shown.message.id != message.id)
            {
                thread.messages.push(shown_at_first(message));
            }
        });
    }
}

/// A message before anything of it was drawn.
fn shown_at_first(message: Message) -> Shown {
    Shown {
        html: String::new(),
        tail: String::new(),
        proposals: Vec::new(),
        message,
    }
}

/// Whether somebody waits for more of it.
pub(crate) const fn is_growing(message: &Message) -> bool {
    matches!(message.state, MessageState::Streaming)
}

async fn next<S: Stream>(stream: &mut Pin<Box<S>>) -> Option<S::Item> {
    poll_fn(|context| stream.as_mut().poll_next(context)).await
}

/// Waits so many milliseconds.
async fn rest(pause: u64) {
    let (done, wait) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            // Whoever waited may be gone.
            let _ = done.send(());
        },
        Duration::from_millis(pause),
    );
    let _ = wait.await;
}
