//! The conversation with two agents: what is said, by whom it is answered and why, and the work that comes out of it.

mod assistant;
pub mod capabilities;
mod change;
mod dossier;
mod message;
mod proposal;
pub mod routing;
mod store;
mod stream;
mod tool;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use assistant::{Assistant, ChatEvents, Question, Standpoint};
pub use change::{ChangeDraft, Difference};
pub use dossier::Dossier;
pub use message::{
    Author, Citation, Details, Message, MessageState, Omission, Rating, Record, RecordKind,
    ToolCall, Usage,
};
pub use proposal::{Proposal, ProposalState};
pub use store::{AnswerEnd, ChatStore, ConversationQuery};
pub use stream::ChatEvent;
pub use tool::Tool;

use crate::id::{ConversationId, CustomerId};
use crate::title::Title;
use crate::words::words;

words! {
    /// Who answers.
    Agent, "agent", "Choose one of the two agents.";
    /// Engagement, negotiation, pricing, status.
    CustomerManagement = "customer_mgmt", "Customer Management";
    /// Strategy, roadmap, research, measurement, ideas.
    ProductManagement = "product_mgmt", "Product Management";
}

impl Agent {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::CustomerManagement => Self::ProductManagement,
            Self::ProductManagement => Self::CustomerManagement,
        }
    }
}

/// A conversation about a customer. It belongs to the person who began it; nobody else sees it, whoever sees the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// About whom.
    pub customer: CustomerId,
    /// What it is called: made of its first message until somebody renames it.
    pub title: Title,
    /// Who answers, whatever the messages say: what [`Standpoint::pinned`] begins with.
    pub pinned: Option<Agent>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When something was last said in it.
    pub updated_at: DateTime<Utc>,
}
