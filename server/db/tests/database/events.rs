//! Events, and the one timeline of them and of every change.

use db::Housekeeping;
use db::testing::{Member, TestDb};
use domain::Error;
use domain::activity::Action;
use domain::customers::{CustomerEdit, CustomerStatus, CustomerStore, TimelineTopic};
use domain::events::{
    Entity, Event, EventForm, EventKind, EventQuery, EventStore, TimelineEntry, TimelineQuery,
    Topic,
};
use domain::id::CustomerId;
use domain::projects::{ProjectStatus, ProjectStore};
use domain::workspaces::Role;

use crate::artifacts::{artifact, project};

fn form(kind: &str, title: &str, happened_at: &str) -> EventForm {
    EventForm {
        kind: kind.to_owned(),
        title: title.to_owned(),
        body: "What was said".to_owned(),
        participants: vec!["Zoe".to_owned()],
        happened_at: happened_at.to_owned(),
    }
}

async fn happen(test: &TestDb, who: &Member, customer: CustomerId, form: &EventForm) -> Event {
    let draft = form.parse().unwrap();
    let made = test.events().create(who.actor(), customer, &draft).await;
    made.unwrap()
}

/// A timeline, each entry in a line.
async fn told(test: &TestDb, who: &Member, id: CustomerId, query: TimelineQuery) -> Vec<String> {
    let store = test.events();
    let mut lines = Vec::new();
    let mut after = None;
    loop {
        let page = store
            .timeline(who.actor(), id, &query, after.as_ref())
            .await
            .unwrap();
        assert!(
            page.items
                .is_sorted_by(|later, earlier| later.at() >= earlier.at())
        );
        lines.extend(page.items.iter().map(line));
        match page.next {
            Some(next) => after = Some(next),
            None => return lines,
        }
    }
}

fn line(entry: &TimelineEntry) -> String {
    match entry {
        TimelineEntry::Event(event) => format!("{}: {}", event.kind, event.title),
        TimelineEntry::Change { about, entry } => {
            format!(
                "{:?} {} {}",
                entry.action,
                about.entity.as_str(),
                about.title
            )
        }
    }
}

fn about(what: Topic) -> TimelineQuery {
    TimelineQuery {
        what: Some(what),
        ..TimelineQuery::default()
    }
}

#[tokio::test]
async fn an_event_is_made_changed_deleted_and_restored() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let store = test.events();
    let made = happen(
        &test,
        &ann,
        acme,
        &form("call", "Intro", "2026-03-12T10:00:00Z"),
    )
    .await;
    assert_eq!(made.by.as_ref().unwrap().name, "Ann");
    assert_eq!(store.get(ann.actor(), made.id).await.unwrap(), made);
    let draft = form("meeting", "Intro", "2026-03-12T10:00:00Z")
        .parse()
        .unwrap();
    let changed = store
        .edit(ann.actor(), made.id, Some(made.version()), &draft)
        .await
        .unwrap();
    assert_eq!(changed.kind, EventKind::Meeting);
    let late = store
        .edit(ann.actor(), made.id, Some(made.version()), &draft)
        .await;
    assert_eq!(late, Err(Error::Stale));
    store.delete(ann.actor(), made.id).await.unwrap();
    assert_eq!(store.get(ann.actor(), made.id).await, Err(Error::NotFound));
    store.restore(ann.actor(), made.id).await.unwrap();
    let list = store
        .of_customer(ann.actor(), acme, &EventQuery::default())
        .await
        .unwrap();
    assert_eq!(list.items[0].created_at, changed.created_at);
    assert!(
        list.items[0].version() != changed.version(),
        "deleted and restored"
    );
    let calls = EventQuery {
        kind: Some(EventKind::Call),
        after: None,
    };
    let list = store.of_customer(ann.actor(), acme, &calls).await.unwrap();
    assert!(list.items.is_empty());
}

