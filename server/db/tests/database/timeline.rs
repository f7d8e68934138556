//! What the activity log says.

use db::testing::TestDb;
use domain::activity::{Action, ActivityEntry};
use domain::customers::{
    CustomerEdit, CustomerStatus, CustomerStore, ExtraField, InfoField, NewCustomer, TeamEdit,
    TeamMember, TimelineFilter, TimelineTopic,
};
use domain::id::{CustomerId, TeamMemberId};
use domain::workspaces::Role;
use domain::{Actor, Error, Source};
use serde_json::{Value, json};
use uuid::Uuid;

async fn timeline(test: &TestDb, actor: &Actor, id: CustomerId) -> Vec<ActivityEntry> {
    test.customers()
        .timeline(actor, id, None)
        .await
        .unwrap()
        .items
}

/// An entry's changes as `[field, before, after]`.
fn changes(entry: &ActivityEntry) -> Value {
    let changes = entry.changes.iter();
    changes
        .map(|change| json!([change.field, change.before, change.after]))
        .collect()
}

fn set(field: &str, text: &str) -> CustomerEdit {
    CustomerEdit::parse(field, text).unwrap()
}

#[tokio::test]
async fn every_change_is_an_entry_with_before_and_after() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let store = test.customers();
    let actor = ann.actor();
    let made = store
        .create(actor, NewCustomer::parse("Acme", "lead", &[]).unwrap())
        .await
        .unwrap();
    let member =
        TeamMember::parse(TeamMemberId::new(Uuid::from_u128(1)), "Zoe", "CTO", "", "").unwrap();
    for edit in [
        CustomerEdit::Name(super::name("Acme Corp")),
        set("vertical", "Retail"),
        set("product.stage", "beta"),
        set("product.stage", ""),
        CustomerEdit::SetExtra(ExtraField::parse("Renewal", "May").unwrap()),
        CustomerEdit::Team(TeamEdit::Add(member)),
    ] {
        store.edit(actor, made.id, edit).await.unwrap();
    }
    store
        .set_status(actor, made.id, CustomerStatus::Live)
        .await
        .unwrap();
    store.delete(actor, made.id).await.unwrap();
    store.restore(actor, made.id).await.unwrap();
    let entries = timeline(&test, actor, made.id).await;
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, changes(entry)))
        .collect();
    let zoe = json!([{"id": Uuid::from_u128(1), "name": "Zoe", "role": "CTO"}]);
    assert_eq!(
        seen,
        [
            (Action::Restored, json!([])),
            (Action::Deleted, json!([])),
            (Action::Updated, json!([["status", "lead", "live"]])),
            (Action::Updated, json!([["info.team", null, zoe]])),
            (Action::Updated, json!([["info.Renewal", null, "May"]])),
            (
                Action::Updated,
                json!([["info.product.stage", "beta", null]])
            ),
            (
                Action::Updated,
                json!([["info.product.stage", null, "beta"]])
            ),
            (Action::Updated, json!([["info.vertical", null, "Retail"]])),
            (Action::Updated, json!([["name", "Acme", "Acme Corp"]])),
            (
                Action::Created,
                json!([["name", null, "Acme"], ["status", null, "lead"]])
            ),
        ]
    );
    assert!(entries.is_sorted_by(|later, earlier| later.at >= earlier.at));
    assert!(
        entries
            .iter()
            .all(|entry| entry.by.as_ref().unwrap().name == "Ann")
    );
}

#[tokio::test]
async fn several_fields_changed_at_once_are_one_entry() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let mut session = test.begin(ann.actor()).await.unwrap();
    sqlx::query(
        "update customers set name = 'Omega', info = '{\"about\": \"x\", \"product\": \"odd\"}'",
    )
    .execute(&mut *session)
    .await
    .unwrap();
    session.commit().await.unwrap();
    assert_eq!(
        changes(&timeline(&test, ann.actor(), id).await[0]),
        json!([
            ["name", "Acme", "Omega"],
            ["info.about", null, "x"],
            ["info.product", null, "odd"]
        ])
    );
}

#[tokio::test]
async fn nothing_changed_is_nothing_written() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let store = test.customers();
    store
        .edit(ann.actor(), id, set("vertical", ""))
        .await
        .unwrap();
    store
        .edit(ann.actor(), id, CustomerEdit::Name(super::name("Acme")))
        .await
        .unwrap();
    store
        .set_status(ann.actor(), id, CustomerStatus::Lead)
        .await
        .unwrap();
    store.restore(ann.actor(), id).await.unwrap();
    assert_eq!(timeline(&test, ann.actor(), id).await.len(), 1);
}

#[tokio::test]
async fn an_entry_says_through_what_and_by_whom() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    let store = test.customers();
    let sources = [
        Source::Person,
        Source::Agent,
        Source::Import,
        Source::Api,
        Source::Sync,
    ];
    for (number, source) in sources.into_iter().enumerate() {
        let edit = set("vertical", &number.to_string());
        store.edit(&ben.through(source), id, edit).await.unwrap();
    }
    let entries = timeline(&test, ann.actor(), id).await;
    let seen: Vec<_> = entries.iter().rev().map(|entry| entry.source).collect();
    // Its making came past every store, as by hand: nobody, through the system.
    assert_eq!(seen[0], Source::System);
    assert_eq!(entries.last().unwrap().by, None);
    assert_eq!(seen[1..], sources);
    assert_eq!(entries[0].by.as_ref().unwrap().name, "Ben");
}

