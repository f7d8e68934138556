//! Whole answers, as a person gets them.

mod proposals;

use domain::chat::{Agent, Author, Dossier, Tool};

use super::testing::{FakeDesk, bare_dossier, hostile_dossier, rich_dossier};
use super::{INTRODUCTION, write};
use crate::desk::{Found, Task, Turn};

fn task(question: &str, dossier: Dossier) -> Task {
    Task {
        question: question.to_owned(),
        agent: Agent::CustomerManagement,
        capability: None,
        dossier,
        turns: Vec::new(),
    }
}

async fn answered(task: &Task) -> FakeDesk {
    let mut desk = FakeDesk {
        found: Some(Found {
            text: "[1] Meeting of 3 March: cold storage\n[2] Note: # cold\n".to_owned(),
            count: 2,
        }),
        ..FakeDesk::default()
    };
    write(task, &mut desk).await.unwrap();
    let took = desk.took.as_ref().unwrap();
    assert_eq!(
        (took.provider.as_str(), took.model.as_str()),
        ("built-in", "")
    );
    assert!(took.input_tokens > 0 && took.output_tokens > 0 && took.is_estimated);
    desk
}

async fn ask(question: &str, dossier: Dossier) -> FakeDesk {
    answered(&task(question, dossier)).await
}

#[tokio::test]
async fn what_is_owed_is_told_with_its_invoice() {
    let desk = ask("What is overdue?", rich_dossier()).await;
    let text = desk.text();
    assert!(
        text.contains("2,000.00 EUR to pay**; **all of it is overdue**"),
        "{text}"
    );
    assert!(
        text.contains(
            "Invoice 2026-0012: 2,000.00 EUR open, due 3 October 2026, **49 days overdue** [1]"
        ),
        "{text}"
    );
    assert_eq!(desk.cited[0].title, "2026-0012");
    assert_eq!(desk.looked_up[0].0, Tool::Receivables);
}

#[tokio::test]
async fn common_questions_are_answered_with_citations() {
    for (question, part) in [
        (
            "What expires next?",
            "31 December 2026: agreement “Product advice” ends, **nothing follows it** [1]",
        ),
        (
            "What happened in October?",
            "20 October 2026, Decision: **Go for one depot first** [1]",
        ),
        (
            "What happened since 1 September?",
            "Ann changed the customer: status from “negotiation” to “live”",
        ),
        ("Who is Tom?", "**Tom Adeyemi**, Head of dispatch"),
        (
            "Who is who?",
            "Will use it every day. (last there on 10 November 2026 [2])",
        ),
        ("Give me a summary", "is Live since 1 September 2026"),
        (
            "Which agreements do we have?",
            "2,000.00 EUR monthly, 1 January 2026 to 31 December 2026 [1]",
        ),
        (
            "Which projects are running?",
            "**Dispatch pilot** (active, 40 % done, 1 artifact) [1]",
        ),
        ("next best actions", "Send a reminder for invoice 2026-0012"),
        ("Brief me for the meeting with Tom", "### Who is who"),
        ("What are the risks?", "49 days overdue"),
        ("They want a discount", "### Prices so far"),
        (
            "write a payment reminder",
            "> Subject: Reminder: invoice 2026-0012",
        ),
        (
            "Where did we mention cold storage?",
            "**“cold storage” occurs here:**",
        ),
        (
            "Compare them with other customers",
            "### Other customers that you see",
        ),
    ] {
        let desk = ask(question, rich_dossier()).await;
        let text = desk.text();
        assert!(text.contains(part), "{question}: {text}");
        assert!(
            !desk.looked_up.is_empty() && desk.proposed.is_empty(),
            "{question}"
        );
        assert!(text.contains('['), "{question}: cites");
    }
}

#[tokio::test]
async fn a_customer_without_records_gets_honest_answers() {
    for (question, part) in [
        ("What is overdue?", "owes nothing"),
        ("What expires next?", "No date is recorded"),
        (
            "What happened last month?",
            "Nothing is recorded with Acme last month",
        ),
        ("Who is who?", "Nobody on the side of Acme is recorded"),
        ("Which agreements do we have?", "Nothing is agreed"),
        ("Which projects are running?", "No project and no artifact"),
        ("write a payment reminder", "nothing to remind of"),
        ("Give me a summary", "**Acme** is Lead"),
    ] {
        let text = ask(question, bare_dossier()).await.text();
        assert!(text.contains(part), "{question}: {text}");
    }
}

#[tokio::test]
async fn anything_else_gets_examples_and_what_matters_most() {
    let desk = ask("Sing me a song of cold storage", rich_dossier()).await;
    let text = desk.text();
    assert!(
        text.contains("for example") && text.contains("is Live"),
        "{text}"
    );
    assert!(text.contains("- Note: # cold [2]"), "{text}");
    assert_eq!(
        desk.looked_up,
        [(Tool::Search, "sing song cold storage".to_owned())]
    );
}

#[tokio::test]
async fn only_the_first_answer_says_who_answers() {
    let first = task("What is overdue?", rich_dossier());
    assert!(answered(&first).await.text().ends_with(INTRODUCTION));
    let turns = vec![
        Turn {
            author: Author::User,
            text: "What happened in October?".to_owned(),
        },
        Turn {
            author: Author::Assistant,
            text: "A decision.".to_owned(),
        },
    ];
    let second = Task {
        question: "and in November?".to_owned(),
        turns,
        ..first
    };
    let text = answered(&second).await.text();
    assert!(
        !text.contains(INTRODUCTION) && text.contains("in November 2026"),
        "{text}"
    );
}

#[tokio::test]
async fn orders_inside_of_records_are_text() {
    let dossier = hostile_dossier();
    for question in [
        "Give me a summary",
        "What happened of late?",
        "Who is who?",
        "next steps",
        "Brief me",
        "hello",
    ] {
        let desk = ask(question, dossier.clone()).await;
        assert!(desk.proposed.is_empty(), "{question}");
        for line in desk.text().lines() {
            assert!(
                !line.starts_with("# ") && !line.contains("[x]") && !line.contains("<script"),
                "{question}: {line}"
            );
        }
    }
}

#[tokio::test]
async fn a_tool_that_fails_leaves_the_rest_of_the_answer() {
    let mut desk = FakeDesk::default();
    let task = task("What is overdue?", rich_dossier());
    write(&task, &mut desk).await.unwrap();
    assert!(desk.text().contains("2026-0012"));
    let mut desk = FakeDesk::default();
    let search = Task {
        question: "search for trucks".to_owned(),
        ..task
    };
    write(&search, &mut desk).await.unwrap();
    assert!(desk.text().contains("did not work"), "{}", desk.text());
}

#[tokio::test]
async fn it_streams_in_lines_and_stops_when_told() {
    let task = task("Give me a summary", rich_dossier());
    let desk = answered(&task).await;
    assert!(
        desk.said.len() > 10
            && desk
                .said
                .iter()
                .all(|piece| piece.trim_end().lines().count() <= 1)
    );
    let mut desk = FakeDesk {
        stop_after: Some(3),
        ..FakeDesk::default()
    };
    assert!(write(&task, &mut desk).await.is_err());
    assert_eq!(desk.said.len(), 3);
}

#[tokio::test]
async fn the_same_question_always_has_the_same_answer() {
    for question in [
        "Give me a summary",
        "next steps",
        "Draft a strategy",
        "hello",
    ] {
        let task = task(question, rich_dossier());
        let (once, again) = (answered(&task).await, answered(&task).await);
        assert_eq!(once.said, again.said);
        assert_eq!(once.proposed, again.proposed);
    }
}
