//! Projects and what they bring forth.

use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactQuery, ArtifactStatus, ArtifactStore, ArtifactSummary,
    ArtifactVersion, FoundArtifact, NewArtifact, TextDiff, TextSave, VersionText,
};
use domain::customers::SearchText;
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::projects::{
    Project, ProjectDraft, ProjectQuery, ProjectStatus, ProjectStore, ProjectSummary,
};
use domain::version::Version;
use domain::words::Moved;
use domain::{Actor, Error, Result};

use super::all;
use crate::testing::refusals::store;
use crate::testing::{CUSTOMER, now};

store! {
    ProjectStore {
        async fn of_customer(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: &ProjectQuery,
        ) -> Result<Page<ProjectSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }

        async fn get(&self, actor: &Actor, id: ProjectId) -> Result<Project> {
            let state = self.records(actor)?;
            let mut projects = state.projects.iter();
            projects.find(|project| project.id == id).cloned().ok_or(Error::NotFound)
        }

        async fn create(
            &self,
            actor: &Actor,
            customer: CustomerId,
            draft: &ProjectDraft,
        ) -> Result<Project> {
            let mut state = self.records(actor)?;
            let project = Project {
                id: ProjectId::new(state.next()),
                customer,
                name: draft.name.clone(),
                description: draft.description.clone(),
                status: draft.status,
                agreement: draft.agreement,
                starts_on: draft.starts_on,
                ends_on: draft.ends_on,
                progress: draft.progress,
                created_at: now(),
                updated_at: now(),
            };
            state.projects.push(project.clone());
            Ok(project)
        }

        async fn delete(&self, actor: &Actor, id: ProjectId) -> Result<()> {
            self.records(actor)?.projects.retain(|project| project.id != id);
            Ok(())
        }
    } refuses {
        edit(ProjectId, Option<Version>, &ProjectDraft) -> Project;
        set_status(ProjectId, Option<ProjectStatus>, ProjectStatus) -> Moved<ProjectStatus>;
        restore(ProjectId) -> ();
    }
}

store! {
    ArtifactStore {
        async fn of_customer(
            &self,
            actor: &Actor,
            _: CustomerId,
            query: &ArtifactQuery,
        ) -> Result<Page<ArtifactSummary>> {
            let state = self.records(actor)?;
            let of_project = |artifact: &&Artifact| {
                query.project.is_none_or(|project| artifact.project == project)
            };
            let artifacts = state.artifacts.iter().filter(of_project);
            Ok(all(artifacts.map(summary).collect()))
        }

        async fn get(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
            let state = self.records(actor)?;
            let mut artifacts = state.artifacts.iter();
            artifacts.find(|artifact| artifact.id == id).cloned().ok_or(Error::NotFound)
        }

        async fn create(
            &self,
            actor: &Actor,
            project: ProjectId,
            new: &NewArtifact,
        ) -> Result<Artifact> {
            let mut state = self.records(actor)?;
            let artifact = Artifact {
                id: ArtifactId::new(state.next()),
                customer: CUSTOMER,
                project,
                kind: new.kind,
                title: new.title.clone(),
                body: new.body.clone(),
                status: ArtifactStatus::Draft,
                version: 1,
                revision: 1,
                created_at: now(),
                updated_at: now(),
            };
            state.artifacts.push(artifact.clone());
            Ok(artifact)
        }

        async fn save(&self, actor: &Actor, id: ArtifactId, save: &TextSave) -> Result<Artifact> {
            let mut state = self.records(actor)?;
            let mut artifacts = state.artifacts.iter_mut();
            let artifact = artifacts.find(|artifact| artifact.id == id).ok_or(Error::NotFound)?;
            if artifact.revision != save.based_on {
                let now = artifact.body.as_str().to_owned();
                return Err(Error::Overtaken { now });
            }
            artifact.title = save.title.clone();
            artifact.body = save.body.clone();
            artifact.revision += 1;
            Ok(artifact.clone())
        }

        async fn delete(&self, actor: &Actor, id: ArtifactId) -> Result<()> {
            self.records(actor)?.artifacts.retain(|artifact| artifact.id != id);
            Ok(())
        }
    } refuses {
        find(&SearchText) -> Vec<FoundArtifact>;
        set_status(ArtifactId, Option<ArtifactStatus>, ArtifactStatus) -> Moved<ArtifactStatus>;
        set_kind(ArtifactId, ArtifactKind) -> ();
        duplicate(ArtifactId) -> Artifact;
        move_to(ArtifactId, ProjectId) -> ();
        restore(ArtifactId) -> ();
        versions(ArtifactId, Option<&Cursor>) -> Page<ArtifactVersion>;
        version(ArtifactId, u32) -> VersionText;
        diff(ArtifactId, u32, u32) -> TextDiff;
        restore_version(ArtifactId, u32, u32) -> Artifact;
    }
}

fn summary(artifact: &Artifact) -> ArtifactSummary {
    ArtifactSummary {
        id: artifact.id,
        project: artifact.project,
        project_name: artifact.title.clone(),
        kind: artifact.kind,
        title: artifact.title.clone(),
        status: artifact.status,
        version: artifact.version,
        updated_at: artifact.updated_at,
    }
}
