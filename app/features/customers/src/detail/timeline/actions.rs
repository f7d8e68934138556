//! What can be done to events, each shown at once and with words for what became of it.

use std::sync::Arc;

use domain::events::{Event, EventForm};
use domain::id::{CustomerId, EventId};
use kit::{Answer, Toast, Toasts, use_toasts};
use leptos::prelude::*;

use super::entries::Written;
use super::fields::form_of;
use crate::cache::{CustomerCache, use_customer_cache};
use crate::timeline_api::{
    Shown, create_event, delete_event, edit_event, get_event, restore_event,
};

/// The actions on the events of one customer.
#[derive(Clone, Copy)]
pub(super) struct EventActions {
    customer: CustomerId,
    written: RwSignal<Written>,
    cache: CustomerCache,
    toasts: Toasts,
}

/// The actions on the events of a customer; what they do is noted in `written`.
pub(super) fn use_event_actions(customer: CustomerId, written: RwSignal<Written>) -> EventActions {
    EventActions {
        customer,
        written,
        cache: use_customer_cache(),
        toasts: use_toasts(),
    }
}

impl EventActions {
    /// Saves a form: a new event, or the one that `was` there, with its whole text, when the form was opened.
    pub(super) async fn save(self, was: Option<Event>, form: EventForm) -> Answer<()> {
        // The same rules as on the server, without the way there.
        form.parse()?;
        let Some(was) = was else {
            let made = create_event(self.customer, form).await?;
            self.show(made);
            self.cache.refresh(self.customer);
            self.toasts.show(Toast::success("Event added"));
            return Ok(());
        };
        let saved = edit_event(was.id, was.version(), form).await?;
        let now = saved.event().cloned();
        self.show(saved);
        self.cache.refresh(self.customer);
        self.toasts.show(Toast::undo("Event saved", move || {
            if let Some(now) = &now {
                self.put_back(now, form_of(&was));
            }
        }));
        Ok(())
    }

    fn put_back(self, now: &Event, before: EventForm) {
        let (id, seen) = (now.id, now.version());
        self.run("The change was not taken back", async move {
            self.show(edit_event(id, seen, before).await?);
            self.toasts.show(Toast::success("Event as before"));
            Ok(())
        });
    }

    /// Moves an event to the trash; to be taken back at once.
    pub(super) fn delete(self, shown: Arc<Shown>) {
        let Some(id) = shown.event().map(|event| event.id) else {
            return;
        };
        self.note(id, None);
        self.run("The event was not deleted", async move {
            if let Err(error) = delete_event(id).await {
                self.note(id, Some(shown));
                return Err(error);
            }
            let toast = Toast::undo("Event moved to the trash", move || self.restore(id));
            self.toasts.show(toast);
            Ok(())
        });
    }

    fn restore(self, id: EventId) {
        self.run("The event was not restored", async move {
            restore_event(id).await?;
            self.show(get_event(id).await?);
            self.toasts.show(Toast::success("The event is back"));
            Ok(())
        });
    }

    /// An event with its whole text; why there is none was said already.
    pub(super) async fn whole(self, id: EventId) -> Option<Shown> {
        let answer = get_event(id).await;
        if let Err(error) = &answer {
            self.refused("The text was not loaded", &error.to_string());
        }
        answer.ok()
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts
            .run(failed, doing, move || self.cache.refresh(self.customer));
    }

    fn refused(self, what: &str, why: &str) {
        self.toasts.show(Toast::error(what).with_body(why));
    }

    /// Shows what the server answered.
    fn show(self, shown: Shown) {
        if let Some(id) = shown.event().map(|event| event.id) {
            self.note(id, Some(Arc::new(shown)));
        }
    }

    fn note(self, id: EventId, shown: Option<Arc<Shown>>) {
        // An Undo may outlive the page.
        let _ = self.written.try_update(|written| written.insert(id, shown));
    }
}
