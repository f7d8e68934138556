//! What the agents can be asked to do: data, not code.
//!
//! There is a file for each mode. A new capability is a constant and a line in [`ALL`]; the tests in `contract` say what
//! is missing. What a language model is told to do is in the crate `agents`: the browser has no use for it.

#[cfg(test)]
mod contract;
mod delivery;
mod discovery;
mod lifecycle;
mod measurement;
mod pricing;
mod relationship;
mod research;
mod roadmap;
mod situation;
mod slash;
mod strategy;
mod suggestions;
mod usual;

pub use situation::Situation;
pub use slash::{find, matching, split};
pub use suggestions::{Suggestion, suggestions};

use super::{Agent, Tool};
use crate::artifacts::ArtifactKind;
use crate::words::words;

words! {
    /// What part of the work a capability belongs to.
    Mode, "mode", "There is no such mode.";
    /// Getting to know the customer.
    Discovery = "discovery", "Intake and discovery";
    /// Working with the people.
    Relationship = "relationship", "Engagement and relationship";
    /// Terms and prices.
    Pricing = "pricing", "Negotiation and pricing";
    /// Where the customer stands and what may go wrong.
    Lifecycle = "lifecycle", "Lifecycle and risk";
    /// Where the product goes.
    Strategy = "strategy", "Strategy";
    /// What is known of market and users.
    Research = "research", "Research and insight";
    /// What comes next, and when.
    Roadmap = "roadmap", "Roadmap and planning";
    /// What exactly is built.
    Delivery = "delivery", "Delivery and specification";
    /// Whether it worked.
    Measurement = "measurement", "Measurement and reporting";
}

words! {
    /// What a capability may propose to change.
    Work, "work", "There is no such work.";
    /// A field of the customer.
    Field = "field", "Change to the customer";
    /// The status of the customer.
    Status = "status", "Change of status";
    /// An event.
    Event = "event", "Event";
    /// A draft of an agreement.
    Agreement = "agreement", "Draft of an agreement";
    /// A draft of an invoice.
    Invoice = "invoice", "Draft of an invoice";
    /// A project.
    Project = "project", "Project";
}

/// What comes out of a capability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// An answer in the conversation.
    Answer,
    /// A proposal of an artifact.
    Artifact(ArtifactKind),
    /// A proposal of something else.
    Proposal(Work),
}

/// Something that an agent can be asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    /// What it is called after a slash: one or more words with hyphens.
    pub id: &'static str,
    /// What part of the work it belongs to.
    pub mode: Mode,
    /// Who does it.
    pub agent: Agent,
    /// What people see.
    pub title: &'static str,
    /// What it is good for, in a line.
    pub purpose: &'static str,
    /// What to say along with it, if one knows; each in a few words.
    pub inputs: &'static [&'static str],
    /// What is looked up for it.
    pub tools: &'static [Tool],
    /// What comes out of it.
    pub output: Output,
    /// How somebody would ask for it.
    pub example: &'static str,
}

/// Every capability, mode by mode.
pub static ALL: &[Capability] = &[
    discovery::INTAKE,
    discovery::QUALIFY,
    discovery::STAKEHOLDERS,
    relationship::MEETING_BRIEF,
    relationship::FOLLOW_UP,
    relationship::INVOICE_REMINDER,
    pricing::PRICING,
    pricing::NEGOTIATION,
    pricing::INVOICE,
    lifecycle::STATUS,
    lifecycle::RENEWAL,
    lifecycle::RISK,
    strategy::STRATEGY,
    strategy::PERSONAS,
    strategy::IDEAS,
    research::RESEARCH_PLAN,
    research::INTERVIEW_GUIDE,
    research::COMPETITORS,
    roadmap::ROADMAP,
    roadmap::OKRS,
    roadmap::PROJECT,
    delivery::PRD,
    delivery::USER_STORIES,
    delivery::MEETING_NOTES,
    measurement::SUCCESS_METRICS,
    measurement::REPORT,
    measurement::IMPACT,
];
