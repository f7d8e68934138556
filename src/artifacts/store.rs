use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    Artifact, ArtifactKind, ArtifactStatus, ArtifactSummary, ArtifactVersion, FoundArtifact,
    TextDiff, VersionText,
};
use crate::actor::Actor;
use crate::customers::SearchText;
use crate::error::{Check, Result};
use crate::id::{ArtifactId, CustomerId, ProjectId};
use crate::markdown::Markdown;
use crate::page::{Cursor, Page};
use crate::title::Title;
use crate::words::Moved;

/// Which artifacts of a customer a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ArtifactQuery {
    /// Only those of this project.
    pub project: Option<ProjectId>,
    /// Only those of this kind.
    pub kind: Option<ArtifactKind>,
    /// Only those of this status.
    pub status: Option<ArtifactStatus>,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

/// An artifact about to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewArtifact {
    /// What kind of document it is.
    pub kind: ArtifactKind,
    /// What it is called.
    pub title: Title,
    /// Its text.
    pub body: Markdown,
}

impl NewArtifact {
    /// Checks a form. Without a text it begins with the template of its kind.
    pub fn parse(kind: &str, title: &str, body: Option<&str>) -> Result<Self> {
        let mut check = Check::default();
        let kind = check.keep(ArtifactKind::parse(kind));
        let title = check.keep(Title::parse("title", title));
        let body = match (body, kind) {
            (Some(text), _) => check.keep(Markdown::parse("body", text)),
            (None, Some(kind)) => check.keep(Markdown::parse("body", kind.template())),
            (None, None) => None,
        };
        let new = kind
            .zip(title)
            .zip(body)
            .map(|((kind, title), body)| Self { kind, title, body });
        check.finish(new)
    }
}

/// Title and text as somebody leaves them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSave {
    /// [`Artifact::revision`] that was opened.
    pub based_on: u32,
    /// What it shall be called.
    pub title: Title,
    /// What it shall say.
    pub body: Markdown,
    /// The editor saved while somebody typed: see [`ArtifactVersion`].
    pub autosave: bool,
}

/// Where artifacts are kept. Every call sees and changes what its actor may, and nothing else; what the actor may not
/// see is [`crate::Error::NotFound`]. The artifacts of a project in the trash are not there.
#[async_trait]
pub trait ArtifactStore: Send + Sync {
    /// Artifacts of a customer, the last changed first. Never reads a text.
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ArtifactQuery,
    ) -> Result<Page<ArtifactSummary>>;
    /// Artifacts of all customers in which every word begins a word of the title or of the customer, the last changed
    /// first; [`FoundArtifact::MOST`] of them. Never reads a text.
    async fn find(&self, actor: &Actor, search: &SearchText) -> Result<Vec<FoundArtifact>>;
    /// One artifact.
    async fn get(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact>;
    /// Makes an artifact in a project.
    async fn create(
        &self,
        actor: &Actor,
        project: ProjectId,
        new: &NewArtifact,
    ) -> Result<Artifact>;
    /// Saves title and text. [`crate::Error::Overtaken`] with the text of now when somebody was faster; what says the
    /// same already is no conflict.
    async fn save(&self, actor: &Actor, id: ArtifactId, save: &TextSave) -> Result<Artifact>;
    /// Moves an artifact to another status and says where it came from. [`crate::Error::Overtaken`] when it stands
    /// elsewhere than `seen`.
    async fn set_status(
        &self,
        actor: &Actor,
        id: ArtifactId,
        seen: Option<ArtifactStatus>,
        to: ArtifactStatus,
    ) -> Result<Moved<ArtifactStatus>>;
    /// Says that it is another kind of document.
    async fn set_kind(&self, actor: &Actor, id: ArtifactId, kind: ArtifactKind) -> Result<()>;
    /// Makes a copy in the same project: a draft, without the history.
    async fn duplicate(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact>;
    /// Moves an artifact to another project of the same customer.
    async fn move_to(&self, actor: &Actor, id: ArtifactId, project: ProjectId) -> Result<()>;
    /// Moves an artifact to the trash.
    async fn delete(&self, actor: &Actor, id: ArtifactId) -> Result<()>;
    /// Takes an artifact out of the trash.
    async fn restore(&self, actor: &Actor, id: ArtifactId) -> Result<()>;
    /// Its versions, the latest first. Never reads a text.
    async fn versions(
        &self,
        actor: &Actor,
        id: ArtifactId,
        after: Option<&Cursor>,
    ) -> Result<Page<ArtifactVersion>>;
    /// One version with its text.
    async fn version(&self, actor: &Actor, id: ArtifactId, number: u32) -> Result<VersionText>;
    /// What changed from one version to another.
    async fn diff(&self, actor: &Actor, id: ArtifactId, from: u32, to: u32) -> Result<TextDiff>;
    /// Gives an artifact title and text of an earlier version, as a new version. `based_on` as in [`TextSave`].
    async fn restore_version(
        &self,
        actor: &Actor,
        id: ArtifactId,
        based_on: u32,
        number: u32,
    ) -> Result<Artifact>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artifact_without_a_text_begins_with_its_template() {
        let new = NewArtifact::parse("okrs", "Q3", None).unwrap();
        assert_eq!(new.body.as_str(), ArtifactKind::Okrs.template());
        let empty = NewArtifact::parse("okrs", "Q3", Some("")).unwrap();
        assert_eq!(empty.body.as_str(), "");
    }

    #[test]
    fn all_broken_rules_are_named() {
        let error = NewArtifact::parse("poem", "", None).unwrap_err();
        assert!(error.for_field("type").is_some());
        assert!(error.for_field("title").is_some());
    }
}
