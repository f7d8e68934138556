//! Questions, and what is kept of answers.

use chrono::{DateTime, Utc};
use db::testing::TestDb;
use domain::Error;
use domain::chat::{Author, ChatStore, Details, MessageState, ProposalState, Rating};
use domain::customers::CustomerStatus;

use super::{begun, draft, end, proposed, said, set, texts};

#[tokio::test]
async fn a_question_comes_with_the_empty_answer_to_it() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let (question, answer) = chats.ask(ann.actor(), chat.id, "Why?").await.unwrap();
    assert_eq!(
        (question.author, answer.author),
        (Author::User, Author::Assistant)
    );
    assert_eq!(
        (question.state, answer.state),
        (MessageState::Done, MessageState::Streaming)
    );
    assert_eq!(
        (question.content.as_str(), answer.content.as_str()),
        ("Why?", "")
    );
    assert!(question.id < answer.id);
    let page = chats.messages(ann.actor(), chat.id, None).await.unwrap();
    assert_eq!(page.items, [answer.clone(), question]);
    let used = chats.conversation(ann.actor(), chat.id).await.unwrap();
    assert!(used.updated_at > chat.updated_at);

    let twice = chats.ask(ann.actor(), chat.id, "And?").await;
    assert!(matches!(twice, Err(Error::Conflict { .. })), "{twice:?}");
    let whole = end(MessageState::Done, "Because.");
    chats.keep(ann.actor(), answer.id, &whole).await.unwrap();
    chats.ask(ann.actor(), chat.id, "And?").await.unwrap();
}

#[tokio::test]
async fn of_two_questions_at_once_one_is_asked() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let (one, two) = tokio::join!(
        chats.ask(ann.actor(), chat.id, "One"),
        chats.ask(ann.actor(), chat.id, "Two")
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert_eq!(texts(&chats, &ann, chat.id).await.len(), 2);
}

#[tokio::test]
async fn a_question_has_a_bounded_length() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    for wrong in ["", &"ü".repeat(20_001)] {
        let refused = chats.ask(ann.actor(), chat.id, wrong).await.unwrap_err();
        assert!(refused.for_field("question").is_some(), "{refused:?}");
    }
    let long = "ü".repeat(20_000);
    let (_, answer) = chats.ask(ann.actor(), chat.id, &long).await.unwrap();
    let endless = end(MessageState::Done, &"x".repeat(400_001));
    let refused = chats.keep(ann.actor(), answer.id, &endless).await;
    assert!(refused.unwrap_err().for_field("answer").is_some());
}

#[tokio::test]
async fn messages_come_page_by_page_the_latest_first() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let mut wanted = Vec::new();
    for number in 0..40 {
        let words = [format!("Question {number}"), format!("Answer {number}")];
        let [question, answer] = [words[0].as_str(), words[1].as_str()];
        said(&chats, &ann, chat.id, [question, answer]).await;
        wanted.extend(words);
    }
    let first = chats.messages(ann.actor(), chat.id, None).await.unwrap();
    assert_eq!(first.items.len(), 50);
    let second = chats.messages(ann.actor(), chat.id, first.next.as_ref());
    let second = second.await.unwrap();
    assert_eq!(second.next, None);
    let all = first.items.into_iter().chain(second.items);
    let mut all: Vec<String> = all.map(|message| message.content).collect();
    all.reverse();
    assert_eq!(all, wanted);
}

#[tokio::test]
async fn an_answer_that_was_stopped_stays_as_it_was() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let (question, answer) = chats.ask(ann.actor(), chat.id, "Why?").await.unwrap();
    let part = end(MessageState::Streaming, "Bec");
    let kept = chats.keep(ann.actor(), answer.id, &part).await.unwrap();
    assert_eq!((kept.state, kept.agent), (part.state, part.agent));
    assert_eq!(
        (&kept.content, &kept.details),
        (&part.content, &part.details)
    );
    let stop = end(MessageState::Stopped, "Becau");
    let stopped = chats.keep(ann.actor(), answer.id, &stop).await.unwrap();
    let late = end(MessageState::Done, "Because of everything.");
    let kept = chats.keep(ann.actor(), answer.id, &late).await.unwrap();
    assert_eq!(kept, stopped);
    assert_eq!(
        chats.message(ann.actor(), answer.id).await.unwrap(),
        stopped
    );
    let of_a_question = chats.keep(ann.actor(), question.id, &late).await.unwrap();
    assert_eq!(of_a_question, question);
}

#[tokio::test]
async fn an_answer_is_kept_while_its_conversation_is_in_the_trash() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let (_, answer) = chats.ask(ann.actor(), chat.id, "Why?").await.unwrap();
    chats.delete(ann.actor(), chat.id).await.unwrap();
    let whole = end(MessageState::Done, "Because.");
    chats.keep(ann.actor(), answer.id, &whole).await.unwrap();
    chats.restore(ann.actor(), chat.id).await.unwrap();
    assert_eq!(texts(&chats, &ann, chat.id).await, ["Why?", "Because."]);
}

