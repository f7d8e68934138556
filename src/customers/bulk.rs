use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CustomerStatus, Visibility};
use crate::error::{Error, Result};
use crate::id::{CustomerId, UserId};

/// Customers that somebody chose: at least one, at most [`Selection::MOST`], each once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<CustomerId>", into = "Vec<CustomerId>")]
pub struct Selection(BTreeSet<CustomerId>);

impl Selection {
    /// Most customers in one change.
    pub const MOST: usize = 500;

    /// These customers.
    ///
    /// # Errors
    /// None, or too many.
    pub fn parse(ids: impl IntoIterator<Item = CustomerId>) -> Result<Self> {
        let ids: BTreeSet<CustomerId> = ids.into_iter().take(Self::MOST + 1).collect();
        match ids.len() {
            0 => Err(Error::invalid("customers", "Choose at least one customer.")),
            n if n > Self::MOST => Err(Error::invalid(
                "customers",
                format!("Choose at most {} customers at once.", Self::MOST),
            )),
            _ => Ok(Self(ids)),
        }
    }

    /// The ids in ascending order, so that two changes lock rows in the same order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = CustomerId> + '_ {
        self.0.iter().copied()
    }
}

impl From<CustomerId> for Selection {
    fn from(id: CustomerId) -> Self {
        Self(BTreeSet::from([id]))
    }
}

impl TryFrom<Vec<CustomerId>> for Selection {
    type Error = Error;

    fn try_from(ids: Vec<CustomerId>) -> Result<Self> {
        Self::parse(ids)
    }
}

impl From<Selection> for Vec<CustomerId> {
    fn from(selection: Selection) -> Self {
        selection.0.into_iter().collect()
    }
}

/// What can be done to many customers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what", content = "to")]
pub enum BulkChange {
    /// To another status.
    Status(CustomerStatus),
    /// Shown to others, or only to its owner. Only its owner can take a customer back for themselves.
    Visibility(Visibility),
    /// To somebody else's care: a member who works with customers. A private customer stays with its owner, and only its
    /// owner or somebody who [`reassigns_customers`](crate::workspaces::Role::reassigns_customers) gives one away.
    Owner(UserId),
    /// To the trash.
    Delete,
    /// Out of the trash.
    Restore,
}

/// What a change of many customers did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BulkOutcome {
    /// The customers that changed, and for each the change that takes it back.
    pub changed: Vec<(CustomerId, BulkChange)>,
    /// Customers that this change is not meant for: somebody else's that were to become private, private ones that
    /// were to change hands, or ones that are gone.
    pub left_alone: u32,
}

impl BulkOutcome {
    /// The changes that take everything back.
    pub fn undo(&self) -> Vec<(Selection, BulkChange)> {
        let mut groups: Vec<(BTreeSet<CustomerId>, BulkChange)> = Vec::new();
        for (id, back) in &self.changed {
            match groups.iter_mut().find(|(_, change)| change == back) {
                Some((ids, _)) => _ = ids.insert(*id),
                None => groups.push((BTreeSet::from([*id]), *back)),
            }
        }
        groups
            .into_iter()
            .map(|(ids, change)| (Selection(ids), change))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> CustomerId {
        CustomerId::new(Uuid::from_u128(number))
    }

    #[test]
    fn a_selection_has_one_to_five_hundred_customers() {
        assert!(Selection::parse([]).is_err());
        assert_eq!(Selection::parse([id(1), id(1)]).unwrap().ids().len(), 1);
        assert!(Selection::parse((1..=500).map(id)).is_ok());
        assert!(Selection::parse((1..=501).map(id)).is_err());
    }

    #[test]
    fn undo_is_one_change_for_each_former_state() {
        use CustomerStatus::{Lead, Live};
        let outcome = BulkOutcome {
            changed: vec![
                (id(1), BulkChange::Status(Lead)),
                (id(2), BulkChange::Status(Live)),
                (id(3), BulkChange::Status(Lead)),
            ],
            left_alone: 0,
        };
        let undo = outcome.undo();
        assert_eq!(undo.len(), 2);
        assert_eq!(undo[0].1, BulkChange::Status(Lead));
        assert_eq!(undo[0].0.ids().collect::<Vec<_>>(), [id(1), id(3)]);
    }
}
