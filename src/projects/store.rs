use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{Project, ProjectDraft, ProjectStatus, ProjectSummary};
use crate::actor::Actor;
use crate::error::Result;
use crate::id::{CustomerId, ProjectId};
use crate::page::{Cursor, Page};
use crate::version::Version;
use crate::words::Moved;

/// Which projects of a customer a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectQuery {
    /// Only those of this status.
    pub status: Option<ProjectStatus>,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

/// Where projects are kept. Every call sees and changes what its actor may, and nothing else; what the actor may not
/// see is [`crate::Error::NotFound`].
#[async_trait]
pub trait ProjectStore: Send + Sync {
    /// Projects of a customer, the newest first.
    async fn of_customer(
        &self,
        actor: &Actor,
        customer: CustomerId,
        query: &ProjectQuery,
    ) -> Result<Page<ProjectSummary>>;
    /// One project.
    async fn get(&self, actor: &Actor, id: ProjectId) -> Result<Project>;
    /// Makes a project for a customer.
    async fn create(
        &self,
        actor: &Actor,
        customer: CustomerId,
        draft: &ProjectDraft,
    ) -> Result<Project>;
    /// Changes a project as a whole. `seen` is the version that its maker knew: [`crate::Error::Stale`] when
    /// somebody was faster.
    async fn edit(
        &self,
        actor: &Actor,
        id: ProjectId,
        seen: Option<Version>,
        draft: &ProjectDraft,
    ) -> Result<Project>;
    /// Moves a project to another status and says where it came from. `seen` is where its maker saw it:
    /// [`crate::Error::Overtaken`] when it stands elsewhere.
    async fn set_status(
        &self,
        actor: &Actor,
        id: ProjectId,
        seen: Option<ProjectStatus>,
        to: ProjectStatus,
    ) -> Result<Moved<ProjectStatus>>;
    /// Moves a project to the trash, and out of sight with it its artifacts.
    async fn delete(&self, actor: &Actor, id: ProjectId) -> Result<()>;
    /// Takes a project out of the trash.
    async fn restore(&self, actor: &Actor, id: ProjectId) -> Result<()>;
}