#[tokio::test]
async fn the_timeline_tells_events_and_changes_of_everything() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let pricing = project(&test, &ann, acme).await;
    artifact(&test, &ann, pricing, "one").await;
    let projects = test.projects();
    let moved = projects.set_status(ann.actor(), pricing, None, ProjectStatus::Active);
    moved.await.unwrap();
    happen(
        &test,
        &ann,
        acme,
        &form("call", "Long ago", "2020-01-01T10:00:00Z"),
    )
    .await;
    happen(
        &test,
        &ann,
        acme,
        &form("meeting", "Planned", "2100-01-01T10:00:00Z"),
    )
    .await;
    let gone = happen(
        &test,
        &ann,
        acme,
        &form("note", "Wrong", "2020-01-01T10:00:00Z"),
    )
    .await;
    test.events().delete(ann.actor(), gone.id).await.unwrap();
    assert_eq!(
        told(&test, &ann, acme, TimelineQuery::default()).await,
        [
            "Meeting: Planned",
            "Deleted event Wrong",
            "Updated project Pricing",
            "Created artifact Strategy",
            "Created project Pricing",
            "Created customer ",
            "Call: Long ago",
        ]
    );
    let events = ["Meeting: Planned", "Deleted event Wrong", "Call: Long ago"];
    assert_eq!(told(&test, &ann, acme, about(Topic::Events)).await, events);
    let calls = about(Topic::Event(EventKind::Call));
    assert_eq!(told(&test, &ann, acme, calls).await, ["Call: Long ago"]);
    let projects = ["Updated project Pricing", "Created project Pricing"];
    assert_eq!(
        told(&test, &ann, acme, about(Topic::Projects)).await,
        projects
    );
    let artifacts = told(&test, &ann, acme, about(Topic::Artifacts)).await;
    assert_eq!(artifacts, ["Created artifact Strategy"]);
    assert!(
        told(&test, &ann, acme, about(Topic::Money))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_timeline_is_narrowed_by_topic_person_and_time() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let customers = test.customers();
    let edit = CustomerEdit::parse("vertical", "Retail").unwrap();
    customers.edit(ben.actor(), acme, edit).await.unwrap();
    customers
        .set_status(ann.actor(), acme, CustomerStatus::Live)
        .await
        .unwrap();
    happen(
        &test,
        &ben,
        acme,
        &form("note", "Idea", "2020-01-01T10:00:00Z"),
    )
    .await;
    let count = async |query| told(&test, &ann, acme, query).await.len();
    for (topic, expected) in [
        (TimelineTopic::Status, 1),
        (TimelineTopic::Details, 1),
        (TimelineTopic::Existence, 1),
        (TimelineTopic::Team, 0),
    ] {
        assert_eq!(
            count(about(Topic::Customer(topic))).await,
            expected,
            "{topic:?}"
        );
    }
    let by_ben = TimelineQuery {
        who: Some(ben.user()),
        ..TimelineQuery::default()
    };
    assert_eq!(
        told(&test, &ann, acme, by_ben).await,
        ["Updated customer ", "Note: Idea"]
    );
    let zone = chrono::FixedOffset::east_opt(0).unwrap();
    let then = TimelineQuery::read("", "", "2019-12-31", "2020-01-01", zone);
    assert_eq!(told(&test, &ann, acme, then).await, ["Note: Idea"]);
}

#[tokio::test]
async fn events_at_the_same_moment_are_told_once_across_pages() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for number in 0..70 {
        let form = form("note", &format!("Note {number}"), "2020-01-01T10:00:00Z");
        happen(&test, &ann, acme, &form).await;
    }
    // And seventy changes at that moment as well.
    let changes = "insert into activity_log (workspace_id, private_to, entity, entity_id, customer_id, source, action, at) \
        select workspace_id, private_to, 'project', gen_random_uuid(), id, 'person', 'updated', '2020-01-01T10:00:00Z' \
        from customers, generate_series(1, 70)";
    sqlx::query(changes).execute(test.system()).await.unwrap();
    let lines = told(&test, &ann, acme, TimelineQuery::default()).await;
    assert_eq!(lines.len(), 141);
    let notes: std::collections::HashSet<_> = lines
        .iter()
        .filter(|line| line.starts_with("Note"))
        .collect();
    assert_eq!(notes.len(), 70);
}

