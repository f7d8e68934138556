use domain::artifacts::{Artifact, ArtifactQuery, ArtifactSummary};
use domain::chat::{Record, RecordKind};
use domain::projects::ProjectQuery;
use domain::{Error, Result};

use super::{Document, Findings, Tools};
use crate::lines;

impl Tools {
    /// Projects: a page.
    pub(super) async fn projects(&self) -> Result<Findings> {
        let projects = &self.stores.projects;
        let query = ProjectQuery::default();
        let page = projects
            .of_customer(&self.actor, self.customer, &query)
            .await?;
        Ok(page
            .items
            .iter()
            .map(lines::project)
            .collect::<Vec<_>>()
            .into())
    }

    /// Artifacts without their texts: a page.
    pub(super) async fn artifacts(&self) -> Result<Findings> {
        let artifacts = self.artifact_list().await?;
        Ok(artifacts
            .iter()
            .map(|artifact| lines::artifact(artifact, self.zone()))
            .collect::<Vec<_>>()
            .into())
    }

    /// The text of an artifact, by its id or by what it is called.
    pub(super) async fn artifact(&self, about: &str) -> Result<Findings> {
        let id = match about.trim().parse() {
            Ok(id) => id,
            Err(_) => called(&self.artifact_list().await?, about)?.id,
        };
        let artifact = self.stores.artifacts.get(&self.actor, id).await?;
        if artifact.customer != self.customer {
            return Err(Error::NotFound);
        }
        Ok(Findings {
            lines: Vec::new(),
            count: 1,
            document: Some(document(&artifact)),
        })
    }

    pub(super) async fn artifact_list(&self) -> Result<Vec<ArtifactSummary>> {
        let artifacts = &self.stores.artifacts;
        let query = ArtifactQuery::default();
        let page = artifacts.of_customer(&self.actor, self.customer, &query);
        Ok(page.await?.items)
    }
}

fn document(artifact: &Artifact) -> Document {
    Document {
        record: Record {
            kind: RecordKind::Artifact,
            id: artifact.id.uuid(),
            title: artifact.title.to_string(),
        },
        heading: format!(
            "{} “{}”, {}, version {}",
            artifact.kind.label(),
            artifact.title,
            artifact.status.label(),
            artifact.version
        ),
        text: artifact.body.as_str().to_owned(),
        revision: artifact.revision,
    }
}

/// The artifact of this title, else the latest whose title has these words.
fn called<'a>(artifacts: &'a [ArtifactSummary], about: &str) -> Result<&'a ArtifactSummary> {
    let wanted = about.trim().to_lowercase();
    let title = |artifact: &ArtifactSummary| artifact.title.as_str().to_lowercase();
    let same = artifacts.iter().find(|artifact| title(artifact) == wanted);
    let like = || {
        let has = |artifact: &&ArtifactSummary| title(artifact).contains(&wanted);
        artifacts.iter().find(has).filter(|_| !wanted.is_empty())
    };
    same.or_else(like).ok_or(Error::NotFound)
}
