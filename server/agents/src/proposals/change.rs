use domain::agreements::AgreementTerms;
use domain::artifacts::{NewArtifact, TextSave};
use domain::chat::ChangeDraft;
use domain::customers::{CustomerEdit, CustomerStatus};
use domain::error::Check;
use domain::events::EventDraft;
use domain::id::{AgreementId, ArtifactId, ProjectId};
use domain::markdown::Markdown;
use domain::projects::ProjectDraft;
use domain::receivables::InvoiceTerms;
use domain::title::Title;
use domain::{Error, Result};

use super::current::Current;

/// A draft by the rules of today, all of it checked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A field of the customer.
    Edit(CustomerEdit),
    /// The status of the customer.
    Status(CustomerStatus),
    /// A new event.
    Event(EventDraft),
    /// A new agreement.
    Agreement(AgreementTerms),
    /// A new invoice.
    Invoice(InvoiceTerms),
    /// A new project.
    Project(ProjectDraft),
    /// A new artifact, in a project or with one of its own.
    Artifact(Option<ProjectId>, NewArtifact),
    /// Another text of an artifact.
    Revision(ArtifactId, TextSave),
}

impl Change {
    /// Checks a draft by the rules for a person's form.
    pub fn parse(draft: &ChangeDraft) -> Result<Self> {
        Ok(match draft {
            ChangeDraft::Field { field, value } => Self::Edit(CustomerEdit::parse(field, value)?),
            ChangeDraft::Status { status } => Self::Status(*status),
            ChangeDraft::Event { form } => Self::Event(form.parse()?),
            ChangeDraft::Agreement { form } => Self::Agreement(form.parse()?),
            ChangeDraft::Invoice { form } => Self::Invoice(form.parse()?),
            ChangeDraft::Project { form } => Self::Project(form.parse()?),
            ChangeDraft::Artifact {
                project,
                kind,
                title,
                body,
            } => {
                let new = NewArtifact::parse(kind.as_str(), title, Some(body))?;
                Self::Artifact(*project, new)
            }
            ChangeDraft::Revision {
                artifact,
                based_on,
                title,
                body,
            } => Self::Revision(*artifact, text(*based_on, title, body)?),
        })
    }

    /// The agreement that it refers to.
    pub const fn agreement(&self) -> Option<AgreementId> {
        match self {
            Self::Invoice(terms) => terms.agreement,
            Self::Project(draft) => draft.agreement,
            _ => None,
        }
    }

    /// Whether the artifact has another text by now than the one it was made from.
    pub fn is_overtaken(&self, current: &Current) -> bool {
        match (self, &current.artifact) {
            (Self::Revision(_, save), Some(artifact)) => artifact.revision != save.based_on,
            _ => false,
        }
    }

    /// Makes it from what the record says now.
    pub fn rebase(&mut self, current: &Current) {
        if let (Self::Revision(_, save), Some(artifact)) = (self, &current.artifact) {
            save.based_on = artifact.revision;
        }
    }

    /// The draft that it was read from, made from what it was rebased to.
    pub fn draft_of(&self, draft: &ChangeDraft) -> ChangeDraft {
        let mut draft = draft.clone();
        if let (Self::Revision(_, save), ChangeDraft::Revision { based_on, .. }) =
            (self, &mut draft)
        {
            *based_on = save.based_on;
        }
        draft
    }
}

fn text(based_on: u32, title: &str, body: &str) -> Result<TextSave> {
    let mut check = Check::default();
    let title = check.keep(Title::parse("title", title));
    let body = check.keep(Markdown::parse("body", body));
    let save = title.zip(body).map(|(title, body)| TextSave {
        based_on,
        title,
        body,
        autosave: false,
    });
    check.finish(save)
}

/// What a person made of a draft: other words for the same record.
pub(super) fn amended(draft: &ChangeDraft, amended: ChangeDraft) -> Result<ChangeDraft> {
    use ChangeDraft::{Agreement, Artifact, Event, Field, Invoice, Project, Revision, Status};
    match (draft, amended) {
        (Field { field, .. }, Field { field: same, value }) if *field == same => {
            Ok(Field { field: same, value })
        }
        (
            Revision {
                artifact, based_on, ..
            },
            Revision {
                artifact: same,
                title,
                body,
                ..
            },
        ) if *artifact == same => Ok(Revision {
            artifact: same,
            based_on: *based_on,
            title,
            body,
        }),
        (Status { .. }, amended @ Status { .. })
        | (Event { .. }, amended @ Event { .. })
        | (Agreement { .. }, amended @ Agreement { .. })
        | (Invoice { .. }, amended @ Invoice { .. })
        | (Project { .. }, amended @ Project { .. })
        | (Artifact { .. }, amended @ Artifact { .. }) => Ok(amended),
        _ => Err(Error::conflict(
            "This is another change than the one proposed.",
        )),
    }
}
