//! Putting fields of records back, each by the rules of its own store.

use std::time::Duration;

use db::testing::{Member, TestDb};
use domain::Error;
use domain::agreements::AgreementStore;
use domain::artifacts::{ArtifactStatus, ArtifactStore, TextSave};
use domain::customers::{CustomerEdit, CustomerStore};
use domain::events::{Entity, EventStore, Subject, TimelineEntry, TimelineQuery};
use domain::history::{HistoryStore, is_offered};
use domain::id::{AgreementId, ArtifactId, CustomerId, EventId, PaymentId, ProjectId};
use domain::projects::{ProjectForm, ProjectStore};
use domain::receivables::{InvoiceForm, InvoiceStep, InvoiceStore, PaymentStore};
use domain::title::Title;
use domain::workspaces::Role;
use uuid::Uuid;

use crate::artifacts::{artifact, project};
use crate::trash::{agreement_form, event_form, invoice_form, payment_form};

/// Somebody with a customer.
struct Desk {
    test: TestDb,
    ann: Member,
    acme: CustomerId,
}

impl Desk {
    async fn new() -> Self {
        let test = TestDb::new().await;
        let ann = test.person("Ann").await;
        let acme = test.customer(&ann, "Acme").shared().create().await;
        Self { test, ann, acme }
    }

    /// The latest change of a field of a record: what kind of record it is, and the entry's number.
    async fn latest(&self, id: Uuid, field: &str) -> (Subject, i64) {
        let events = self.test.events();
        let query = TimelineQuery::default();
        let page = events.timeline(self.ann.actor(), self.acme, &query, None);
        let found = page
            .await
            .unwrap()
            .items
            .into_iter()
            .find_map(|entry| match entry {
                TimelineEntry::Change { about, entry } => (about.id == id
                    && entry.changes.iter().any(|change| change.field == field))
                .then_some((about, entry.id)),
                TimelineEntry::Event(_) => None,
            });
        found.unwrap_or_else(|| panic!("nobody changed {field}"))
    }

    /// Puts back what the latest change of a field replaced.
    async fn put_back(&self, id: Uuid, field: &str) -> domain::Result<Option<i64>> {
        let (about, entry) = self.latest(id, field).await;
        let history = self.test.history();
        history
            .put_back(self.ann.actor(), &about.entity, id, entry, field)
            .await
    }

    /// Whether it is offered that the latest changes of these fields are put back.
    async fn expect_offered(&self, changes: &[(Uuid, &str)], expected: bool) {
        for (id, field) in changes {
            let (about, _) = self.latest(*id, field).await;
            assert_eq!(is_offered(&about, field), expected, "{:?}", about.entity);
        }
    }

    /// Makes a project, an artifact, an agreement, a payment and an event, and changes a field of each: their ids and fields.
    async fn change_one_of_each(&self) -> [(Uuid, &'static str); 5] {
        let (test, actor, acme) = (&self.test, self.ann.actor(), self.acme);
        let project = self.make_project().await;
        self.rename(&project, "Prices").await;
        let artifact = artifact(test, &self.ann, project.id, "one").await.id;
        let artifacts = test.artifacts();
        let moved = artifacts.set_status(actor, artifact, None, ArtifactStatus::Review);
        moved.await.unwrap();

        let (agreements, mut form) = (test.agreements(), agreement_form());
        let made = agreements.create(actor, acme, &form.parse().unwrap()).await;
        let agreement = made.unwrap().id;
        form.scope = "Coaching".to_owned();
        let terms = form.parse().unwrap();
        let edited = agreements.edit(actor, agreement, None, &terms).await;
        edited.unwrap();

        let (payments, mut form) = (test.payments(), payment_form());
        let (terms, _) = form.parse().unwrap();
        let payment = payments.create(actor, acme, &terms, &[]).await.unwrap().id;
        form.amount = "300.5".to_owned();
        let (terms, _) = form.parse().unwrap();
        payments.edit(actor, payment, None, &terms).await.unwrap();

        let (events, mut form) = (test.events(), event_form());
        let made = events.create(actor, acme, &form.parse().unwrap()).await;
        let event = made.unwrap().id;
        form.title = "Start".to_owned();
        let draft = form.parse().unwrap();
        events.edit(actor, event, None, &draft).await.unwrap();
        [
            (project.id.uuid(), "name"),
            (artifact.uuid(), "status"),
            (agreement.uuid(), "scope"),
            (payment.uuid(), "amount"),
            (event.uuid(), "title"),
        ]
    }

    async fn make_project(&self) -> domain::projects::Project {
        let id = project(&self.test, &self.ann, self.acme).await;
        self.test
            .projects()
            .get(self.ann.actor(), id)
            .await
            .unwrap()
    }

    async fn rename(&self, project: &domain::projects::Project, name: &str) {
        let form = ProjectForm {
            name: name.to_owned(),
            ..ProjectForm::from(project)
        };
        let draft = form.parse().unwrap();
        let edit = self
            .test
            .projects()
            .edit(self.ann.actor(), project.id, None, &draft)
            .await;
        edit.unwrap();
    }
}

#[tokio::test]
async fn a_project_takes_its_fields_back_and_undo_takes_that_back() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.projects(), desk.ann.actor());
    let made = desk.make_project().await;
    let form = ProjectForm {
        name: "Prices".to_owned(),
        description: "Three weeks".to_owned(),
        status: "active".to_owned(),
        starts_on: "2026-03-12".to_owned(),
        progress: "40".to_owned(),
        ..ProjectForm::default()
    };
    store
        .edit(actor, made.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    let id = made.id.uuid();
    let undo = desk.put_back(id, "name").await.unwrap();
    let now = store.get(actor, made.id).await.unwrap();
    assert_eq!((now.name.as_str(), now.progress.percent()), ("Pricing", 40));
    let history = desk.test.history();
    let undone = history
        .put_back(actor, &Entity::Project, id, undo.unwrap(), "name")
        .await;
    assert!(undone.unwrap().is_some());
    assert_eq!(
        store.get(actor, made.id).await.unwrap().name.as_str(),
        "Prices"
    );
    for field in ["name", "description", "status", "starts_on", "progress"] {
        // Of the first change, whatever was put back since.
        desk.put_back(id, field).await.unwrap();
    }
    let now = store.get(actor, made.id).await.unwrap();
    assert_eq!((now.name.as_str(), now.starts_on), ("Pricing", None));
    assert_eq!((now.status, now.progress), (made.status, made.progress));
}

