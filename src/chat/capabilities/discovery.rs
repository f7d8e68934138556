//! Getting to know a customer.

use super::{Capability, Mode, Output, Work};
use crate::chat::{Agent, Tool};

pub(super) const INTAKE: Capability = Capability {
    id: "intake",
    mode: Mode::Discovery,
    agent: Agent::CustomerManagement,
    title: "Intake from notes",
    purpose: "Turns notes, e-mails or copied text into the profile of the customer.",
    inputs: &["notes or text to read"],
    tools: &[Tool::Customer, Tool::Team, Tool::Timeline, Tool::Artifacts],
    output: Output::Proposal(Work::Field),
    example: "Here are my notes from the first call, put what matters into their profile.",
};

pub(super) const QUALIFY: Capability = Capability {
    id: "qualify",
    mode: Mode::Discovery,
    agent: Agent::CustomerManagement,
    title: "Qualify the lead",
    purpose: "Weighs whether they are worth your time, and what would settle it.",
    inputs: &["your doubts", "what a good customer is to you"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Timeline,
        Tool::Agreements,
        Tool::Portfolio,
    ],
    output: Output::Answer,
    example: "Is this a customer for me, or should I let it go?",
};

pub(super) const STAKEHOLDERS: Capability = Capability {
    id: "stakeholders",
    mode: Mode::Discovery,
    agent: Agent::CustomerManagement,
    title: "Stakeholder map",
    purpose: "Shows who decides, who may block, and how to work with each of them.",
    inputs: &["the decision at hand"],
    tools: &[Tool::Customer, Tool::Team, Tool::Timeline, Tool::Search],
    output: Output::Answer,
    example: "Who really decides about the new contract, and whom have we not spoken to yet?",
};
