//! An answer is kept while it grows, and has an end that says what it took.

use domain::chat::{Assistant, ChatStore, MessageState, Usage};

use super::{ENDLESS, Panics, QUICK, agents, ask, eventually, read};
use crate::testing::{World, ann};

/// Who wrote an answer, and the tokens.
fn counted(usage: &Usage) -> (&str, &str, u32, u32, bool) {
    (
        &usage.provider,
        &usage.model,
        usage.input_tokens,
        usage.output_tokens,
        usage.is_estimated,
    )
}

/// About how many tokens a text is.
fn about(text: &str) -> u32 {
    u32::try_from(text.len().div_ceil(4)).unwrap()
}

#[tokio::test]
async fn a_whole_answer_took_what_its_writer_counted() {
    let world = World::new();
    let agents = agents(&world, QUICK);
    let whole = read(&mut ask(&agents, "Go on").await, None).await.message;
    let usage = whole.details.usage.unwrap();
    assert_eq!(counted(&usage), ("typist", "olympia", 38, 77, false));
    assert!(usage.first_word_ms <= usage.total_ms && usage.total_ms > 0);
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
    let usage = ended.details.usage.as_ref().unwrap();
    let said = about(&ended.content);
    assert_eq!(counted(usage), ("typist", "olympia", 40, said, true));
    assert!(usage.total_ms > 0);
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
        // A process that ends takes nothing along but the last words.
        let usage = kept.details.usage.as_ref();
        let known = usage.is_none_or(|usage| usage.output_tokens == about(&kept.content));
        assert!(known, "{kept:?}");
        usage.is_some() && kept.content.starts_with("wörd0 wörd1 ")
    };
    eventually(is_kept).await;
    // Another process stops it.
    world.look().messages[1].state = MessageState::Stopped;
    eventually(async || agents.hub.find(id).is_none()).await;
    let kept = world.message(&ann(), id).await.unwrap();
    assert_eq!(kept.state, MessageState::Stopped);
}

#[tokio::test]
async fn a_panic_ends_the_answer_in_words() {
    let world = World::new();
    let agents = agents(&world, Panics);
    let read = read(&mut ask(&agents, "Who decides?").await, None).await;
    assert_eq!(read.message.state, MessageState::Failed);
    assert_eq!(read.message.content, "So far");
    let details = &read.message.details;
    assert!(details.failure.as_ref().unwrap().contains("our side"));
    let usage = details.usage.as_ref().unwrap();
    assert_eq!(counted(usage), ("typist", "olympia", 40, 2, true));
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
    // Nobody was asked.
    assert_eq!(read.message.details.usage, None);
}
