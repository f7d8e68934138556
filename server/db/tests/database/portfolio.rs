//! The portfolio, and what it shares with artifacts.

use db::Housekeeping;
use db::testing::{Member, TestDb};
use domain::Error;
use domain::artifacts::ArtifactStore;
use domain::customers::{CustomerInfo, TeamMember, Visibility};
use domain::id::TeamMemberId;
use domain::portfolio::{
    PortfolioForm, PortfolioItem, PortfolioKind, PortfolioQuery, PortfolioStatus, PortfolioStore,
    ReferenceKind,
};
use domain::workspaces::Role;
use uuid::Uuid;

use crate::artifacts::{artifact, project};

async fn piece(test: &TestDb, who: &Member, title: &str, tags: &str) -> PortfolioItem {
    let form = PortfolioForm {
        kind: "article".to_owned(),
        title: title.to_owned(),
        body: "Value before price".to_owned(),
        tags: tags.to_owned(),
        ..PortfolioForm::default()
    };
    let made = test
        .portfolio()
        .create(who.actor(), &form.parse().unwrap())
        .await;
    made.unwrap()
}

async fn titles(test: &TestDb, who: &Member, query: PortfolioQuery) -> Vec<String> {
    let page = test.portfolio().list(who.actor(), &query).await.unwrap();
    page.items
        .iter()
        .map(|item| item.title.to_string())
        .collect()
}

#[tokio::test]
async fn a_piece_is_private_until_its_maker_shares_it() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let store = test.portfolio();
    let made = piece(&test, &ann, "Pricing", "pricing").await;
    assert_eq!(store.get(ann.actor(), made.id).await.unwrap(), made);
    assert_eq!(store.get(ben.actor(), made.id).await, Err(Error::NotFound));
    store
        .set_visibility(ann.actor(), made.id, Visibility::Workspace)
        .await
        .unwrap();
    assert!(store.get(ben.actor(), made.id).await.is_ok());
    let taken = store
        .set_visibility(ben.actor(), made.id, Visibility::Private)
        .await;
    assert!(matches!(taken, Err(Error::Forbidden { .. })));
    store
        .set_visibility(ann.actor(), made.id, Visibility::Private)
        .await
        .unwrap();
    assert_eq!(store.get(ben.actor(), made.id).await, Err(Error::NotFound));
}

#[tokio::test]
async fn a_piece_is_changed_moved_deleted_and_restored() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let store = test.portfolio();
    let made = piece(&test, &ann, "Pricing", "").await;
    let form = PortfolioForm {
        kind: "talk".to_owned(),
        title: "Pricing, live".to_owned(),
        url: "example.com/talk".to_owned(),
        cover_url: "https://example.com/a.png".to_owned(),
        ..PortfolioForm::default()
    };
    let draft = form.parse().unwrap();
    let changed = store
        .edit(ann.actor(), made.id, Some(made.version()), &draft)
        .await
        .unwrap();
    assert_eq!(
        (changed.kind, changed.url.as_str()),
        (PortfolioKind::Talk, "https://example.com/talk")
    );
    let late = store
        .edit(ann.actor(), made.id, Some(made.version()), &draft)
        .await;
    assert_eq!(late, Err(Error::Stale));
    use PortfolioStatus::{Idea, Published, Review};
    let moved = store
        .set_status(ann.actor(), made.id, Some(Idea), Published)
        .await
        .unwrap();
    assert_eq!((moved.from, moved.to), (Idea, Published));
    let late = store
        .set_status(ann.actor(), made.id, Some(Idea), Review)
        .await;
    assert!(matches!(late, Err(Error::Overtaken { .. })));
    store.delete(ann.actor(), made.id).await.unwrap();
    assert_eq!(store.get(ann.actor(), made.id).await, Err(Error::NotFound));
    store.restore(ann.actor(), made.id).await.unwrap();
    assert!(store.get(ann.actor(), made.id).await.is_ok());
}

#[tokio::test]
async fn lists_are_filtered_and_searched() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let shared = piece(&test, &ann, "Crème of pricing", "pricing, saas").await;
    test.portfolio()
        .set_visibility(ann.actor(), shared.id, Visibility::Workspace)
        .await
        .unwrap();
    piece(&test, &ann, "Own", "saas").await;
    piece(&test, &ben, "Hidden", "saas").await;
    let search = |text: &str| PortfolioQuery {
        search: text.to_owned().into(),
        ..PortfolioQuery::default()
    };
    let everything = titles(&test, &ann, PortfolioQuery::default()).await;
    assert_eq!(everything, ["Own", "Crème of pricing"]);
    assert_eq!(
        titles(&test, &ann, search("creme val")).await,
        ["Crème of pricing"]
    );
    assert!(
        titles(&test, &ann, search("creme nowhere"))
            .await
            .is_empty()
    );
    assert_eq!(
        titles(&test, &ann, search("' & | !")).await.len(),
        2,
        "no words"
    );
    let tagged = PortfolioQuery {
        tag: Some("pricing".to_owned()),
        ..PortfolioQuery::default()
    };
    assert_eq!(titles(&test, &ann, tagged).await, ["Crème of pricing"]);
    let talks = PortfolioQuery {
        kind: Some(PortfolioKind::Talk),
        ..PortfolioQuery::default()
    };
    assert!(titles(&test, &ann, talks).await.is_empty());
    let published = PortfolioQuery {
        status: Some(PortfolioStatus::Published),
        ..PortfolioQuery::default()
    };
    assert!(titles(&test, &ann, published).await.is_empty());
}

