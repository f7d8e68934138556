//! Which conversation is open, and what is changed of it on screen.

use chrono::NaiveDate;
use domain::id::{ConversationId, CustomerId, MessageId};
use kit::time::use_today;
use kit::{Queries, use_queries};
use leptos::prelude::*;

use crate::api::{Choice, Shown, Thread};
use crate::queries::{CONVERSATIONS, THREAD};

/// The conversation that is open beside a customer.
#[derive(Clone, Copy)]
pub(crate) struct Threads {
    /// About whom.
    pub(crate) customer: CustomerId,
    choice: RwSignal<Choice>,
    today: Memo<NaiveDate>,
    queries: Queries,
}

impl Threads {
    /// Begins with `choice`.
    pub(crate) fn new(customer: CustomerId, choice: Choice) -> Self {
        Self {
            customer,
            choice: RwSignal::new(choice),
            today: use_today(),
            queries: use_queries(),
        }
    }

    /// What is asked for.
    pub(crate) fn key(self) -> (CustomerId, Choice, NaiveDate) {
        (self.customer, self.choice.get(), self.today.get())
    }

    /// Opens another one.
    pub(crate) fn open(self, choice: Choice) {
        self.choice.set(choice);
    }

    /// Opens one that was just begun, with what is on screen of it already.
    pub(crate) fn open_begun(self, id: ConversationId, thread: Thread) {
        let key = (self.customer, Choice::One(id), self.today.get_untracked());
        self.queries.keep(THREAD, key, thread);
        self.choice.set(Choice::One(id));
    }

    /// Changes the open conversation on screen. The page may be gone by now.
    pub(crate) fn change(self, change: impl FnOnce(&mut Thread)) {
        let key = (
            self.choice.try_get_untracked(),
            self.today.try_get_untracked(),
        );
        if let (Some(choice), Some(today)) = key {
            self.queries
                .update(THREAD, (self.customer, choice, today), change);
        }
    }

    /// Changes one message on screen, where it is there.
    pub(crate) fn change_message(self, id: MessageId, change: impl FnOnce(&mut Shown)) {
        self.change(|thread| {
            if let Some(shown) = thread
                .messages
                .iter_mut()
                .find(|shown| shown.message.id == id)
            {
                change(shown);
            }
        });
    }

    /// Asks for everything about conversations anew, behind what is shown.
    pub(crate) fn refresh(self) {
        self.queries.refetch_all(THREAD);
        self.queries.refetch_all(CONVERSATIONS);
    }

    /// Asks anew which conversations there are, and which is the latest. The open one is told of changes anyway.
    pub(crate) fn refresh_list(self) {
        self.queries.refetch_all(CONVERSATIONS);
        let key = (
            self.choice.try_get_untracked(),
            self.today.try_get_untracked(),
        );
        if let (Some(choice), Some(today)) = key
            && choice != Choice::Latest
        {
            self.queries
                .refetch(THREAD, (self.customer, Choice::Latest, today));
        }
    }

    /// Asks for everything anew that an applied proposal may have changed.
    pub(crate) fn refresh_everything(self) {
        self.queries.refetch_everything();
    }
}
