//! Projects as requests describe them.

use domain::Result;
use domain::projects::{ProjectDraft, ProjectForm, ProjectStatus};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::{seen_schema, status_schema};
use crate::api::body::moved;

/// What can be said about a project. What is left out is empty; a project may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectInput {
    /// What it is called.
    #[schema(example = "Pricing study", min_length = 1, max_length = 200)]
    name: String,
    /// What it is about.
    #[serde(default)]
    #[schema(max_length = 20000)]
    description: String,
    /// Where it stands; `planning` when left out.
    #[serde(default)]
    #[schema(required = false, schema_with = status_schema)]
    status: Option<String>,
    /// The agreement under which it is done, one of the same customer.
    #[serde(default)]
    #[schema(format = Uuid)]
    agreement: Option<String>,
    /// Its first day.
    #[serde(default)]
    #[schema(example = "2026-01-01", format = Date)]
    starts_on: Option<String>,
    /// Its last day.
    #[serde(default)]
    #[schema(example = "2026-12-31", format = Date)]
    ends_on: Option<String>,
    /// How much of it is done, in percent.
    #[serde(default)]
    #[schema(example = 40, maximum = 100)]
    progress: u8,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "customer")]
    #[schema(ignore)]
    _customer: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

/// Another status of a project.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectStatusInput {
    /// Where it stands now.
    #[schema(schema_with = status_schema)]
    status: String,
    /// Where you saw it.
    #[serde(default)]
    #[schema(required = false, schema_with = seen_schema)]
    from: Option<String>,
}

impl ProjectInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<ProjectDraft> {
        let form = ProjectForm {
            name: self.name,
            description: self.description,
            status: self.status.unwrap_or_default(),
            agreement: self.agreement.unwrap_or_default(),
            starts_on: self.starts_on.unwrap_or_default(),
            ends_on: self.ends_on.unwrap_or_default(),
            progress: self.progress.to_string(),
        };
        form.parse()
    }
}

impl ProjectStatusInput {
    /// Where it shall stand, and where it was seen.
    pub(super) fn parse(&self) -> Result<(ProjectStatus, Option<ProjectStatus>)> {
        moved(ProjectStatus::parse, &self.status, self.from.as_deref())
    }
}
