use domain::artifacts::{ArtifactQuery, TextSave};
use domain::chat::{ChangeDraft, Difference, Proposal};
use domain::customers::CustomerEdit;
use domain::id::{AgreementId, ArtifactId, EventId, InvoiceId, ProjectId};
use domain::markdown::Markdown;
use domain::title::Title;
use domain::{Actor, Error, Result};
use uuid::Uuid;

use super::Proposals;
use super::apply::status_called;

impl Proposals {
    /// Moves what was made to the trash, or puts back what was said before, if it still says what was proposed.
    pub(super) async fn revert(&self, agent: &Actor, proposal: &Proposal) -> Result<()> {
        let stores = &self.stores;
        let id = made(proposal)?;
        match &proposal.draft {
            ChangeDraft::Field { field, .. } => {
                let line = only(proposal)?;
                let edit = CustomerEdit::parse(field, &line.before)?;
                let seen = Some(line.after.as_str());
                let customers = &stores.customers;
                customers
                    .edit_over(agent, proposal.customer, seen, edit)
                    .await?;
                Ok(())
            }
            ChangeDraft::Status { status } => {
                let before = status_called(&only(proposal)?.before).ok_or_else(lost)?;
                let customers = &stores.customers;
                customers
                    .move_on(agent, proposal.customer, Some(*status), before)
                    .await?;
                Ok(())
            }
            ChangeDraft::Event { .. } => stores.events.delete(agent, EventId::new(id)).await,
            ChangeDraft::Agreement { .. } => {
                let agreements = &stores.agreements;
                agreements.delete(agent, AgreementId::new(id)).await
            }
            ChangeDraft::Invoice { .. } => stores.invoices.delete(agent, InvoiceId::new(id)).await,
            ChangeDraft::Project { .. } => stores.projects.delete(agent, ProjectId::new(id)).await,
            ChangeDraft::Artifact { project, .. } => {
                let artifact = ArtifactId::new(id);
                self.unmake_artifact(agent, artifact, project.is_none())
                    .await
            }
            ChangeDraft::Revision { artifact, .. } => {
                self.put_text_back(agent, *artifact, proposal).await
            }
        }
    }

    /// Deletes an artifact and, if it was made along with it, its project, unless there is more in it by now.
    async fn unmake_artifact(
        &self,
        agent: &Actor,
        id: ArtifactId,
        has_own_project: bool,
    ) -> Result<()> {
        let artifacts = &self.stores.artifacts;
        let artifact = artifacts.get(agent, id).await?;
        artifacts.delete(agent, id).await?;
        if !has_own_project {
            return Ok(());
        }
        let query = ArtifactQuery {
            project: Some(artifact.project),
            ..ArtifactQuery::default()
        };
        let others = artifacts.of_customer(agent, artifact.customer, &query);
        if others.await?.items.is_empty() {
            self.stores.projects.delete(agent, artifact.project).await?;
        }
        Ok(())
    }

    async fn put_text_back(
        &self,
        agent: &Actor,
        id: ArtifactId,
        proposal: &Proposal,
    ) -> Result<()> {
        let [title, body] = proposal.differences.as_slice() else {
            return Err(lost());
        };
        let artifacts = &self.stores.artifacts;
        let now = artifacts.get(agent, id).await?;
        if now.title.as_str() != title.after || now.body.as_str() != body.after {
            return Err(Error::Stale);
        }
        let save = TextSave {
            based_on: now.revision,
            title: Title::parse("title", &title.before)?,
            body: Markdown::parse("body", &body.before)?,
            autosave: false,
        };
        artifacts.save(agent, id, &save).await?;
        Ok(())
    }
}

/// The id of what was made or changed.
fn made(proposal: &Proposal) -> Result<Uuid> {
    let record = proposal.record.as_ref();
    record.map(|record| record.id).ok_or_else(lost)
}

fn only(proposal: &Proposal) -> Result<&Difference> {
    proposal.differences.first().ok_or_else(lost)
}

fn lost() -> Error {
    Error::conflict("It is not known what this changed. Look at the record itself.")
}
