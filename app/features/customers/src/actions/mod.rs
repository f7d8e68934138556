//! What can be done to a customer from more than one page. Shown at once, taken back when refused, with Undo.

mod records;

use domain::customers::{BulkChange, BulkOutcome, CustomerName, CustomerStatus, Selection};
use domain::id::CustomerId;
use kit::error::CallError;
use kit::{Answer, Asking, Toast, Toasts, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
pub use records::PutBack;

use crate::cache::{CustomerCache, use_customer_cache};
use crate::calls::{Calls, calls};
use crate::outbox::{Change, Outbox, Sent, use_outbox};
use crate::words::{bulk_done, bulk_left_alone, customers_counted};

/// The actions. Made anew in every component that needs them; the state is above the pages.
#[derive(Clone, Copy)]
pub struct CustomerActions {
    cache: CustomerCache,
    outbox: Outbox,
    toasts: Toasts,
}

/// The customer an action is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: CustomerId,
    /// Its name, for words.
    pub name: CustomerName,
    /// Its status as shown.
    pub status: CustomerStatus,
}

/// The actions.
pub fn use_customer_actions() -> CustomerActions {
    CustomerActions {
        cache: use_customer_cache(),
        outbox: use_outbox(),
        toasts: use_toasts(),
    }
}

impl CustomerActions {
    /// Moves a customer to another status.
    pub fn set_status(self, target: Target, to: CustomerStatus) {
        if target.status == to {
            return;
        }
        self.show_status(target.id, to);
        let change = Change::of_status(target.id, &target.name, target.status, to);
        spawn_local(async move {
            let (from, title) = match self.outbox.send(change).await {
                Ok(Sent::Moved(change)) => (change.from, "is now"),
                Ok(_) => (target.status, "will be"),
                Err(error) => return self.status_refused(target, to, &error),
            };
            let title = format!(
                "{} {title} {}",
                target.name,
                to.label().to_ascii_lowercase()
            );
            let back = Target {
                status: to,
                ..target
            };
            self.toasts.show(Toast::undo(title, move || {
                self.set_status(back.clone(), from);
            }));
        });
    }

    /// Somebody else may have moved it first: then the person sees where it stands and may move it all the same.
    fn status_refused(self, target: Target, to: CustomerStatus, error: &CallError) {
        let Some(now) = overtaken_by(error) else {
            self.show_status(target.id, target.status);
            return self.refused(
                &format!("The status of {} was not changed", target.name),
                error,
            );
        };
        self.show_status(target.id, now);
        let title = format!(
            "{} is {} by now",
            target.name,
            now.label().to_ascii_lowercase()
        );
        let target = Target {
            status: now,
            ..target
        };
        let verb = format!("Make it {}", to.label().to_ascii_lowercase());
        let toast = Toast::error(title)
            .with_body("Somebody else changed the status meanwhile.")
            .with_action(&verb, move || self.set_status(target.clone(), to));
        self.toasts.show(toast);
    }

    /// Moves a customer to the trash; the person was asked already. `after` runs when it is there.
    pub fn delete(self, target: Target, after: Callback<()>) {
        self.cache.hide(target.id);
        spawn_local(async move {
            match call(|calls| (calls.delete)(target.id)).await {
                Ok(()) => {
                    // The page that asked may be gone by a second attempt.
                    let _ = after.try_run(());
                    // Once the customer's own page has been left: on it, this would ask for what is gone.
                    request_animation_frame(move || self.cache.refresh(target.id));
                    let title = format!("{} moved to the trash", target.name);
                    self.toasts.show(Toast::undo(title, move || {
                        self.restore(target.id, target.name.clone());
                    }));
                }
                Err(error) => {
                    self.cache.refresh_lists();
                    let title = format!("{} was not deleted", target.name);
                    let again = move || self.delete(target.clone(), after);
                    self.refused_for_now(&title, &error, again);
                }
            }
        });
    }

    /// Takes a customer out of the trash.
    pub fn restore(self, id: CustomerId, name: CustomerName) {
        spawn_local(async move {
            match call(|calls| (calls.restore)(id)).await {
                Ok(customer) => {
                    // Its page may have been cached as "not found" meanwhile: only the customer itself replaces that.
                    if let Some(customer) = customer {
                        self.cache.replace(customer);
                    }
                    self.toasts.show(Toast::success(format!("{name} is back")));
                }
                Err(error) => {
                    let title = format!("{name} was not restored");
                    let again = move || self.restore(id, name.clone());
                    self.refused_for_now(&title, &error, again);
                }
            }
        });
    }

