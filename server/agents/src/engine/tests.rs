use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use domain::chat::routing::DecidedBy;
use domain::chat::{
    Assistant, ChangeDraft, ChatEvent, ChatEvents, ChatStore, Message, MessageState, Proposal,
    Question, Tool,
};
use domain::customers::CustomerStatus;
use domain::id::ConversationId;
use domain::{Actor, Error};
use futures_util::{StreamExt, future};
use tokio::time::sleep;
use uuid::Uuid;

use super::Agents;
use crate::desk::{Desk, Task, Written};
use crate::testing::{CONVERSATION, World, ann, asked, clock, eve};
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
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<Written, Unwritten> {
        for number in 0..self.words {
            sleep(self.pause).await;
            desk.say(&format!("wörd{number} ")).await?;
        }
        Ok(Written {
            provider: "typist".to_owned(),
            ..Written::default()
        })
    }
}

/// Looks something up, cites it and proposes to change the status.
struct Diligent;

#[async_trait]
impl Writer for Diligent {
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<Written, Unwritten> {
        let found = desk.look_up(Tool::Team, "").await?;
        desk.say("Ask Zoë [").await?;
        desk.say("1], not [9].").await?;
        assert!(found.text.starts_with("[1] Zoë Quist"));
        let status = CustomerStatus::Live;
        desk.propose(ChangeDraft::Status { status }).await?;
        Ok(Written::default())
    }
}

struct Panics;

#[async_trait]
impl Writer for Panics {
    async fn write(&self, _: &Actor, _: &Task, desk: &mut dyn Desk) -> Result<Written, Unwritten> {
        desk.say("So far").await?;
        panic!("as it should");
    }
}

fn agents(world: &Arc<World>, writer: impl Writer + 'static) -> Agents {
    Agents::new(world.stores(), clock(), Arc::new(writer))
}

fn question(text: &str) -> Question {
    Question::parse(text, None).unwrap()
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
    let events = agents.ask(&ann(), CONVERSATION, &question(text)).await;
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

#[tokio::test]
async fn a_reader_that_leaves_and_comes_back_has_the_same_text() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let mut events = ask(&agents, "What do they owe us?").await;
    let begun = read(&mut events, Some(12)).await;
    drop(events);
    sleep(Duration::from_millis(20)).await;
    let mut events = agents.follow(&ann(), begun.message.id).await.unwrap();
    let whole = read(&mut events, None).await;
    assert_eq!(whole.message.content, words(50));
    assert_eq!(whole.message.state, MessageState::Done);
    assert_eq!(
        whole.message.details.usage.as_ref().unwrap().provider,
        "typist"
    );
    let kept = world.message(&ann(), begun.message.id).await.unwrap();
    assert_eq!(kept, whole.message);
    let mut later = agents.follow(&ann(), kept.id).await.unwrap();
    assert_eq!(read(&mut later, None).await, whole);
}

#[tokio::test]
async fn all_readers_agree_however_slow_they_are() {
    let world = World::new();
    let typist = Typist {
        words: 600,
        pause: Duration::from_micros(100),
    };
    let agents = agents(&world, typist);
    let mut events = ask(&agents, "Tell me all").await;
    let id = read(&mut events, Some(2)).await.message.id;
    let mut quick = agents.follow(&ann(), id).await.unwrap();
    let mut slow = agents.follow(&ann(), id).await.unwrap();
    let (first, second) = tokio::join!(read(&mut quick, None), async {
        slow.next().await;
        sleep(Duration::from_millis(500)).await;
        // So much was missed by now that it begins anew, with a snapshot.
        read(&mut slow, None).await
    });
    assert_eq!(first.message.content, words(600));
    assert_eq!(first, second);
}

#[tokio::test]
async fn stopping_keeps_what_was_written() {
    let world = World::new();
    let agents = agents(&world, ENDLESS);
    let mut events = ask(&agents, "Go on and on").await;
    let begun = read(&mut events, Some(20)).await;
    agents.stop(&ann(), begun.message.id).await.unwrap();
    let mut events = agents.follow(&ann(), begun.message.id).await.unwrap();
    let ended = read(&mut events, None).await.message;
    assert_eq!(ended.state, MessageState::Stopped);
    assert!(ended.content.starts_with(&begun.message.content));
    let kept = world.message(&ann(), ended.id).await.unwrap();
    assert_eq!(kept, ended);
    agents.stop(&ann(), ended.id).await.unwrap();
    assert!(agents.hub.find(ended.id).is_none());
}

