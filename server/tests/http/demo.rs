//! The demo data in a new database.

use chrono::{Duration, Utc};
use db::testing::{Member, TestDb};
use domain::accounts::{AccountStore, Email};
use domain::agreements::{AgreementStatus, AgreementStore};
use domain::artifacts::{ArtifactQuery, ArtifactStatus, ArtifactStore};
use domain::customers::{
    Customer, CustomerQuery, CustomerStatus, CustomerStore, SearchText, StatusCounts,
};
use domain::events::{EventStore, Participant, TimelineEntry, TimelineQuery};
use domain::money::Totals;
use domain::portfolio::{PortfolioKind, PortfolioQuery, PortfolioStore, ReferenceKind};
use domain::projects::{ProjectQuery, ProjectStatus, ProjectStore};
use domain::receivables::{
    InvoiceQuery, InvoiceStatus, InvoiceStore, InvoiceSummary, PaymentStore,
};
use domain::workspaces::Role;
use server::demo::seed_if_empty;

/// One test: writing the demo takes longer than looking at it.
#[tokio::test]
async fn the_demo_is_a_workspace_to_believe() {
    let test = TestDb::new().await;
    assert!(seed_if_empty(test.db()).await.unwrap().is_some());
    let dana = &signed_in(&test, "demo@nextup.example").await;
    let customers = customers(&test, dana).await;
    dana_works_with_three_colleagues(&test, dana).await;
    who_looks_after_a_customer_wrote_its_history(&test, dana).await;
    agreements_are_of_every_status(&test, dana, &customers).await;
    money_is_paid_late_too_much_and_back(&test, dana).await;
    projects_have_artifacts(&test, dana, &customers).await;
    all_of_it_happened_when_it_says(&test, dana, &customers).await;
    pieces_come_from_artifacts(&test, dana).await;
    seeding_again_changes_nothing(&test, dana).await;
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

async fn dana_works_with_three_colleagues(test: &TestDb, dana: &Member) {
    let members = test.accounts().members(&dana.who).await.unwrap();
    let roles: Vec<_> = members.iter().map(|member| member.role).collect();
    assert_eq!(
        roles,
        [Role::Viewer, Role::Owner, Role::Advisor, Role::Manager]
    );
    let shares = counts(test, dana).await;
    let shares = CustomerStatus::ALL.map(|status| shares.of(status).value);
    assert_eq!(shares, [9, 10, 8, 22, 5, 6]);
    let viewer = signed_in(test, "clemence@nextup.example").await;
    assert_eq!(viewer.workspace(), dana.workspace());
    assert_eq!(counts(test, &viewer).await.total().value, 53);
}

async fn who_looks_after_a_customer_wrote_its_history(test: &TestDb, dana: &Member) {
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

async fn seeding_again_changes_nothing(test: &TestDb, dana: &Member) {
    assert!(seed_if_empty(test.db()).await.unwrap().is_some());
    assert_eq!(counts(test, dana).await.total().value, 60);
}

async fn customers(test: &TestDb, who: &Member) -> Vec<Customer> {
    let mut all = Vec::new();
    let mut query = CustomerQuery::default();
    loop {
        let list = test.customers().list(who.actor(), &query).await.unwrap();
        for customer in &list.page.items {
            let customer = test.customers().get(who.actor(), customer.id).await;
            all.push(customer.unwrap());
        }
        query.after = list.page.next;
        if query.after.is_none() {
            return all;
        }
    }
}

async fn agreements_are_of_every_status(test: &TestDb, who: &Member, customers: &[Customer]) {
    let today = Utc::now().date_naive();
    let mut agreements = Vec::new();
    for customer in customers {
        let page = test.agreements().list(who.actor(), customer.id, None).await;
        agreements.extend(page.unwrap().items);
    }
    for status in AgreementStatus::ALL {
        let any = agreements.iter().any(|one| one.status(today) == status);
        assert!(any, "{status:?}");
    }
    assert!(
        agreements
            .iter()
            .any(|agreement| agreement.renews.is_some())
    );
    let running = test
        .agreements()
        .running_value(who.actor(), None, today)
        .await;
    assert_eq!(running.unwrap().len(), 3, "currencies");
}

async fn money_is_paid_late_too_much_and_back(test: &TestDb, who: &Member) {
    let today = Utc::now().date_naive();
    let invoices = invoices(test, who).await;
    for status in [
        InvoiceStatus::Draft,
        InvoiceStatus::Paid,
        InvoiceStatus::Overdue,
        InvoiceStatus::Void,
        InvoiceStatus::WrittenOff,
    ] {
        let any = invoices
            .iter()
            .any(|one| one.balance.status(today) == status);
        assert!(any, "{status:?}");
    }
    assert!(invoices.iter().all(|invoice| invoice.date <= today));
    let part_paid = |one: &&InvoiceSummary| one.balance.settled.is_positive();
    let open = invoices
        .iter()
        .filter(|one| one.balance.open().is_positive());
    assert!(open.clone().any(|one| part_paid(&one)));

    let positions = test
        .invoices()
        .positions(who.actor(), None, today)
        .await
        .unwrap();
    let sums: Totals = open.map(|invoice| invoice.balance.open()).collect();
    for position in &positions {
        assert_eq!(position.open, sums.of(position.open.currency()));
    }
    let late = |of: fn(&domain::receivables::Ageing) -> domain::money::Money| {
        positions.iter().any(|one| of(&one.ageing).is_positive())
    };
    assert!(late(|ageing| ageing.over_90));
    assert!(late(|ageing| ageing.days_31_60) || late(|ageing| ageing.days_61_90));
    assert!(
        positions
            .iter()
            .any(|position| position.credit.is_positive())
    );
    let bluebird = invoices
        .iter()
        .find(|one| one.customer_name == "Bluebird Payroll");
    let payments = test
        .payments()
        .list(who.actor(), bluebird.unwrap().customer, None)
        .await
        .unwrap()
        .items;
    assert!(
        payments
            .iter()
            .any(|payment| payment.refunded.is_positive())
    );
    assert!(payments.iter().all(|payment| payment.terms.date <= today));
}

async fn invoices(test: &TestDb, who: &Member) -> Vec<InvoiceSummary> {
    let mut all = Vec::new();
    let mut query = InvoiceQuery::default();
    loop {
        let today = Utc::now().date_naive();
        let page = test
            .invoices()
            .list(who.actor(), &query, today)
            .await
            .unwrap();
        all.extend(page.items);
        query.after = page.next;
        if query.after.is_none() {
            return all;
        }
    }
}

async fn projects_have_artifacts(test: &TestDb, who: &Member, customers: &[Customer]) {
    let (mut projects, mut artifacts) = (Vec::new(), Vec::new());
    for customer in customers {
        let query = ProjectQuery::default();
        let page = test
            .projects()
            .of_customer(who.actor(), customer.id, &query)
            .await
            .unwrap();
        assert!(customer.status != CustomerStatus::Live || !page.items.is_empty());
        assert!(page.items.iter().all(|project| project.artifacts.value > 0));
        projects.extend(page.items);
        let query = ArtifactQuery::default();
        let page = test
            .artifacts()
            .of_customer(who.actor(), customer.id, &query)
            .await;
        artifacts.extend(page.unwrap().items);
    }
    for status in ProjectStatus::ALL {
        assert!(projects.iter().any(|one| one.status == *status), "{status}");
    }
    for status in ArtifactStatus::ALL {
        assert!(
            artifacts.iter().any(|one| one.status == *status),
            "{status}"
        );
    }
    let revised = artifacts
        .iter()
        .find(|artifact| artifact.version == 3)
        .unwrap();
    let versions = test
        .artifacts()
        .versions(who.actor(), revised.id, None)
        .await
        .unwrap()
        .items;
    assert!(versions[0].at > versions[2].at + Duration::days(1));
}

async fn all_of_it_happened_when_it_says(test: &TestDb, who: &Member, customers: &[Customer]) {
    let everything = TimelineQuery::default();
    for customer in customers {
        let page = test
            .events()
            .timeline(who.actor(), customer.id, &everything, None)
            .await;
        let entries = page.unwrap().items;
        let name = &customer.name;
        assert_eq!(entries[0].at(), customer.last_activity_at, "{name}");
        assert!(
            customer.last_activity_at < Utc::now() - Duration::minutes(50),
            "{name}"
        );
        assert!(
            entries.iter().all(|one| one.at() >= customer.created_at),
            "{name}"
        );
        let events: Vec<_> = entries
            .iter()
            .filter_map(|entry| match entry {
                TimelineEntry::Event(event) => Some(event),
                TimelineEntry::Change { .. } => None,
            })
            .collect();
        let with_team = events.iter().any(|event| {
            let mut who = event.participants.iter();
            who.any(|one| matches!(one, Participant::Member(_)))
        });
        assert!(
            customer.status != CustomerStatus::Live || with_team,
            "{name}"
        );
    }
}

async fn pieces_come_from_artifacts(test: &TestDb, who: &Member) {
    let query = PortfolioQuery::default();
    let page = test.portfolio().list(who.actor(), &query).await.unwrap();
    assert_eq!(page.items.len(), 12);
    let (newest, oldest) = (&page.items[0], &page.items[11]);
    assert!(newest.updated_at > oldest.updated_at + Duration::days(100));
    for piece in page.items {
        if piece.kind == PortfolioKind::CaseStudy {
            let from = test.portfolio().references(who.actor(), piece.id).await;
            let from = from.unwrap();
            assert_eq!(from[0].kind, ReferenceKind::Source);
            let text = test.portfolio().get(who.actor(), piece.id).await.unwrap();
            let name = from[0].customer_name.as_str();
            assert!(!text.body.as_str().contains(name), "{name}");
        }
    }
}
