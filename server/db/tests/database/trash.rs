//! The trash of records: what is found in it by whom, and how it comes back.

use std::collections::HashSet;

use db::testing::{Member, TestDb};
use domain::agreements::{AgreementForm, AgreementStore, PricingForm};
use domain::artifacts::ArtifactStore;
use domain::customers::CustomerStore;
use domain::events::{EventForm, EventStore};
use domain::id::{ArtifactId, CustomerId, ProjectId};
use domain::portfolio::{PortfolioForm, PortfolioStore};
use domain::projects::ProjectStore;
use domain::receivables::{InvoiceForm, InvoiceStore, PaymentForm, PaymentStore};
use domain::trash::{TrashStore, TrashedKind, TrashedRecord};
use domain::workspaces::Role;
use uuid::Uuid;

use crate::artifacts::{artifact, project};

async fn in_trash(test: &TestDb, who: &Member) -> Vec<TrashedRecord> {
    let page = test.trash().records(who.actor(), None).await.unwrap();
    page.items
}

/// Kind and name of what is in the trash, the last deleted first.
async fn names(test: &TestDb, who: &Member) -> Vec<String> {
    in_trash(test, who)
        .await
        .iter()
        .map(|record| format!("{} {}", record.kind.as_str(), record.name()))
        .collect()
}

