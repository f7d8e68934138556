//! Artifacts: what a project brings forth, as Markdown with a history.

mod diff;
mod store;
mod templates;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use diff::{DiffRow, DiffSide, Span, TextDiff};
pub use store::{ArtifactQuery, ArtifactStore, NewArtifact, TextSave};

use crate::activity::Person;
use crate::actor::Source;
use crate::customers::CustomerName;
use crate::id::{ArtifactId, CustomerId, ProjectId};
use crate::markdown::Markdown;
use crate::title::Title;
use crate::words::words;

/// The fields of an artifact in the activity log that can be put back. Its text has versions instead.
pub const PUT_BACK: &[&str] = &["title", "status", "type"];

words! {
    /// What kind of document an artifact is.
    ArtifactKind, "type", "Choose one of the types of artifacts.";
    /// Where to go and what to leave aside.
    Strategy = "strategy", "Strategy";
    /// What was asked and what was learned.
    Research = "research", "Research";
    /// What comes in which order.
    Roadmap = "roadmap", "Roadmap";
    /// What a product or feature must do.
    Prd = "prd", "PRD";
    /// For whom it is made.
    Personas = "personas", "Personas";
    /// What others offer.
    CompetitiveAnalysis = "competitive_analysis", "Competitive analysis";
    /// Objectives and how to tell that they are reached.
    Okrs = "okrs", "OKRs";
    /// What to measure.
    SuccessMetrics = "success_metrics", "Success metrics";
    /// What people want to do.
    UserStories = "user_stories", "User stories";
    /// What was said and decided.
    MeetingNotes = "meeting_notes", "Meeting notes";
    /// Anything else.
    Custom = "custom", "Custom";
}

words! {
    /// How far an artifact is. Any status may follow any other.
    ArtifactStatus, "status", "Choose one of the five statuses.";
    /// Just begun.
    Draft = "draft", "Draft";
    /// Being written.
    InProgress = "in_progress", "In progress";
    /// Being read by others.
    Review = "review", "Review";
    /// Done.
    Final = "final", "Final";
    /// Kept for the record only.
    Archived = "archived", "Archived";
}

/// An artifact with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// Its id.
    pub id: ArtifactId,
    /// For whom it was made.
    pub customer: CustomerId,
    /// The project it belongs to.
    pub project: ProjectId,
    /// What kind of document it is.
    pub kind: ArtifactKind,
    /// What it is called.
    pub title: Title,
    /// Its text.
    pub body: Markdown,
    /// How far it is.
    pub status: ArtifactStatus,
    /// Number of its latest version.
    pub version: u32,
    /// Rises with every change of title or text; what a [`TextSave`] is based on.
    pub revision: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// An artifact as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactSummary {
    /// Its id.
    pub id: ArtifactId,
    /// The project it belongs to.
    pub project: ProjectId,
    /// What the project is called.
    pub project_name: Title,
    /// What kind of document it is.
    pub kind: ArtifactKind,
    /// What it is called.
    pub title: Title,
    /// How far it is.
    pub status: ArtifactStatus,
    /// Number of its latest version.
    pub version: u32,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// An artifact that a search of the whole workspace found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundArtifact {
    /// Its id.
    pub id: ArtifactId,
    /// What it is called.
    pub title: Title,
    /// What kind of document it is.
    pub kind: ArtifactKind,
    /// What the customer is called that it was made for.
    pub customer_name: CustomerName,
}

impl FoundArtifact {
    /// Most that a search finds: they are to be chosen from, not to be paged through.
    pub const MOST: u32 = 10;
}

/// A version of an artifact, without its text.
///
/// Every change of title or text is in a version; the latest one is what the artifact says. Typing makes one version,
/// not hundreds: an autosave goes into the latest version when that was made by autosaves of the same person, through
/// the same source, was last saved within [`ArtifactVersion::PAUSE_MINUTES`] and began within
/// [`ArtifactVersion::LONGEST_MINUTES`]. A save that somebody asked for ends it in the same way: it goes into such a
/// version and closes it. Whatever else happens (somebody else saves, a template, a restored version) is a version of
/// its own. The database decides (`migrations/`), so that no way of writing can do without history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArtifactVersion {
    /// Counts from one.
    pub number: u32,
    /// What the artifact was called.
    pub title: Title,
    /// Who wrote it.
    pub by: Option<Person>,
    /// Through what.
    pub source: Source,
    /// Bytes of its text.
    pub size: u32,
    /// The earlier version that it brought back.
    pub restored_from: Option<u32>,
    /// When its first save came.
    pub began_at: DateTime<Utc>,
    /// When its last save came.
    pub at: DateTime<Utc>,
}

impl ArtifactVersion {
    /// An autosave after a longer pause begins a new version.
    pub const PAUSE_MINUTES: u32 = 5;
    /// However long somebody types without a pause, a version ends after so many minutes.
    pub const LONGEST_MINUTES: u32 = 30;
}

/// A version of an artifact with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionText {
    /// Which one.
    pub version: ArtifactVersion,
    /// Its text.
    pub body: Markdown,
}
