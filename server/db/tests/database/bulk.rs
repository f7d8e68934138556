//! Changing many customers at once, and taking it back.

use db::testing::TestDb;
use domain::Error;
use domain::accounts::AccountStore;
use domain::customers::{BulkChange, CustomerStatus, CustomerStore, Selection, Visibility};
use domain::id::CustomerId;
use domain::workspaces::Role;
use uuid::Uuid;

fn these(ids: &[CustomerId]) -> Selection {
    Selection::parse(ids.iter().copied()).unwrap()
}

#[tokio::test]
async fn a_status_is_changed_and_taken_back_group_by_group() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let store = test.customers();
    let mut ids = Vec::new();
    for name in ["One", "Two", "Three"] {
        ids.push(test.customer(&ann, name).create().await);
    }
    store
        .set_status(ann.actor(), ids[0], CustomerStatus::Live)
        .await
        .unwrap();
    let gone = CustomerId::new(Uuid::now_v7());
    let to = BulkChange::Status(CustomerStatus::Archive);
    let done = store
        .change_all(ann.actor(), &these(&[ids[0], ids[1], ids[2], gone]), to)
        .await
        .unwrap();
    assert_eq!((done.changed.len(), done.left_alone), (3, 1));
    let undo = done.undo();
    assert_eq!(undo.len(), 2);
    for (selection, change) in undo {
        store
            .change_all(ann.actor(), &selection, change)
            .await
            .unwrap();
    }
    let status = async |id| store.get(ann.actor(), id).await.unwrap().status;
    assert_eq!(status(ids[0]).await, CustomerStatus::Live);
    assert_eq!(status(ids[1]).await, CustomerStatus::Lead);
    let entries = store
        .timeline(ann.actor(), ids[1], None)
        .await
        .unwrap()
        .items;
    assert_eq!(
        entries.len(),
        3,
        "each change of each customer is in its log"
    );
}

#[tokio::test]
async fn what_is_deleted_together_comes_back_together() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let store = test.customers();
    let ids = [
        test.customer(&ann, "One").create().await,
        test.customer(&ann, "Two").create().await,
    ];
    let done = store
        .change_all(ann.actor(), &these(&ids), BulkChange::Delete)
        .await
        .unwrap();
    assert_eq!(done.changed.len(), 2);
    assert_eq!(store.get(ann.actor(), ids[0]).await, Err(Error::NotFound));
    let again = store
        .change_all(ann.actor(), &these(&ids), BulkChange::Delete)
        .await
        .unwrap();
    assert_eq!((again.changed.len(), again.left_alone), (0, 2));
    for (selection, change) in done.undo() {
        store
            .change_all(ann.actor(), &selection, change)
            .await
            .unwrap();
    }
    assert!(store.get(ann.actor(), ids[1]).await.is_ok());
}

#[tokio::test]
async fn only_the_owner_takes_a_customer_back_for_themselves() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let store = test.customers();
    let hers = test.customer(&ann, "Hers").create().await;
    let his = test.customer(&ben, "His").create().await;
    let share = BulkChange::Visibility(Visibility::Workspace);
    let shared = store
        .change_all(ann.actor(), &these(&[hers, his]), share)
        .await
        .unwrap();
    assert_eq!(
        shared.changed,
        [(hers, BulkChange::Visibility(Visibility::Private))],
        "what she does not see she does not share"
    );
    assert!(store.get(ben.actor(), hers).await.is_ok());
    let hide = BulkChange::Visibility(Visibility::Private);
    let refused = store
        .change_all(ben.actor(), &hers.into(), hide)
        .await
        .unwrap();
    assert_eq!((refused.changed.len(), refused.left_alone), (0, 1));
    store
        .change_all(ann.actor(), &hers.into(), hide)
        .await
        .unwrap();
    assert_eq!(store.get(ben.actor(), hers).await, Err(Error::NotFound));
}

#[tokio::test]
async fn a_shared_customer_changes_hands_among_those_who_work_with_customers() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let vera = test.member(&ann, "Vera", Role::Viewer).await;
    let eve = test.person("Eve").await;
    let store = test.customers();
    let shared = test.customer(&ann, "Shared").shared().create().await;
    let private = test.customer(&ann, "Private").create().await;
    let both = these(&[shared, private]);
    for stranger in [vera.user(), eve.user()] {
        let refused = store
            .change_all(ann.actor(), &both, BulkChange::Owner(stranger))
            .await
            .unwrap_err();
        assert!(refused.for_field("owner").is_some());
    }
    let given = store
        .change_all(ann.actor(), &both, BulkChange::Owner(ben.user()))
        .await
        .unwrap();
    assert_eq!(
        given.changed,
        [(shared, BulkChange::Owner(ann.user()))],
        "a private customer stays with its owner"
    );
    let now = store.get(ben.actor(), shared).await.unwrap();
    assert_eq!(now.owner.id, ben.user());
    let cleo = test.member(&ann, "Cleo", Role::Advisor).await;
    let taken = store
        .change_all(cleo.actor(), &shared.into(), BulkChange::Owner(cleo.user()))
        .await
        .unwrap();
    assert_eq!(
        (taken.changed.len(), taken.left_alone),
        (0, 1),
        "nobody takes a colleague's customer"
    );
}

#[tokio::test]
async fn a_viewer_is_told_why_nothing_changes() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let vera = test.member(&ann, "Vera", Role::Viewer).await;
    let id = test.customer(&ann, "Acme").shared().create().await;
    let refused = test
        .customers()
        .change_all(vera.actor(), &id.into(), BulkChange::Delete)
        .await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
}

#[tokio::test]
async fn members_see_each_other() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Manager).await;
    let members = test.accounts().members(&ben.who).await.unwrap();
    let names: Vec<_> = members
        .iter()
        .map(|member| (member.person.name.as_str(), member.role))
        .collect();
    assert_eq!(names, [("Ann", Role::Owner), ("Ben", Role::Manager)]);
}
