//! Projects of a customer.

use db::testing::{Member, TestDb};
use domain::Error;
use domain::id::{AgreementId, CustomerId, ProjectId};
use domain::projects::{Project, ProjectForm, ProjectQuery, ProjectStatus, ProjectStore};
use domain::words::Moved;
use domain::workspaces::Role;
use uuid::Uuid;

fn form(name: &str) -> ProjectForm {
    ProjectForm {
        name: name.to_owned(),
        description: "What to charge".to_owned(),
        starts_on: "2026-03-01".to_owned(),
        progress: "40".to_owned(),
        ..ProjectForm::default()
    }
}

async fn make(test: &TestDb, who: &Member, customer: CustomerId, name: &str) -> Project {
    let draft = form(name).parse().unwrap();
    let made = test.projects().create(who.actor(), customer, &draft).await;
    made.unwrap()
}

#[tokio::test]
async fn a_project_is_made_changed_and_found_again() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let store = test.projects();
    let made = make(&test, &ann, acme, "Pricing").await;
    assert_eq!(made.status, ProjectStatus::Planning);
    assert_eq!(store.get(ann.actor(), made.id).await.unwrap(), made);

    let changed = ProjectForm {
        status: "active".to_owned(),
        ends_on: "2026-05-01".to_owned(),
        ..form("Pricing study")
    };
    let changed = store
        .edit(
            ann.actor(),
            made.id,
            Some(made.version()),
            &changed.parse().unwrap(),
        )
        .await
        .unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.status),
        ("Pricing study", ProjectStatus::Active)
    );
    let late = form("x").parse().unwrap();
    let late = store
        .edit(ann.actor(), made.id, Some(made.version()), &late)
        .await;
    assert_eq!(late, Err(Error::Stale));
}

#[tokio::test]
async fn a_status_is_moved_from_where_it_was_seen() {
    use ProjectStatus::{Active, Completed, OnHold, Planning};
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let store = test.projects();
    let id = make(&test, &ann, acme, "Pricing").await.id;
    let moved = store
        .set_status(ann.actor(), id, Some(Planning), Active)
        .await;
    assert_eq!(
        moved,
        Ok(Moved {
            from: Planning,
            to: Active
        })
    );
    let late = store
        .set_status(ann.actor(), id, Some(Planning), Completed)
        .await;
    let now = "active".to_owned();
    assert_eq!(late, Err(Error::Overtaken { now }));
    let twice = store
        .set_status(ann.actor(), id, Some(Planning), Active)
        .await;
    assert!(twice.is_ok(), "sent twice");
    assert!(
        store
            .set_status(ann.actor(), id, None, OnHold)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn pages_show_every_project_once_the_newest_first() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for number in 0..60 {
        make(&test, &ann, acme, &format!("Project {number}")).await;
    }
    let store = test.projects();
    let mut query = ProjectQuery::default();
    let first = store.of_customer(ann.actor(), acme, &query).await.unwrap();
    query.after = first.next;
    let second = store.of_customer(ann.actor(), acme, &query).await.unwrap();
    assert_eq!((first.items.len(), second.items.len()), (50, 10));
    assert_eq!(first.items[0].name.as_str(), "Project 59");
    assert_eq!(second.items[9].name.as_str(), "Project 0");
    query = ProjectQuery {
        status: Some(ProjectStatus::Archived),
        after: None,
    };
    let none = store.of_customer(ann.actor(), acme, &query).await.unwrap();
    assert!(none.items.is_empty());
}

#[tokio::test]
async fn a_deleted_project_comes_back_with_undo() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let store = test.projects();
    let id = make(&test, &ann, acme, "Pricing").await.id;
    store.delete(ann.actor(), id).await.unwrap();
    assert_eq!(store.get(ann.actor(), id).await, Err(Error::NotFound));
    assert_eq!(store.delete(ann.actor(), id).await, Err(Error::NotFound));
    store.restore(ann.actor(), id).await.unwrap();
    store.restore(ann.actor(), id).await.unwrap();
    assert!(store.get(ann.actor(), id).await.is_ok());
}

#[tokio::test]
async fn what_is_not_yours_and_what_is_not_there_look_the_same() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let eve = test.person("Eve").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").create().await;
    let hers = make(&test, &ann, acme, "Pricing").await.id;
    let store = test.projects();
    let draft = form("x").parse().unwrap();
    for who in [&eve, &ben] {
        let actor = who.actor();
        for id in [hers, ProjectId::new(Uuid::now_v7())] {
            assert_eq!(store.get(actor, id).await, Err(Error::NotFound));
            assert_eq!(
                store.edit(actor, id, None, &draft).await,
                Err(Error::NotFound)
            );
            assert_eq!(store.delete(actor, id).await, Err(Error::NotFound));
            assert_eq!(store.restore(actor, id).await, Err(Error::NotFound));
        }
        assert_eq!(
            store.create(actor, acme, &draft).await,
            Err(Error::NotFound)
        );
        let query = ProjectQuery::default();
        let list = store.of_customer(actor, acme, &query).await;
        assert_eq!(list, Err(Error::NotFound));
    }
}

#[tokio::test]
async fn a_viewer_reads_and_is_told_why_no_more() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let vera = test.member(&ann, "Vera", Role::Viewer).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let id = make(&test, &ann, acme, "Pricing").await.id;
    let store = test.projects();
    assert!(store.get(vera.actor(), id).await.is_ok());
    let refused = store.delete(vera.actor(), id).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })));
}

#[tokio::test]
async fn a_project_is_done_under_an_agreement_of_its_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let zeta = test.customer(&ann, "Zeta").create().await;
    let agreement: Uuid = sqlx::query_scalar(
        "insert into customer_agreements (customer_id, scope) values ($1, 'Advice') returning id",
    )
    .bind(acme.uuid())
    .fetch_one(test.system())
    .await
    .unwrap();
    let form = ProjectForm {
        agreement: agreement.to_string(),
        ..form("Pricing")
    };
    let draft = form.parse().unwrap();
    let store = test.projects();
    let made = store.create(ann.actor(), acme, &draft).await.unwrap();
    assert_eq!(made.agreement.map(AgreementId::uuid), Some(agreement));
    let foreign = store.create(ann.actor(), zeta, &draft).await.unwrap_err();
    assert!(foreign.for_field("agreement").is_some());
    let purge = sqlx::query("delete from customer_agreements");
    purge.execute(test.system()).await.unwrap();
    let left = store.get(ann.actor(), made.id).await.unwrap();
    assert_eq!(left.agreement, None);
}
