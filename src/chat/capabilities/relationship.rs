//! Working with the people.

use super::{Capability, Mode, Output, Work};
use crate::chat::{Agent, Tool};

pub(super) const MEETING_BRIEF: Capability = Capability {
    id: "meeting-brief",
    mode: Mode::Relationship,
    agent: Agent::CustomerManagement,
    title: "Meeting brief",
    purpose: "Gets you ready for a meeting in two minutes of reading.",
    inputs: &["date", "who takes part", "purpose"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Timeline,
        Tool::Agreements,
        Tool::Receivables,
        Tool::Projects,
        Tool::Artifacts,
    ],
    output: Output::Answer,
    example: "Brief me for the meeting with their managing director tomorrow.",
};

pub(super) const FOLLOW_UP: Capability = Capability {
    id: "follow-up",
    mode: Mode::Relationship,
    agent: Agent::CustomerManagement,
    title: "Follow-up message",
    purpose: "Writes what to send next, and puts it on the timeline.",
    inputs: &["to whom", "reason", "when to send it"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Timeline,
        Tool::Agreements,
        Tool::Projects,
        Tool::Portfolio,
    ],
    output: Output::Proposal(Work::Event),
    example: "We have not heard from them since the workshop. What can I write to the head of dispatch?",
};

pub(super) const INVOICE_REMINDER: Capability = Capability {
    id: "invoice-reminder",
    mode: Mode::Relationship,
    agent: Agent::CustomerManagement,
    title: "Payment reminder",
    purpose: "Writes an e-mail about overdue invoices, in the tone that fits.",
    inputs: &["which invoices", "friendly or firm"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Receivables,
        Tool::Agreements,
        Tool::Timeline,
    ],
    output: Output::Answer,
    example: "Write a friendly reminder for the invoices that are overdue.",
};
