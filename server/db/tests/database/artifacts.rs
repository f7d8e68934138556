//! Artifacts and their versions.

use db::testing::{Member, TestDb};
use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactQuery, ArtifactStatus, ArtifactStore, NewArtifact, TextSave,
};
use domain::customers::SearchText;
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::markdown::Markdown;
use domain::projects::{ProjectForm, ProjectQuery, ProjectStore};
use domain::title::Title;
use domain::workspaces::Role;
use domain::{Actor, Error, Source};

pub(crate) async fn project(test: &TestDb, who: &Member, customer: CustomerId) -> ProjectId {
    let form = ProjectForm {
        name: "Pricing".to_owned(),
        ..ProjectForm::default()
    };
    let draft = form.parse().unwrap();
    let made = test.projects().create(who.actor(), customer, &draft).await;
    made.unwrap().id
}

pub(crate) async fn artifact(
    test: &TestDb,
    who: &Member,
    project: ProjectId,
    body: &str,
) -> Artifact {
    let new = NewArtifact::parse("strategy", "Strategy", Some(body)).unwrap();
    let made = test.artifacts().create(who.actor(), project, &new).await;
    made.unwrap()
}

fn text(based_on: u32, body: &str, autosave: bool) -> TextSave {
    TextSave {
        based_on,
        title: Title::parse("title", "Strategy").unwrap(),
        body: Markdown::parse("body", body).unwrap(),
        autosave,
    }
}

/// Somebody with an artifact that says "one".
async fn begin(test: &TestDb) -> (Member, CustomerId, ProjectId, Artifact) {
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let pricing = project(test, &ann, acme).await;
    let made = artifact(test, &ann, pricing, "one").await;
    (ann, acme, pricing, made)
}

/// Number and text of every version, the latest first.
async fn versions(test: &TestDb, who: &Member, id: ArtifactId) -> Vec<(u32, String)> {
    let store = test.artifacts();
    let page = store.versions(who.actor(), id, None).await.unwrap();
    let mut all = Vec::new();
    for version in page.items {
        let text = store
            .version(who.actor(), id, version.number)
            .await
            .unwrap();
        assert_eq!(text.version, version);
        all.push((version.number, text.body.into()));
    }
    all
}

#[tokio::test]
async fn autosaves_of_one_person_are_one_version() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let store = test.artifacts();
    for (revision, body) in [(1, "one t"), (2, "one tw"), (3, "one two")] {
        let saved = store
            .save(ann.actor(), made.id, &text(revision, body, true))
            .await
            .unwrap();
        assert_eq!((saved.version, saved.revision), (2, revision + 1));
    }
    let expected = [(2, "one two".to_owned()), (1, "one".to_owned())];
    assert_eq!(versions(&test, &ann, made.id).await, expected);
    // A save that somebody asked for ends the version, so the next one begins another.
    let done = store
        .save(ann.actor(), made.id, &text(4, "one two", false))
        .await
        .unwrap();
    assert_eq!(done.version, 2);
    let next = store
        .save(ann.actor(), made.id, &text(4, "three", true))
        .await
        .unwrap();
    assert_eq!(next.version, 3);
    let closing = store
        .save(ann.actor(), made.id, &text(5, "three!", false))
        .await
        .unwrap();
    assert_eq!(closing.version, 3);
    let other = store
        .save(ann.actor(), made.id, &text(6, "four", false))
        .await
        .unwrap();
    assert_eq!(other.version, 4);
}

