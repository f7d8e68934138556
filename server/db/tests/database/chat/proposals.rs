//! What becomes of proposals.

use db::testing::TestDb;
use domain::Error;
use domain::actor::Source;
use domain::chat::{ChatStore, ProposalState, Record, RecordKind};
use domain::customers::{CustomerEdit, CustomerStatus, CustomerStore};

use super::{begun, difference, draft, proposed};

#[tokio::test]
async fn a_proposal_is_amended_while_nobody_decided() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let made = proposed(&test, &ann, chat.id).await;
    assert_eq!((made.customer, made.conversation), (acme, chat.id));
    assert_eq!((made.state, &made.record), (ProposalState::Open, &None));
    assert_eq!(chats.proposal(ann.actor(), made.id).await.unwrap(), made);
    let other = draft(CustomerStatus::OnHold);
    let lines = [difference("On hold")];
    let amended = chats.amend(ann.actor(), made.id, &other, &lines);
    let amended = amended.await.unwrap();
    assert_eq!((&amended.draft, amended.id), (&other, made.id));
    assert_eq!(
        chats.proposals(ann.actor(), chat.id).await,
        Ok(vec![amended])
    );
    let discard = [ProposalState::Open, ProposalState::Discarded];
    let discarded = chats.decide(ann.actor(), made.id, discard[0], discard[1], None);
    discarded.await.unwrap();
    let late = chats.amend(ann.actor(), made.id, &other, &[]).await;
    assert_eq!(late, Err(Error::Stale));
}

#[tokio::test]
async fn a_proposal_is_decided_once() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let made = proposed(&test, &ann, chat.id).await;
    let record = Record {
        kind: RecordKind::Customer,
        id: acme.uuid(),
        title: "Acme".to_owned(),
    };
    let (open, applied) = (ProposalState::Open, ProposalState::Applied);
    let (one, two) = tokio::join!(
        chats.decide(ann.actor(), made.id, open, applied, Some(&record)),
        chats.decide(ann.actor(), made.id, open, applied, Some(&record))
    );
    let refused = [&one, &two].into_iter().filter(|done| done.is_err());
    assert_eq!(refused.collect::<Vec<_>>(), [&Err(Error::Stale)]);
    let discarded = ProposalState::Discarded;
    let late = chats.decide(ann.actor(), made.id, open, discarded, None);
    assert_eq!(late.await, Err(Error::Stale));
    let undone = ProposalState::Undone;
    let undone = chats.decide(ann.actor(), made.id, applied, undone, None);
    assert_eq!(
        undone.await.unwrap().record,
        Some(record.clone()),
        "what was undone"
    );
}

#[tokio::test]
async fn the_log_tells_what_an_agent_changed_and_nothing_of_the_conversation() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chat = begun(&test, &ann, acme, "Chat").await;
    proposed(&test, &ann, chat.id).await;
    test.chats().delete(ann.actor(), chat.id).await.unwrap();
    let edit = CustomerEdit::parse("vertical", "Retail").unwrap();
    let agent = ann.through(Source::Agent);
    test.customers().edit(&agent, acme, edit).await.unwrap();
    let log = test.customers().timeline(ann.actor(), acme, None).await;
    let log = log.unwrap().items;
    assert_eq!(log.len(), 2, "made, and changed by the agent");
    assert_eq!(log[0].source, Source::Agent);
    assert_eq!(log[0].by.as_ref().map(|by| by.id), Some(ann.user()));
}
