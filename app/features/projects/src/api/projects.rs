use domain::id::{AgreementId, CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::projects::{Project, ProjectForm, ProjectQuery, ProjectStatus, ProjectSummary};
use domain::version::Version;
use domain::words::Moved;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

/// A page of a customer's projects.
#[server(prefix = "/fn", endpoint = "projects/list", input = GetUrl)]
pub async fn list_projects(
    customer: CustomerId,
    after: Option<Cursor>,
) -> Result<Page<ProjectSummary>, CallError> {
    let caller = caller()?;
    let query = ProjectQuery {
        status: None,
        after,
    };
    let projects = &caller.services.projects;
    Ok(projects
        .of_customer(caller.actor(), customer, &query)
        .await?)
}

/// One project.
#[server(prefix = "/fn", endpoint = "projects/get", input = GetUrl)]
pub async fn get_project(id: ProjectId) -> Result<Project, CallError> {
    let caller = caller()?;
    Ok(caller.services.projects.get(caller.actor(), id).await?)
}

/// An agreement, for choosing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementChoice {
    /// Its id.
    pub id: AgreementId,
    /// The first line of its scope.
    pub title: String,
}

/// What was agreed with a customer, to choose the agreement of a project from.
#[server(prefix = "/fn", endpoint = "projects/agreements", input = GetUrl)]
pub async fn agreements_to_choose(customer: CustomerId) -> Result<Vec<AgreementChoice>, CallError> {
    /// Nobody has more with one customer.
    const MOST_PAGES: usize = 4;
    let caller = caller()?;
    let agreements = &caller.services.agreements;
    let mut choices = Vec::new();
    let mut after: Option<Cursor> = None;
    for _ in 0..MOST_PAGES {
        let page = agreements
            .list(caller.actor(), customer, after.as_ref())
            .await?;
        choices.extend(page.items.into_iter().map(|agreement| {
            let title = agreement.terms.scope.lines().next();
            AgreementChoice {
                id: agreement.id,
                title: title.unwrap_or_default().to_owned(),
            }
        }));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(choices)
}

/// Makes a project.
#[server(prefix = "/fn", endpoint = "projects/create", input = Json)]
pub async fn create_project(customer: CustomerId, form: ProjectForm) -> Result<Project, CallError> {
    let caller = caller()?;
    let projects = &caller.services.projects;
    Ok(projects
        .create(caller.actor(), customer, &form.parse()?)
        .await?)
}

/// Changes a project by a form that was begun from the version `seen`.
#[server(prefix = "/fn", endpoint = "projects/edit", input = Json)]
pub async fn edit_project(
    id: ProjectId,
    seen: Version,
    form: ProjectForm,
) -> Result<Project, CallError> {
    let caller = caller()?;
    let projects = &caller.services.projects;
    Ok(projects
        .edit(caller.actor(), id, Some(seen), &form.parse()?)
        .await?)
}

/// Moves a project to another status. `seen` is where it stood on the page.
#[server(prefix = "/fn", endpoint = "projects/set-status")]
pub async fn set_project_status(
    id: ProjectId,
    seen: ProjectStatus,
    status: ProjectStatus,
) -> Result<Moved<ProjectStatus>, CallError> {
    let caller = caller()?;
    let projects = &caller.services.projects;
    Ok(projects
        .set_status(caller.actor(), id, Some(seen), status)
        .await?)
}

/// Moves a project and its artifacts to the trash.
#[server(prefix = "/fn", endpoint = "projects/delete")]
pub async fn delete_project(id: ProjectId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.projects.delete(caller.actor(), id).await?)
}

/// Takes a project out of the trash.
#[server(prefix = "/fn", endpoint = "projects/restore")]
pub async fn restore_project(id: ProjectId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.projects.restore(caller.actor(), id).await?)
}