#[tokio::test]
async fn a_pause_another_person_or_an_agent_begin_another_version() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let store = test.artifacts();
    let save = async |actor: &Actor, revision: u32, body: String| {
        let saved = store
            .save(actor, made.id, &text(revision, &body, true))
            .await;
        saved.unwrap().version
    };
    assert_eq!(save(ann.actor(), 1, "a".into()).await, 2);
    assert_eq!(save(ben.actor(), 2, "b".into()).await, 3);
    assert_eq!(save(&ben.through(Source::Agent), 3, "c".into()).await, 4);
    assert_eq!(save(ann.actor(), 4, "d".into()).await, 5);
    for earlier in [
        "at = at - interval '6 minutes'",
        "began_at = began_at - interval '31 minutes'",
    ] {
        let before = store.get(ann.actor(), made.id).await.unwrap();
        let earlier = format!("update customer_artifact_versions set {earlier}");
        let earlier = sqlx::AssertSqlSafe(earlier);
        sqlx::query(earlier).execute(test.system()).await.unwrap();
        let body = format!("{}.", before.body.as_str());
        assert_eq!(
            save(ann.actor(), before.revision, body).await,
            before.version + 1
        );
    }
    let page = store.versions(ann.actor(), made.id, None).await.unwrap();
    let agent = page
        .items
        .iter()
        .find(|version| version.number == 4)
        .unwrap();
    assert_eq!(agent.source, Source::Agent);
    assert_eq!(agent.by.as_ref().unwrap().name, "Ben");
}

#[tokio::test]
async fn the_later_of_two_people_is_told_what_it_says_now() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let store = test.artifacts();
    store
        .save(ann.actor(), made.id, &text(1, "hers", false))
        .await
        .unwrap();
    let late = store
        .save(ann.actor(), made.id, &text(1, "his", false))
        .await;
    let now = "hers".to_owned();
    assert_eq!(late, Err(Error::Overtaken { now: now.clone() }));
    let late = store.restore_version(ann.actor(), made.id, 1, 1).await;
    assert_eq!(late, Err(Error::Overtaken { now }));
    let twice = store
        .save(ann.actor(), made.id, &text(1, "hers", true))
        .await;
    assert!(twice.is_ok(), "its answer was lost");
    // What others do to the artifact meanwhile is no change of its text.
    store
        .set_status(ann.actor(), made.id, None, ArtifactStatus::Review)
        .await
        .unwrap();
    assert!(
        store
            .save(ann.actor(), made.id, &text(2, "next", false))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_version_is_compared_and_brought_back() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let store = test.artifacts();
    store
        .save(ann.actor(), made.id, &text(1, "two", true))
        .await
        .unwrap();
    let diff = store.diff(ann.actor(), made.id, 1, 2).await.unwrap();
    assert_eq!((diff.added, diff.removed), (1, 1));
    let back = store
        .restore_version(ann.actor(), made.id, 2, 1)
        .await
        .unwrap();
    assert_eq!((back.version, back.body.as_str()), (3, "one"));
    let page = store.versions(ann.actor(), made.id, None).await.unwrap();
    assert_eq!(page.items[0].restored_from, Some(1));
    let expected = [(3, "one"), (2, "two"), (1, "one")].map(|(n, text)| (n, text.to_owned()));
    assert_eq!(versions(&test, &ann, made.id).await, expected);
    let missing = store.version(ann.actor(), made.id, 9).await;
    assert_eq!(missing, Err(Error::NotFound));
    let missing = store
        .restore_version(ann.actor(), made.id, 3, u32::MAX)
        .await;
    assert_eq!(missing, Err(Error::NotFound));
}

#[tokio::test]
async fn lists_are_filtered_and_follow_their_project_to_the_trash() {
    let test = TestDb::new().await;
    let (ann, acme, pricing, made) = begin(&test).await;
    let store = test.artifacts();
    let other = project(&test, &ann, acme).await;
    let moved = artifact(&test, &ann, pricing, "x").await.id;
    store.move_to(ann.actor(), moved, other).await.unwrap();
    store
        .set_kind(ann.actor(), moved, ArtifactKind::Okrs)
        .await
        .unwrap();
    let count = async |query: ArtifactQuery| {
        let page = store.of_customer(ann.actor(), acme, &query).await.unwrap();
        page.items.len()
    };
    assert_eq!(count(ArtifactQuery::default()).await, 2);
    let of_project = ArtifactQuery {
        project: Some(other),
        ..ArtifactQuery::default()
    };
    assert_eq!(count(of_project.clone()).await, 1);
    let okrs = ArtifactQuery {
        kind: Some(ArtifactKind::Okrs),
        ..ArtifactQuery::default()
    };
    assert_eq!(count(okrs).await, 1);
    let done = ArtifactQuery {
        status: Some(ArtifactStatus::Final),
        ..ArtifactQuery::default()
    };
    assert_eq!(count(done).await, 0);
    let projects = test.projects();
    let listed = projects
        .of_customer(ann.actor(), acme, &ProjectQuery::default())
        .await;
    assert_eq!(listed.unwrap().items[0].artifacts.value, 1);

    projects.delete(ann.actor(), other).await.unwrap();
    assert_eq!(count(of_project).await, 0);
    assert_eq!(store.get(ann.actor(), moved).await, Err(Error::NotFound));
    let into_trash = store.move_to(ann.actor(), made.id, other).await;
    assert!(into_trash.unwrap_err().for_field("project").is_some());
    projects.restore(ann.actor(), other).await.unwrap();
    assert!(store.get(ann.actor(), moved).await.is_ok());
}

