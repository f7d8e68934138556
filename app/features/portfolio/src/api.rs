//! Server functions: each reads its input into domain types, makes one store call, and returns domain types.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::artifacts::FoundArtifact;
use domain::customers::{SearchText, Visibility};
use domain::id::{ArtifactId, PortfolioItemId};
use domain::page::Page;
use domain::portfolio::{
    ArtifactReference, PortfolioForm, PortfolioItem, PortfolioQuery, PortfolioReference,
    PortfolioStatus, PortfolioSummary,
};
use domain::version::Version;
use domain::words::Moved;
use kit::error::CallError;
use kit::services::{Caller, caller};
use leptos::prelude::*;
use leptos::server_fn::codec::{GetUrl, Json};
use serde::{Deserialize, Serialize};

use crate::words::artifact_at;

/// A piece as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The piece.
    pub item: PortfolioItem,
    /// Its text as HTML that is safe to show.
    pub html: String,
    /// Whether the person made it: nobody else can take it back for themselves.
    pub is_mine: bool,
}

impl Piece {
    /// The piece for whoever asks. Only the server renders.
    pub fn shown_to(caller: &Caller, item: PortfolioItem) -> Self {
        Self {
            html: (caller.services.html_of)(item.body.as_str()),
            is_mine: item.owner.id == caller.actor().user,
            item,
        }
    }
}

/// A page of the portfolio.
#[server(prefix = "/fn", endpoint = "portfolio/list", input = GetUrl)]
pub async fn list_pieces(
    #[server(default)] query: PortfolioQuery,
) -> Result<Page<PortfolioSummary>, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.list(caller.actor(), &query).await?)
}

/// One piece.
#[server(prefix = "/fn", endpoint = "portfolio/get", input = GetUrl)]
pub async fn get_piece(id: PortfolioItemId) -> Result<Piece, CallError> {
    let caller = caller()?;
    let item = caller.services.portfolio.get(caller.actor(), id).await?;
    Ok(Piece::shown_to(&caller, item))
}

/// Makes a piece that is private to the caller.
#[server(prefix = "/fn", endpoint = "portfolio/create", input = Json)]
pub async fn create_piece(form: PortfolioForm) -> Result<PortfolioItem, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.create(caller.actor(), &form.parse()?).await?)
}

/// Replaces a piece by a form that was begun from the version `seen`.
#[server(prefix = "/fn", endpoint = "portfolio/edit", input = Json)]
pub async fn edit_piece(
    id: PortfolioItemId,
    seen: Version,
    form: PortfolioForm,
) -> Result<Piece, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    let item = portfolio
        .edit(caller.actor(), id, Some(seen), &form.parse()?)
        .await?;
    Ok(Piece::shown_to(&caller, item))
}

/// Moves a piece from the status that was `seen` to another.
#[server(prefix = "/fn", endpoint = "portfolio/set-status")]
pub async fn set_piece_status(
    id: PortfolioItemId,
    seen: PortfolioStatus,
    status: PortfolioStatus,
) -> Result<Moved<PortfolioStatus>, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio
        .set_status(caller.actor(), id, Some(seen), status)
        .await?)
}

/// Shows a piece to the workspace, or only to its maker.
#[server(prefix = "/fn", endpoint = "portfolio/set-visibility")]
pub async fn set_piece_visibility(
    id: PortfolioItemId,
    visibility: Visibility,
) -> Result<(), CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio
        .set_visibility(caller.actor(), id, visibility)
        .await?)
}

/// Moves a piece to the trash.
#[server(prefix = "/fn", endpoint = "portfolio/delete")]
pub async fn delete_piece(id: PortfolioItemId) -> Result<(), CallError> {
    let caller = caller()?;
    Ok(caller.services.portfolio.delete(caller.actor(), id).await?)
}

/// Takes a piece out of the trash.
#[server(prefix = "/fn", endpoint = "portfolio/restore")]
pub async fn restore_piece(id: PortfolioItemId) -> Result<(), CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.restore(caller.actor(), id).await?)
}

/// The artifacts that a piece refers to, of those that the caller may see.
#[server(prefix = "/fn", endpoint = "portfolio/references", input = GetUrl)]
pub async fn references_of_piece(id: PortfolioItemId) -> Result<Vec<ArtifactReference>, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.references(caller.actor(), id).await?)
}

/// The pieces that refer to an artifact, of those that the caller may see.
#[server(prefix = "/fn", endpoint = "portfolio/uses", input = GetUrl)]
pub async fn uses_of_artifact(artifact: ArtifactId) -> Result<Vec<PortfolioReference>, CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.used_in(caller.actor(), artifact).await?)
}

/// Artifacts of all customers that fit what somebody types; see [`ArtifactStore::find`].
///
/// [`ArtifactStore::find`]: domain::artifacts::ArtifactStore::find
#[server(prefix = "/fn", endpoint = "portfolio/artifacts", input = GetUrl)]
pub async fn find_artifacts(search: String) -> Result<Vec<FoundArtifact>, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .find(caller.actor(), &SearchText::new(&search))
        .await?)
}

/// Lets a piece refer to the artifact at an address; see [`artifact_at`].
#[server(prefix = "/fn", endpoint = "portfolio/refer")]
pub async fn refer_to_artifact(id: PortfolioItemId, artifact: String) -> Result<(), CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio
        .refer(caller.actor(), id, artifact_at(&artifact)?)
        .await?)
}

/// Takes a reference away, on both sides.
#[server(prefix = "/fn", endpoint = "portfolio/forget")]
pub async fn forget_artifact(id: PortfolioItemId, artifact: ArtifactId) -> Result<(), CallError> {
    let caller = caller()?;
    let portfolio = &caller.services.portfolio;
    Ok(portfolio.forget(caller.actor(), id, artifact).await?)
}
