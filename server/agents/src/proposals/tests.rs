use std::sync::Arc;

use domain::artifacts::ArtifactKind;
use domain::chat::{ChangeDraft, ChatStore, Proposal, ProposalState, RecordKind};
use domain::customers::CustomerStatus;
use domain::events::EventForm;
use domain::workspaces::Role;
use domain::{Actor, Error, Source};

use super::Proposals;
use crate::testing::{CUSTOMER, World, ann, asked, eve};

async fn proposed(world: &Arc<World>, draft: ChangeDraft) -> (Proposals, Proposal) {
    let proposals = Proposals::new(world.stores());
    let differences = proposals.prepare(&ann(), CUSTOMER, &draft).await.unwrap();
    let answer = asked(world).await;
    let proposal = world
        .propose(&ann(), answer.id, &draft, &differences)
        .await
        .unwrap();
    (proposals, proposal)
}

fn event() -> ChangeDraft {
    let form = EventForm {
        kind: "call".to_owned(),
        title: "First call".to_owned(),
        happened_at: "2026-11-20T10:00:00Z".to_owned(),
        ..EventForm::default()
    };
    ChangeDraft::Event { form }
}

fn vertical(value: &str) -> ChangeDraft {
    ChangeDraft::Field {
        field: "vertical".to_owned(),
        value: value.to_owned(),
    }
}

fn roadmap(body: &str) -> ChangeDraft {
    ChangeDraft::Artifact {
        project: None,
        kind: ArtifactKind::Roadmap,
        title: "Roadmap".to_owned(),
        body: body.to_owned(),
    }
}

#[tokio::test]
async fn two_clicks_at_once_apply_once() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, event()).await;
    let ann = ann();
    let click = || proposals.apply(&ann, proposal.id, None);
    let (one, two, three) = tokio::join!(click(), click(), click());
    for outcome in [one, two, three] {
        assert_eq!(outcome.unwrap().state, ProposalState::Applied);
    }
    assert_eq!(world.look().events.len(), 1);
    let record = world.look().proposals[0].record.clone().unwrap();
    assert_eq!(record.kind, RecordKind::Event);
}

#[tokio::test]
async fn what_is_applied_is_done_by_the_person_through_the_agent() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, vertical("Logistics")).await;
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    assert_eq!(world.look().customer.info.vertical, "Logistics");
    let through = Actor {
        source: Source::Agent,
        ..ann()
    };
    assert!(world.actors().contains(&through));
}

#[tokio::test]
async fn a_stale_proposal_says_so_until_it_is_made_anew() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, vertical("Logistics")).await;
    assert_eq!(proposal.differences[0].before, "Healthcare");
    world.look().customer.info.vertical = "Energy".to_owned();
    let refused = proposals.apply(&ann(), proposal.id, None).await;
    assert_eq!(refused.unwrap_err(), Error::Stale);
    assert_eq!(world.look().proposals[0].state, ProposalState::Open);
    let again = proposals.rebase(&ann(), proposal.id).await.unwrap();
    assert_eq!(again.differences[0].before, "Energy");
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    assert_eq!(world.look().customer.info.vertical, "Logistics");
}

#[tokio::test]
async fn undo_puts_back_what_was_said_before() {
    let world = World::new();
    let to = ChangeDraft::Status {
        status: CustomerStatus::Live,
    };
    let (proposals, proposal) = proposed(&world, to).await;
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    assert_eq!(world.look().customer.status, CustomerStatus::Live);
    let undone = proposals.undo(&ann(), proposal.id).await.unwrap();
    assert_eq!(undone.state, ProposalState::Undone);
    assert_eq!(world.look().customer.status, CustomerStatus::Lead);
    let again = proposals.undo(&ann(), proposal.id).await.unwrap();
    assert_eq!(again.state, ProposalState::Undone);
}

#[tokio::test]
async fn undo_does_not_overwrite_what_somebody_wrote_since() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, vertical("Logistics")).await;
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    world.look().customer.info.vertical = "Energy".to_owned();
    let refused = proposals.undo(&ann(), proposal.id).await;
    assert_eq!(refused.unwrap_err(), Error::Stale);
    assert_eq!(world.look().customer.info.vertical, "Energy");
    assert_eq!(world.look().proposals[0].state, ProposalState::Applied);
}

#[tokio::test]
async fn an_artifact_without_a_project_comes_and_goes_with_one() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, roadmap("# Now")).await;
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    assert_eq!(world.look().projects[0].name.as_str(), "Roadmap");
    assert_eq!(world.look().artifacts[0].body.as_str(), "# Now");
    proposals.undo(&ann(), proposal.id).await.unwrap();
    assert!(world.look().artifacts.is_empty() && world.look().projects.is_empty());
}

#[tokio::test]
async fn another_text_of_an_artifact_is_made_from_the_one_that_was_read() {
    let world = World::new();
    let (proposals, first) = proposed(&world, roadmap("# Now")).await;
    proposals.apply(&ann(), first.id, None).await.unwrap();
    let artifact = world.look().artifacts[0].id;
    let revision = ChangeDraft::Revision {
        artifact,
        based_on: 1,
        title: "Roadmap".to_owned(),
        body: "# Next".to_owned(),
    };
    let (proposals, proposal) = proposed(&world, revision).await;
    world.look().artifacts[0].revision = 2;
    let refused = proposals.apply(&ann(), proposal.id, None).await;
    assert_eq!(refused.unwrap_err(), Error::Stale);
    proposals.rebase(&ann(), proposal.id).await.unwrap();
    proposals.apply(&ann(), proposal.id, None).await.unwrap();
    assert_eq!(world.look().artifacts[0].body.as_str(), "# Next");
    proposals.undo(&ann(), proposal.id).await.unwrap();
    assert_eq!(world.look().artifacts[0].body.as_str(), "# Now");
}

#[tokio::test]
async fn a_person_may_use_other_words_for_the_same_change_only() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, vertical("Logistics")).await;
    let other = proposals.apply(&ann(), proposal.id, Some(event())).await;
    assert!(matches!(other, Err(Error::Conflict { .. })));
    let words = Some(vertical("Shipping"));
    proposals.apply(&ann(), proposal.id, words).await.unwrap();
    assert_eq!(world.look().customer.info.vertical, "Shipping");
}

#[tokio::test]
async fn what_cannot_be_done_stays_open() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, roadmap("# Now")).await;
    world.break_down();
    assert!(proposals.apply(&ann(), proposal.id, None).await.is_err());
    assert_eq!(world.look().proposals[0].state, ProposalState::Open);
    proposals.discard(&ann(), proposal.id).await.unwrap();
    assert_eq!(world.look().proposals[0].state, ProposalState::Discarded);
    let late = proposals.apply(&ann(), proposal.id, None).await;
    assert!(matches!(late, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_proposal_is_nobody_elses_and_readers_get_none() {
    let world = World::new();
    let (proposals, proposal) = proposed(&world, event()).await;
    let foreign = proposals.apply(&eve(), proposal.id, None).await;
    assert_eq!(foreign.unwrap_err(), Error::NotFound);
    let viewer = Actor {
        role: Role::Viewer,
        ..ann()
    };
    let refused = proposals.prepare(&viewer, CUSTOMER, &event()).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
    let same = proposals
        .prepare(&ann(), CUSTOMER, &vertical("Healthcare"))
        .await;
    assert!(matches!(same, Err(Error::Conflict { .. })));
}