#[tokio::test]
async fn an_artifact_stays_with_its_customer() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let zeta = test.customer(&ann, "Zeta").create().await;
    let elsewhere = project(&test, &ann, zeta).await;
    let store = test.artifacts();
    let refused = store.move_to(ann.actor(), made.id, elsewhere).await;
    assert!(refused.unwrap_err().for_field("project").is_some());
    let mut session = test.begin(ann.actor()).await.unwrap();
    let by_hand = sqlx::query("update customer_artifacts set project_id = $1")
        .bind(elsewhere.uuid())
        .execute(&mut *session)
        .await;
    assert!(by_hand.is_err());
}

#[tokio::test]
async fn a_copy_is_a_draft_without_a_history() {
    let test = TestDb::new().await;
    let (ann, _, pricing, made) = begin(&test).await;
    let store = test.artifacts();
    store
        .save(ann.actor(), made.id, &text(1, "two", false))
        .await
        .unwrap();
    store
        .set_status(ann.actor(), made.id, None, ArtifactStatus::Final)
        .await
        .unwrap();
    let copy = store.duplicate(ann.actor(), made.id).await.unwrap();
    assert_eq!(copy.title.as_str(), "Copy of Strategy");
    assert_eq!(
        (copy.status, copy.version, copy.project),
        (ArtifactStatus::Draft, 1, pricing)
    );
    assert_eq!(
        versions(&test, &ann, copy.id).await,
        [(1, "two".to_owned())]
    );
}

