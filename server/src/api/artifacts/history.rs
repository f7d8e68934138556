//! Versions of artifacts, and what changed between two, as replies show them.

use chrono::{DateTime, Utc};
use domain::artifacts::{ArtifactVersion, DiffRow, DiffSide, Span, TextDiff, VersionText};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::customers::PersonBody;

/// A version of an artifact, without its text. What somebody types without a longer pause is one version.
#[derive(Serialize, ToSchema)]
#[schema(as = ArtifactVersion)]
pub(super) struct VersionBody {
    /// Counts from one.
    number: u32,
    /// What the artifact was called.
    title: String,
    /// Who wrote it; null for NextUp itself, and for somebody whose account is gone.
    by: Option<PersonBody>,
    /// Through what: `person`, `agent`, `import`, `api`, `sync`, `system`.
    source: &'static str,
    /// Bytes of its text.
    size: u32,
    /// The earlier version that it brought back.
    restored_from: Option<u32>,
    /// When its first save came.
    began_at: DateTime<Utc>,
    /// When its last save came.
    at: DateTime<Utc>,
}

/// A version of an artifact with its text.
#[derive(Serialize, ToSchema)]
#[schema(as = VersionText)]
pub(super) struct VersionTextBody {
    /// Which one.
    version: VersionBody,
    /// Its text, as Markdown.
    body: String,
}

/// What changed between two texts, line by line and in changed lines word by word.
#[derive(Serialize, ToSchema)]
#[schema(as = TextDiff)]
pub(super) struct DiffBody {
    /// Lines that only the newer text has.
    added: u32,
    /// Lines that only the older text has.
    removed: u32,
    /// Rows from top to bottom, as two columns show them.
    rows: Vec<RowBody>,
}

/// One row of two columns.
#[derive(Default, Serialize, ToSchema)]
#[schema(as = DiffRow)]
pub(super) struct RowBody {
    /// So many lines that are the same on both sides are left out here; null for a line.
    left_out: Option<u32>,
    /// The line of the older text; null where it has none.
    left: Option<SideBody>,
    /// The line of the newer text; null where it has none.
    right: Option<SideBody>,
}

/// A line of one side.
#[derive(Serialize, ToSchema)]
#[schema(as = DiffSide)]
pub(super) struct SideBody {
    /// Its number, counted from one.
    number: u32,
    /// What it says, in pieces.
    spans: Vec<SpanBody>,
}

/// A piece of a line.
#[derive(Serialize, ToSchema)]
#[schema(as = Span)]
pub(super) struct SpanBody {
    /// What it says.
    text: String,
    /// Whether the other side lacks it.
    changed: bool,
}

impl From<ArtifactVersion> for VersionBody {
    fn from(version: ArtifactVersion) -> Self {
        Self {
            number: version.number,
            title: version.title.into(),
            by: version.by.map(PersonBody::from),
            source: version.source.as_str(),
            size: version.size,
            restored_from: version.restored_from,
            began_at: version.began_at,
            at: version.at,
        }
    }
}

impl From<VersionText> for VersionTextBody {
    fn from(text: VersionText) -> Self {
        Self {
            version: text.version.into(),
            body: text.body.into(),
        }
    }
}

impl From<TextDiff> for DiffBody {
    fn from(diff: TextDiff) -> Self {
        Self {
            added: diff.added,
            removed: diff.removed,
            rows: diff.rows.into_iter().map(RowBody::from).collect(),
        }
    }
}

impl From<DiffRow> for RowBody {
    fn from(row: DiffRow) -> Self {
        match row {
            DiffRow::Gap(lines) => Self {
                left_out: Some(lines),
                ..Self::default()
            },
            DiffRow::Same { left, right, text } => Self {
                left: Some(SideBody::unchanged(left, text.clone())),
                right: Some(SideBody::unchanged(right, text)),
                ..Self::default()
            },
            DiffRow::Changed { left, right } => Self {
                left: left.map(SideBody::from),
                right: right.map(SideBody::from),
                ..Self::default()
            },
        }
    }
}

impl SideBody {
    fn unchanged(number: u32, text: String) -> Self {
        let changed = false;
        Self {
            number,
            spans: vec![SpanBody { text, changed }],
        }
    }
}

impl From<DiffSide> for SideBody {
    fn from(side: DiffSide) -> Self {
        let span = |Span { text, changed }| SpanBody { text, changed };
        Self {
            number: side.number,
            spans: side.spans.into_iter().map(span).collect(),
        }
    }
}
