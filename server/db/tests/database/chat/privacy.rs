//! Whose conversations are, and when they go.

use db::Housekeeping;
use db::testing::TestDb;
use domain::Error;
use domain::chat::{ChatStore, ConversationQuery, MessageState};
use domain::workspaces::Role;
use uuid::Uuid;

use super::{begun, end, proposed, said, set, texts, title};

#[tokio::test]
async fn nobody_else_sees_a_conversation_whoever_sees_the_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let chats = test.chats();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let made = proposed(&test, &ann, chat.id).await;
    let ben = ben.actor();
    let nothing = Err(Error::NotFound);
    assert_eq!(chats.conversation(ben, chat.id).await, Err(Error::NotFound));
    assert_eq!(
        chats.messages(ben, chat.id, None).await,
        Err(Error::NotFound)
    );
    assert_eq!(chats.message(ben, made.message).await, Err(Error::NotFound));
    assert_eq!(chats.ask(ben, chat.id, "?").await, Err(Error::NotFound));
    assert_eq!(chats.proposal(ben, made.id).await, Err(Error::NotFound));
    assert_eq!(chats.rename(ben, chat.id, &title("x")).await, nothing);
    assert_eq!(chats.pin(ben, chat.id, None).await, nothing);
    assert_eq!(chats.delete(ben, chat.id).await, nothing);
    assert_eq!(chats.rate(ben, made.message, None).await, nothing);
    let stop = end(MessageState::Stopped, "");
    let kept = chats.keep(ben, made.message, &stop).await;
    assert_eq!(kept, Err(Error::NotFound));
    let query = ConversationQuery::default();
    let page = chats.conversations(ben, acme, &query).await.unwrap();
    assert_eq!(page.items, []);
}

#[tokio::test]
async fn who_only_reads_customers_may_talk_about_them() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let hidden = test.customer(&ann, "Hidden").create().await;
    let chats = test.chats();
    let vic = test.member(&ann, "Vic", Role::Viewer).await;
    let chat = begun(&test, &vic, acme, "Chat").await;
    said(&chats, &vic, chat.id, ["Why?", "Because."]).await;
    chats.delete(vic.actor(), chat.id).await.unwrap();
    chats.restore(vic.actor(), chat.id).await.unwrap();
    let refused = chats.begin(vic.actor(), hidden, &title("Chat")).await;
    assert_eq!(refused, Err(Error::NotFound));
    let pat = test.member(&ann, "Pat", Role::Partner).await;
    let refused = chats.begin(pat.actor(), acme, &title("Chat")).await;
    assert_eq!(refused, Err(Error::NotFound));
}

#[tokio::test]
async fn a_conversation_goes_and_comes_back_with_its_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let chats = test.chats();
    let chat = begun(&test, &ben, acme, "Chat").await;
    let made = proposed(&test, &ben, chat.id).await;
    let (_, answer) = chats.ask(ben.actor(), chat.id, "Why?").await.unwrap();
    for (away, back) in [
        ("visibility = 'private'", "visibility = 'workspace'"),
        ("deleted_at = now()", "deleted_at = null"),
    ] {
        set(&test, &format!("update customers set {away}")).await;
        let actor = ben.actor();
        let gone = chats.conversation(actor, chat.id).await;
        assert_eq!(gone, Err(Error::NotFound), "{away}");
        assert_eq!(
            chats.message(actor, made.message).await,
            Err(Error::NotFound)
        );
        assert_eq!(chats.proposal(actor, made.id).await, Err(Error::NotFound));
        assert_eq!(chats.delete(actor, chat.id).await, Err(Error::NotFound));
        let part = end(MessageState::Streaming, "x");
        let kept = chats.keep(actor, answer.id, &part).await;
        assert_eq!(kept, Err(Error::NotFound), "{away}");
        set(&test, &format!("update customers set {back}")).await;
        assert_eq!(texts(&chats, &ben, chat.id).await.len(), 4, "{back}");
        chats.proposal(actor, made.id).await.unwrap();
    }
}

#[tokio::test]
async fn whoever_leaves_a_workspace_takes_their_conversations_along() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    for who in [&ann, &ben] {
        let chat = begun(&test, who, acme, "Chat").await;
        proposed(&test, who, chat.id).await;
    }
    let leave = format!(
        "delete from workspace_members where user_id = '{}'",
        ben.user()
    );
    set(&test, &leave).await;
    let left: Vec<Uuid> = sqlx::query_scalar(
        "select user_id from customer_chat_conversations union all select user_id from customer_chat_messages \
         union all select user_id from customer_chat_proposals",
    )
    .fetch_all(test.system())
    .await
    .unwrap();
    assert_eq!(left, [ann.user().uuid(); 4]);
}

#[tokio::test]
async fn what_was_taken_out_is_purged_after_thirty_days() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let chats = test.chats();
    let trashed = begun(&test, &ann, acme, "Trashed").await;
    proposed(&test, &ann, trashed.id).await;
    chats.delete(ann.actor(), trashed.id).await.unwrap();
    let chat = begun(&test, &ann, acme, "Chat").await;
    let [question, _] = said(&chats, &ann, chat.id, ["Why?", "Because."]).await;
    chats.forget_from(ann.actor(), question.id).await.unwrap();
    said(&chats, &ann, chat.id, ["How?", "Like this."]).await;
    let age = |days: i32| {
        format!(
            "update customer_chat_messages set deleted_at = now() - interval '{days} days' where deleted_at is not null; \
             update customer_chat_conversations set deleted_at = now() - interval '{days} days' where deleted_at is not null"
        )
    };
    let jobs = Housekeeping::new(test.db().clone());
    set(&test, &age(29)).await;
    assert_eq!(jobs.purge_records().await, Ok(0));
    set(&test, &age(31)).await;
    assert_eq!(jobs.purge_records().await, Ok(3));
    assert_eq!(texts(&chats, &ann, chat.id).await, ["How?", "Like this."]);
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from customer_chat_conversations) + (select count(*) from customer_chat_messages) \
         + (select count(*) from customer_chat_proposals)",
    )
    .fetch_one(test.system())
    .await
    .unwrap();
    assert_eq!(left, 3);
}