pub(crate) fn agreement_form() -> AgreementForm {
    AgreementForm {
        scope: "Advice\nTwo days a week".into(),
        kind: "retainer".into(),
        pricing: PricingForm {
            model: "retainer".into(),
            amount: "1000".into(),
            currency: "EUR".into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    }
}

pub(crate) fn invoice_form() -> InvoiceForm {
    InvoiceForm {
        number: "R-7".into(),
        date: "2026-06-01".into(),
        currency: "EUR".into(),
        amount: "500".into(),
        ..InvoiceForm::default()
    }
}

pub(crate) fn payment_form() -> PaymentForm {
    PaymentForm {
        date: "2026-06-02".into(),
        amount: "250".into(),
        currency: "EUR".into(),
        method: "cash".into(),
        reference: "Desk".into(),
        ..PaymentForm::default()
    }
}

pub(crate) fn event_form() -> EventForm {
    EventForm {
        kind: "call".to_owned(),
        title: "Kick-off".to_owned(),
        happened_at: "2026-06-03T10:00:00Z".to_owned(),
        ..EventForm::default()
    }
}

/// A record of every kind, made and deleted in the order of the kinds; answers their ids.
async fn one_of_each(test: &TestDb, who: &Member, customer: CustomerId) -> Vec<Uuid> {
    let actor = who.actor();
    let terms = agreement_form().parse().unwrap();
    let agreement = test.agreements().create(actor, customer, &terms).await;
    let terms = invoice_form().parse().unwrap();
    let invoice = test.invoices().create(actor, customer, &terms).await;
    let (terms, _) = payment_form().parse().unwrap();
    let payment = test.payments().create(actor, customer, &terms, &[]).await;
    let draft = event_form().parse().unwrap();
    let event = test.events().create(actor, customer, &draft).await;
    let form = PortfolioForm {
        kind: "article".to_owned(),
        title: "Pricing".to_owned(),
        ..PortfolioForm::default()
    };
    let piece = test.portfolio().create(actor, &form.parse().unwrap()).await;
    // Two projects: with its project an artifact would not be in the list.
    let (work, other) = (
        project(test, who, customer).await,
        project(test, who, customer).await,
    );
    let document = artifact(test, who, work, "one").await.id;
    let (agreement, invoice, payment) = (agreement.unwrap(), invoice.unwrap(), payment.unwrap());
    let (event, piece) = (event.unwrap(), piece.unwrap());
    test.agreements().delete(actor, agreement.id).await.unwrap();
    test.invoices().delete(actor, invoice.id).await.unwrap();
    test.payments().delete(actor, payment.id).await.unwrap();
    test.projects().delete(actor, other).await.unwrap();
    test.artifacts().delete(actor, document).await.unwrap();
    test.events().delete(actor, event.id).await.unwrap();
    test.portfolio().delete(actor, piece.id).await.unwrap();
    vec![
        agreement.id.uuid(),
        invoice.id.uuid(),
        payment.id.uuid(),
        other.uuid(),
        document.uuid(),
        event.id.uuid(),
        piece.id.uuid(),
    ]
}

async fn restore(test: &TestDb, who: &Member, record: &TrashedRecord) -> domain::Result<()> {
    let (actor, id) = (who.actor(), record.id.to_string());
    match record.kind {
        TrashedKind::Agreement => test.agreements().restore(actor, id.parse()?).await,
        TrashedKind::Invoice => test.invoices().restore(actor, id.parse()?).await,
        TrashedKind::Payment => test.payments().restore(actor, id.parse()?).await,
        TrashedKind::Project => test.projects().restore(actor, id.parse()?).await,
        TrashedKind::Artifact => test.artifacts().restore(actor, id.parse()?).await,
        TrashedKind::Event => test.events().restore(actor, id.parse()?).await,
        TrashedKind::Piece => test.portfolio().restore(actor, id.parse()?).await,
    }
}

#[tokio::test]
async fn deleted_records_of_every_kind_are_found_and_restored() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let ids = one_of_each(&test, &ann, acme).await;
    assert_eq!(
        names(&test, &ann).await,
        [
            "portfolio Pricing",
            "event Kick-off",
            "artifact Strategy",
            "project Pricing",
            "payment 250.00 EUR, Desk",
            "invoice R-7",
            "agreement Advice",
        ]
    );
    let mut all = in_trash(&test, &ann).await;
    for (record, id) in all.iter().rev().zip(&ids) {
        assert_eq!(record.id, *id);
        assert_eq!(record.by.as_ref().unwrap().name, "Ann");
        let of = record.customer.as_ref().map(|of| (of.id, of.name.as_str()));
        let expected = (record.kind != TrashedKind::Piece).then_some((acme, "Acme"));
        assert_eq!(of, expected, "{:?}", record.kind);
    }
    while let Some(record) = all.pop() {
        restore(&test, &ann, &record).await.unwrap();
        assert_eq!(in_trash(&test, &ann).await, all);
    }
    let actor = ann.actor();
    assert!(
        test.projects()
            .get(actor, ProjectId::new(ids[3]))
            .await
            .is_ok()
    );
    assert!(
        test.artifacts()
            .get(actor, ArtifactId::new(ids[4]))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn nobody_finds_what_is_private_to_others_or_of_another_workspace() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let vera = test.member(&ann, "Vera", Role::Viewer).await;
    let pat = test.member(&ann, "Pat", Role::Partner).await;
    let eve = test.person("Eve").await;
    let private = test.customer(&ann, "Private").create().await;
    one_of_each(&test, &ann, private).await;
    for other in [&ben, &vera, &pat, &eve] {
        assert!(in_trash(&test, other).await.is_empty());
    }
    let shared = test.customer(&ann, "Shared").shared().create().await;
    let form = AgreementForm {
        scope: "Shared advice".into(),
        ..agreement_form()
    };
    let made = test
        .agreements()
        .create(ann.actor(), shared, &form.parse().unwrap())
        .await
        .unwrap();
    test.agreements()
        .delete(ben.actor(), made.id)
        .await
        .unwrap();
    for (other, found) in [(&ann, 8), (&ben, 1), (&vera, 1), (&pat, 0), (&eve, 0)] {
        assert_eq!(in_trash(&test, other).await.len(), found);
    }
    let found = in_trash(&test, &vera).await;
    assert_eq!(found[0].by.as_ref().unwrap().name, "Ben");
    assert!(restore(&test, &vera, &found[0]).await.is_err());
    assert!(restore(&test, &eve, &found[0]).await.is_err());
    assert!(restore(&test, &ann, &found[0]).await.is_ok());
}

#[tokio::test]
async fn what_comes_back_with_something_else_is_not_listed() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let actor = ann.actor();
    let work = project(&test, &ann, acme).await;
    let document = artifact(&test, &ann, work, "one").await.id;
    test.artifacts().delete(actor, document).await.unwrap();
    assert_eq!(names(&test, &ann).await, ["artifact Strategy"]);
    test.projects().delete(actor, work).await.unwrap();
    assert_eq!(names(&test, &ann).await, ["project Pricing"]);
    test.customers().delete(actor, acme).await.unwrap();
    assert!(names(&test, &ann).await.is_empty());
    test.customers().restore(actor, acme).await.unwrap();
    test.projects().restore(actor, work).await.unwrap();
    assert_eq!(names(&test, &ann).await, ["artifact Strategy"]);
}

#[tokio::test]
async fn pages_show_every_record_once() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for number in 0..60 {
        let form = EventForm {
            title: format!("Event {number}"),
            ..event_form()
        };
        let draft = form.parse().unwrap();
        let made = test.events().create(ann.actor(), acme, &draft).await;
        test.events()
            .delete(ann.actor(), made.unwrap().id)
            .await
            .unwrap();
    }
    // All at one moment, beside records of another kind.
    let work = project(&test, &ann, acme).await;
    test.projects().delete(ann.actor(), work).await.unwrap();
    for table in ["customer_events", "customer_projects"] {
        let same = format!("update {table} set deleted_at = '2026-06-01T00:00:00Z'");
        let same = sqlx::query(sqlx::AssertSqlSafe(same));
        same.execute(test.system()).await.unwrap();
    }
    let store = test.trash();
    let first = store.records(ann.actor(), None).await.unwrap();
    let second = store
        .records(ann.actor(), first.next.as_ref())
        .await
        .unwrap();
    assert_eq!((first.items.len(), second.items.len()), (50, 11));
    assert_eq!(second.next, None);
    let all = first.items.iter().chain(&second.items);
    let ids: HashSet<Uuid> = all.map(|record| record.id).collect();
    assert_eq!(ids.len(), 61);
}
