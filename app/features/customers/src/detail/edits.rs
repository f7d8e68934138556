//! Changes of the customer on the page: sent one after the other, shown before the server has answered.

use std::sync::{Arc, Mutex, PoisonError};

use domain::customers::{Customer, CustomerEdit, CustomerInfo, TeamEdit, TeamMember};
use domain::id::{CustomerId, TeamMemberId};
use kit::error::CallError;
use kit::{Toast, Toasts, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::turns::Turns;
use crate::api::{
    TeamMemberForm, edit_customer, move_team_member, remove_extra, remove_team_member,
    save_team_member, set_extra,
};
use crate::cache::{CustomerCache, use_customer_cache};

/// Changes the customer on the page.
#[derive(Clone, Copy)]
pub(super) struct Edits {
    id: CustomerId,
    cache: CustomerCache,
    toasts: Toasts,
    sending: StoredValue<Arc<Sending>>,
}

/// What is on its way. Lives on when the page is left, until everything has arrived.
#[derive(Default)]
struct Sending {
    turns: Turns<CustomerEdit>,
    /// The info without what is on its way: what a refused change goes back to.
    confirmed: Mutex<Option<CustomerInfo>>,
}

/// Changes of this customer. Once for the page.
pub(super) fn edits_of(id: CustomerId) -> Edits {
    let (cache, toasts) = (use_customer_cache(), use_toasts());
    Edits {
        id,
        cache,
        toasts,
        sending: StoredValue::default(),
    }
}

impl Edits {
    /// The customer that is changed.
    pub(super) const fn id(self) -> CustomerId {
        self.id
    }

    /// Makes a change after those before it; the answer is on screen when this returns.
    pub(super) async fn send(self, edit: CustomerEdit) -> Result<Customer, CallError> {
        // An Undo may outlive the page; it then has a queue of its own.
        let sending = self.sending.try_get_value().unwrap_or_default();
        let ticket = sending.turns.enter(edit.clone());
        self.show(&sending, &edit);
        sending.turns.turn(ticket).await;
        let answer = call(self.id, edit).await;
        let waiting = sending.turns.leave(ticket);
        match &answer {
            Ok(customer) => {
                sending.confirm(customer.info.clone());
                let mut shown = customer.clone();
                waiting
                    .into_iter()
                    .filter(is_shown_early)
                    .for_each(|edit| preview(&mut shown, edit));
                self.cache.replace(shown);
            }
            Err(_) => self.take_back(&sending, &waiting),
        }
        if sending.turns.is_empty() {
            sending.forget();
        }
        answer
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
                Ok(customer) => match customer.info.team.last() {
                    Some(last) => self.send(move_to(last.id, place)).await,
                    None => Ok(customer),
                },
                refused => refused,
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

    fn show(self, sending: &Sending, edit: &CustomerEdit) {
        self.cache.patch(
            self.id,
            |_| {},
            |customer| {
                sending.begin_with(&customer.info);
                if is_shown_early(edit) {
                    preview(customer, edit.clone());
                }
            },
        );
    }

    fn take_back(self, sending: &Sending, waiting: &[CustomerEdit]) {
        self.cache.patch(
            self.id,
            |_| {},
            |customer| {
                if let Some(CustomerInfo { team, extra, .. }) = sending.confirmed() {
                    (customer.info.team, customer.info.extra) = (team, extra);
                }
                let early = waiting.iter().filter(|edit| is_shown_early(edit));
                early.for_each(|edit| preview(customer, edit.clone()));
            },
        );
    }
}

/// A change of a member's place, counted from zero.
pub(super) const fn move_to(id: TeamMemberId, to: u32) -> CustomerEdit {
    CustomerEdit::Team(TeamEdit::Move { id, to })
}

impl Sending {
    fn begin_with(&self, info: &CustomerInfo) {
        self.lock().get_or_insert_with(|| info.clone());
    }

    fn confirm(&self, info: CustomerInfo) {
        *self.lock() = Some(info);
    }

    fn confirmed(&self) -> Option<CustomerInfo> {
        self.lock().clone()
    }

    fn forget(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<CustomerInfo>> {
        self.confirmed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Texts show themselves early where they are typed, and somebody new has no id before the server gives one.
const fn is_shown_early(edit: &CustomerEdit) -> bool {
    matches!(
        edit,
        CustomerEdit::RemoveExtra(_)
            | CustomerEdit::Team(TeamEdit::Change(_) | TeamEdit::Remove(_) | TeamEdit::Move { .. })
    )
}

/// Shows a change by the rule that the server will apply.
fn preview(customer: &mut Customer, edit: CustomerEdit) {
    // What cannot be applied here is gone meanwhile; the server's answer says so.
    let _ = customer.apply(edit);
}

/// The server function for a change.
async fn call(id: CustomerId, edit: CustomerEdit) -> Result<Customer, CallError> {
    let id = id.to_string();
    match edit {
        CustomerEdit::Name(name) => edit_customer(id, "name".to_owned(), name.into()).await,
        CustomerEdit::Field(field, text) => edit_customer(id, field.path().to_owned(), text).await,
        CustomerEdit::SetExtra(extra) => set_extra(id, extra.label, extra.value).await,
        CustomerEdit::RemoveExtra(label) => remove_extra(id, label).await,
        CustomerEdit::Team(TeamEdit::Add(member)) => {
            save_team_member(id, form(String::new(), member)).await
        }
        CustomerEdit::Team(TeamEdit::Change(member)) => {
            save_team_member(id, form(member.id.to_string(), member)).await
        }
        CustomerEdit::Team(TeamEdit::Remove(member)) => remove_team_member(id, member).await,
        CustomerEdit::Team(TeamEdit::Move { id: member, to }) => {
            move_team_member(id, member, to).await
        }
    }
}

fn form(id: String, member: TeamMember) -> TeamMemberForm {
    let TeamMember {
        id: _,
        name,
        role,
        email,
        notes,
    } = member;
    TeamMemberForm {
        id,
        name,
        role,
        email,
        notes,
    }
}
