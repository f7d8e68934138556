//! Whoever reads an answer has all of it, whenever they come.

use std::time::{Duration, Instant};

use domain::chat::{Assistant, ChatEvent, ChatStore, MessageState, Standpoint};
use domain::id::ConversationId;
use futures_util::{StreamExt, future};
use tokio::time::sleep;
use uuid::Uuid;

use super::{QUICK, Typist, agents, ask, question, read, words};
use crate::testing::{World, ann, asked};

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
        let (agents, ann) = (agents.clone(), ann());
        async move {
            let conversation = ConversationId::new(Uuid::from_u128(number));
            let asked = question("Tell me");
            let events = agents.ask(&ann, conversation, &asked, Standpoint::default());
            let mut events = events.await.unwrap();
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