#[tokio::test]
async fn what_says_the_same_already_is_no_change() {
    let desk = Desk::new().await;
    let made = desk.make_project().await;
    desk.rename(&made, "Prices").await;
    let (about, entry) = desk.latest(made.id.uuid(), "name").await;
    desk.rename(&made, "Pricing").await;
    let history = desk.test.history();
    let back = history
        .put_back(
            desk.ann.actor(),
            &about.entity,
            made.id.uuid(),
            entry,
            "name",
        )
        .await;
    assert_eq!(back, Ok(None));
}

#[tokio::test]
async fn an_agreement_takes_its_terms_back() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.agreements(), desk.ann.actor());
    let before = agreement_form().parse().unwrap();
    let made = store.create(actor, desk.acme, &before).await.unwrap();
    let mut form = agreement_form();
    form.scope = "Coaching".into();
    form.kind = "fixed".into();
    form.starts_on = "2026-01-01".into();
    form.ends_on = "2026-12-31".into();
    form.pricing.amount = "2000".into();
    form.notes = "By phone".into();
    store
        .edit(actor, made.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    for field in [
        "scope",
        "type",
        "start_date",
        "end_date",
        "pricing",
        "notes",
    ] {
        desk.put_back(made.id.uuid(), field).await.unwrap();
    }
    let now = store.get(actor, made.id).await.unwrap();
    assert_eq!(now.terms, before);
    assert_eq!(now.terms.annual_value(), made.terms.annual_value());
}

