use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ChangeDraft, Difference, Record};
use crate::id::{ConversationId, CustomerId, MessageId, ProposalId};
use crate::words::words;

words! {
    /// What became of a proposal.
    ProposalState, "state", "There is no such state of a proposal.";
    /// Nobody decided yet.
    Open = "open", "Open";
    /// It was done.
    Applied = "applied", "Applied";
    /// Nobody wants it.
    Discarded = "discarded", "Discarded";
    /// It was done and taken back.
    Undone = "undone", "Undone";
}

/// A change that an agent proposes. Nothing is changed before the person applies it, and then as them, through the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The answer that it is part of.
    pub message: MessageId,
    /// Where it was made.
    pub conversation: ConversationId,
    /// About whom.
    pub customer: CustomerId,
    /// What would be done.
    pub draft: ChangeDraft,
    /// Field by field.
    pub differences: Vec<Difference>,
    /// What became of it.
    pub state: ProposalState,
    /// The record that was made or changed, once it was applied.
    pub record: Option<Record>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}
