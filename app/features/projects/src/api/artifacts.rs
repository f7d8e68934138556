use chrono::{DateTime, Utc};
use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactQuery, ArtifactStatus, ArtifactSummary, NewArtifact, TextSave,
};
use domain::customers::CustomerName;
use domain::error::Check;
use domain::id::{ArtifactId, CustomerId, PortfolioItemId, ProjectId};
use domain::markdown::Markdown;
use domain::page::Page;
use domain::title::Title;
use domain::words::Moved;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

/// A page of a customer's artifacts.
#[server(prefix = "/fn", endpoint = "artifacts/list", input = GetUrl)]
pub async fn list_artifacts(
    customer: CustomerId,
    #[server(default)] query: ArtifactQuery,
) -> Result<Page<ArtifactSummary>, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .of_customer(caller.actor(), customer, &query)
        .await?)
}

/// An artifact as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenArtifact {
    /// The artifact with its text.
    pub artifact: Artifact,
    /// What the text looks like. Left to the editor where somebody who may write opens a long text: it can be typed in before it
    /// is drawn.
    pub html: Option<String>,
    /// What its project is called.
    pub project: Title,
    /// For whom it is.
    pub customer: CustomerName,
}

/// An artifact, and where it belongs.
#[server(prefix = "/fn", endpoint = "artifacts/get", input = GetUrl)]
pub async fn get_artifact(id: ArtifactId) -> Result<OpenArtifact, CallError> {
    let caller = caller()?;
    let (services, actor) = (&caller.services, caller.actor());
    let artifact = services.artifacts.get(actor, id).await?;
    let project = services.projects.get(actor, artifact.project).await?;
    let customer = services.customers.get(actor, artifact.customer).await?;
    let left_to_editor = actor.role.writes_customers() && artifact.body.is_long();
    let html = (!left_to_editor).then(|| (services.html_of)(artifact.body.as_str()));
    Ok(OpenArtifact {
        html,
        artifact,
        project: project.name,
        customer: customer.name,
    })
}

/// Makes an artifact that begins with the template of its kind, the word of an [`ArtifactKind`].
#[server(prefix = "/fn", endpoint = "artifacts/create")]
pub async fn create_artifact(
    project: ProjectId,
    kind: String,
    title: String,
) -> Result<ArtifactId, CallError> {
    let caller = caller()?;
    let new = NewArtifact::parse(&kind, &title, None)?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.create(caller.actor(), project, &new).await?.id)
}

/// What became of a save. The text itself stays where it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// See [`Artifact::revision`].
    pub revision: u32,
    /// Number of the version that holds the text.
    pub version: u32,
    /// When.
    pub updated_at: DateTime<Utc>,
}

impl From<Artifact> for Saved {
    fn from(artifact: Artifact) -> Self {
        Self {
            revision: artifact.revision,
            version: artifact.version,
            updated_at: artifact.updated_at,
        }
    }
}

/// Checks title and text; both in the browser and on the server.
pub(crate) fn text_save(
    based_on: u32,
    title: &str,
    body: &str,
    autosave: bool,
) -> domain::Result<TextSave> {
    let mut check = Check::default();
    let title = check.keep(Title::parse("title", title));
    let body = check.keep(Markdown::parse("body", body));
    let save = title.zip(body).map(|(title, body)| TextSave {
        based_on,
        title,
        body,
        autosave,
    });
    check.finish(save)
}

/// Saves title and text that were begun from the revision `based_on`. Also what the plain form calls.
#[server(prefix = "/fn", endpoint = "artifacts/save")]
pub async fn save_artifact(
    id: ArtifactId,
    based_on: u32,
    title: String,
    body: String,
    #[server(default)] autosave: bool,
) -> Result<Saved, CallError> {
    let caller = caller()?;
    let save = text_save(based_on, &title, &body, autosave)?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.save(caller.actor(), id, &save).await?.into())
}

/// What a text looks like. Keeps nothing.
#[server(prefix = "/fn", endpoint = "artifacts/preview", input = Json)]
pub async fn preview_text(body: String) -> Result<String, CallError> {
    let caller = caller()?;
    let body = Markdown::parse("body", &body)?;
    Ok((caller.services.html_of)(body.as_str()))
}

/// Moves an artifact to another status. `seen` is where it stood on the page.
#[server(prefix = "/fn", endpoint = "artifacts/set-status")]
pub async fn set_artifact_status(
    id: ArtifactId,
    seen: ArtifactStatus,
    status: ArtifactStatus,
) -> Result<Moved<ArtifactStatus>, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .set_status(caller.actor(), id, Some(seen), status)
        .await?)
}

/// Says that an artifact is another kind of document.
#[server(prefix = "/fn", endpoint = "artifacts/set-kind")]
pub async fn set_artifact_kind(id: ArtifactId, kind: ArtifactKind) -> Result<(), CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.set_kind(caller.actor(), id, kind).await?)
}

/// Makes a copy in the same project.
#[server(prefix = "/fn", endpoint = "artifacts/duplicate")]
pub async fn duplicate_artifact(id: ArtifactId) -> Result<ArtifactId, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.duplicate(caller.actor(), id).await?.id)
}

/// Moves an artifact to another project of its customer, by the project's id as a form sends it.
#[server(prefix = "/fn", endpoint = "artifacts/move")]
pub async fn move_artifact(id: ArtifactId, project: String) -> Result<(), CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .move_to(caller.actor(), id, project.parse()?)
        .await?)
}

/// Moves an artifact to the trash.
#[server(prefix = "/fn", endpoint = "artifacts/delete")]
pub async fn delete_artifact(id: ArtifactId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.artifacts.delete(caller.actor(), id).await?)
}

/// Takes an artifact out of the trash.
#[server(prefix = "/fn", endpoint = "artifacts/restore")]
pub async fn restore_artifact(id: ArtifactId) -> Result<(), CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.restore(caller.actor(), id).await?)
}

/// Makes a piece of the portfolio from an artifact; `anonymous` takes out the names of the customer and its people.
#[server(prefix = "/fn", endpoint = "artifacts/to-portfolio")]
pub async fn to_portfolio(
    id: ArtifactId,
    #[server(default)] anonymous: bool,
) -> Result<PortfolioItemId, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio
        .create_from(caller.actor(), id, anonymous)
        .await?
        .id)
}
