//! Sending, one after the other.

use std::time::Duration;

use kit::error::CallError;
use kit::{Toast, words_for};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::{Item, State};
use super::send::Sent;
use super::{Answer, Outbox, Reach};
use crate::calls::calls;

/// Longest pause between two attempts, in seconds.
const LONGEST_PAUSE: u64 = 60;

impl Outbox {
    /// Sends what waits, unless that is under way.
    pub(super) fn pump(self) {
        if self.sending.get_value() {
            return;
        }
        self.sending.set_value(true);
        spawn_local(async move {
            while let Some(item) = self.next() {
                if !self.deliver(item).await {
                    break;
                }
            }
            self.sending.set_value(false);
        });
    }

    fn next(self) -> Option<Item> {
        self.items.with_untracked(|items| {
            items
                .iter()
                .find(|item| item.state == State::Waiting)
                .cloned()
        })
    }

    /// Sends one change; whether to go on with the next.
    async fn deliver(self, item: Item) -> bool {
        self.mark(&item, State::Sending);
        let answer = match calls().await {
            Ok(calls) => (calls.send)(item.change.clone()).await,
            Err(error) => Err(error),
        };
        let reach = match &answer {
            Err(CallError::Unreachable) => Reach::Lost,
            Err(error) if error.is_signed_out() => Reach::SignedOut,
            _ => Reach::Fine,
        };
        self.reach.set(reach);
        if reach == Reach::Fine {
            self.pause.set_value(None);
            self.settle(&item, answer);
            return true;
        }
        if item.change.what.can_wait() {
            self.mark(&item, State::Waiting);
            self.tell(&item, Ok(Sent::Kept));
        } else {
            self.drop(&item);
            self.tell(&item, answer);
        }
        self.try_later();
        false
    }

    /// The server answered.
    fn settle(self, item: &Item, answer: Answer) {
        let id = item.change.customer;
        match answer {
            Ok(sent) => {
                match &sent {
                    Sent::Edited(customer) => self.cache.replace((**customer).clone()),
                    Sent::Moved(change) => {
                        let to = change.to;
                        self.cache.patch(
                            id,
                            move |row| row.status = to,
                            move |customer| customer.status = to,
                        );
                        self.cache.refresh(id);
                    }
                    Sent::Kept => {}
                }
                self.drop(item);
                self.tell(item, Ok(sent));
            }
            Err(error) => {
                self.cache.refresh(id);
                self.refused(item, error);
            }
        }
    }

    /// The server said no: whoever waits is told, else the place on the page, else a toast.
    fn refused(self, item: &Item, error: CallError) {
        let somebody_waits = self
            .waiting_for
            .with_value(|waiting| waiting.contains_key(&item.key));
        if somebody_waits || !item.change.what.has_editor() {
            self.drop(item);
            if somebody_waits {
                return self.tell(item, Err(error));
            }
            let title = format!("{} was not changed", item.change.words());
            self.toasts
                .show(Toast::error(title).with_body(error.to_string()));
            return;
        }
        let state = match error {
            CallError::Refused(domain::Error::Overtaken { now }) => State::Overtaken { now },
            error => State::Refused {
                message: words_for(&error, &item.change.what.place().unwrap_or_default()),
            },
        };
        self.mark(item, state);
    }

    /// Tries again after a pause that grows. The browser's own news may be faster: see [`super::Unsent`].
    fn try_later(self) {
        let seconds = self
            .pause
            .get_value()
            .map_or(2, |last| (last * 2).min(LONGEST_PAUSE));
        self.pause.set_value(Some(seconds));
        set_timeout(
            move || {
                // Another attempt may have planned its own meanwhile.
                if self.pause.get_value() == Some(seconds) {
                    self.pump();
                }
            },
            Duration::from_secs(seconds),
        );
    }

    fn mark(self, item: &Item, state: State) {
        self.items.update(|items| {
            if let Some(item) = items.iter_mut().find(|other| other.key == item.key) {
                item.state = state;
                item.keep();
            }
        });
    }

    fn drop(self, item: &Item) {
        item.forget();
        self.items
            .update(|items| items.retain(|other| other.key != item.key));
    }

    fn tell(self, item: &Item, answer: Answer) {
        let waiting = self
            .waiting_for
            .try_update_value(|waiting| waiting.remove(&item.key))
            .flatten();
        if let Some(waiting) = waiting {
            // Whoever waited may have left.
            let _ = waiting.send(answer);
        }
    }
}
