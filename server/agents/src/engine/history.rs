use domain::chat::{Agent, Author, Message};
use domain::id::ConversationId;
use domain::{Actor, Error, Result};

use super::Agents;
use crate::desk::Turn;

/// So many pages of a conversation are read for an answer; what was said before them is forgotten.
const PAGES: u32 = 4;

/// What was said before a question, the latest first.
pub(super) struct History(Vec<Message>);

impl History {
    /// What was said, the oldest first.
    pub fn turns(&self) -> Vec<Turn> {
        let said = self.0.iter().rev();
        said.filter(|message| !message.content.is_empty())
            .map(|message| Turn {
                author: message.author,
                text: message.content.clone(),
            })
            .collect()
    }

    /// Who answered last.
    pub fn floor(&self) -> Option<Agent> {
        self.0.iter().find_map(|message| message.agent)
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Agents {
    /// What was said before a question.
    pub(super) async fn history(&self, actor: &Actor, question: &Message) -> Result<History> {
        let mut said = self.said(actor, question.conversation, PAGES).await?;
        said.retain(|message| message.id < question.id);
        Ok(History(said))
    }

    /// The question that an answer answers, if it is the last of its conversation.
    pub(super) async fn question_of(&self, actor: &Actor, answer: &Message) -> Result<Message> {
        let said = self.said(actor, answer.conversation, 1).await?;
        let mut said = said.into_iter();
        if said.next().is_none_or(|last| last.id != answer.id) {
            return Err(Error::conflict(
                "Only the last answer can be written again.",
            ));
        }
        said.find(|message| message.author == Author::User)
            .ok_or(Error::NotFound)
    }

    async fn said(
        &self,
        actor: &Actor,
        conversation: ConversationId,
        pages: u32,
    ) -> Result<Vec<Message>> {
        let chat = &self.stores.chat;
        let mut said = Vec::new();
        let mut after = None;
        for _ in 0..pages {
            let page = chat.messages(actor, conversation, after.as_ref()).await?;
            said.extend(page.items);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok(said)
    }
}
