use std::sync::Mutex;
use std::time::Duration;

use domain::chat::{AnswerEnd, ChatEvent, Details, Message, MessageState, Proposal, Usage};
use domain::id::MessageId;
use tokio::sync::{broadcast, watch};
use tokio::time::Instant;

use super::{Spent, locked};

/// A reader may be so many events behind before it is given the whole answer again.
const BUFFERED: usize = 128;

/// An answer that is being written. Every change goes through [`ChatEvent::apply`], here as with every reader.
pub(crate) struct LiveAnswer {
    id: MessageId,
    state: Mutex<State>,
    events: broadcast::Sender<ChatEvent>,
    stopped: watch::Sender<bool>,
    begun: Instant,
}

struct State {
    message: Message,
    proposals: Vec<Proposal>,
    /// Characters of the text, so that nobody has to count them for every word.
    length: u32,
    /// Counts the changes, so that only what is new is kept.
    changes: u64,
    first_word: Option<Instant>,
    spent: Spent,
}

impl LiveAnswer {
    pub fn new(message: Message, proposals: Vec<Proposal>) -> Self {
        let id = message.id;
        let state = State {
            length: length(&message.content),
            message,
            proposals,
            changes: 0,
            first_word: None,
            spent: Spent::default(),
        };
        Self {
            id,
            state: Mutex::new(state),
            events: broadcast::Sender::new(BUFFERED),
            stopped: watch::Sender::new(false),
            begun: Instant::now(),
        }
    }

    /// Its id.
    pub const fn id(&self) -> MessageId {
        self.id
    }

    /// Lets something happen to the answer and tells everybody.
    pub fn tell(&self, event: ChatEvent) {
        self.tell_with(|_| event);
    }

    /// Adds to the text.
    pub fn say(&self, text: &str) {
        self.tell_with(|state| {
            let at = state.length;
            state.length = at.saturating_add(length(text));
            state.first_word.get_or_insert_with(Instant::now);
            state.spent.said(text);
            let text = text.to_owned();
            ChatEvent::Text { at, text }
        });
    }

    /// Changes the answer, and sends while it is locked: who subscribes in between would miss it or get it twice.
    fn tell_with(&self, event: impl FnOnce(&mut State) -> ChatEvent) {
        let mut state = locked(&self.state);
        let state = &mut *state;
        let event = event(state);
        event.apply(&mut state.message, &mut state.proposals);
        state.changes += 1;
        // Nobody reads at the moment: no harm.
        let _ = self.events.send(event);
    }

    /// The answer as far as it is, and everything that happens to it from there on.
    pub fn subscribe(&self) -> (ChatEvent, broadcast::Receiver<ChatEvent>) {
        let state = locked(&self.state);
        let snapshot = ChatEvent::Snapshot {
            message: state.message.clone(),
            proposals: state.proposals.clone(),
        };
        (snapshot, self.events.subscribe())
    }

    /// The answer as far as it is.
    pub fn message(&self) -> Message {
        locked(&self.state).message.clone()
    }

    /// How many lookups were begun.
    pub fn calls(&self) -> u32 {
        let calls = locked(&self.state).message.details.calls.len();
        u32::try_from(calls).unwrap_or(u32::MAX)
    }

    /// How many characters were said.
    pub fn length(&self) -> u32 {
        locked(&self.state).length
    }

    /// Changes what is no event: what was left out, why it failed.
    pub fn note(&self, note: impl FnOnce(&mut Message)) {
        let mut state = locked(&self.state);
        note(&mut state.message);
        state.changes += 1;
    }

    /// Notes what it takes.
    pub fn spend(&self, note: impl FnOnce(&mut Spent)) {
        let mut state = locked(&self.state);
        note(&mut state.spent);
        state.changes += 1;
    }

    /// How often it changed, and what is to be kept of it, with what it took by now.
    pub fn so_far(&self, as_state: MessageState) -> (u64, AnswerEnd) {
        let state = locked(&self.state);
        let message = &state.message;
        let end = AnswerEnd {
            state: as_state,
            agent: message.agent,
            content: message.content.clone(),
            details: Details {
                usage: self.usage(&state),
                ..message.details.clone()
            },
        };
        (state.changes, end)
    }

    /// How often it changed.
    pub fn changes(&self) -> u64 {
        locked(&self.state).changes
    }

    /// Who writes it and what that took by now, once somebody was asked.
    fn usage(&self, state: &State) -> Option<Usage> {
        let took = state.spent.by_now()?;
        let total = self.begun.elapsed();
        let first = state.first_word;
        let first = first.map_or(total, |at| at.duration_since(self.begun));
        Some(Usage {
            provider: took.provider,
            model: took.model,
            input_tokens: took.input_tokens,
            output_tokens: took.output_tokens,
            is_estimated: took.is_estimated,
            first_word_ms: milliseconds(first),
            total_ms: milliseconds(total),
        })
    }

    /// Says that nobody wants the rest.
    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Whether nobody wants the rest.
    pub fn is_stopped(&self) -> bool {
        *self.stopped.borrow()
    }

    /// Waits until nobody wants the rest.
    pub async fn until_stopped(&self) {
        let mut stopped = self.stopped.subscribe();
        // The sender lives as long as the answer.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    }
}

fn milliseconds(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
