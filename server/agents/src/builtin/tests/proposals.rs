//! Proposals and what capabilities make, as a person gets them.

use domain::Error;
use domain::artifacts::ArtifactKind;
use domain::chat::capabilities::{ALL, Capability, Mode, Output, Work};
use domain::chat::{Agent, ChangeDraft};

use super::{answered, ask, task};
use crate::builtin::testing::{FakeDesk, bare_dossier, hostile_dossier, rich_dossier};
use crate::builtin::write;

fn capability(mode: Mode, output: Output) -> &'static Capability {
    Box::leak(Box::new(Capability {
        id: "test",
        mode,
        agent: Agent::CustomerManagement,
        title: "Anything",
        purpose: "To be tested",
        inputs: &[],
        tools: &[],
        output,
        example: "",
    }))
}

#[tokio::test]
async fn every_kind_of_artifact_is_proposed_whole() {
    for kind in ArtifactKind::ALL {
        for dossier in [rich_dossier(), bare_dossier()] {
            let mut task = task("", dossier);
            task.capability = Some(capability(Mode::Roadmap, Output::Artifact(*kind)));
            task.question = "for the pilot".to_owned();
            let desk = answered(&task).await;
            let [
                ChangeDraft::Artifact {
                    kind: proposed,
                    title,
                    body,
                    ..
                },
            ] = desk.proposed.as_slice()
            else {
                panic!("{kind}: {:?}", desk.proposed);
            };
            assert_eq!(proposed, kind);
            assert!(
                title.contains("Pilot") && body.contains("To clarify"),
                "{title}"
            );
            assert!(desk.text().contains("gaps, each marked"), "{}", desk.text());
        }
    }
}

#[tokio::test]
async fn every_mode_has_an_answer_and_every_work_a_proposal_or_a_question() {
    for dossier in [rich_dossier(), bare_dossier(), hostile_dossier()] {
        for mode in Mode::ALL {
            let mut task = task("anything", dossier.clone());
            task.capability = Some(capability(*mode, Output::Answer));
            let desk = answered(&task).await;
            assert!(
                desk.text().lines().count() > 4 && desk.proposed.is_empty(),
                "{mode}"
            );
        }
        for work in Work::ALL {
            let mut task = task("", dossier.clone());
            task.question = "x".to_owned();
            task.capability = Some(capability(Mode::Pricing, Output::Proposal(*work)));
            let desk = answered(&task).await;
            assert!(
                desk.proposed.len() == 1 || desk.text().contains('?'),
                "{work}: {}",
                desk.text()
            );
        }
    }
}

#[tokio::test]
async fn plain_words_become_proposals() {
    let desk = ask("Set status to on hold", rich_dossier()).await;
    assert!(
        matches!(desk.proposed.as_slice(), [ChangeDraft::Status { .. }]),
        "{:?}",
        desk.proposed
    );
    let desk = ask("add a note: they like the beta", rich_dossier()).await;
    assert!(
        matches!(desk.proposed.as_slice(), [ChangeDraft::Event { .. }]),
        "{:?}",
        desk.proposed
    );
    let desk = ask("Draft a roadmap", rich_dossier()).await;
    assert!(
        matches!(desk.proposed.as_slice(), [ChangeDraft::Artifact { .. }]),
        "{:?}",
        desk.proposed
    );
}

#[tokio::test]
async fn a_proposal_that_is_refused_says_why() {
    let mut desk = FakeDesk {
        refusal: Some(Error::invalid("status", "Choose another one.")),
        ..FakeDesk::default()
    };
    write(&task("set status to archive", rich_dossier()), &mut desk)
        .await
        .unwrap();
    assert!(
        desk.text().contains("Choose another one"),
        "{}",
        desk.text()
    );
}

#[tokio::test]
async fn every_capability_does_something_for_its_example() {
    for capability in ALL {
        for dossier in [rich_dossier(), bare_dossier()] {
            let mut task = task(capability.example, dossier);
            task.capability = Some(capability);
            let desk = answered(&task).await;
            let text = desk.text();
            match capability.output {
                Output::Answer => assert!(desk.proposed.is_empty(), "{}: {text}", capability.id),
                Output::Artifact(_) => {
                    assert_eq!(desk.proposed.len(), 1, "{}: {text}", capability.id);
                }
                Output::Proposal(_) => {
                    assert!(
                        desk.proposed.len() == 1 || text.contains('?'),
                        "{}: {text}",
                        capability.id
                    );
                }
            }
        }
    }
}
