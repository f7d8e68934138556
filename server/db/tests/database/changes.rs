//! Making, editing, moving, deleting and restoring customers.

use std::time::Duration;

use db::testing::TestDb;
use db::{Customers, Db, Housekeeping, PoolSettings};
use domain::Error;
use domain::customers::{
    CustomerEdit, CustomerQuery, CustomerStatus, CustomerStore, InfoField, NewCustomer, Sort,
    StatusChange, TeamEdit, TeamMember, Visibility,
};
use domain::id::{CustomerId, TeamMemberId};
use domain::workspaces::Role;
use uuid::Uuid;

fn new(name: &str) -> NewCustomer {
    NewCustomer::parse(name, "prospect", &[(InfoField::Vertical, "Retail".into())]).unwrap()
}

fn vertical(text: &str) -> CustomerEdit {
    CustomerEdit::parse("vertical", text).unwrap()
}

fn member(number: u128, name: &str) -> TeamMember {
    TeamMember::parse(TeamMemberId::new(Uuid::from_u128(number)), name, "", "", "").unwrap()
}

#[tokio::test]
async fn a_new_customer_is_private_to_who_made_it() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let made = test
        .customers()
        .create(ann.actor(), new("Acme 🚀 شركة <b>"))
        .await
        .unwrap();
    assert_eq!(made.name.as_str(), "Acme 🚀 شركة <b>");
    assert_eq!(
        (made.status, made.visibility),
        (CustomerStatus::Prospect, Visibility::Private)
    );
    assert_eq!(
        (made.owner.id, made.owner.name.as_str()),
        (ann.user(), "Ann")
    );
    assert_eq!(made.info.vertical, "Retail");
    assert_eq!(
        test.customers().get(ann.actor(), made.id).await.unwrap(),
        made
    );
    assert_eq!(
        test.customers().get(ben.actor(), made.id).await,
        Err(Error::NotFound)
    );
}

#[tokio::test]
async fn what_is_not_yours_and_what_is_not_there_look_the_same() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let eve = test.person("Eve").await;
    let hers = test.customer(&ann, "Acme").shared().create().await;
    let nobodys = CustomerId::new(Uuid::now_v7());
    let store = test.customers();
    for id in [hers, nobodys] {
        assert_eq!(store.get(eve.actor(), id).await, Err(Error::NotFound));
        assert_eq!(
            store.edit(eve.actor(), id, vertical("x")).await,
            Err(Error::NotFound)
        );
        assert_eq!(
            store
                .set_status(eve.actor(), id, CustomerStatus::Live)
                .await,
            Err(Error::NotFound)
        );
        assert_eq!(store.delete(eve.actor(), id).await, Err(Error::NotFound));
        assert_eq!(store.restore(eve.actor(), id).await, Err(Error::NotFound));
        assert_eq!(
            store.timeline(eve.actor(), id, None).await,
            Err(Error::NotFound)
        );
    }
}

#[tokio::test]
async fn who_may_only_read_is_told_so() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let vic = test.member(&ann, "Vic", Role::Viewer).await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    let store = test.customers();
    let refusals = [
        store.create(vic.actor(), new("x")).await.map(drop),
        store.edit(vic.actor(), id, vertical("x")).await.map(drop),
        store
            .set_status(vic.actor(), id, CustomerStatus::Live)
            .await
            .map(drop),
        store.delete(vic.actor(), id).await,
        store.restore(vic.actor(), id).await,
    ];
    for refusal in refusals {
        let Err(Error::Forbidden { message }) = refusal else {
            panic!("not forbidden: {refusal:?}");
        };
        assert!(
            message.starts_with("Your role, Viewer, lets you read"),
            "{message}"
        );
    }
    assert!(store.get(vic.actor(), id).await.is_ok());
}

#[tokio::test]
async fn a_role_that_was_taken_away_counts_at_once() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    test.join(ben.user(), ann.workspace(), Role::Viewer).await;
    // Ben's actor still says advisor: the database does not believe it.
    let store = test.customers();
    assert_eq!(
        store.edit(ben.actor(), id, vertical("x")).await,
        Err(Error::NotFound)
    );
    let made = store.create(ben.actor(), new("x")).await;
    assert!(matches!(made, Err(Error::Forbidden { .. })), "{made:?}");
}

