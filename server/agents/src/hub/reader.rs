use std::sync::Arc;

use domain::chat::{ChatEvent, ChatEvents};
use futures_util::stream;
use tokio::sync::broadcast;

use super::LiveAnswer;

impl LiveAnswer {
    /// The answer as far as it is and all that follows, to its end. Who reads too slowly is given all of it again.
    pub fn read(self: Arc<Self>) -> ChatEvents {
        let (snapshot, events) = self.subscribe();
        let reader = Reader {
            answer: self,
            events,
            next: Some(snapshot),
            is_over: false,
        };
        Box::pin(stream::unfold(reader, Reader::turn))
    }
}

struct Reader {
    answer: Arc<LiveAnswer>,
    events: broadcast::Receiver<ChatEvent>,
    next: Option<ChatEvent>,
    is_over: bool,
}

impl Reader {
    async fn turn(mut self) -> Option<(ChatEvent, Self)> {
        if self.is_over {
            return None;
        }
        let event = match self.next.take() {
            Some(event) => event,
            None => self.hear().await,
        };
        self.is_over = event.is_last();
        Some((event, self))
    }

    async fn hear(&mut self) -> ChatEvent {
        if let Ok(event) = self.events.recv().await {
            return event;
        }
        let (snapshot, events) = self.answer.subscribe();
        self.events = events;
        snapshot
    }
}
