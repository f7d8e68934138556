//! The demo data in a new database.

use db::testing::{Member, TestDb};
use domain::accounts::{AccountStore, Email};
use domain::customers::{CustomerQuery, CustomerStatus, CustomerStore, SearchText, StatusCounts};
use domain::workspaces::Role;
use server::demo::seed_if_empty;

async fn seeded() -> TestDb {
    let test = TestDb::new().await;
    assert!(seed_if_empty(test.db()).await.unwrap().is_some());
    test
}

async fn signed_in(test: &TestDb, address: &str) -> Member {
    let email = Email::parse(address).unwrap();
    let found = test.credentials().find_by_email(&email).await.unwrap();
    test.sign_in(found.unwrap().id).await
}

async fn counts(test: &TestDb, who: &Member) -> StatusCounts {
    let everything = SearchText::default();
    test.customers()
        .counts(who.actor(), &everything)
        .await
        .unwrap()
}

#[tokio::test]
async fn dana_works_with_three_colleagues() {
    let test = seeded().await;
    let dana = signed_in(&test, "demo@nextup.example").await;
    let members = test.accounts().members(&dana.who).await.unwrap();
    let roles: Vec<_> = members.iter().map(|member| member.role).collect();
    assert_eq!(
        roles,
        [Role::Viewer, Role::Owner, Role::Advisor, Role::Manager]
    );
    let shares = counts(&test, &dana).await;
    let shares = CustomerStatus::ALL.map(|status| shares.of(status).value);
    assert_eq!(shares, [9, 10, 8, 22, 5, 6]);
    let viewer = signed_in(&test, "clemence@nextup.example").await;
    assert_eq!(viewer.workspace(), dana.workspace());
    assert_eq!(counts(&test, &viewer).await.total().value, 53);
}

#[tokio::test]
async fn who_looks_after_a_customer_wrote_its_history() {
    let test = seeded().await;
    let dana = signed_in(&test, "demo@nextup.example").await;
    let query = CustomerQuery {
        search: SearchText::new("Glasshouse"),
        ..CustomerQuery::default()
    };
    let list = test.customers().list(dana.actor(), &query).await.unwrap();
    let customer = &list.page.items[0];
    assert_eq!(customer.owner.name, "Linh Tran");
    let timeline = test
        .customers()
        .timeline(dana.actor(), customer.id, None)
        .await
        .unwrap();
    let authors: Vec<_> = timeline
        .items
        .iter()
        .filter_map(|entry| entry.by.as_ref())
        .map(|person| person.name.as_str())
        .collect();
    // Latest first: what Linh did, and before it Dana, who made, shared and handed it over.
    assert_eq!(authors.len(), 10);
    assert!(authors[..7].iter().all(|name| *name == "Linh Tran"));
    assert!(authors[7..].iter().all(|name| *name == "Dana Okafor"));
    assert_eq!(timeline.items[0].at, customer.last_activity_at);
    assert_eq!(timeline.items[9].at, customer.created_at);
}

#[tokio::test]
async fn seeding_again_changes_nothing() {
    let test = seeded().await;
    assert!(seed_if_empty(test.db()).await.unwrap().is_some());
    let dana = signed_in(&test, "demo@nextup.example").await;
    assert_eq!(counts(&test, &dana).await.total().value, 60);
}
