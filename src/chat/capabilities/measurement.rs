//! Whether it worked.

use super::{Capability, Mode, Output};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

pub(super) const SUCCESS_METRICS: Capability = Capability {
    id: "success-metrics",
    mode: Mode::Measurement,
    agent: Agent::ProductManagement,
    title: "Success metrics",
    purpose: "Defines how everybody will see whether the work helps.",
    inputs: &["what success means", "numbers of today"],
    tools: &[
        Tool::Customer,
        Tool::Agreements,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
    ],
    output: Output::Artifact(ArtifactKind::SuccessMetrics),
    example: "How do we measure whether the new onboarding works?",
};

pub(super) const REPORT: Capability = Capability {
    id: "report",
    mode: Mode::Measurement,
    agent: Agent::ProductManagement,
    title: "Report to the customer",
    purpose: "Writes a report on the work of a period, ready to send.",
    inputs: &["period", "who reads it"],
    tools: &[
        Tool::Customer,
        Tool::Agreements,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
    ],
    output: Output::Artifact(ArtifactKind::Custom),
    example: "Write the monthly report for November.",
};

pub(super) const IMPACT: Capability = Capability {
    id: "impact",
    mode: Mode::Measurement,
    agent: Agent::ProductManagement,
    title: "Results so far",
    purpose: "Compares what was promised with what was reached, as far as it is proven.",
    inputs: &["since when", "numbers you know"],
    tools: &[
        Tool::Customer,
        Tool::Agreements,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
        Tool::Portfolio,
    ],
    output: Output::Answer,
    example: "What has our work achieved for them so far?",
};
