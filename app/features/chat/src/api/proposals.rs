//! What is proposed, and what the person makes of it.

use domain::chat::{ChangeDraft, Proposal};
use domain::id::ProposalId;
use kit::error::CallError;
use kit::services::caller;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Does what was proposed, or what the person made of it.
#[server(prefix = "/fn", endpoint = "chat/apply", input = Json)]
pub async fn apply(
    proposal: ProposalId,
    amended: Option<ChangeDraft>,
) -> Result<Proposal, CallError> {
    let caller = caller()?;
    let assistant = &caller.services.assistant;
    Ok(assistant.apply(caller.actor(), proposal, amended).await?)
}

/// Takes back what was applied.
#[server(prefix = "/fn", endpoint = "chat/undo")]
pub async fn undo(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .undo(caller.actor(), proposal)
        .await?)
}

/// Decides against a proposal.
#[server(prefix = "/fn", endpoint = "chat/discard")]
pub async fn discard(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .discard(caller.actor(), proposal)
        .await?)
}

/// Makes the same proposal for the record as it is now.
#[server(prefix = "/fn", endpoint = "chat/rebase")]
pub async fn rebase(proposal: ProposalId) -> Result<Proposal, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .assistant
        .rebase(caller.actor(), proposal)
        .await?)
}
