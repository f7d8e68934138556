use std::sync::Arc;

use domain::Error;
use domain::artifacts::{ArtifactStore, NewArtifact};
use domain::chat::Tool;
use domain::id::{CustomerId, ProjectId};
use uuid::Uuid;

use super::Tools;
use crate::testing::{CUSTOMER, World, ann, eve, now};

async fn with_a_strategy() -> (Arc<World>, Tools) {
    let world = World::new();
    let body = Some("# Where to go\nFirst the hospitals of Bavaria.");
    let new = NewArtifact::parse("strategy", "Strategy 2027", body).unwrap();
    let project = ProjectId::new(Uuid::from_u128(9));
    ArtifactStore::create(world.as_ref(), &ann(), project, &new)
        .await
        .unwrap();
    let tools = Tools {
        stores: world.stores(),
        actor: ann(),
        customer: CUSTOMER,
        now: now().fixed_offset(),
    };
    (world, tools)
}

#[tokio::test]
async fn every_tool_refuses_whoever_does_not_see_the_customer() {
    let (_, tools) = with_a_strategy().await;
    let tools = Tools {
        actor: eve(),
        ..tools
    };
    for tool in Tool::ALL {
        let found = tools.look_up(*tool, "strategy").await;
        assert_eq!(found.err(), Some(Error::NotFound), "{tool}");
    }
}

#[tokio::test]
async fn an_artifact_is_read_by_its_title_or_part_of_it() {
    let (world, tools) = with_a_strategy().await;
    let id = world.look().artifacts[0].id.to_string();
    for about in ["strategy 2027", "2027", id.as_str()] {
        let found = tools.look_up(Tool::Artifact, about).await.unwrap();
        let document = found.document.unwrap();
        assert!(document.text.contains("hospitals"));
        assert_eq!(document.revision, 1);
    }
    for about in ["", "roadmap"] {
        let found = tools.look_up(Tool::Artifact, about).await;
        assert_eq!(found.err(), Some(Error::NotFound));
    }
}

#[tokio::test]
async fn an_artifact_of_another_customer_is_none() {
    let (world, tools) = with_a_strategy().await;
    world.look().artifacts[0].customer = CustomerId::new(Uuid::from_u128(77));
    let id = world.look().artifacts[0].id.to_string();
    let found = tools.look_up(Tool::Artifact, &id).await;
    assert_eq!(found.err(), Some(Error::NotFound));
}

#[tokio::test]
async fn a_search_finds_words_in_texts_and_records() {
    let (_, tools) = with_a_strategy().await;
    let found = tools
        .look_up(Tool::Search, "which hospitals?")
        .await
        .unwrap();
    assert_eq!(found.count, 1);
    assert!(found.lines[0].line.contains("hospitals of Bavaria"));
    let found = tools
        .look_up(Tool::Search, "Quist healthcare")
        .await
        .unwrap();
    assert_eq!(found.count, 2);
    let found = tools.look_up(Tool::Search, "what is the").await.unwrap();
    assert_eq!(found.count, 0);
}