#[tokio::test]
async fn pages_show_every_piece_once() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    for number in 0..60 {
        piece(&test, &ann, &format!("Piece {number}"), "").await;
    }
    let store = test.portfolio();
    let mut query = PortfolioQuery::default();
    let first = store.list(ann.actor(), &query).await.unwrap();
    query.after = first.next;
    let second = store.list(ann.actor(), &query).await.unwrap();
    assert_eq!((first.items.len(), second.items.len()), (50, 10));
    assert_eq!(second.items[9].title.as_str(), "Piece 0");
}

#[tokio::test]
async fn an_artifact_becomes_a_piece_without_names() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let zoe = TeamMember::parse(TeamMemberId::new(Uuid::nil()), "Zoe Q", "CTO", "", "").unwrap();
    let info = CustomerInfo {
        team: vec![zoe],
        ..CustomerInfo::default()
    };
    let acme = test
        .customer(&ann, "Acme Ltd")
        .shared()
        .info(info)
        .create()
        .await;
    let pricing = project(&test, &ann, acme).await;
    let source = artifact(&test, &ann, pricing, "Acme grew. Zoe of ACME LTD said so.").await;
    let store = test.portfolio();
    let named = store
        .create_from(ann.actor(), source.id, false)
        .await
        .unwrap();
    assert_eq!(named.body, source.body);
    let made = store
        .create_from(ann.actor(), source.id, true)
        .await
        .unwrap();
    assert_eq!(
        made.body.as_str(),
        "The customer grew. A team member of the customer said so."
    );
    assert_eq!(
        (made.kind, made.visibility),
        (PortfolioKind::CaseStudy, Visibility::Private)
    );
    let references = store.references(ann.actor(), made.id).await.unwrap();
    assert_eq!(references.len(), 1);
    assert_eq!(
        (references[0].kind, references[0].artifact),
        (ReferenceKind::Source, source.id)
    );
    assert_eq!(
        store.used_in(ann.actor(), source.id).await.unwrap().len(),
        2
    );
    store.forget(ann.actor(), made.id, source.id).await.unwrap();
    assert_eq!(
        store.forget(ann.actor(), made.id, source.id).await,
        Err(Error::NotFound)
    );
    assert!(
        store
            .references(ann.actor(), made.id)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_reference_shows_nothing_of_an_end_that_is_hidden() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let acme = test.customer(&ann, "Secret Acme").create().await;
    let pricing = project(&test, &ann, acme).await;
    let hidden = artifact(&test, &ann, pricing, "secret").await;
    let store = test.portfolio();
    let shown = piece(&test, &ann, "Shown", "").await;
    store.refer(ann.actor(), shown.id, hidden.id).await.unwrap();
    store.refer(ann.actor(), shown.id, hidden.id).await.unwrap();
    store
        .set_visibility(ann.actor(), shown.id, Visibility::Workspace)
        .await
        .unwrap();
    assert_eq!(
        store.references(ann.actor(), shown.id).await.unwrap().len(),
        1
    );

    // A shared piece that refers to a private customer's artifact.
    assert!(
        store
            .references(ben.actor(), shown.id)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        store.used_in(ben.actor(), hidden.id).await,
        Err(Error::NotFound)
    );
    assert_eq!(rows_seen(&test, &ben).await, 0);
    assert_eq!(
        store.refer(ben.actor(), shown.id, hidden.id).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        store.create_from(ben.actor(), hidden.id, true).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        store.forget(ben.actor(), shown.id, hidden.id).await,
        Err(Error::NotFound)
    );

    // The customer is shared, the piece taken back.
    let share = "update customers set visibility = 'workspace'";
    sqlx::query(share).execute(test.system()).await.unwrap();
    assert_eq!(
        store.references(ben.actor(), shown.id).await.unwrap().len(),
        1
    );
    store
        .set_visibility(ann.actor(), shown.id, Visibility::Private)
        .await
        .unwrap();
    assert!(
        store
            .used_in(ben.actor(), hidden.id)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(rows_seen(&test, &ben).await, 0);
    assert_eq!(
        store.used_in(ann.actor(), hidden.id).await.unwrap().len(),
        1
    );

    // What is in the trash is not referred to.
    test.artifacts()
        .delete(ann.actor(), hidden.id)
        .await
        .unwrap();
    assert!(
        store
            .references(ann.actor(), shown.id)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn rows_seen(test: &TestDb, who: &Member) -> i64 {
    let mut session = test.begin(who.actor()).await.unwrap();
    sqlx::query_scalar("select count(*) from portfolio_references")
        .fetch_one(&mut *session)
        .await
        .unwrap()
}

#[tokio::test]
async fn shared_pieces_stay_when_their_maker_leaves() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let shared = piece(&test, &ben, "Shared", "").await;
    test.portfolio()
        .set_visibility(ben.actor(), shared.id, Visibility::Workspace)
        .await
        .unwrap();
    piece(&test, &ben, "Own", "").await;
    sqlx::query("delete from workspace_members where user_id = $1 and workspace_id = $2")
        .bind(ben.user().uuid())
        .bind(ben.workspace().uuid())
        .execute(test.system())
        .await
        .unwrap();
    assert_eq!(
        titles(&test, &ann, PortfolioQuery::default()).await,
        ["Shared"]
    );
    let left: i64 = sqlx::query_scalar("select count(*) from portfolio_items")
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(left, 1);
}

#[tokio::test]
async fn a_piece_is_purged_with_its_history() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let made = piece(&test, &ann, "Pricing", "").await;
    test.portfolio().delete(ann.actor(), made.id).await.unwrap();
    let long_ago = "update portfolio_items set deleted_at = now() - interval '31 days'";
    sqlx::query(long_ago).execute(test.system()).await.unwrap();
    let jobs = Housekeeping::new(test.db().clone());
    assert_eq!(jobs.purge_records().await.unwrap(), 1);
    let left: i64 = sqlx::query_scalar("select count(*) from activity_log")
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(left, 0);
}
