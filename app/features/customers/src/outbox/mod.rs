//! Changes on their way to the server: shown at once, sent one after the other in the order in which they were made,
//! kept over a reload and while the server cannot be reached.
//!
//! What is shown is always the server's answer with the changes in here laid over it: one that is refused is taken out,
//! and with it everything that it showed.

mod change;
mod item;
mod pump;
mod send;
mod unsent;

use std::collections::HashMap;

use chrono::Utc;
use domain::customers::{Customer, CustomerSummary};
use domain::id::CustomerId;
use futures_channel::oneshot;
use kit::error::CallError;
use kit::{SaveState, Toasts, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(crate) use self::change::{Change, What};
pub(crate) use self::item::Item;
use self::item::State;
pub(crate) use self::send::{Sent, send};
pub use self::unsent::Unsent;
use crate::cache::{CustomerCache, use_customer_cache};
use crate::calls::calls;

type Answer = Result<Sent, CallError>;

/// The changes on their way. One for the whole application.
#[derive(Clone, Copy)]
pub struct Outbox {
    items: RwSignal<Vec<Item>>,
    reach: RwSignal<Reach>,
    waiting_for: StoredValue<HashMap<String, oneshot::Sender<Answer>>>,
    sending: StoredValue<bool>,
    /// Seconds until the next attempt while the server cannot be reached; one attempt at a time is planned.
    pause: StoredValue<Option<u64>>,
    made: StoredValue<u32>,
    cache: CustomerCache,
    toasts: Toasts,
}

/// Whether changes arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Reach {
    #[default]
    Fine,
    /// No network, or no server.
    Lost,
    /// The session ended.
    SignedOut,
}

/// Puts the outbox above all pages. Call once, at the root, after the cache and the toasts.
pub fn provide_outbox() {
    provide_context(Outbox {
        items: RwSignal::default(),
        reach: RwSignal::default(),
        waiting_for: StoredValue::default(),
        sending: StoredValue::default(),
        pause: StoredValue::default(),
        made: StoredValue::default(),
        cache: use_customer_cache(),
        toasts: use_toasts(),
    });
}

/// The outbox.
pub fn use_outbox() -> Outbox {
    expect_context()
}

impl Outbox {
    /// Takes up what pages before this one left unsent. In the browser, once it is known whose it is.
    pub fn wake(self) {
        if !Item::any_kept() {
            return;
        }
        spawn_local(async move {
            // Where this cannot be loaded nothing could be sent either: the next page tries again.
            if let Ok(calls) = calls().await {
                self.take_up((calls.unsent)());
                self.pump();
            }
        });
    }

    fn take_up(self, unsent: Vec<Item>) {
        self.items.update(|items| {
            for kept in unsent {
                if items.iter().all(|item| item.key != kept.key) {
                    items.push(kept);
                }
            }
        });
    }

    /// Sends a change after those before it. What became of it shows on the customer's page.
    pub(crate) fn put(self, change: Change) {
        self.enter(change);
        self.pump();
    }

    /// Sends a change after those before it, and waits for what becomes of it.
    pub(crate) async fn send(self, change: Change) -> Answer {
        let Some(key) = self.enter(change) else {
            return Ok(Sent::Kept);
        };
        let (told, answer) = oneshot::channel();
        self.waiting_for.update_value(|waiting| {
            waiting.insert(key, told);
        });
        self.pump();
        // Dropped: a later change of the same thing took its place.
        answer.await.unwrap_or(Ok(Sent::Kept))
    }

    /// Lets a change go that was not sent.
    pub(crate) fn discard(self, customer: CustomerId, place: &str) {
        let mine = |item: &Item| {
            item.change.customer == customer
                && item.state != State::Sending
                && item.change.what.place().as_deref() == Some(place)
        };
        self.items.update(|items| {
            items
                .iter()
                .filter(|item| mine(item))
                .for_each(Item::forget);
            items.retain(|item| !mine(item));
        });
    }

    /// How saving goes at a place of a customer's page.
    pub(crate) fn state_of(self, customer: CustomerId, place: &str) -> SaveState {
        let here = |item: &&Item| {
            item.change.customer == customer && item.change.what.place().as_deref() == Some(place)
        };
        self.items
            .with(|items| match &items.iter().rev().find(here)?.state {
                State::Sending => Some(SaveState::Saving),
                State::Waiting if self.reach.get() == Reach::Fine => Some(SaveState::Saving),
                State::Waiting => Some(SaveState::Waiting),
                State::Overtaken { now } => Some(SaveState::Overtaken(now.clone())),
                State::Refused { message } => Some(SaveState::Failed(message.clone())),
            })
            .unwrap_or_default()
    }

    /// Lays the changes over what the server said of a customer.
    pub(crate) fn over(self, customer: Memo<Customer>) -> Memo<Customer> {
        Memo::new(move |_| {
            let mut customer = customer.get();
            self.each(customer.id, |what| what.preview(&mut customer));
            customer
        })
    }

    /// Lays the changes over a row of a list.
    pub(crate) fn over_row(self, row: &mut CustomerSummary) {
        self.each(row.id, |what| what.preview_row(row));
    }

    fn each(self, customer: CustomerId, mut show: impl FnMut(&What)) {
        self.items.with(|items| {
            let of_customer = |item: &&Item| item.change.customer == customer;
            items
                .iter()
                .filter(of_customer)
                .for_each(|item| show(&item.change.what));
        });
    }

    /// Queues a change and answers its key; nothing if it takes back what had not been sent.
    fn enter(self, change: Change) -> Option<String> {
        let change = self.replace(change);
        if change.is_idle() {
            return None;
        }
        let number = self.made.get_value();
        self.made.set_value(number.wrapping_add(1));
        let item = Item::new(change, Utc::now(), number);
        item.keep();
        let key = item.key.clone();
        self.items.update(|items| items.push(item));
        Some(key)
    }

    /// Takes out the unsent change that this one replaces. What was seen before that one is what counts; where somebody
    /// else came in between, the person has seen that by now.
    fn replace(self, mut change: Change) -> Change {
        self.items.update(|items| {
            items.retain(|item| {
                let replaced = item.state != State::Sending && change.replaces(&item.change);
                if replaced {
                    item.forget();
                    change.seen = match &item.state {
                        State::Overtaken { now } => Some(now.clone()),
                        _ => item.change.seen.clone(),
                    };
                }
                !replaced
            });
        });
        change
    }
}
