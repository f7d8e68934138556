use domain::agreements::Agreement;
use domain::artifacts::Artifact;
use domain::customers::Customer;
use domain::id::CustomerId;
use domain::projects::Project;
use domain::{Actor, Error, Result};

use super::{Change, Proposals};

/// The records that a change is about, as they are now.
#[derive(Debug, Clone)]
pub(crate) struct Current {
    /// The customer.
    pub customer: Customer,
    /// The artifact that would get another text.
    pub artifact: Option<Artifact>,
    /// The project that would get an artifact.
    pub project: Option<Project>,
    /// The agreement that would be referred to.
    pub agreement: Option<Agreement>,
}

impl Proposals {
    /// Reads the records that a change is about. Those of another customer are none.
    pub(super) async fn current(
        &self,
        actor: &Actor,
        id: CustomerId,
        change: &Change,
    ) -> Result<Current> {
        let stores = &self.stores;
        let customer = stores.customers.get(actor, id).await?;
        let artifact = match change {
            Change::Revision(artifact, _) => Some(stores.artifacts.get(actor, *artifact).await?),
            _ => None,
        };
        let project = match change {
            Change::Artifact(Some(project), _) => Some(stores.projects.get(actor, *project).await?),
            _ => None,
        };
        let agreement = match change.agreement() {
            Some(agreement) => Some(stores.agreements.get(actor, agreement).await?),
            None => None,
        };
        let owners = [
            artifact.as_ref().map(|artifact| artifact.customer),
            project.as_ref().map(|project| project.customer),
            agreement.as_ref().map(|agreement| agreement.customer),
        ];
        if owners.into_iter().flatten().any(|owner| owner != id) {
            return Err(Error::NotFound);
        }
        Ok(Current {
            customer,
            artifact,
            project,
            agreement,
        })
    }
}