#[tokio::test]
async fn what_is_older_than_a_year_is_archived_and_still_told() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let customers = test.customers();
    for text in ["Retail", "Banks"] {
        let edit = CustomerEdit::parse("vertical", text).unwrap();
        customers.edit(ann.actor(), acme, edit).await.unwrap();
    }
    let before = told(&test, &ann, acme, TimelineQuery::default()).await;
    let own = customers.timeline(ann.actor(), acme, None).await.unwrap();
    let age = "update activity_log set at = at - interval '2 years' where id < (select max(id) from activity_log)";
    sqlx::query(age).execute(test.system()).await.unwrap();
    let jobs = Housekeeping::new(test.db().clone());
    assert_eq!(jobs.archive_activity().await.unwrap(), 2);
    assert_eq!(jobs.archive_activity().await.unwrap(), 0);
    assert_eq!(
        told(&test, &ben, acme, TimelineQuery::default()).await,
        before
    );
    let archived = customers.timeline(ann.actor(), acme, None).await.unwrap();
    let ids = |page: &domain::page::Page<domain::activity::ActivityEntry>| -> Vec<i64> {
        page.items.iter().map(|entry| entry.id).collect()
    };
    assert_eq!(ids(&archived), ids(&own));
    assert_eq!(archived.items[2].action, Action::Created);

    let back = customers
        .put_back(ann.actor(), acme, archived.items[1].id, "info.vertical")
        .await;
    assert_eq!(back.unwrap().info.vertical, "");
    let hide = "update customers set visibility = 'private'";
    sqlx::query(hide).execute(test.system()).await.unwrap();
    let mut session = test.begin(ben.actor()).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from activity_log_archive")
        .fetch_one(&mut *session)
        .await
        .unwrap();
    assert_eq!(seen, 0);
}

#[tokio::test]
async fn nobody_sees_the_timeline_of_a_customer_that_is_not_theirs() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = happen(
        &test,
        &ann,
        acme,
        &form("call", "Intro", "2026-03-12T10:00:00Z"),
    )
    .await;
    let store = test.events();
    let everything = TimelineQuery::default();
    let refused = store.timeline(ben.actor(), acme, &everything, None).await;
    assert_eq!(refused, Err(Error::NotFound));
    assert_eq!(store.get(ben.actor(), made.id).await, Err(Error::NotFound));
    assert_eq!(
        store.delete(ben.actor(), made.id).await,
        Err(Error::NotFound)
    );
    let draft = form("call", "x", "2026-03-12T10:00:00Z").parse().unwrap();
    assert_eq!(
        store.create(ben.actor(), acme, &draft).await,
        Err(Error::NotFound)
    );
}

#[tokio::test]
async fn a_word_of_a_newer_version_is_told_as_it_is() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let newer = "insert into activity_log (workspace_id, private_to, entity, entity_id, customer_id, source, action, title) \
        select workspace_id, private_to, 'ticket', id, id, 'person', 'created', 'Broken' from customers";
    sqlx::query(newer).execute(test.system()).await.unwrap();
    let page = test
        .events()
        .timeline(ann.actor(), acme, &TimelineQuery::default(), None)
        .await
        .unwrap();
    let TimelineEntry::Change { about, .. } = &page.items[0] else {
        panic!("{page:?}");
    };
    assert_eq!(about.entity, Entity::Other("ticket".to_owned()));
}

#[tokio::test]
async fn archiving_leaves_a_customer_alone_that_is_being_hidden() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    test.customer(&ann, "Acme").shared().create().await;
    let age = "update activity_log set at = at - interval '2 years'";
    sqlx::query(age).execute(test.system()).await.unwrap();
    let mut hiding = test.system().begin().await.unwrap();
    let hide = "update customers set visibility = 'private'";
    sqlx::query(hide).execute(&mut *hiding).await.unwrap();
    let jobs = Housekeeping::new(test.db().clone());
    assert_eq!(jobs.archive_activity().await.unwrap(), 0);
    hiding.commit().await.unwrap();
    assert_eq!(jobs.archive_activity().await.unwrap(), 1);
    let mut session = test.begin(ben.actor()).await.unwrap();
    let seen: i64 = sqlx::query_scalar("select count(*) from activity_log_archive")
        .fetch_one(&mut *session)
        .await
        .unwrap();
    assert_eq!(seen, 0);
}
