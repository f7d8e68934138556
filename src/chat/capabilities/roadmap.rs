//! What comes next, and when.

use super::{Capability, Mode, Output, Work};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

pub(super) const ROADMAP: Capability = Capability {
    id: "roadmap",
    mode: Mode::Roadmap,
    agent: Agent::ProductManagement,
    title: "Roadmap",
    purpose: "Puts problems into the order in which they are solved: now, next, later.",
    inputs: &["goal", "fixed dates", "capacity"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
    ],
    output: Output::Artifact(ArtifactKind::Roadmap),
    example: "Write a roadmap for the next two quarters.",
};

pub(super) const OKRS: Capability = Capability {
    id: "okrs",
    mode: Mode::Roadmap,
    agent: Agent::ProductManagement,
    title: "Objectives and key results",
    purpose: "Writes the few things that must change this quarter, and how to see it.",
    inputs: &["period", "numbers of today"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
    ],
    output: Output::Artifact(ArtifactKind::Okrs),
    example: "Draft OKRs for the first quarter, with retention as the focus.",
};

pub(super) const PROJECT: Capability = Capability {
    id: "project",
    mode: Mode::Roadmap,
    agent: Agent::ProductManagement,
    title: "Project set-up",
    purpose: "Sets up a project: outcome, scope, days and first steps.",
    inputs: &["outcome", "agreement", "first and last day"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Agreements,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Timeline,
    ],
    output: Output::Proposal(Work::Project),
    example: "Set up a project for the discovery phase that begins in January.",
};
