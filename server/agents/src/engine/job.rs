use std::sync::Arc;

use domain::chat::capabilities::{self, Capability};
use domain::chat::routing::{self, Context, Routing};
use domain::chat::{ChatEvent, Conversation, Message, Question, Standpoint};
use domain::{Actor, Result};

use super::Agents;
use super::desk::LiveDesk;
use super::history::History;
use super::title::title_of;
use crate::desk::Task;
use crate::hub::LiveAnswer;
use crate::tools::Tools;
use crate::writer::Unwritten;

/// An answer to be written.
pub(super) struct Job {
    pub agents: Agents,
    pub actor: Actor,
    /// The question.
    pub asked: Message,
    /// Where the person stands who asks.
    pub standpoint: Standpoint,
    pub answer: Arc<LiveAnswer>,
}

/// A question taken apart.
struct Parts<'a> {
    context: Context,
    capability: Option<&'static Capability>,
    words: &'a str,
}

impl Job {
    /// Writes the answer from routing to the last word.
    pub async fn write(self: Arc<Self>) -> Result<(), Unwritten> {
        let (stores, actor) = (&self.agents.stores, &self.actor);
        let conversation = stores
            .chat
            .conversation(actor, self.asked.conversation)
            .await?;
        let history = self.agents.history(actor, &self.asked).await?;
        let parts = self.parts(&history);
        let now = (self.agents.clock)().with_timezone(&self.standpoint.zone);
        let (routing, dossier, named) = tokio::join!(
            self.route(&parts),
            stores.dossier(actor, conversation.customer, now),
            self.name(&conversation, &history, &parts),
        );
        let dossier = dossier.and_then(|dossier| named.map(|()| dossier))?;
        let task = Task {
            question: parts.words.to_owned(),
            agent: routing.agent,
            capability: parts.capability,
            dossier,
            turns: history.turns(),
        };
        let tools = Tools {
            stores: stores.clone(),
            actor: actor.clone(),
            customer: conversation.customer,
            now,
        };
        let proposals = self.agents.proposals.clone();
        let mut desk = LiveDesk::new(Arc::clone(&self.answer), tools, proposals);
        let writer = &self.agents.writer;
        writer.write(actor, &task, &mut desk).await
    }

    fn parts(&self, history: &History) -> Parts<'_> {
        let (mentioned, words) = routing::split_mention(&self.asked.content);
        let (capability, words) = capabilities::split(words);
        let context = Context {
            pinned: mentioned.or(self.standpoint.pinned),
            capability: capability.map(|capability| capability.agent),
            floor: history.floor(),
        };
        Parts {
            context,
            capability,
            words,
        }
    }

    /// Decides who answers, by the words, and where they leave it open by the writer.
    async fn route(&self, parts: &Parts<'_>) -> Routing {
        let mut routing = routing::route(parts.words, &parts.context);
        if routing.is_open() {
            let writer = &self.agents.writer;
            if let Some(agent) = writer.choose(&self.actor, parts.words).await {
                routing = routing.decided_by_model(agent);
            }
        }
        let capability = parts.capability.map(|capability| capability.id.to_owned());
        self.answer
            .note(|message| message.details.capability = capability);
        let told = routing.clone();
        self.answer.tell(ChatEvent::Routed { routing: told });
        routing
    }

    /// Gives a conversation that begins with `/` or `@` a title that reads better, unless the person gave it one.
    async fn name(
        &self,
        conversation: &Conversation,
        history: &History,
        parts: &Parts<'_>,
    ) -> Result<()> {
        let text = self.asked.content.clone();
        let own = Question { text }.title().ok();
        let is_own = own.is_some_and(|title| title == conversation.title);
        if !is_own || !history.is_empty() || parts.words == self.asked.content {
            return Ok(());
        }
        let Some(title) = title_of(parts.capability, parts.words) else {
            return Ok(());
        };
        let chat = &self.agents.stores.chat;
        chat.rename(&self.actor, conversation.id, &title).await
    }
}
