//! What can be done in a conversation, each with words for what became of it.

use domain::chat::{Agent, ChangeDraft, Proposal, Rating};
use domain::id::{ConversationId, MessageId, ProposalId};
use kit::error::CallError;
use kit::{Answer, Toast, Toasts, use_toasts};
use leptos::task::spawn_local;

use crate::api::{
    Choice, Thread, apply, ask, begin_conversation, delete_conversation, discard, pin, rate,
    rebase, rename, restore_conversation, retry, stop, undo,
};
use crate::elsewhere::tell_tabs;
use crate::live::Live;
use crate::threads::Threads;

/// The actions on conversations about a customer.
#[derive(Clone, Copy)]
pub(crate) struct Actions {
    /// Which conversation is open.
    pub(crate) threads: Threads,
    /// The answers that are being read.
    pub(crate) live: Live,
    toasts: Toasts,
}

/// The actions on conversations about a customer.
pub(crate) fn use_actions(threads: Threads) -> Actions {
    Actions {
        threads,
        live: Live::new(threads),
        toasts: use_toasts(),
    }
}

impl Actions {
    /// Asks, in the open conversation or in one that begins with the question. `accepted` runs when the question is kept.
    pub(crate) async fn ask(
        self,
        open: Thread,
        question: String,
        instead_of: Option<MessageId>,
        accepted: impl FnOnce(),
    ) -> Answer<()> {
        let agent = open.pinned();
        let conversation = match &open.conversation {
            Some(conversation) => conversation.id,
            None => {
                let begun = begin_conversation(self.threads.customer, question.clone()).await?;
                let id = begun.id;
                let conversation = Some(begun);
                self.threads.open_begun(
                    id,
                    Thread {
                        conversation,
                        ..open
                    },
                );
                id
            }
        };
        let reply = ask(conversation, question, agent, instead_of).await?;
        if let Some(earlier) = instead_of {
            self.threads.change(|thread| {
                let at = thread
                    .messages
                    .iter()
                    .position(|shown| shown.message.id == earlier);
                thread
                    .messages
                    .truncate(at.unwrap_or(thread.messages.len()));
            });
        }
        accepted();
        tell_tabs(self.threads.customer);
        self.threads.refresh_list();
        let read = self.live.read_reply(Ok(reply)).await;
        self.threads.refresh();
        read
    }

    /// Writes an answer again.
    pub(crate) fn retry(self, answer: MessageId, open: &Thread) {
        let agent = open.pinned();
        let reading = async move { self.live.read_reply(retry(answer, agent).await).await };
        self.toasts
            .run("The answer was not written again", reading, || {});
    }

    /// Ends an answer where it is.
    pub(crate) fn stop(self, answer: MessageId) {
        self.toasts
            .run("The answer was not stopped", stop(answer), || {});
    }

    /// Says what the person thinks of an answer; the same again takes it back.
    pub(crate) fn rate(self, answer: MessageId, before: Option<Rating>, chosen: Rating) {
        let rating = (before != Some(chosen)).then_some(chosen);
        self.threads
            .change_message(answer, |shown| shown.message.rating = rating);
        spawn_local(async move {
            if let Err(error) = rate(answer, rating).await {
                self.threads
                    .change_message(answer, |shown| shown.message.rating = before);
                self.refused("The rating was not kept", &error);
            }
            // What was asked for before gave way to what is shown, and with it whatever else was new in it.
            self.threads.refresh();
        });
    }

    /// Pins an agent, or lets every message be routed.
    pub(crate) fn pin(self, conversation: ConversationId, agent: Option<Agent>) {
        self.threads.change(|thread| {
            if let Some(open) = &mut thread.conversation {
                open.pinned = agent;
            }
        });
        let threads = self.threads;
        self.toasts.run(
            "The agent was not pinned",
            pin(conversation, agent),
            move || threads.refresh(),
        );
    }

    /// Calls a conversation something else.
    pub(crate) async fn rename(self, conversation: ConversationId, title: String) -> Answer<()> {
        rename(conversation, title).await?;
        self.threads.refresh();
        Ok(())
    }

    /// Moves a conversation to the trash; the latest other one opens.
    pub(crate) fn delete(self, conversation: ConversationId) {
        spawn_local(async move {
            match delete_conversation(conversation).await {
                Ok(()) => {
                    self.threads.open(Choice::Latest);
                    self.threads.refresh();
                    let undo = move || self.restore(conversation);
                    self.toasts.show(Toast::undo("Conversation deleted", undo));
                }
                Err(error) => self.refused("The conversation was not deleted", &error),
            }
        });
    }

    fn restore(self, conversation: ConversationId) {
        let back = move || {
            self.threads.open(Choice::One(conversation));
            self.threads.refresh();
        };
        let restoring = restore_conversation(conversation);
        self.toasts
            .run("The conversation was not brought back", restoring, back);
    }

    /// Does what was proposed, or what the person made of it.
    pub(crate) async fn apply(self, id: ProposalId, amended: Option<ChangeDraft>) -> Answer<()> {
        let applied = apply(id, amended).await?;
        self.show(applied);
        self.toasts
            .show(Toast::undo("Proposal applied", move || self.undo(id)));
        self.threads.refresh_everything();
        Ok(())
    }

    /// Takes back what was applied.
    pub(crate) fn undo(self, id: ProposalId) {
        let undoing = async move {
            self.show(undo(id).await?);
            Answer::Ok(())
        };
        let threads = self.threads;
        self.toasts.run("It was not taken back", undoing, move || {
            threads.refresh_everything();
        });
    }

    /// Decides against a proposal.
    pub(crate) fn discard(self, id: ProposalId) {
        let discarding = async move {
            self.show(discard(id).await?);
            Answer::Ok(())
        };
        self.toasts
            .run("The proposal was not discarded", discarding, || {});
    }

    /// Makes the same proposal for the record as it is now.
    pub(crate) fn rebase(self, id: ProposalId) {
        let rebasing = async move {
            self.show(rebase(id).await?);
            Answer::Ok(())
        };
        self.toasts
            .run("The proposal was not renewed", rebasing, || {});
    }

    fn show(self, proposal: Proposal) {
        self.threads.change_message(proposal.message, |shown| {
            if let Some(known) = shown
                .proposals
                .iter_mut()
                .find(|known| known.id == proposal.id)
            {
                *known = proposal;
            }
        });
    }

    fn refused(self, title: &str, error: &CallError) {
        self.toasts
            .show(Toast::error(title).with_body(error.to_string()));
    }
}
