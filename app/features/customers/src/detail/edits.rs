//! Changes of the customer on the page.

use domain::customers::{Customer, CustomerEdit, TeamEdit, TeamMember};
use domain::id::{CustomerId, TeamMemberId};
use kit::error::CallError;
use kit::{SaveState, Toast, Toasts, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::outbox::{Change, Outbox, Sent, What, use_outbox};

/// Changes the customer on the page.
#[derive(Clone, Copy)]
pub(super) struct Edits {
    id: CustomerId,
    name: Memo<String>,
    outbox: Outbox,
    toasts: Toasts,
}

/// Changes of this customer. Once for the page.
pub(super) fn edits_of(customer: Memo<Customer>) -> Edits {
    Edits {
        id: customer.with_untracked(|customer| customer.id),
        name: Memo::new(move |_| customer.with(|customer| customer.name.to_string())),
        outbox: use_outbox(),
        toasts: use_toasts(),
    }
}

impl Edits {
    /// The customer that is changed.
    pub(super) const fn id(self) -> CustomerId {
        self.id
    }

    /// Changes a text after those changes before it; `seen` is what it said before.
    pub(super) fn put(self, edit: CustomerEdit, seen: String) {
        self.outbox.put(self.change(edit, Some(seen)));
    }

    /// How changing the text at a place goes.
    pub(super) fn state_of(self, place: &str) -> SaveState {
        self.outbox.state_of(self.id, place)
    }

    /// Lets go of a change that was refused.
    pub(super) fn discard(self, place: &str) {
        self.outbox.discard(self.id, place);
    }

    /// Makes a change after those before it, and waits for what becomes of it.
    pub(super) async fn send(self, edit: CustomerEdit) -> Result<Sent, CallError> {
        self.outbox.send(self.change(edit, None)).await
    }

    /// Makes a change from a button, where the only place for a refusal is a toast.
    pub(super) fn make(self, edit: CustomerEdit, refused: String, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            match self.send(edit).await {
                Ok(_) => then(),
                Err(error) => self.say(Toast::error(refused).with_body(error.to_string())),
            }
        });
    }

    /// Puts a member who was removed back to their place.
    pub(super) fn put_back(self, member: TeamMember, place: u32) {
        spawn_local(async move {
            let refused = format!("{} was not put back", member.name);
            let added = self.send(CustomerEdit::Team(TeamEdit::Add(member))).await;
            let moved = match added {
                Ok(Sent::Edited(customer)) => match customer.info.team.last() {
                    Some(last) => self.send(move_to(last.id, place)).await.map(drop),
                    None => Ok(()),
                },
                other => other.map(drop),
            };
            if let Err(error) = moved {
                self.say(Toast::error(refused).with_body(error.to_string()));
            }
        });
    }

    /// Says something in the corner.
    pub(super) fn say(self, toast: Toast) {
        self.toasts.show(toast);
    }

    fn change(self, edit: CustomerEdit, seen: Option<String>) -> Change {
        Change {
            customer: self.id,
            // An Undo may outlive the page.
            name: self.name.try_get_untracked().unwrap_or_default(),
            what: What::Edit(edit),
            seen,
        }
    }
}

/// A change of a member's place, counted from zero.
pub(super) const fn move_to(id: TeamMemberId, to: u32) -> CustomerEdit {
    CustomerEdit::Team(TeamEdit::Move { id, to })
}
