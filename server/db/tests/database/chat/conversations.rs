//! Lists of conversations.

use db::testing::TestDb;
use domain::Error;
use domain::chat::{Agent, ChatStore, ConversationQuery, MessageState};
use domain::id::CustomerId;
use uuid::Uuid;

use super::{begun, end, found, said, texts, title};

#[tokio::test]
async fn a_conversation_is_begun_renamed_pinned_deleted_and_restored() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let made = begun(&test, &ann, acme, "What is owed?").await;
    let id = made.id;
    assert_eq!(chats.conversation(ann.actor(), id).await.unwrap(), made);
    chats
        .rename(ann.actor(), id, &title("Money"))
        .await
        .unwrap();
    let agent = Some(Agent::CustomerManagement);
    chats.pin(ann.actor(), id, agent).await.unwrap();
    let now = chats.conversation(ann.actor(), id).await.unwrap();
    assert_eq!((now.title.as_str(), now.pinned), ("Money", agent));
    assert_eq!(now.updated_at, made.updated_at, "nothing was said");
    chats.pin(ann.actor(), id, None).await.unwrap();

    let [_, answer] = said(&chats, &ann, id, ["What is owed?", "Nothing."]).await;
    chats.delete(ann.actor(), id).await.unwrap();
    let actor = ann.actor();
    assert_eq!(chats.conversation(actor, id).await, Err(Error::NotFound));
    assert_eq!(chats.message(actor, answer.id).await, Err(Error::NotFound));
    assert_eq!(chats.messages(actor, id, None).await, Err(Error::NotFound));
    assert_eq!(chats.proposals(actor, id).await, Err(Error::NotFound));
    assert_eq!(chats.ask(actor, id, "?").await, Err(Error::NotFound));
    assert_eq!(chats.delete(actor, id).await, Err(Error::NotFound));
    assert_eq!(found(&chats, &ann, acme, "").await, [""; 0]);
    chats.restore(actor, id).await.unwrap();
    chats.restore(actor, id).await.unwrap();
    assert_eq!(texts(&chats, &ann, id).await, ["What is owed?", "Nothing."]);
}

#[tokio::test]
async fn conversations_come_page_by_page_the_last_used_first() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let mut ids = Vec::new();
    for number in 0..60 {
        ids.push(begun(&test, &ann, acme, &format!("Chat {number}")).await.id);
    }
    chats.ask(ann.actor(), ids[0], "Once more").await.unwrap();
    let mut query = ConversationQuery::default();
    let mut seen = Vec::new();
    loop {
        let page = chats.conversations(ann.actor(), acme, &query).await;
        let page = page.unwrap();
        seen.extend(page.items.iter().map(|item| item.id));
        query.after = page.next;
        if query.after.is_none() {
            break;
        }
    }
    ids[1..].reverse();
    assert_eq!(seen, ids);
    let nobodys = CustomerId::new(Uuid::now_v7());
    let page = chats.conversations(ann.actor(), nobodys, &query).await;
    assert_eq!(page, Err(Error::NotFound));
}

#[tokio::test]
async fn a_search_finds_words_of_titles_and_of_what_was_said() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let money = begun(&test, &ann, acme, "Überfällige Rechnungen").await;
    let plans = begun(&test, &ann, acme, "Plans").await;
    said(&chats, &ann, plans.id, ["Pricing tiers?", "Three of them."]).await;
    let other = begun(&test, &ann, acme, "Other").await;
    let [question, _] = said(&chats, &ann, other.id, ["Forget pricing", "Done"]).await;
    chats.forget_from(ann.actor(), question.id).await.unwrap();
    chats.ask(ann.actor(), money.id, "And then?").await.unwrap();
    let growing = chats.messages(ann.actor(), money.id, None).await.unwrap();
    let part = end(MessageState::Streaming, "tiered");
    let growing = growing.items[0].id;
    chats.keep(ann.actor(), growing, &part).await.unwrap();

    assert_eq!(
        found(&chats, &ann, acme, "uberf").await,
        ["Überfällige Rechnungen"]
    );
    assert_eq!(found(&chats, &ann, acme, "tier pric").await, ["Plans"]);
    assert_eq!(
        found(&chats, &ann, acme, "three pric").await,
        [""; 0],
        "in one message"
    );
    assert_eq!(
        found(&chats, &ann, acme, "'!").await.len(),
        3,
        "no word at all"
    );
    let whole = end(MessageState::Stopped, "tiered");
    chats.keep(ann.actor(), growing, &whole).await.unwrap();
    assert_eq!(found(&chats, &ann, acme, "tier").await.len(), 2);
}