#[tokio::test]
async fn history_is_as_private_as_its_customer_and_nobody_writes_it() {
    let test = TestDb::new().await;
    let (ann, _, _, made) = begin(&test).await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let store = test.artifacts();
    assert!(store.version(ben.actor(), made.id, 1).await.is_ok());
    let hide = "update customers set visibility = 'private'";
    sqlx::query(hide).execute(test.system()).await.unwrap();
    assert_eq!(
        store.version(ben.actor(), made.id, 1).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        store.versions(ben.actor(), made.id, None).await,
        Err(Error::NotFound)
    );
    let mut session = test.begin(ben.actor()).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from customer_artifact_versions")
        .fetch_one(&mut *session)
        .await
        .unwrap();
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn a_megabyte_is_kept_and_searchable() {
    let test = TestDb::new().await;
    let (ann, _, pricing, _) = begin(&test).await;
    let words: String = (0..180_000).map(|n| format!("w{n:x} ")).collect();
    let body = format!("Flywheel {}", &words[..1_000_000]);
    let made = artifact(&test, &ann, pricing, &body).await;
    assert_eq!(made.body.as_str(), body);
    let found: i64 = sqlx::query_scalar(
        "select count(*) from customer_artifacts where search @@ to_tsquery('simple', 'flywheel')",
    )
    .fetch_one(test.system())
    .await
    .unwrap();
    assert_eq!(found, 1);
    let logged: i32 =
        sqlx::query_scalar("select max(octet_length(changes::text)) from activity_log")
            .fetch_one(test.system())
            .await
            .unwrap();
    assert!(logged < 2_000, "the log has {logged} bytes of it");
}

#[tokio::test]
async fn of_people_who_save_at_once_one_wins_and_nobody_waits_for_ever() {
    let test = TestDb::new().await;
    let (ann, _, pricing, made) = begin(&test).await;
    let other = artifact(&test, &ann, pricing, "x").await;
    let saves = (0..10).map(|number| {
        let (store, actor) = (test.artifacts(), ann.actor().clone());
        let id = if number % 2 == 0 { made.id } else { other.id };
        tokio::spawn(async move {
            let body = format!("by {number}");
            store.save(&actor, id, &text(1, &body, false)).await
        })
    });
    let mut won = 0;
    for save in saves.collect::<Vec<_>>() {
        match save.await.unwrap() {
            Ok(saved) => {
                assert_eq!((saved.version, saved.revision), (2, 2));
                won += 1;
            }
            Err(refused) => assert!(matches!(refused, Error::Overtaken { .. }), "{refused}"),
        }
    }
    assert_eq!(won, 2);
}

/// An artifact of a customer of this name, private to whoever makes it or shared.
async fn titled(
    test: &TestDb,
    who: &Member,
    customer: &str,
    title: &str,
    is_shared: bool,
) -> ArtifactId {
    let customer = test.customer(who, customer);
    let customer = if is_shared {
        customer.shared()
    } else {
        customer
    };
    let project = project(test, who, customer.create().await).await;
    let new = NewArtifact::parse("strategy", title, Some("Value")).unwrap();
    let made = test.artifacts().create(who.actor(), project, &new).await;
    made.unwrap().id
}

async fn found(test: &TestDb, who: &Member, search: &str) -> Vec<String> {
    let found = test
        .artifacts()
        .find(who.actor(), &SearchText::new(search))
        .await;
    let found = found.unwrap().into_iter();
    found
        .map(|artifact| format!("{} of {}", artifact.title, artifact.customer_name))
        .collect()
}

#[tokio::test]
async fn artifacts_are_found_by_their_titles_and_customers() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let stranger = test.person("Cleo").await;
    let pricing = titled(&test, &ann, "Zoë & Söhne", "Pricing strategy", true).await;
    titled(&test, &ann, "Harbour", "Pricing, second round", false).await;
    titled(&test, &stranger, "Harbour", "Pricing of the stranger", true).await;
    let (first, second) = (
        "Pricing strategy of Zoë & Söhne",
        "Pricing, second round of Harbour",
    );
    assert_eq!(found(&test, &ann, "PRIC").await, [second, first]);
    for words in ["stra pri", "zoe sohne", "Söhne strategy"] {
        assert_eq!(found(&test, &ann, words).await, [first], "{words}");
    }
    assert_eq!(found(&test, &ann, "harbour pric").await, [second]);
    assert_eq!(found(&test, &ben, "pric").await, [first]);
    for nothing in ["", " ", "':* | a", "ricing", "pricing harbour zoe"] {
        assert_eq!(found(&test, &ann, nothing).await, [""; 0], "{nothing}");
    }
    let entries = "select count(*) from activity_log where changes::text like '%title_search%'";
    let entries: i64 = sqlx::query_scalar(entries)
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(entries, 0);
    let artifacts = test.artifacts();
    artifacts.delete(ann.actor(), pricing).await.unwrap();
    assert_eq!(found(&test, &ann, "strategy").await, [""; 0]);
}

#[tokio::test]
async fn an_artifact_that_nobody_touched_for_long_is_found() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let old = "Charter of Lighthouse";
    titled(&test, &ann, "Lighthouse", "Charter", true).await;
    let busy = test.customer(&ann, "Harbour").shared().create().await;
    let busy = project(&test, &ann, busy).await;
    let fill = "insert into customer_artifacts (customer_id, project_id, title) \
        select customer_id, id, 'Minutes ' || n from customer_projects, generate_series(1, 600) n where id = $1";
    let filled = sqlx::query(fill).bind(busy.uuid()).execute(test.system());
    assert_eq!(filled.await.unwrap().rows_affected(), 600);
    for words in ["charter", "light", "light chart"] {
        assert_eq!(found(&test, &ann, words).await, [old], "{words}");
    }
    assert_eq!(found(&test, &ann, "minutes").await.len(), 10);
    assert_eq!(found(&test, &ann, "harbour minutes 1").await.len(), 10);
}