#[tokio::test]
async fn an_answer_grows_in_the_store_while_nobody_reads() {
    let world = World::new();
    let agents = agents(&world, ENDLESS);
    let mut events = ask(&agents, "Go on").await;
    let id = read(&mut events, Some(2)).await.message.id;
    drop(events);
    let is_kept = async || {
        let kept = world.message(&ann(), id).await.unwrap();
        assert_eq!(kept.state, MessageState::Streaming);
        kept.content.starts_with("wörd0 wörd1 ")
    };
    eventually(is_kept).await;
    // Another process stops it.
    world.look().messages[1].state = MessageState::Stopped;
    eventually(async || agents.hub.find(id).is_none()).await;
    let kept = world.message(&ann(), id).await.unwrap();
    assert_eq!(kept.state, MessageState::Stopped);
}

#[tokio::test]
async fn an_answer_that_another_process_writes_is_followed() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let answer = asked(&world).await;
    let mut events = agents.follow(&ann(), answer.id).await.unwrap();
    let elsewhere = async {
        for text in ["One", "One two", "One two three"] {
            sleep(Duration::from_millis(350)).await;
            world.look().messages[1].content = text.to_owned();
        }
        world.look().messages[1].state = MessageState::Done;
    };
    let (read, ()) = tokio::join!(read(&mut events, None), elsewhere);
    assert_eq!(read.message.content, "One two three");
    assert_eq!(read.message.state, MessageState::Done);
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
    let id = read.message.id;
    assert_eq!(agents.follow(&eve(), id).await.err(), Some(Error::NotFound));
    assert_eq!(agents.stop(&eve(), id).await, Err(Error::NotFound));
    assert_eq!(agents.retry(&eve(), id).await.err(), Some(Error::NotFound));
    let proposal = read.proposals[0].id;
    assert_eq!(
        agents.apply(&eve(), proposal, None).await,
        Err(Error::NotFound)
    );
    let asked = agents.ask(&eve(), CONVERSATION, &question("Tell me")).await;
    assert_eq!(asked.err(), Some(Error::NotFound));
}

#[tokio::test]
async fn a_panic_ends_the_answer_in_words() {
    let world = World::new();
    let agents = agents(&world, Panics);
    let read = read(&mut ask(&agents, "Who decides?").await, None).await;
    assert_eq!(read.message.state, MessageState::Failed);
    assert_eq!(read.message.content, "So far");
    assert!(read.message.details.failure.unwrap().contains("our side"));
    assert!(agents.hub.find(read.message.id).is_none());
}

#[tokio::test]
async fn a_store_that_fails_ends_the_answer_in_words() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    world.break_down();
    let read = read(&mut ask(&agents, "Who decides?").await, None).await;
    assert_eq!(read.message.state, MessageState::Failed);
    let failure = read.message.details.failure.unwrap();
    assert!(failure.contains("quote ref-7"), "{failure}");
}

#[tokio::test]
async fn the_last_answer_can_be_written_again() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let first = read(&mut ask(&agents, "What do they owe us?").await, None).await;
    let mut again = agents.retry(&ann(), first.message.id).await.unwrap();
    let second = read(&mut again, None).await;
    assert_eq!(second.message.content, words(50));
    read(&mut ask(&agents, "And what expires?").await, None).await;
    let late = agents.retry(&ann(), first.message.id).await;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_answers_at_once_do_not_disturb_each_other() {
    let world = World::new();
    let typist = Typist {
        words: 200,
        pause: Duration::from_millis(5),
    };
    let agents = agents(&world, typist);
    let began = Instant::now();
    let one = |number: u128| {
        let agents = agents.clone();
        async move {
            let conversation = ConversationId::new(Uuid::from_u128(number));
            let asked = question("Tell me");
            let mut events = agents.ask(&ann(), conversation, &asked).await.unwrap();
            let (mut widest, mut last, mut text) = (Duration::ZERO, Instant::now(), String::new());
            while let Some(event) = events.next().await {
                if let ChatEvent::Text { text: word, .. } = event {
                    widest = widest.max(last.elapsed());
                    last = Instant::now();
                    text.push_str(&word);
                }
            }
            assert_eq!(text, words(200));
            widest
        }
    };
    let alone = {
        let began = Instant::now();
        one(100).await;
        began.elapsed()
    };
    let together = Instant::now();
    let widest = future::join_all((200..220).map(one)).await;
    let together = together.elapsed();
    let widest = widest.into_iter().max().unwrap();
    println!(
        "one answer: {alone:?}; twenty at once: {together:?}, longest wait for a word {widest:?}"
    );
    assert!(
        together < alone * 3,
        "{together:?} against {alone:?} in {:?}",
        began.elapsed()
    );
}
