//! Where a product goes.

use super::{Capability, Mode, Output};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

pub(super) const STRATEGY: Capability = Capability {
    id: "strategy",
    mode: Mode::Strategy,
    agent: Agent::ProductManagement,
    title: "Product strategy",
    purpose: "Writes one page on where the product goes, why, and what is left aside.",
    inputs: &["horizon", "the challenge as you see it"],
    tools: &[
        Tool::Customer,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
    ],
    output: Output::Artifact(ArtifactKind::Strategy),
    example: "Write a product strategy for the next twelve months.",
};

pub(super) const PERSONAS: Capability = Capability {
    id: "personas",
    mode: Mode::Strategy,
    agent: Agent::ProductManagement,
    title: "Personas",
    purpose: "Describes the two or three kinds of people whom the product is made for.",
    inputs: &["whom you spoke to", "what you heard"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
        Tool::Search,
    ],
    output: Output::Artifact(ArtifactKind::Personas),
    example: "Draft personas out of our interviews with the dispatchers.",
};

pub(super) const IDEAS: Capability = Capability {
    id: "ideas",
    mode: Mode::Strategy,
    agent: Agent::ProductManagement,
    title: "Ideas, ranked",
    purpose: "Finds ideas that differ in kind, and the cheapest test of the best ones.",
    inputs: &["the problem", "what is out of the question"],
    tools: &[
        Tool::Customer,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Search,
    ],
    output: Output::Answer,
    example: "How might we get drivers to confirm a load without a phone call?",
};
