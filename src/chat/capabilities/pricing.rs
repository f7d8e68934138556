//! Terms and prices.

use super::{Capability, Mode, Output, Work};
use crate::chat::{Agent, Tool};

pub(super) const PRICING: Capability = Capability {
    id: "pricing",
    mode: Mode::Pricing,
    agent: Agent::CustomerManagement,
    title: "Pricing options",
    purpose: "Makes three options of an offer, and drafts the one to recommend as an agreement.",
    inputs: &["what they want done", "your rate", "their budget"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Timeline,
        Tool::Portfolio,
    ],
    output: Output::Proposal(Work::Agreement),
    example: "What should I offer them for three months of product leadership, and for how much?",
};

pub(super) const NEGOTIATION: Capability = Capability {
    id: "negotiation",
    mode: Mode::Pricing,
    agent: Agent::CustomerManagement,
    title: "Negotiation plan",
    purpose: "Prepares aims, limits and trades for a negotiation.",
    inputs: &["what they ask for", "your limit"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Timeline,
        Tool::Search,
    ],
    output: Output::Answer,
    example: "They want twenty percent off the retainer. How do I answer?",
};

pub(super) const INVOICE: Capability = Capability {
    id: "invoice",
    mode: Mode::Pricing,
    agent: Agent::CustomerManagement,
    title: "Invoice draft",
    purpose: "Drafts the next invoice out of what was agreed.",
    inputs: &["period or milestone", "hours", "tax rate"],
    tools: &[
        Tool::Customer,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Projects,
        Tool::Timeline,
    ],
    output: Output::Proposal(Work::Invoice),
    example: "Draft the invoice for November under the retainer.",
};
