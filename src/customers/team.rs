use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CustomerInfo;
use crate::error::{Check, Error, FieldError, Result};
use crate::id::TeamMemberId;
use crate::text;

/// A person on the customer's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// Finds the member again; documents written by others may lack it.
    #[serde(default = "nobody")]
    pub id: TeamMemberId,
    /// Their name.
    pub name: String,
    /// What they do; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// How to reach them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// What to know about them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl TeamMember {
    /// Most members of one customer.
    pub const MAX: usize = 200;

    /// Checks what a person typed; all broken rules at once, under `team.name`, `team.email` …
    pub fn parse(
        id: TeamMemberId,
        name: &str,
        role: &str,
        email: &str,
        notes: &str,
    ) -> Result<Self> {
        let mut check = Check::default();
        let name = check.keep(text::line("team.name", name).and_then(|name| {
            if name.is_empty() {
                Err(FieldError::new("team.name", "Give the person a name."))
            } else {
                Ok(name)
            }
        }));
        let role = check.keep(text::line("team.role", role));
        let email = check.keep(text::optional_email("team.email", email));
        let notes = check.keep(text::note("team.notes", notes));
        let member = (|| {
            Some(Self {
                id,
                name: name?,
                role: role?,
                email: email?,
                notes: notes?,
            })
        })();
        check.finish(member)
    }
}

/// One change to a customer's team. By id, so that two people editing different members do not undo each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamEdit {
    /// Adds a member at the end; the server chose its id.
    Add(TeamMember),
    /// Replaces the member with the same id.
    Change(TeamMember),
    /// Takes a member out.
    Remove(TeamMemberId),
    /// Moves a member to a place counted from zero; too high means the end.
    Move {
        /// Who moves.
        id: TeamMemberId,
        /// Where to.
        to: u32,
    },
}

impl CustomerInfo {
    /// Applies one change to the team.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the member is gone, [`Error::Invalid`] when the team is full.
    pub fn edit_team(&mut self, edit: TeamEdit) -> Result<()> {
        let place = |team: &[TeamMember], id| {
            team.iter()
                .position(|member| member.id == id)
                .ok_or(Error::NotFound)
        };
        match edit {
            TeamEdit::Add(_) if self.team.len() >= TeamMember::MAX => {
                return Err(Error::invalid(
                    "team.name",
                    "A team has at most 200 members.",
                ));
            }
            TeamEdit::Add(member) => self.team.push(member),
            TeamEdit::Change(member) => {
                let at = place(&self.team, member.id)?;
                self.team[at] = member;
            }
            TeamEdit::Remove(id) => {
                self.team.remove(place(&self.team, id)?);
            }
            TeamEdit::Move { id, to } => {
                let member = self.team.remove(place(&self.team, id)?);
                let to = self.team.len().min(to as usize);
                self.team.insert(to, member);
            }
        }
        Ok(())
    }
}

fn nobody() -> TeamMemberId {
    TeamMemberId::new(Uuid::nil())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u128) -> TeamMember {
        let id = TeamMemberId::new(Uuid::from_u128(number));
        TeamMember::parse(id, &format!("Person {number}"), "", "", "").unwrap()
    }

    fn team(numbers: &[u128]) -> CustomerInfo {
        CustomerInfo {
            team: numbers.iter().map(|n| member(*n)).collect(),
            ..Default::default()
        }
    }

    #[test]
    fn all_broken_rules_are_named() {
        let error = TeamMember::parse(nobody(), "", "", "not an address", "").unwrap_err();
        assert!(error.for_field("team.name").is_some());
        assert!(error.for_field("team.email").is_some());
    }

    #[test]
    fn members_move_by_id() {
        let mut info = team(&[1, 2, 3]);
        info.edit_team(TeamEdit::Move {
            id: member(3).id,
            to: 0,
        })
        .unwrap();
        assert_eq!(info, team(&[3, 1, 2]));
        info.edit_team(TeamEdit::Move {
            id: member(3).id,
            to: 99,
        })
        .unwrap();
        assert_eq!(info, team(&[1, 2, 3]));
    }

    #[test]
    fn changing_somebody_who_is_gone_is_not_found() {
        let mut info = team(&[1]);
        assert_eq!(
            info.edit_team(TeamEdit::Remove(member(9).id)),
            Err(Error::NotFound)
        );
        assert_eq!(info, team(&[1]));
    }
}