#[tokio::test]
async fn edits_of_different_parts_at_once_all_stay() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let edits = (1..=20).map(|number| {
        let store = test.customers();
        let actor = ann.actor().clone();
        let edit = CustomerEdit::Team(TeamEdit::Add(member(number, &format!("Person {number}"))));
        async move { store.edit(&actor, id, edit).await.map(drop) }
    });
    let mut running = tokio::task::JoinSet::new();
    edits.for_each(|edit| {
        running.spawn(edit);
    });
    for done in running.join_all().await {
        done.unwrap();
    }
    let customer = test.customers().get(ann.actor(), id).await.unwrap();
    assert_eq!(customer.info.team.len(), 20);
}

#[tokio::test]
async fn an_edit_that_breaks_a_rule_changes_nothing() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let gone = CustomerEdit::Team(TeamEdit::Remove(TeamMemberId::new(Uuid::nil())));
    let before = test.customers().get(ann.actor(), id).await.unwrap();
    assert_eq!(
        test.customers().edit(ann.actor(), id, gone).await,
        Err(Error::NotFound)
    );
    assert_eq!(test.customers().get(ann.actor(), id).await.unwrap(), before);
}

#[tokio::test]
async fn long_and_strange_texts_are_kept_as_they_are() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    for text in [
        "界".repeat(20_000),
        "<script>alert(1)</script>".to_owned(),
        "line\nbreak\ttab \u{202e}reversed\u{202c} 👩‍👩‍👧".to_owned(),
        r#"{"json": "in \u0041 text"} \\ ' " %s"#.to_owned(),
    ] {
        let edit = CustomerEdit::parse("about", &text).unwrap();
        let edited = test.customers().edit(ann.actor(), id, edit).await.unwrap();
        assert_eq!(edited.info.about, text);
        assert_eq!(test.customers().get(ann.actor(), id).await.unwrap(), edited);
    }
}

#[tokio::test]
async fn a_null_character_that_came_past_the_rules_is_a_message() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let edit = CustomerEdit::Field(InfoField::About, "nul\0l".into());
    let refused = test.customers().edit(ann.actor(), id, edit).await;
    assert!(matches!(refused, Err(Error::Invalid { .. })), "{refused:?}");
}

#[tokio::test]
async fn more_text_than_fits_is_a_message() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let mut big = new("Acme");
    for number in 0..50 {
        big.info
            .extra
            .insert(format!("Field {number}"), "界".repeat(20_000).into());
    }
    let refused = test.customers().create(ann.actor(), big).await;
    let message = "This customer holds more text than fits. Shorten some of it.";
    assert_eq!(refused, Err(Error::invalid("info", message)));
}

#[tokio::test]
async fn a_status_says_where_it_came_from() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let store = test.customers();
    for (to, from) in [
        (CustomerStatus::Live, CustomerStatus::Lead),
        (CustomerStatus::Live, CustomerStatus::Live),
        (CustomerStatus::OnHold, CustomerStatus::Live),
    ] {
        let change = store.set_status(ann.actor(), id, to).await;
        assert_eq!(change, Ok(StatusChange { from, to }));
    }
    let entries = store.timeline(ann.actor(), id, None).await.unwrap().items;
    assert_eq!(entries.len(), 3, "created, live, on hold: {entries:?}");
}

#[tokio::test]
async fn who_comes_later_is_told_and_changes_nothing() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let (store, actor) = (test.customers(), ann.actor());
    let overtaken = |now: &str| {
        Some(Error::Overtaken {
            now: now.to_owned(),
        })
    };
    store.edit(actor, id, vertical("Retail")).await.unwrap();
    let late = store
        .edit_over(actor, id, Some(""), vertical("Banks"))
        .await;
    assert_eq!(late.err(), overtaken("Retail"));
    let (lead, live, hold) = (
        CustomerStatus::Lead,
        CustomerStatus::Live,
        CustomerStatus::OnHold,
    );
    store.set_status(actor, id, live).await.unwrap();
    let late = store.move_on(actor, id, Some(lead), hold).await;
    assert_eq!(late.err(), overtaken("live"));
    let twice = store.move_on(actor, id, Some(lead), live).await;
    assert_eq!(twice.map(|change| change.to), Ok(live));
    let now = store.get(actor, id).await.unwrap();
    assert_eq!((now.info.vertical.as_str(), now.status), ("Retail", live));
}

