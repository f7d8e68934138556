use domain::artifacts::{Artifact, NewArtifact};
use domain::chat::{Proposal, Record, RecordKind};
use domain::customers::{CustomerEdit, CustomerStatus};
use domain::id::{CustomerId, ProjectId};
use domain::projects::ProjectForm;
use domain::{Actor, Result};
use uuid::Uuid;

use super::{Change, Proposals};

impl Proposals {
    /// Does what a proposal says, and tells what was made or changed by it.
    pub(super) async fn perform(&self, agent: &Actor, proposal: &Proposal) -> Result<Record> {
        let (stores, customer) = (&self.stores, proposal.customer);
        Ok(match Change::parse(&proposal.draft)? {
            Change::Edit(edit) => self.edit(agent, proposal, edit).await?,
            Change::Status(to) => self.set_status(agent, proposal, to).await?,
            Change::Event(draft) => {
                let event = stores.events.create(agent, customer, &draft).await?;
                record(RecordKind::Event, event.id.uuid(), event.title.as_str())
            }
            Change::Agreement(terms) => {
                let made = stores.agreements.create(agent, customer, &terms).await?;
                let title = terms.scope.lines().next().unwrap_or_default();
                record(RecordKind::Agreement, made.id.uuid(), title)
            }
            Change::Invoice(terms) => {
                let made = stores.invoices.create(agent, customer, &terms).await?;
                record(RecordKind::Invoice, made.id.uuid(), made.number.as_str())
            }
            Change::Project(draft) => {
                let made = stores.projects.create(agent, customer, &draft).await?;
                record(RecordKind::Project, made.id.uuid(), made.name.as_str())
            }
            Change::Artifact(project, new) => {
                artifact(&self.make_artifact(agent, customer, project, &new).await?)
            }
            Change::Revision(id, save) => artifact(&stores.artifacts.save(agent, id, &save).await?),
        })
    }

    async fn edit(&self, agent: &Actor, proposal: &Proposal, edit: CustomerEdit) -> Result<Record> {
        let seen = proposal.differences.first();
        let seen = seen.map(|line| line.before.as_str());
        let customers = &self.stores.customers;
        let customer = customers
            .edit_over(agent, proposal.customer, seen, edit)
            .await?;
        Ok(about(proposal.customer, customer.name.as_str()))
    }

    async fn set_status(
        &self,
        agent: &Actor,
        proposal: &Proposal,
        to: CustomerStatus,
    ) -> Result<Record> {
        let seen = proposal.differences.first();
        let seen = seen.and_then(|line| status_called(&line.before));
        let customers = &self.stores.customers;
        customers
            .move_on(agent, proposal.customer, seen, to)
            .await?;
        let customer = customers.get(agent, proposal.customer).await?;
        Ok(about(proposal.customer, customer.name.as_str()))
    }

    /// Makes an artifact; without a project in one named after it, which goes again when the artifact cannot be made.
    async fn make_artifact(
        &self,
        agent: &Actor,
        customer: CustomerId,
        project: Option<ProjectId>,
        new: &NewArtifact,
    ) -> Result<Artifact> {
        let stores = &self.stores;
        if let Some(project) = project {
            return stores.artifacts.create(agent, project, new).await;
        }
        let form = ProjectForm {
            name: new.title.to_string(),
            ..ProjectForm::default()
        };
        let own = stores
            .projects
            .create(agent, customer, &form.parse()?)
            .await?;
        let made = stores.artifacts.create(agent, own.id, new).await;
        if made.is_err() {
            stores.projects.delete(agent, own.id).await?;
        }
        made
    }
}

/// The status of this label, which is what a proposal shows.
pub(super) fn status_called(label: &str) -> Option<CustomerStatus> {
    CustomerStatus::ALL
        .into_iter()
        .find(|status| status.label() == label)
}

fn about(customer: CustomerId, name: &str) -> Record {
    record(RecordKind::Customer, customer.uuid(), name)
}

fn artifact(artifact: &Artifact) -> Record {
    let (id, title) = (artifact.id.uuid(), artifact.title.as_str());
    record(RecordKind::Artifact, id, title)
}

fn record(kind: RecordKind, id: Uuid, title: &str) -> Record {
    let title = title.to_owned();
    Record { kind, id, title }
}
