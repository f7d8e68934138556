//! The agents with writers that do as they are told.

mod asking;
mod ending;
mod reading;

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use domain::Actor;
use domain::chat::{
    Assistant, ChangeDraft, ChatEvent, ChatEvents, Message, Proposal, Question, Standpoint, Tool,
};
use domain::customers::CustomerStatus;
use futures_util::StreamExt;
use tokio::time::sleep;

use super::Agents;
use crate::desk::{Desk, Task, Took};
use crate::testing::{CONVERSATION, World, ann, clock};
use crate::writer::{Unwritten, Writer};

/// Writes so many words, with a pause before each.
#[derive(Clone, Copy)]
struct Typist {
    words: u32,
    pause: Duration,
}

const QUICK: Typist = Typist {
    words: 50,
    pause: Duration::from_millis(2),
};
const ENDLESS: Typist = Typist {
    words: u32::MAX,
    pause: Duration::from_millis(2),
};

#[async_trait]
impl Writer for Typist {
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<(), Unwritten> {
        desk.asks(typed(40, 0, true));
        for number in 0..self.words {
            sleep(self.pause).await;
            desk.say(&format!("wörd{number} ")).await?;
        }
        desk.took(typed(38, 77, false));
        Ok(())
    }
}

fn typed(input_tokens: u32, output_tokens: u32, is_estimated: bool) -> Took {
    Took {
        provider: "typist".to_owned(),
        model: "olympia".to_owned(),
        input_tokens,
        output_tokens,
        is_estimated,
    }
}

/// Looks something up, cites it and proposes to change the status.
struct Diligent;

#[async_trait]
impl Writer for Diligent {
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<(), Unwritten> {
        let found = desk.look_up(Tool::Team, "").await?;
        desk.say("Ask Zoë [").await?;
        desk.say("1], not [9].").await?;
        assert!(found.text.starts_with("[1] Zoë Quist"));
        let status = CustomerStatus::Live;
        desk.propose(ChangeDraft::Status { status }).await?;
        Ok(())
    }
}

struct Panics;

#[async_trait]
impl Writer for Panics {
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<(), Unwritten> {
        desk.asks(typed(40, 0, true));
        desk.say("So far").await?;
        panic!("as it should");
    }
}

fn agents(world: &Arc<World>, writer: impl Writer + 'static) -> Agents {
    Agents::new(world.stores(), clock(), Arc::new(writer))
}

fn question(text: &str) -> Question {
    Question::parse(text).unwrap()
}

/// An answer as a reader has it.
#[derive(Debug, Clone, PartialEq)]
struct Read {
    message: Message,
    proposals: Vec<Proposal>,
}

/// Reads so many events, and all of them where that is none.
async fn read(events: &mut ChatEvents, most: Option<usize>) -> Read {
    let mut read: Option<Read> = None;
    let mut count = 0;
    while let Some(event) = events.next().await {
        match (&mut read, event) {
            (Some(read), event) => event.apply(&mut read.message, &mut read.proposals),
            (None, ChatEvent::Snapshot { message, proposals }) => {
                read = Some(Read { message, proposals });
            }
            (None, _) => {}
        }
        count += 1;
        if Some(count) == most {
            break;
        }
    }
    read.expect("a stream begins with the answer as it is")
}

async fn ask(agents: &Agents, text: &str) -> ChatEvents {
    ask_from(Standpoint::default(), agents, text).await
}

async fn ask_from(standpoint: Standpoint, agents: &Agents, text: &str) -> ChatEvents {
    let (ann, question) = (ann(), question(text));
    let events = agents.ask(&ann, CONVERSATION, &question, standpoint);
    let events = events.await;
    events.unwrap_or_else(|error| panic!("{error}"))
}

fn words(count: u32) -> String {
    (0..count).map(|number| format!("wörd{number} ")).collect()
}

/// Waits until it is so; a busy machine may take its time.
async fn eventually(mut is_so: impl AsyncFnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(20);
    while !is_so().await {
        assert!(Instant::now() < until, "it never was");
        sleep(Duration::from_millis(20)).await;
    }
}
