//! Artifacts as requests describe them.

use domain::artifacts::{ArtifactKind, ArtifactStatus, NewArtifact};
use domain::error::Check;
use domain::id::ProjectId;
use domain::markdown::Markdown;
use domain::title::Title;
use domain::{Error, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::{seen_schema, status_schema, type_schema};
use crate::api::body::moved;

/// An artifact that shall be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewArtifactInput {
    /// What kind of document it is.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: String,
    /// What it is called.
    #[schema(example = "Pricing strategy", min_length = 1, max_length = 200)]
    title: String,
    /// Its text, as Markdown of at most a megabyte. Left out, it begins with the template of its type.
    #[serde(default)]
    #[schema(example = "# Where to go", max_length = 1_048_576)]
    body: Option<String>,
}

/// Title and text of an artifact, which may be sent back as it was read. What else it was read with is not looked at:
/// status, type and project have operations of their own.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArtifactInput {
    /// What it is called.
    #[schema(example = "Pricing strategy", min_length = 1, max_length = 200)]
    title: String,
    /// Its text, as Markdown of at most a megabyte; empty when left out.
    #[serde(default)]
    #[schema(example = "# Where not to go", max_length = 1_048_576)]
    body: String,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "customer")]
    #[schema(ignore)]
    _customer: IgnoredAny,
    #[serde(default, rename = "project")]
    #[schema(ignore)]
    _project: IgnoredAny,
    #[serde(default, rename = "type")]
    #[schema(ignore)]
    _type: IgnoredAny,
    #[serde(default, rename = "status")]
    #[schema(ignore)]
    _status: IgnoredAny,
    #[serde(default, rename = "version")]
    #[schema(ignore)]
    _version: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

/// Another status of an artifact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArtifactStatusInput {
    /// How far it is now.
    #[schema(schema_with = status_schema)]
    status: String,
    /// Where you saw it.
    #[serde(default)]
    #[schema(required = false, schema_with = seen_schema)]
    from: Option<String>,
}

/// Another type of an artifact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArtifactTypeInput {
    /// What kind of document it is.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: String,
}

/// Another project of an artifact.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArtifactProjectInput {
    /// The project, one of the same customer.
    #[schema(format = Uuid)]
    project: String,
}

impl NewArtifactInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(&self) -> Result<NewArtifact> {
        NewArtifact::parse(&self.kind, &self.title, self.body.as_deref())
    }
}

impl ArtifactInput {
    /// Checks it in the same way.
    pub(super) fn parse(&self) -> Result<(Title, Markdown)> {
        let mut check = Check::default();
        let title = check.keep(Title::parse("title", &self.title));
        let body = check.keep(Markdown::parse("body", &self.body));
        check.finish(title.zip(body))
    }
}

impl ArtifactStatusInput {
    /// Where it shall stand, and where it was seen.
    pub(super) fn parse(&self) -> Result<(ArtifactStatus, Option<ArtifactStatus>)> {
        moved(ArtifactStatus::parse, &self.status, self.from.as_deref())
    }
}

impl ArtifactTypeInput {
    pub(super) fn parse(&self) -> Result<ArtifactKind> {
        Ok(ArtifactKind::parse(&self.kind)?)
    }
}

impl ArtifactProjectInput {
    /// What is no id names no project of the customer.
    pub(super) fn parse(&self) -> Result<ProjectId> {
        let words = "Choose a project of the same customer.";
        let project = self.project.parse();
        project.map_err(|_| Error::invalid("project", words))
    }
}
