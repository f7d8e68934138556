use serde::{Deserialize, Serialize};

use crate::agreements::AgreementForm;
use crate::artifacts::ArtifactKind;
use crate::customers::CustomerStatus;
use crate::events::EventForm;
use crate::id::{ArtifactId, ProjectId};
use crate::projects::ProjectForm;
use crate::receivables::InvoiceForm;

/// What an agent proposes to do. Forms, like a person's: they are checked by the same rules when it is applied.
///
/// Like [`super::ChatEvent`] it is written with its word outside: a word among the fields would make the browser load
/// a second reader for every form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeDraft {
    /// Another value for a field of the customer, `name` or a path of the info profile.
    Field {
        /// The field.
        field: String,
        /// What it shall say.
        value: String,
    },
    /// Another status.
    Status {
        /// The status.
        status: CustomerStatus,
    },
    /// Something that happened, or will.
    Event {
        /// The event.
        form: EventForm,
    },
    /// A draft of an agreement.
    Agreement {
        /// The agreement.
        form: AgreementForm,
    },
    /// A draft of an invoice.
    Invoice {
        /// The invoice.
        form: InvoiceForm,
    },
    /// A new project.
    Project {
        /// The project.
        form: ProjectForm,
    },
    /// A new artifact.
    Artifact {
        /// In which project; nothing makes one named after the artifact.
        project: Option<ProjectId>,
        /// What kind of document.
        kind: ArtifactKind,
        /// What it is called.
        title: String,
        /// Its text, Markdown.
        body: String,
    },
    /// Another text of an artifact.
    Revision {
        /// The artifact.
        artifact: ArtifactId,
        /// The version it was made from.
        based_on: u32,
        /// What it is called.
        title: String,
        /// Its text, Markdown.
        body: String,
    },
}

impl ChangeDraft {
    /// What it would do, in a few words.
    pub fn title(&self) -> String {
        match self {
            Self::Field { .. } => "Change the customer".to_owned(),
            Self::Status { status } => format!("Move to {}", status.label().to_lowercase()),
            Self::Event { form } => format!("Add event: {}", form.title),
            Self::Agreement { .. } => "Draft an agreement".to_owned(),
            Self::Invoice { .. } => "Draft an invoice".to_owned(),
            Self::Project { form } => format!("Begin project: {}", form.name),
            Self::Artifact { title, .. } => format!("Write artifact: {title}"),
            Self::Revision { title, .. } => format!("Revise artifact: {title}"),
        }
    }
}

/// One line of a proposal: what a field says, and what it would say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The field, by its name in forms.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What it said when the proposal was made; empty for something new.
    pub before: String,
    /// What it would say.
    pub after: String,
}