    /// Changes many customers at once, with one Undo for all of them.
    pub fn change_all(self, selection: Selection, change: BulkChange) {
        self.change_named(None, selection, change);
    }

    /// The same change of one customer.
    pub fn change(self, target: Target, change: BulkChange) {
        self.change_named(Some(target.name), target.id.into(), change);
    }

    fn change_named(self, name: Option<CustomerName>, selection: Selection, change: BulkChange) {
        self.show_change(&selection, change);
        spawn_local(async move {
            let done = call(|calls| (calls.change_all)(selection.clone(), change)).await;
            self.refresh_all(&selection);
            match done {
                Ok(outcome) => self.say_done(name.as_ref(), &outcome, change),
                Err(error) => {
                    let who = name.as_ref().map_or_else(
                        || customers_counted(selection.ids().len()),
                        ToString::to_string,
                    );
                    let title = format!("Nothing was changed about {who}");
                    let again = move || self.change_all(selection.clone(), change);
                    self.refused_for_now(&title, &error, again);
                }
            }
        });
    }

    fn say_done(self, name: Option<&CustomerName>, outcome: &BulkOutcome, change: BulkChange) {
        let title = bulk_done(name, outcome, change);
        let undo = outcome.undo();
        let mut toast = if undo.is_empty() {
            Toast::info(title)
        } else {
            Toast::undo(title, move || self.take_back(undo.clone()))
        };
        toast.body = bulk_left_alone(outcome, change);
        self.toasts.show(toast);
    }

    /// Takes a change of many back; says so once.
    fn take_back(self, undo: Vec<(Selection, BulkChange)>) {
        spawn_local(async move {
            let mut count = 0;
            for (selection, change) in undo {
                let done = call(|calls| (calls.change_all)(selection.clone(), change)).await;
                self.refresh_all(&selection);
                match done {
                    Ok(outcome) => count += outcome.changed.len(),
                    Err(error) => return self.refused("Not everything was taken back", &error),
                }
            }
            let who = customers_counted(count);
            self.toasts.show(Toast::success(format!("{who} as before")));
        });
    }

    /// Before the server has answered; whoever the new owner is, the list says when it is fetched anew.
    fn show_change(self, selection: &Selection, change: BulkChange) {
        for id in selection.ids() {
            match change {
                BulkChange::Status(to) => self.show_status(id, to),
                BulkChange::Visibility(to) => self.cache.patch(
                    id,
                    move |row| row.visibility = to,
                    move |customer| customer.visibility = to,
                ),
                BulkChange::Delete => self.cache.hide(id),
                BulkChange::Owner(_) | BulkChange::Restore => {}
            }
        }
    }

    fn refresh_all(self, selection: &Selection) {
        for id in selection.ids() {
            self.cache.refresh_one(id);
        }
        self.cache.refresh_lists();
    }

    /// The same where trying again can help.
    fn refused_for_now(
        self,
        what: &str,
        why: &CallError,
        again: impl Fn() + Send + Sync + 'static,
    ) {
        let mut toast = Toast::error(what).with_body(why.to_string());
        if *why == CallError::Unreachable {
            toast = toast.with_action("Try again", again);
        }
        self.toasts.show(toast);
    }

    /// Says what did not work and why.
    pub fn refused(self, what: &str, why: &CallError) {
        self.toasts
            .show(Toast::error(what).with_body(why.to_string()));
    }

    fn show_status(self, id: CustomerId, status: CustomerStatus) {
        self.cache.patch(
            id,
            move |row| row.status = status,
            move |customer| customer.status = status,
        );
        self.cache.move_on_board(id, status);
    }
}

/// Asks the server, once what that takes is there.
async fn call<T>(ask: impl FnOnce(Calls) -> Asking<T>) -> Answer<T> {
    ask(calls().await?).await
}

/// Where the customer stands by now, if somebody else was faster.
fn overtaken_by(error: &CallError) -> Option<CustomerStatus> {
    match error {
        CallError::Refused(domain::Error::Overtaken { now }) => CustomerStatus::parse(now).ok(),
        _ => None,
    }
}