#[tokio::test]
async fn an_agreement_keeps_its_rules() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.agreements(), desk.ann.actor());
    let mut form = agreement_form();
    form.ends_on = "2026-01-31".into();
    let made = store
        .create(actor, desk.acme, &form.parse().unwrap())
        .await
        .unwrap();
    form.ends_on = String::new();
    store
        .edit(actor, made.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    let (about, ended) = desk.latest(made.id.uuid(), "end_date").await;
    form.starts_on = "2026-06-01".into();
    store
        .edit(actor, made.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    let history = desk.test.history();
    let id = made.id.uuid();
    let refused = history
        .put_back(actor, &about.entity, id, ended, "end_date")
        .await;
    assert!(refused.unwrap_err().for_field("ends_on").is_some());
    let refused = history
        .put_back(actor, &about.entity, id, ended, "override_status")
        .await;
    assert!(refused.unwrap_err().for_field("override_status").is_some());
}

#[tokio::test]
async fn a_draft_invoice_takes_its_fields_back_and_a_sent_one_none() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.invoices(), desk.ann.actor());
    let made = store
        .create(actor, desk.acme, &invoice_form().parse().unwrap())
        .await
        .unwrap();
    let form = InvoiceForm {
        number: "R-8".into(),
        due_on: "2026-09-01".into(),
        description: "June".into(),
        tax_rate: "19".into(),
        ..InvoiceForm::from(&made)
    };
    store
        .edit(actor, made.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    let id = made.id.uuid();
    for field in ["number", "due_date", "description", "tax_rate"] {
        desk.put_back(id, field).await.unwrap();
    }
    let now = store.get(actor, made.id).await.unwrap();
    assert_eq!((&now.number, now.due_on), (&made.number, made.due_on));
    assert_eq!(
        (now.description.as_str(), now.charges.total()),
        ("", made.charges.total())
    );
    let (about, _) = desk.latest(id, "description").await;
    assert!(is_offered(&about, "description"));
    store
        .step(actor, made.id, None, InvoiceStep::Send)
        .await
        .unwrap();
    let (about, _) = desk.latest(id, "description").await;
    assert!(!is_offered(&about, "description"));
    let sent = desk.put_back(id, "description").await;
    assert!(matches!(sent, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_payment_and_an_event_take_their_fields_back() {
    let desk = Desk::new().await;
    let actor = desk.ann.actor();
    let (terms, _) = payment_form().parse().unwrap();
    let payments = desk.test.payments();
    let paid = payments
        .create(actor, desk.acme, &terms, &[])
        .await
        .unwrap();
    let mut form = payment_form();
    form.amount = "300.5".into();
    form.method = "card".into();
    let (changed, _) = form.parse().unwrap();
    payments.edit(actor, paid.id, None, &changed).await.unwrap();
    for field in ["amount", "method"] {
        desk.put_back(paid.id.uuid(), field).await.unwrap();
    }
    assert_eq!(payments.get(actor, paid.id).await.unwrap().terms, terms);

    let events = desk.test.events();
    let mut form = event_form();
    form.participants = vec!["Zoe".to_owned()];
    form.body = "x".repeat(5_000);
    let draft = form.parse().unwrap();
    let event = events.create(actor, desk.acme, &draft).await.unwrap();
    form.title = "Start".to_owned();
    form.kind = "meeting".to_owned();
    form.body = "short".to_owned();
    form.participants = Vec::new();
    form.happened_at = "2026-06-04T10:00:00Z".to_owned();
    events
        .edit(actor, event.id, None, &form.parse().unwrap())
        .await
        .unwrap();
    for field in [
        "title",
        "event_type",
        "description",
        "participants",
        "event_date",
    ] {
        desk.put_back(event.id.uuid(), field).await.unwrap();
    }
    let now = events.get(actor, event.id).await.unwrap();
    assert_eq!(
        (now.title, now.kind, now.body),
        (event.title, event.kind, event.body)
    );
    assert_eq!(
        (now.participants, now.happened_at),
        (event.participants, event.happened_at)
    );
}

#[tokio::test]
async fn an_artifact_takes_title_status_and_type_back() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.artifacts(), desk.ann.actor());
    let work = desk.make_project().await;
    let made = artifact(&desk.test, &desk.ann, work.id, "one").await;
    let save = TextSave {
        based_on: made.revision,
        title: Title::parse("title", "Plan").unwrap(),
        body: made.body.clone(),
        autosave: false,
    };
    store.save(actor, made.id, &save).await.unwrap();
    store
        .set_status(actor, made.id, None, ArtifactStatus::Review)
        .await
        .unwrap();
    let okrs = domain::artifacts::ArtifactKind::Okrs;
    store.set_kind(actor, made.id, okrs).await.unwrap();
    for field in ["title", "status", "type"] {
        assert!(
            desk.put_back(made.id.uuid(), field)
                .await
                .unwrap()
                .is_some()
        );
    }
    let now = store.get(actor, made.id).await.unwrap();
    assert_eq!(
        (now.title, now.status, now.kind),
        (made.title, made.status, made.kind)
    );
    let version = desk.put_back(made.id.uuid(), "version").await;
    assert!(version.unwrap_err().for_field("version").is_some());
}

#[tokio::test]
async fn what_is_in_the_trash_is_offered_nothing_until_it_is_restored() {
    let desk = Desk::new().await;
    let changes = desk.change_one_of_each().await;
    let [project, artifact, agreement, payment, event] = changes.map(|(id, _)| id);
    desk.expect_offered(&changes, true).await;

    let (test, actor) = (&desk.test, desk.ann.actor());
    let (projects, artifacts) = (test.projects(), test.artifacts());
    let (agreements, payments, events) = (test.agreements(), test.payments(), test.events());
    let (project, agreement) = (ProjectId::new(project), AgreementId::new(agreement));
    let (payment, event) = (PaymentId::new(payment), EventId::new(event));
    // Its artifact is out of sight with it.
    projects.delete(actor, project).await.unwrap();
    agreements.delete(actor, agreement).await.unwrap();
    payments.delete(actor, payment).await.unwrap();
    events.delete(actor, event).await.unwrap();
    desk.expect_offered(&changes, false).await;
    for (id, field) in changes {
        let refused = desk.put_back(id, field).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{field}");
    }

    projects.restore(actor, project).await.unwrap();
    agreements.restore(actor, agreement).await.unwrap();
    payments.restore(actor, payment).await.unwrap();
    events.restore(actor, event).await.unwrap();
    desk.expect_offered(&changes, true).await;
    let artifact = ArtifactId::new(artifact);
    artifacts.delete(actor, artifact).await.unwrap();
    desk.expect_offered(&changes[1..2], false).await;
}

#[tokio::test]
async fn a_customer_takes_its_fields_back_in_the_same_way() {
    let desk = Desk::new().await;
    let (store, actor) = (desk.test.customers(), desk.ann.actor());
    for text in ["Retail", "Banks"] {
        let edit = CustomerEdit::parse("vertical", text).unwrap();
        store.edit(actor, desk.acme, edit).await.unwrap();
    }
    let undo = desk
        .put_back(desk.acme.uuid(), "info.vertical")
        .await
        .unwrap();
    let now = store.get(actor, desk.acme).await.unwrap();
    assert_eq!(now.info.vertical, "Retail");
    assert!(undo.is_some());
}

#[tokio::test]
async fn only_who_may_change_a_record_puts_it_back() {
    let desk = Desk::new().await;
    let test = &desk.test;
    let vera = test.member(&desk.ann, "Vera", Role::Viewer).await;
    let ben = test.member(&desk.ann, "Ben", Role::Advisor).await;
    let eve = test.person("Eve").await;
    let made = desk.make_project().await;
    desk.rename(&made, "Prices").await;
    let id = made.id.uuid();
    let (about, entry) = desk.latest(id, "name").await;
    let as_who = async |who: &Member, entity: &Entity| {
        test.history()
            .put_back(who.actor(), entity, id, entry, "name")
            .await
    };
    assert!(matches!(
        as_who(&vera, &about.entity).await,
        Err(Error::Forbidden { .. })
    ));
    assert_eq!(as_who(&eve, &about.entity).await, Err(Error::NotFound));
    let other_kind = as_who(&ben, &Entity::Payment).await;
    assert!(other_kind.is_err(), "a payment has no name");
    assert_eq!(as_who(&ben, &Entity::Customer).await, Err(Error::NotFound));
    let hide = "update customers set visibility = 'private'";
    sqlx::query(hide).execute(test.system()).await.unwrap();
    assert_eq!(as_who(&ben, &about.entity).await, Err(Error::NotFound));
    assert!(as_who(&desk.ann, &about.entity).await.is_ok());
    test.projects()
        .delete(desk.ann.actor(), made.id)
        .await
        .unwrap();
    assert_eq!(as_who(&desk.ann, &about.entity).await, Err(Error::NotFound));
}

/// Somebody changes the project between the moment in which it is read and the one in which it is written.
#[tokio::test]
async fn who_was_slower_overwrites_nothing() {
    let desk = Desk::new().await;
    let made = desk.make_project().await;
    desk.rename(&made, "Prices").await;
    let id = made.id.uuid();
    let (about, entry) = desk.latest(id, "name").await;
    let mut faster = desk.test.system().begin().await.unwrap();
    sqlx::query("select from customers for update")
        .execute(&mut *faster)
        .await
        .unwrap();
    let (history, actor) = (desk.test.history(), desk.ann.actor().clone());
    let entity = about.entity;
    let back =
        tokio::spawn(async move { history.put_back(&actor, &entity, id, entry, "name").await });
    let waits = "select count(*) from pg_stat_activity \
        where datname = current_database() and wait_event_type = 'Lock'";
    while sqlx::query_scalar::<_, i64>(waits)
        .fetch_one(desk.test.system())
        .await
        .unwrap()
        == 0
    {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let change = "update customer_projects set description = 'New'";
    sqlx::query(change).execute(&mut *faster).await.unwrap();
    faster.commit().await.unwrap();
    assert_eq!(back.await.unwrap(), Err(Error::Stale));
    let now = desk
        .test
        .projects()
        .get(desk.ann.actor(), made.id)
        .await
        .unwrap();
    assert_eq!(
        (now.name.as_str(), now.description.as_str()),
        ("Prices", "New")
    );
}