#[tokio::test]
async fn a_question_and_what_came_after_it_is_forgotten() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    said(&chats, &ann, chat.id, ["One", "1"]).await;
    let [second, answer] = said(&chats, &ann, chat.id, ["Two", "2"]).await;
    let made = proposed(&test, &ann, chat.id).await;
    let of_an_answer = chats.forget_from(ann.actor(), answer.id).await;
    assert_eq!(of_an_answer, Err(Error::NotFound));
    chats.forget_from(ann.actor(), second.id).await.unwrap();
    assert_eq!(texts(&chats, &ann, chat.id).await, ["One", "1"]);
    assert_eq!(
        chats.message(ann.actor(), answer.id).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        chats.proposal(ann.actor(), made.id).await,
        Err(Error::NotFound)
    );
    assert_eq!(chats.proposals(ann.actor(), chat.id).await, Ok(vec![]));
    let twice = chats.forget_from(ann.actor(), second.id).await;
    assert_eq!(twice, Err(Error::NotFound));

    let (third, _) = chats.ask(ann.actor(), chat.id, "Three").await.unwrap();
    let growing = chats.forget_from(ann.actor(), third.id).await;
    assert!(
        matches!(growing, Err(Error::Conflict { .. })),
        "{growing:?}"
    );
}

#[tokio::test]
async fn an_answer_is_begun_again_without_what_it_said_and_proposed() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let open = proposed(&test, &ann, chat.id).await;
    let draft = draft(CustomerStatus::OnHold);
    let done = chats.propose(ann.actor(), open.message, &draft, &[]);
    let done = done.await.unwrap();
    let apply = [ProposalState::Open, ProposalState::Applied];
    let applied = chats.decide(ann.actor(), done.id, apply[0], apply[1], None);
    applied.await.unwrap();
    let good = Some(Rating::Good);
    chats.rate(ann.actor(), open.message, good).await.unwrap();

    let again = chats.begin_again(ann.actor(), open.message).await.unwrap();
    assert_eq!((again.state, again.rating), (MessageState::Streaming, None));
    assert_eq!((again.content.as_str(), again.agent), ("", None));
    assert_eq!(again.details, Details::default());
    let left = chats.proposals(ann.actor(), chat.id).await.unwrap();
    assert_eq!(
        left.iter().map(|left| left.id).collect::<Vec<_>>(),
        [done.id]
    );
    let twice = chats.begin_again(ann.actor(), open.message).await;
    assert!(matches!(twice, Err(Error::Conflict { .. })), "{twice:?}");
    let whole = end(MessageState::Done, "Once more.");
    chats.keep(ann.actor(), open.message, &whole).await.unwrap();
    let question = chats.messages(ann.actor(), chat.id, None).await.unwrap();
    let question = chats.begin_again(ann.actor(), question.items[1].id).await;
    assert_eq!(question, Err(Error::NotFound));
}

#[tokio::test]
async fn an_answer_is_rated_and_a_question_is_not() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let [question, answer] = said(&chats, &ann, chat.id, ["Why?", "Because."]).await;
    for rating in [Some(Rating::Bad), Some(Rating::Good), None] {
        chats.rate(ann.actor(), answer.id, rating).await.unwrap();
        let rated = chats.message(ann.actor(), answer.id).await.unwrap();
        assert_eq!(rated.rating, rating);
    }
    let refused = chats
        .rate(ann.actor(), question.id, Some(Rating::Good))
        .await;
    assert_eq!(refused, Err(Error::NotFound));
}

#[tokio::test]
async fn an_answer_whose_writer_is_gone_is_marked_as_interrupted() {
    use MessageState::{Done, Interrupted, Streaming};

    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let mut answers = Vec::new();
    for name in ["Abandoned", "Alive", "Whole"] {
        let chat = begun(&test, &ann, acme, name).await;
        let (_, answer) = chats.ask(ann.actor(), chat.id, "Why?").await.unwrap();
        answers.push(answer.id);
    }
    set(
        &test,
        "update customer_chat_messages set kept_at = now() - interval '5 minutes'",
    )
    .await;
    for (answer, state) in [(1, Streaming), (2, Done)] {
        let kept = end(state, "Because");
        chats
            .keep(ann.actor(), answers[answer], &kept)
            .await
            .unwrap();
    }
    let since: DateTime<Utc> = sqlx::query_scalar("select now() - interval '1 minute'")
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(chats.interrupt_abandoned(since).await, Ok(1));
    assert_eq!(chats.interrupt_abandoned(since).await, Ok(0));
    let mut states = Vec::new();
    for answer in answers {
        states.push(chats.message(ann.actor(), answer).await.unwrap().state);
    }
    assert_eq!(states, [Interrupted, Streaming, Done]);
}
