//! Conversations with the agents: whose they are, what is kept of an answer, what becomes of proposals.

mod conversations;
mod messages;
mod privacy;
mod proposals;

use db::Chats;
use db::testing::{Member, TestDb};
use domain::chat::{
    Agent, AnswerEnd, ChangeDraft, ChatStore, Conversation, ConversationQuery, Details, Difference,
    Message, MessageState, Proposal,
};
use domain::customers::CustomerStatus;
use domain::id::{ConversationId, CustomerId};
use domain::title::Title;
use sqlx::AssertSqlSafe;

fn title(text: &str) -> Title {
    Title::parse("title", text).unwrap()
}

async fn begun(test: &TestDb, who: &Member, customer: CustomerId, name: &str) -> Conversation {
    let (chats, title) = (test.chats(), title(name));
    chats.begin(who.actor(), customer, &title).await.unwrap()
}

/// An answer that says so, in this state.
fn end(state: MessageState, content: &str) -> AnswerEnd {
    AnswerEnd {
        state,
        agent: Some(Agent::ProductManagement),
        content: content.to_owned(),
        details: Details {
            capability: Some("roadmap".to_owned()),
            ..Details::default()
        },
    }
}

/// A question and its whole answer.
async fn said(
    chats: &Chats,
    who: &Member,
    id: ConversationId,
    [question, answer]: [&str; 2],
) -> [Message; 2] {
    let (question, empty) = chats.ask(who.actor(), id, question).await.unwrap();
    let answer = end(MessageState::Done, answer);
    let answer = chats.keep(who.actor(), empty.id, &answer).await.unwrap();
    [question, answer]
}

/// What was said, the oldest first.
async fn texts(chats: &Chats, who: &Member, id: ConversationId) -> Vec<String> {
    let page = chats.messages(who.actor(), id, None).await.unwrap();
    let texts = page.items.into_iter().rev();
    texts.map(|message| message.content).collect()
}

/// The titles of a page of conversations.
async fn found(chats: &Chats, who: &Member, customer: CustomerId, search: &str) -> Vec<String> {
    let query = ConversationQuery {
        search: search.to_owned(),
        after: None,
    };
    let page = chats.conversations(who.actor(), customer, &query).await;
    let items = page.unwrap().items.into_iter();
    items.map(|item| item.title.to_string()).collect()
}

fn draft(status: CustomerStatus) -> ChangeDraft {
    ChangeDraft::Status { status }
}

fn difference(after: &str) -> Difference {
    Difference {
        field: "status".to_owned(),
        label: "Status".to_owned(),
        before: "Lead".to_owned(),
        after: after.to_owned(),
    }
}

/// A proposal to make the customer live, in an answer of its own.
async fn proposed(test: &TestDb, who: &Member, id: ConversationId) -> Proposal {
    let chats = test.chats();
    let (_, answer) = chats.ask(who.actor(), id, "Go live").await.unwrap();
    let draft = draft(CustomerStatus::Live);
    let lines = [difference("Live")];
    let made = chats.propose(who.actor(), answer.id, &draft, &lines);
    let made = made.await.unwrap();
    let whole = end(MessageState::Done, "I propose this.");
    chats.keep(who.actor(), answer.id, &whole).await.unwrap();
    made
}

/// Runs a statement past the rules.
async fn set(test: &TestDb, statement: &str) {
    let statement = sqlx::raw_sql(AssertSqlSafe(statement.to_owned()));
    statement.execute(test.system()).await.unwrap();
}
