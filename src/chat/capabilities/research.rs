//! What is known of market and users.

use super::{Capability, Mode, Output};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

pub(super) const RESEARCH_PLAN: Capability = Capability {
    id: "research-plan",
    mode: Mode::Research,
    agent: Agent::ProductManagement,
    title: "Research plan",
    purpose: "Plans research that answers what a decision waits for.",
    inputs: &["the decision", "whom you can ask", "time"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
    ],
    output: Output::Artifact(ArtifactKind::Research),
    example: "Plan research on why small hauliers drop out during the trial.",
};

pub(super) const INTERVIEW_GUIDE: Capability = Capability {
    id: "interview-guide",
    mode: Mode::Research,
    agent: Agent::ProductManagement,
    title: "Interview guide",
    purpose: "Writes the questions for talks with users or buyers, ready to use.",
    inputs: &["what to learn", "from whom", "length"],
    tools: &[
        Tool::Customer,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Search,
    ],
    output: Output::Answer,
    example: "What should I ask the dispatchers in our interviews next week?",
};

pub(super) const COMPETITORS: Capability = Capability {
    id: "competitors",
    mode: Mode::Research,
    agent: Agent::ProductManagement,
    title: "Competitive analysis",
    purpose: "Compares what customers could choose instead, and says where to win.",
    inputs: &["competitors", "deals won or lost"],
    tools: &[
        Tool::Customer,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
        Tool::Search,
    ],
    output: Output::Artifact(ArtifactKind::CompetitiveAnalysis),
    example: "Compare the product with the two competitors they keep mentioning.",
};
