//! The server functions behind the changes.

use domain::customers::{Customer, CustomerEdit, StatusChange, TeamEdit};
use domain::id::CustomerId;
use kit::error::CallError;

use super::{Change, What};
use crate::api::{
    TeamMemberForm, edit_customer, move_team_member, remove_extra, remove_team_member,
    save_team_member, set_extra, set_status,
};

/// What became of a change.
#[derive(Debug, Clone)]
pub(crate) enum Sent {
    /// The customer as it is now.
    Edited(Box<Customer>),
    /// It stands elsewhere now.
    Moved(StatusChange),
    /// The server cannot be reached; it is sent when it can.
    Kept,
}

/// Sends a change.
pub(crate) async fn send(change: Change) -> Result<Sent, CallError> {
    let Change {
        customer,
        what,
        seen,
        ..
    } = change;
    match what {
        What::Edit(edit) => edit_of(customer, edit, seen)
            .await
            .map(|customer| Sent::Edited(Box::new(customer))),
        What::Status(to) => set_status(customer.to_string(), to.as_str().to_owned(), seen)
            .await
            .map(Sent::Moved),
    }
}

async fn edit_of(
    id: CustomerId,
    edit: CustomerEdit,
    seen: Option<String>,
) -> Result<Customer, CallError> {
    let id = id.to_string();
    match edit {
        CustomerEdit::Name(name) => edit_customer(id, "name".to_owned(), name.into(), seen).await,
        CustomerEdit::Field(field, text) => {
            edit_customer(id, field.path().to_owned(), text, seen).await
        }
        CustomerEdit::SetExtra(extra) => set_extra(id, extra.label, extra.value, seen).await,
        CustomerEdit::RemoveExtra(label) => remove_extra(id, label).await,
        CustomerEdit::Team(TeamEdit::Add(member)) => {
            // Without an id it is somebody new.
            let member = TeamMemberForm {
                id: String::new(),
                ..member.into()
            };
            save_team_member(id, member).await
        }
        CustomerEdit::Team(TeamEdit::Change(member)) => save_team_member(id, member.into()).await,
        CustomerEdit::Team(TeamEdit::Remove(member)) => remove_team_member(id, member).await,
        CustomerEdit::Team(TeamEdit::Move { id: member, to }) => {
            move_team_member(id, member, to).await
        }
    }
}
