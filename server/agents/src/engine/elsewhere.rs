use std::time::Duration;

use domain::chat::{ChatEvent, ChatEvents, Message, MessageState, Proposal};
use domain::id::MessageId;
use domain::{Actor, Error, Result};
use futures_util::{StreamExt, stream};
use tokio::time::sleep;

use super::Agents;

/// So often is looked how far an answer is that another process writes.
const LOOK_EVERY: Duration = Duration::from_millis(300);
/// So many times in a row the database may fail before a reader is sent away.
const PATIENCE: u32 = 20;

impl Agents {
    /// Tells how an answer goes that this process does not write: by looking, to its end.
    pub(super) async fn read_elsewhere(
        &self,
        actor: &Actor,
        message: Message,
    ) -> Result<ChatEvents> {
        let proposals = self.proposals_of(actor, &message).await?;
        let watcher = Watcher {
            agents: self.clone(),
            actor: actor.clone(),
            id: message.id,
            seen: None,
            here: None,
            failures: 0,
        };
        let first = ChatEvent::Snapshot { message, proposals };
        if first.is_last() {
            return Ok(Box::pin(stream::iter([first])));
        }
        let later = stream::unfold(watcher, Watcher::turn);
        Ok(Box::pin(stream::iter([first]).chain(later)))
    }
}

struct Watcher {
    agents: Agents,
    actor: Actor,
    id: MessageId,
    seen: Option<(Message, Vec<Proposal>)>,
    /// The answer is written here by now: it was begun again.
    here: Option<ChatEvents>,
    failures: u32,
}

impl Watcher {
    async fn turn(mut self) -> Option<(ChatEvent, Self)> {
        if let Some(here) = &mut self.here {
            return Some((here.next().await?, self));
        }
        if self.is_over() {
            return None;
        }
        while self.failures < PATIENCE {
            sleep(LOOK_EVERY).await;
            if let Some(answer) = self.agents.hub.find(self.id) {
                let here = self.here.insert(answer.read());
                return Some((here.next().await?, self));
            }
            match look(&self.agents, &self.actor, self.id).await {
                Ok(now) if self.seen.as_ref() == Some(&now) => self.failures = 0,
                Ok(now) => {
                    let (message, proposals) = self.seen.insert(now).clone();
                    self.failures = 0;
                    return Some((ChatEvent::Snapshot { message, proposals }, self));
                }
                Err(Error::NotFound) => return None,
                Err(_) => self.failures += 1,
            }
        }
        None
    }

    fn is_over(&self) -> bool {
        let seen = self.seen.as_ref();
        seen.is_some_and(|(message, _)| message.state != MessageState::Streaming)
    }
}

async fn look(agents: &Agents, actor: &Actor, id: MessageId) -> Result<(Message, Vec<Proposal>)> {
    let message = agents.stores.chat.message(actor, id).await?;
    let proposals = agents.proposals_of(actor, &message).await?;
    Ok((message, proposals))
}