#[tokio::test]
async fn a_change_moves_a_customer_up_and_the_trash_does_not() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let older = test
        .customer(&ann, "Older")
        .active_minutes_ago(20)
        .create()
        .await;
    let newer = test
        .customer(&ann, "Newer")
        .active_minutes_ago(10)
        .create()
        .await;
    let order = async || {
        let query = CustomerQuery {
            sort: Sort::Activity,
            ..CustomerQuery::default()
        };
        let page = test
            .customers()
            .list(ann.actor(), &query)
            .await
            .unwrap()
            .page;
        page.items.iter().map(|item| item.id).collect::<Vec<_>>()
    };
    let store = test.customers();
    store.delete(ann.actor(), older).await.unwrap();
    store.restore(ann.actor(), older).await.unwrap();
    assert_eq!(order().await, [newer, older]);
    store.edit(ann.actor(), older, vertical("")).await.unwrap();
    assert_eq!(order().await, [newer, older], "nothing changed");
    store
        .edit(ann.actor(), older, vertical("Retail"))
        .await
        .unwrap();
    assert_eq!(order().await, [older, newer]);
}

#[tokio::test]
async fn the_trash_hides_and_gives_back() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let store = test.customers();
    let id = test
        .customer(&ann, "Acme")
        .shared()
        .status(CustomerStatus::Live)
        .create()
        .await;
    store.delete(ben.actor(), id).await.unwrap();
    assert_eq!(store.get(ann.actor(), id).await, Err(Error::NotFound));
    assert_eq!(store.delete(ann.actor(), id).await, Err(Error::NotFound));
    assert_eq!(
        store.edit(ann.actor(), id, vertical("x")).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        store.timeline(ann.actor(), id, None).await,
        Err(Error::NotFound)
    );
    let trash = store.trash(ann.actor(), None).await.unwrap().items;
    assert_eq!(trash.len(), 1);
    assert_eq!((trash[0].id, trash[0].status), (id, CustomerStatus::Live));
    store.restore(ann.actor(), id).await.unwrap();
    store.restore(ann.actor(), id).await.unwrap();
    assert_eq!(
        store.get(ann.actor(), id).await.unwrap().name.as_str(),
        "Acme"
    );
    assert!(
        store
            .trash(ann.actor(), None)
            .await
            .unwrap()
            .items
            .is_empty()
    );
}

#[tokio::test]
async fn the_trash_has_pages() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    for number in 0..60 {
        let customer = test.customer(&ann, &format!("Gone {number}"));
        customer.deleted_days_ago(number % 7).create().await;
    }
    let first = test.customers().trash(ann.actor(), None).await.unwrap();
    let second = test
        .customers()
        .trash(ann.actor(), first.next.as_ref())
        .await
        .unwrap();
    assert_eq!(
        (first.items.len(), second.items.len(), second.next),
        (50, 10, None)
    );
    let all: Vec<_> = first.items.iter().chain(&second.items).collect();
    assert!(all.is_sorted_by(|a, b| a.deleted_at >= b.deleted_at));
    let ids: std::collections::HashSet<_> = all.iter().map(|item| item.id).collect();
    assert_eq!(ids.len(), 60);
}

#[tokio::test]
async fn the_purge_takes_what_was_in_the_trash_for_thirty_days() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let kept = test.customer(&ann, "Kept").create().await;
    let recent = test
        .customer(&ann, "Recent")
        .deleted_days_ago(29)
        .create()
        .await;
    test.customer(&ann, "Old")
        .deleted_days_ago(31)
        .create()
        .await;
    let purged = Housekeeping::new(test.db().clone()).run().await.unwrap();
    assert_eq!(purged.customers, 1);
    assert!(test.customers().get(ann.actor(), kept).await.is_ok());
    assert!(test.customers().restore(ann.actor(), recent).await.is_ok());
    let logged: i64 = sqlx::query_scalar("select count(distinct customer_id) from activity_log")
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(logged, 2, "its history is gone with it");
}

#[tokio::test]
async fn a_customer_that_somebody_holds_for_too_long_is_a_conflict() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let mut holder = test.system().begin().await.unwrap();
    let hold = sqlx::query("select from customers for update");
    hold.execute(&mut *holder).await.unwrap();
    let settings = PoolSettings {
        lock_timeout: Duration::from_millis(50),
        ..PoolSettings::default()
    };
    let impatient = Customers::new(Db::connect(test.url(), &settings).await.unwrap());
    let refused = impatient.edit(ann.actor(), id, vertical("x")).await;
    assert!(
        matches!(refused, Err(Error::Conflict { .. })),
        "{refused:?}"
    );
    holder.rollback().await.unwrap();
    assert!(impatient.edit(ann.actor(), id, vertical("x")).await.is_ok());
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_reference_and_no_detail() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    test.close().await;
    let failed = test
        .customers()
        .list(ann.actor(), &CustomerQuery::default())
        .await;
    let Err(Error::Unavailable { reference }) = failed else {
        panic!("not unavailable: {failed:?}");
    };
    assert_eq!(reference.len(), 8);
}
