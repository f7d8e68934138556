//! What becomes of a question: who answers, as whom, on which day.

use async_trait::async_trait;
use chrono::{FixedOffset, Offset};
use domain::chat::routing::DecidedBy;
use domain::chat::{Agent, Assistant, MessageState, Standpoint, Tool};
use domain::customers::CustomerStatus;
use domain::{Actor, Error};

use super::{Diligent, QUICK, agents, ask, ask_from, question, read, words};
use crate::desk::{Desk, Task};
use crate::testing::{CONVERSATION, World, ann, eve};
use crate::writer::{Unwritten, Writer};

/// Says which day it is.
struct Calendar;

#[async_trait]
impl Writer for Calendar {
    async fn write(&self, _: &Actor, task: &Task, desk: &mut dyn Desk) -> Result<(), Unwritten> {
        desk.say(&task.dossier.today().to_string()).await?;
        Ok(())
    }
}

/// Where somebody stands who sees this agent pinned.
fn seeing(pinned: Option<Agent>) -> Standpoint {
    Standpoint {
        pinned,
        ..Standpoint::default()
    }
}

#[tokio::test]
async fn what_the_person_sees_pinned_counts_and_not_what_is_kept() {
    const ROADMAP: &str = "Sketch a roadmap and a product strategy";
    let (customer, product) = (Agent::CustomerManagement, Agent::ProductManagement);
    let world = World::new();
    let agents = agents(&world, QUICK);
    // Taken back a moment ago, chosen a moment ago, and both at once.
    for (kept, seen, expected) in [
        (Some(customer), None, (product, DecidedBy::Words)),
        (None, Some(customer), (customer, DecidedBy::Pin)),
        (Some(product), Some(customer), (customer, DecidedBy::Pin)),
    ] {
        world.look().messages.clear();
        world.look().conversation.pinned = kept;
        let mut events = ask_from(seeing(seen), &agents, ROADMAP).await;
        let first = read(&mut events, None).await.message;
        let again = agents.retry(&ann(), first.id, seeing(seen)).await;
        let again = read(&mut again.unwrap(), None).await.message;
        for answer in [first, again] {
            let routing = answer.details.routing.unwrap();
            assert_eq!((routing.agent, routing.by), expected, "{kept:?} {seen:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_is_of_the_day_where_the_person_is() {
    let world = World::new();
    let agents = agents(&world, Calendar);
    // It is nine in the morning in Greenwich.
    for (hours, today) in [(0, "2026-11-21"), (-10, "2026-11-20"), (15, "2026-11-22")] {
        let standpoint = Standpoint {
            zone: FixedOffset::east_opt(hours * 3_600).unwrap().fix(),
            ..Standpoint::default()
        };
        let mut events = ask_from(standpoint, &agents, "What day is it?").await;
        assert_eq!(read(&mut events, None).await.message.content, today);
        let asked = world.look().days.pop();
        assert_eq!(asked.unwrap().to_string(), today);
    }
}

#[tokio::test]
async fn what_was_looked_up_cited_and_proposed_is_told() {
    let world = World::new();
    let agents = agents(&world, Diligent);
    let mut events = ask(&agents, "@product who decides?").await;
    let read = read(&mut events, None).await;
    let details = &read.message.details;
    assert_eq!(
        read.message.state,
        MessageState::Done,
        "{:?}",
        details.failure
    );
    assert_eq!(details.routing.as_ref().unwrap().by, DecidedBy::Pin);
    assert_eq!(
        (details.calls[0].tool, details.calls[0].found),
        (Tool::Team, Some(1))
    );
    assert_eq!(details.citations.len(), 1);
    assert_eq!(details.citations[0].record.title, "Acme");
    assert_eq!(read.proposals[0].differences[0].before, "Lead");
    assert_eq!(world.look().customer.status, CustomerStatus::Lead);
}

#[tokio::test]
async fn every_store_is_asked_as_the_person_and_nobody_else() {
    let world = World::new();
    let agents = agents(&world, Diligent);
    let read = read(&mut ask(&agents, "Who decides?").await, None).await;
    assert!(world.actors().iter().all(|actor| *actor == ann()));
    assert!(world.actors().len() > 12);
    let (id, standpoint) = (read.message.id, Standpoint::default());
    assert_eq!(agents.follow(&eve(), id).await.err(), Some(Error::NotFound));
    assert_eq!(agents.stop(&eve(), id).await, Err(Error::NotFound));
    assert_eq!(
        agents.retry(&eve(), id, standpoint).await.err(),
        Some(Error::NotFound)
    );
    let proposal = read.proposals[0].id;
    assert_eq!(
        agents.apply(&eve(), proposal, None).await,
        Err(Error::NotFound)
    );
    let (eve, question) = (eve(), question("Tell me"));
    let asked = agents.ask(&eve, CONVERSATION, &question, standpoint);
    assert_eq!(asked.await.err(), Some(Error::NotFound));
}

#[tokio::test]
async fn the_last_answer_can_be_written_again() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let first = read(&mut ask(&agents, "What do they owe us?").await, None).await;
    let standpoint = Standpoint::default();
    let again = agents.retry(&ann(), first.message.id, standpoint).await;
    let second = read(&mut again.unwrap(), None).await;
    assert_eq!(second.message.content, words(50));
    read(&mut ask(&agents, "And what expires?").await, None).await;
    let late = agents.retry(&ann(), first.message.id, standpoint).await;
    assert!(matches!(late.err(), Some(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_conversation_is_not_called_by_a_command_unless_the_person_wants_it() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let text = "@product /roadmap for the app";
    for (title, expected) in [
        (question(text).title().unwrap(), "Roadmap: for the app"),
        (question("Mine").title().unwrap(), "Mine"),
    ] {
        world.look().messages.clear();
        world.look().conversation.title = title;
        read(&mut ask(&agents, text).await, None).await;
        let title = world.look().conversation.title.clone();
        assert_eq!(title.as_str(), expected);
    }
}
