use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    ArtifactReference, PortfolioDraft, PortfolioItem, PortfolioKind, PortfolioReference,
    PortfolioStatus, PortfolioSummary,
};
use crate::actor::Actor;
use crate::customers::{SearchText, Visibility};
use crate::error::Result;
use crate::id::{ArtifactId, PortfolioItemId};
use crate::page::{Cursor, Page};
use crate::version::Version;
use crate::words::Moved;

/// Which pieces a list shows. Built from the URL, so every part has a default and nothing can fail.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PortfolioQuery {
    /// Only those of this kind.
    pub kind: Option<PortfolioKind>,
    /// Only those of this status.
    pub status: Option<PortfolioStatus>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those in which every word begins some word of title, tags or text.
    pub search: SearchText,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

/// Where the portfolio is kept. Every call sees and changes what its actor may, and nothing else; what the actor may
/// not see is [`crate::Error::NotFound`].
#[async_trait]
pub trait PortfolioStore: Send + Sync {
    /// Pieces of the workspace, the last changed first. Never reads a text.
    async fn list(&self, actor: &Actor, query: &PortfolioQuery) -> Result<Page<PortfolioSummary>>;
    /// One piece.
    async fn get(&self, actor: &Actor, id: PortfolioItemId) -> Result<PortfolioItem>;
    /// Makes a piece that is private to the actor.
    async fn create(&self, actor: &Actor, draft: &PortfolioDraft) -> Result<PortfolioItem>;
    /// Makes a piece from an artifact, private to the actor: a copy of it as a case study, which refers to it as its
    /// source. `anonymous` takes out the names of the customer and its people.
    async fn create_from(
        &self,
        actor: &Actor,
        artifact: ArtifactId,
        anonymous: bool,
    ) -> Result<PortfolioItem>;
    /// Changes a piece as a whole. `seen` is the version that its maker knew: [`crate::Error::Stale`] when
    /// somebody was faster.
    async fn edit(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        seen: Option<Version>,
        draft: &PortfolioDraft,
    ) -> Result<PortfolioItem>;
    /// Moves a piece to another status and says where it came from. [`crate::Error::Overtaken`] when it stands
    /// elsewhere than `seen`.
    async fn set_status(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        seen: Option<PortfolioStatus>,
        to: PortfolioStatus,
    ) -> Result<Moved<PortfolioStatus>>;
    /// Shows a piece to the workspace, or only to its maker. Only its maker can take it back for themselves.
    async fn set_visibility(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
        to: Visibility,
    ) -> Result<()>;
    /// Moves a piece to the trash.
    async fn delete(&self, actor: &Actor, id: PortfolioItemId) -> Result<()>;
    /// Takes a piece out of the trash.
    async fn restore(&self, actor: &Actor, id: PortfolioItemId) -> Result<()>;
    /// Lets a piece refer to an artifact. Doing so twice changes nothing.
    async fn refer(&self, actor: &Actor, id: PortfolioItemId, artifact: ArtifactId) -> Result<()>;
    /// Takes a reference away, on both sides.
    async fn forget(&self, actor: &Actor, id: PortfolioItemId, artifact: ArtifactId) -> Result<()>;
    /// The artifacts that a piece refers to, of those that the actor may see; at most
    /// [`MOST_REFERENCES`](super::MOST_REFERENCES).
    async fn references(
        &self,
        actor: &Actor,
        id: PortfolioItemId,
    ) -> Result<Vec<ArtifactReference>>;
    /// The pieces that refer to an artifact, of those that the actor may see; as many.
    async fn used_in(&self, actor: &Actor, artifact: ArtifactId)
    -> Result<Vec<PortfolioReference>>;
}