#[tokio::test]
async fn history_is_as_private_as_its_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let id = test.customer(&ann, "Acme").create().await;
    let entries = async |actor: &Actor| -> i64 {
        let mut session = test.begin(actor).await.unwrap();
        sqlx::query_scalar("select count(*) from activity_log")
            .fetch_one(&mut *session)
            .await
            .unwrap()
    };
    assert_eq!(
        (entries(ann.actor()).await, entries(ben.actor()).await),
        (1, 0)
    );
    let share = "update customers set visibility = 'workspace'";
    sqlx::query(share).execute(test.system()).await.unwrap();
    assert_eq!(
        (entries(ann.actor()).await, entries(ben.actor()).await),
        (2, 2)
    );
    assert_eq!(timeline(&test, ben.actor(), id).await.len(), 2);
    let hide = "update customers set visibility = 'private'";
    sqlx::query(hide).execute(test.system()).await.unwrap();
    assert_eq!(
        (entries(ann.actor()).await, entries(ben.actor()).await),
        (3, 0)
    );
}

#[tokio::test]
async fn a_timeline_has_pages_and_keeps_long_texts_short() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let store = test.customers();
    for number in 0..60 {
        store
            .edit(ann.actor(), id, set("vertical", &format!("v{number}")))
            .await
            .unwrap();
    }
    store
        .edit(ann.actor(), id, set("about", &"é".repeat(20_000)))
        .await
        .unwrap();
    let first = store.timeline(ann.actor(), id, None).await.unwrap();
    let second = store
        .timeline(ann.actor(), id, first.next.as_ref())
        .await
        .unwrap();
    assert_eq!(
        (first.items.len(), second.items.len(), second.next),
        (50, 12, None)
    );
    let all: Vec<i64> = first
        .items
        .iter()
        .chain(&second.items)
        .map(|entry| entry.id)
        .collect();
    assert!(all.is_sorted_by(|later, earlier| later > earlier));
    let shown = first.items[0].changes[0].after.as_str().unwrap();
    assert_eq!(shown.chars().count(), 2_001);
    let kept: i32 = sqlx::query_scalar(
        "select char_length(changes -> 0 ->> 'after') from activity_log order by id desc limit 1",
    )
    .fetch_one(test.system())
    .await
    .unwrap();
    assert_eq!(kept, 20_000);
}

#[tokio::test]
async fn a_field_is_put_back_as_it_was_before_an_entry() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let vera = test.member(&ann, "Vera", Role::Viewer).await;
    let eve = test.person("Eve").await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    let store = test.customers();
    let long = "x".repeat(5_000);
    for text in [long.as_str(), "short"] {
        let edit = CustomerEdit::parse("about", text).unwrap();
        store.edit(ann.actor(), id, edit).await.unwrap();
    }
    let entry = timeline(&test, ann.actor(), id).await[0].id;
    let back = store
        .put_back(ann.actor(), id, entry, "info.about")
        .await
        .unwrap();
    assert_eq!(
        back.info.about, long,
        "the whole text, not what a timeline shows"
    );
    let missing = store.put_back(ann.actor(), id, entry, "name").await;
    assert_eq!(missing, Err(Error::NotFound));
    let foreign = store.put_back(eve.actor(), id, entry, "info.about").await;
    assert_eq!(foreign, Err(Error::NotFound));
    let viewer = store.put_back(vera.actor(), id, entry, "info.about").await;
    assert!(matches!(viewer, Err(Error::Forbidden { .. })));
}

#[tokio::test]
async fn a_timeline_is_narrowed_by_what_who_and_when() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    let store = test.customers();
    let edit = CustomerEdit::Field(InfoField::Vertical, "Retail".to_owned());
    store.edit(ben.actor(), id, edit).await.unwrap();
    store
        .set_status(ann.actor(), id, CustomerStatus::Live)
        .await
        .unwrap();
    let count = async |filter: TimelineFilter| {
        let page = store
            .filtered_timeline(ann.actor(), id, &filter, None)
            .await
            .unwrap();
        page.items.len()
    };
    let about = |what| TimelineFilter {
        what: Some(what),
        ..TimelineFilter::default()
    };
    assert_eq!(count(TimelineFilter::default()).await, 3);
    assert_eq!(count(about(TimelineTopic::Status)).await, 1);
    assert_eq!(count(about(TimelineTopic::Details)).await, 1);
    assert_eq!(count(about(TimelineTopic::Existence)).await, 1);
    assert_eq!(count(about(TimelineTopic::Team)).await, 0);
    let by_ben = TimelineFilter {
        who: Some(ben.actor().user),
        ..TimelineFilter::default()
    };
    assert_eq!(count(by_ben).await, 1);
    let tomorrow = TimelineFilter {
        since: Some(chrono::Utc::now() + chrono::Duration::days(1)),
        ..TimelineFilter::default()
    };
    assert_eq!(count(tomorrow).await, 0);
}
