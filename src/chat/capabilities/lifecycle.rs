//! Where a customer stands, and what may go wrong.

use super::{Capability, Mode, Output, Work};
use crate::chat::{Agent, Tool};

pub(super) const STATUS: Capability = Capability {
    id: "status",
    mode: Mode::Lifecycle,
    agent: Agent::CustomerManagement,
    title: "Status check",
    purpose: "Checks whether the status fits what is going on, and proposes another one.",
    inputs: &["the status you think of"],
    tools: &[
        Tool::Customer,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Projects,
        Tool::Timeline,
    ],
    output: Output::Proposal(Work::Status),
    example: "They signed yesterday. Is it time to set them to live?",
};

pub(super) const RENEWAL: Capability = Capability {
    id: "renewal",
    mode: Mode::Lifecycle,
    agent: Agent::CustomerManagement,
    title: "Renewal plan",
    purpose: "Prepares the renewal of an agreement that ends, and drafts the next one.",
    inputs: &["what shall change", "price"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Timeline,
    ],
    output: Output::Proposal(Work::Agreement),
    example: "The retainer ends next month. Prepare the renewal at the same price.",
};

pub(super) const RISK: Capability = Capability {
    id: "risk",
    mode: Mode::Lifecycle,
    agent: Agent::CustomerManagement,
    title: "Risk check",
    purpose: "Finds early signs of trouble in money, contact and delivery.",
    inputs: &["what worries you"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Projects,
        Tool::Timeline,
    ],
    output: Output::Answer,
    example: "Are we about to lose them? What should worry me?",
};
