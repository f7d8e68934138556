use domain::artifacts::{ArtifactVersion, TextDiff};
use domain::id::ArtifactId;
use domain::page::{Cursor, Page};
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use super::Saved;

/// A page of an artifact's versions.
#[server(prefix = "/fn", endpoint = "artifacts/versions", input = GetUrl)]
pub async fn list_versions(
    id: ArtifactId,
    after: Option<Cursor>,
) -> Result<Page<ArtifactVersion>, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .versions(caller.actor(), id, after.as_ref())
        .await?)
}

/// What changed from one version to another.
#[server(prefix = "/fn", endpoint = "artifacts/diff", input = GetUrl)]
pub async fn compare_versions(id: ArtifactId, from: u32, to: u32) -> Result<TextDiff, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts.diff(caller.actor(), id, from, to).await?)
}

/// Gives an artifact title and text of an earlier version, as a new version.
#[server(prefix = "/fn", endpoint = "artifacts/restore-version")]
pub async fn restore_version(
    id: ArtifactId,
    based_on: u32,
    number: u32,
) -> Result<Saved, CallError> {
    let caller = caller()?;
    let artifacts = &caller.services.artifacts;
    Ok(artifacts
        .restore_version(caller.actor(), id, based_on, number)
        .await?
        .into())
}
