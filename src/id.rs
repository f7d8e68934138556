//! Identifiers, one type per kind of record, so that a user's id can never stand where a customer's belongs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::Error;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that comes from the database or was just made by the server.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The plain UUID, for the database and for URLs.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            /// Something that is no id names no record: [`Error::NotFound`], as for a record of someone else.
            fn from_str(text: &str) -> Result<Self, Error> {
                Uuid::try_parse(text).map(Self).map_err(|_| Error::NotFound)
            }
        }
    )+};
}

ids! {
    /// A person who can sign in (`auth.users.id`).
    UserId,
    /// A workspace, the unit of isolation.
    WorkspaceId,
    /// A customer.
    CustomerId,
    /// A member of a customer's own team, inside the customer's info.
    TeamMemberId,
    /// A project of a customer.
    ProjectId,
    /// An artifact of a project.
    ArtifactId,
    /// Something that happened with a customer.
    EventId,
    /// A piece of the portfolio.
    PortfolioItemId,
    /// A signed-in browser. Not the secret in the cookie.
    SessionId,
    /// A personal API key. Not its secret.
    ApiKeyId,
    /// An agreement with a customer.
    AgreementId,
    /// An invoice.
    InvoiceId,
    /// A payment of a customer.
    PaymentId,
    /// The part of a payment that settles an invoice.
    AllocationId,
    /// Money given back out of a payment.
    RefundId,
    /// A conversation with the agents.
    ConversationId,
    /// Something said in a conversation.
    MessageId,
    /// A change that an agent proposes.
    ProposalId,
    /// A provider of language models that a workspace brings along.
    ModelProviderId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_id_is_not_found() {
        assert_eq!("1 or 1=1".parse::<CustomerId>(), Err(Error::NotFound));
        assert_eq!("".parse::<CustomerId>(), Err(Error::NotFound));
    }

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = CustomerId::new(Uuid::from_u128(7));
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}
