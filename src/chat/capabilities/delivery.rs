//! What exactly is built, and what was decided about it.

use super::{Capability, Mode, Output};
use crate::artifacts::ArtifactKind;
use crate::chat::{Agent, Tool};

pub(super) const PRD: Capability = Capability {
    id: "prd",
    mode: Mode::Delivery,
    agent: Agent::ProductManagement,
    title: "Product requirements",
    purpose: "Describes what a feature must do and for whom, ready for design and engineering.",
    inputs: &["the feature", "for whom", "limits"],
    tools: &[
        Tool::Customer,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
        Tool::Timeline,
        Tool::Search,
    ],
    output: Output::Artifact(ArtifactKind::Prd),
    example: "Write a PRD for offering a load to the nearest free truck.",
};

pub(super) const USER_STORIES: Capability = Capability {
    id: "user-stories",
    mode: Mode::Delivery,
    agent: Agent::ProductManagement,
    title: "User stories",
    purpose: "Cuts a feature into stories that can be built and accepted one by one.",
    inputs: &["the feature or PRD", "first release"],
    tools: &[
        Tool::Customer,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Artifact,
    ],
    output: Output::Artifact(ArtifactKind::UserStories),
    example: "Break the PRD for load offers into user stories.",
};

pub(super) const MEETING_NOTES: Capability = Capability {
    id: "meeting-notes",
    mode: Mode::Delivery,
    agent: Agent::ProductManagement,
    title: "Meeting notes",
    purpose: "Turns rough notes into decisions and to-dos that can be sent around.",
    inputs: &["your notes", "who was there"],
    tools: &[
        Tool::Customer,
        Tool::Team,
        Tool::Projects,
        Tool::Artifacts,
        Tool::Timeline,
    ],
    output: Output::Artifact(ArtifactKind::MeetingNotes),
    example: "Turn these notes from the planning workshop into minutes with decisions and to-dos.",
};
