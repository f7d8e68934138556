//! A customer in figures, and the day at a glance.

use chrono::{NaiveDate, TimeDelta, Utc};
use db::testing::{Member, TestDb};
use domain::Error;
use domain::activity::Action;
use domain::agreements::{AgreementForm, AgreementStore, Override, PricingForm};
use domain::customers::{CustomerEdit, CustomerStatus, CustomerStore};
use domain::events::{EventForm, EventStore};
use domain::id::{AgreementId, CustomerId, InvoiceId, ProjectId};
use domain::overview::{CustomerFigures, DatedRecord, Few, Home, OverviewStore};
use domain::projects::{ProjectForm, ProjectStatus, ProjectStore};
use domain::receivables::{InvoiceForm, InvoiceStep, InvoiceStore, PaymentForm, PaymentStore};
use domain::workspaces::Role;

use crate::name;

fn today() -> NaiveDate {
    Utc::now().date_naive()
}

/// So many days from today on, as a form has it.
fn in_days(days: i64) -> String {
    (today() + TimeDelta::days(days)).to_string()
}

fn form(scope: &str, starts_on: i64, ends_on: Option<i64>, model: &str) -> AgreementForm {
    AgreementForm {
        scope: format!("{scope}\nand more"),
        kind: "custom".into(),
        starts_on: in_days(starts_on),
        ends_on: ends_on.map(in_days).unwrap_or_default(),
        pricing: PricingForm {
            model: model.into(),
            amount: "1,000".into(),
            currency: "EUR".into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    }
}

async fn agree(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    form: &AgreementForm,
) -> AgreementId {
    let (store, terms) = (test.agreements(), form.parse().unwrap());
    let made = store.create(who.actor(), customer, &terms).await;
    made.unwrap().id
}

/// An invoice of so much that was sent and is due so many days from today.
async fn invoice(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    amount: &str,
    due: i64,
) -> InvoiceId {
    let form = InvoiceForm {
        date: in_days(due - 10),
        due_on: in_days(due),
        currency: "EUR".into(),
        amount: amount.into(),
        ..InvoiceForm::default()
    };
    let (store, terms) = (test.invoices(), form.parse().unwrap());
    let made = store.create(who.actor(), customer, &terms).await;
    let id = made.unwrap().id;
    let sent = store.step(who.actor(), id, None, InvoiceStep::Send).await;
    sent.unwrap().id
}

async fn project(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    name: &str,
    status: ProjectStatus,
    ends_on: Option<i64>,
) -> ProjectId {
    let form = ProjectForm {
        name: name.into(),
        status: status.as_str().into(),
        ends_on: ends_on.map(in_days).unwrap_or_default(),
        ..ProjectForm::default()
    };
    let (store, draft) = (test.projects(), form.parse().unwrap());
    let made = store.create(who.actor(), customer, &draft).await;
    made.unwrap().id
}

async fn happen(test: &TestDb, who: &Member, customer: CustomerId, kind: &str, hours: i64) {
    let form = EventForm {
        kind: kind.into(),
        title: format!("{kind} {hours}"),
        happened_at: (Utc::now() + TimeDelta::hours(hours)).to_rfc3339(),
        ..EventForm::default()
    };
    let (store, draft) = (test.events(), form.parse().unwrap());
    let made = store.create(who.actor(), customer, &draft).await;
    made.unwrap();
}

async fn figures(test: &TestDb, who: &Member, customer: CustomerId) -> CustomerFigures {
    let store = test.overview();
    let figures = store.figures(who.actor(), customer, today()).await;
    figures.unwrap()
}

async fn home(test: &TestDb, who: &Member) -> Home {
    test.overview().home(who.actor(), today()).await.unwrap()
}

fn names<T>(few: &Few<T>, name: impl Fn(&T) -> String) -> Vec<String> {
    few.items.iter().map(name).collect()
}

#[tokio::test]
async fn a_new_customer_has_no_figures_but_the_day_it_was_made() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let figures = figures(&test, &ann, acme).await;
    assert_eq!((figures.running, figures.open_projects), (0, 0));
    assert!(figures.worth.is_empty() && figures.positions.is_empty());
    assert!(figures.last_contact.is_none() && figures.dates.items.is_empty());
    assert!(Utc::now() - figures.status_since.unwrap() < TimeDelta::minutes(1));
}

#[tokio::test]
async fn the_figures_are_those_of_the_day() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let other = test.customer(&ann, "Other").create().await;
    agree(&test, &ann, acme, &form("Advice", -100, None, "retainer")).await;
    agree(&test, &ann, acme, &form("Favour", -5, Some(5), "free")).await;
    agree(&test, &ann, acme, &form("Over", -50, Some(-1), "retainer")).await;
    agree(&test, &ann, other, &form("Theirs", -5, Some(5), "retainer")).await;
    let paused = agree(&test, &ann, acme, &form("Paused", -5, Some(5), "retainer")).await;
    let pause = Override::parse("suspended", "").unwrap();
    let store = test.agreements();
    let done = store.set_override(ann.actor(), paused, None, Some(pause));
    done.await.unwrap();
    invoice(&test, &ann, acme, "70", -3).await;
    invoice(&test, &ann, acme, "30", 20).await;
    let paid = PaymentForm {
        date: in_days(-1),
        amount: "25".into(),
        currency: "EUR".into(),
        method: "cash".into(),
        ..PaymentForm::default()
    };
    let (terms, _) = paid.parse().unwrap();
    let payment = test.payments().create(ann.actor(), acme, &terms, &[]).await;
    payment.unwrap();
    for status in ProjectStatus::ALL {
        project(&test, &ann, acme, status.as_str(), *status, None).await;
    }

    let figures = figures(&test, &ann, acme).await;
    assert_eq!(figures.running, 2);
    let worth: Vec<_> = figures.worth.iter().map(|w| w.per_year).collect();
    assert_eq!(worth.len(), 1);
    assert_eq!(worth[0].to_string(), "12,000.00 EUR");
    let balances: Vec<_> = figures.balances().map(|m| m.to_string()).collect();
    let overdue: Vec<_> = figures.overdue().map(|m| m.to_string()).collect();
    assert_eq!(
        (balances, overdue),
        (vec!["75.00 EUR".to_owned()], vec!["70.00 EUR".to_owned()])
    );
    assert_eq!(figures.open_projects, 3);
}

#[tokio::test]
async fn the_next_dates_come_in_their_order_and_no_further_than_looked_for() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let ends = agree(
        &test,
        &ann,
        acme,
        &form("Advice", -100, Some(30), "retainer"),
    )
    .await;
    agree(
        &test,
        &ann,
        acme,
        &form("Later", -100, Some(91), "retainer"),
    )
    .await;
    test.agreements().renew(ann.actor(), ends).await.unwrap();
    invoice(&test, &ann, acme, "30", 0).await;
    invoice(&test, &ann, acme, "30", -1).await;
    let figures = figures(&test, &ann, acme).await;
    let dates: Vec<(i64, &DatedRecord)> = figures
        .dates
        .items
        .iter()
        .map(|date| ((date.on - today()).num_days(), &date.of))
        .collect();
    assert!(
        matches!(
            dates[..],
            [
                (0, DatedRecord::InvoiceDue { open, .. }),
                (30, DatedRecord::AgreementEnds { agreement, title, is_renewed: true }),
                (31, DatedRecord::AgreementBegins { title: again, .. }),
            ] if open.to_string() == "30.00 EUR" && *agreement == ends && title == "Advice" && again == "Advice"
        ),
        "{dates:?}"
    );
    assert!(!figures.dates.more);
}

#[tokio::test]
async fn a_status_counts_from_its_last_change_even_out_of_the_archive() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = figures(&test, &ann, acme).await.status_since.unwrap();
    let store = test.customers();
    let live = store.set_status(ann.actor(), acme, CustomerStatus::Live);
    live.await.unwrap();
    let moved = figures(&test, &ann, acme).await.status_since.unwrap();
    assert!(moved > made);
    let rename = CustomerEdit::Name(name("Acme & Sons"));
    store.edit(ann.actor(), acme, rename).await.unwrap();
    let renamed = figures(&test, &ann, acme).await.status_since;
    assert_eq!(renamed, Some(moved));
    let archived = "select archive_activity(now() + interval '1 hour', 100)";
    let archived: i64 = sqlx::query_scalar(archived)
        .fetch_one(test.system())
        .await
        .unwrap();
    assert_eq!(archived, 3);
    let since = figures(&test, &ann, acme).await.status_since;
    assert_eq!(since, Some(moved));
}

#[tokio::test]
async fn the_last_contact_is_the_latest_that_was_one() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for (kind, hours) in [
        ("call", -50),
        ("meeting", -20),
        ("note", -1),
        ("meeting", 30),
    ] {
        happen(&test, &ann, acme, kind, hours).await;
    }
    let contact = figures(&test, &ann, acme).await.last_contact.unwrap();
    assert_eq!(contact.title.as_str(), "meeting -20");
}

#[tokio::test]
async fn the_day_tells_what_is_due_what_ends_and_what_is_done() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let mine = test.customer(&ann, "Mine").create().await;
    for (customer, amount, due) in [
        (acme, "10", -1),
        (mine, "20", -40),
        (acme, "30", 0),
        (mine, "40", 14),
        (acme, "50", 15),
    ] {
        invoice(&test, &ann, customer, amount, due).await;
    }
    let ends = agree(&test, &ann, acme, &form("Ends", -100, Some(30), "retainer")).await;
    agree(&test, &ann, mine, &form("Favour", -100, Some(0), "free")).await;
    agree(
        &test,
        &ann,
        acme,
        &form("Later", -100, Some(31), "retainer"),
    )
    .await;
    agree(
        &test,
        &ann,
        acme,
        &form("Not begun", 1, Some(20), "retainer"),
    )
    .await;
    test.agreements().renew(ann.actor(), ends).await.unwrap();
    project(&test, &ann, acme, "Some day", ProjectStatus::Active, None).await;
    project(&test, &ann, mine, "Soon", ProjectStatus::Active, Some(9)).await;
    project(&test, &ann, acme, "Planned", ProjectStatus::Planning, None).await;

    let home = home(&test, &ann).await;
    assert!(home.has_customers);
    let open = |few: &Few<domain::receivables::InvoiceSummary>| {
        names(few, |invoice| {
            format!("{}: {}", invoice.customer_name, invoice.balance.open())
        })
    };
    assert_eq!(
        open(&home.overdue.invoices),
        ["Mine: 20.00 EUR", "Acme: 10.00 EUR"]
    );
    assert_eq!(
        open(&home.due.invoices),
        ["Acme: 30.00 EUR", "Mine: 40.00 EUR"]
    );
    let sums =
        |sums: &[domain::money::Money]| sums.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(sums(&home.overdue.open), ["30.00 EUR"]);
    assert_eq!(sums(&home.due.open), ["70.00 EUR"]);
    let expiring = names(&home.expiring, |a| {
        format!(
            "{} of {}, {:?}, {}",
            a.title,
            a.customer.name,
            a.per_year.map(|m| m.to_string()),
            a.is_renewed
        )
    });
    assert_eq!(
        expiring,
        [
            "Favour of Mine, None, false",
            "Ends of Acme, Some(\"12,000.00 EUR\"), true"
        ]
    );
    assert_eq!(
        names(&home.projects, |p| p.name.to_string()),
        ["Soon", "Some day"]
    );
    let recent = &home.recent.items[0];
    assert_eq!(
        (
            recent.customer.name.as_str(),
            recent.about.entity.as_str(),
            recent.about.title.as_str(),
            recent.action
        ),
        ("Acme", "project", "Planned", Action::Created)
    );
    assert_eq!(recent.by.as_ref().unwrap().name, "Ann");
    assert_eq!(home.recent.items.len(), 2);
}

#[tokio::test]
async fn who_was_not_touched_for_long_is_told_unless_silence_is_expected() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let day = 24 * 60;
    for (name, status, days) in [
        ("Busy", CustomerStatus::Live, 29),
        ("Long", CustomerStatus::Lead, 90),
        ("Quiet", CustomerStatus::Live, 40),
        ("Rests", CustomerStatus::OnHold, 90),
        ("Over", CustomerStatus::Archive, 90),
    ] {
        let customer = test.customer(&ann, name).status(status).shared();
        customer.active_minutes_ago(days * day).create().await;
    }
    let gone = test.customer(&ann, "Gone").shared().deleted_days_ago(1);
    gone.active_minutes_ago(90 * day).create().await;
    let home = home(&test, &ann).await;
    assert_eq!(
        names(&home.quiet, |row| row.customer.name.clone()),
        ["Long", "Quiet"]
    );
    assert!(!home.quiet.more);
}

#[tokio::test]
async fn lists_are_short_and_say_that_there_is_more() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for number in 0..=i64::from(Few::<()>::SIZE) {
        invoice(&test, &ann, acme, "1", -number - 1).await;
        invoice(&test, &ann, acme, "1", number).await;
        project(&test, &ann, acme, "Work", ProjectStatus::Active, None).await;
    }
    let home = home(&test, &ann).await;
    for list in [&home.overdue.invoices, &home.due.invoices] {
        assert_eq!((list.items.len(), list.more), (8, true));
    }
    assert_eq!((home.projects.items.len(), home.projects.more), (8, true));
    assert_eq!(home.overdue.open[0].to_string(), "9.00 EUR");
    assert!(figures(&test, &ann, acme).await.dates.more);
}

#[tokio::test]
async fn nobody_sees_what_is_not_theirs() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let partner = test.member(&ann, "Pia", Role::Partner).await;
    let stranger = test.person("Zoe").await;
    let secret = test
        .customer(&ann, "Secret")
        .active_minutes_ago(60 * 24 * 60)
        .create()
        .await;
    invoice(&test, &ann, secret, "10", -1).await;
    invoice(&test, &ann, secret, "10", 1).await;
    agree(
        &test,
        &ann,
        secret,
        &form("Ends", -100, Some(3), "retainer"),
    )
    .await;
    project(&test, &ann, secret, "Work", ProjectStatus::Active, None).await;
    test.customer(&ann, "Silent")
        .active_minutes_ago(60 * 24 * 60)
        .create()
        .await;
    for other in [&ben, &partner, &stranger] {
        let figures = test
            .overview()
            .figures(other.actor(), secret, today())
            .await;
        assert_eq!(figures, Err(Error::NotFound));
        let home = home(&test, other).await;
        assert!(!home.has_customers);
        assert!(home.overdue.invoices.items.is_empty() && home.overdue.open.is_empty());
        assert!(home.due.invoices.items.is_empty() && home.due.open.is_empty());
        assert!(home.expiring.items.is_empty() && home.projects.items.is_empty());
        assert!(home.quiet.items.is_empty() && home.recent.items.is_empty());
    }
    let shown = home(&test, &ann).await;
    assert_eq!(shown.overdue.invoices.items.len(), 1);
    assert_eq!(
        names(&shown.quiet, |row| row.customer.name.clone()),
        ["Silent"]
    );

    // What goes to the trash goes with all that belongs to it.
    test.customers().delete(ann.actor(), secret).await.unwrap();
    let figures = test.overview().figures(ann.actor(), secret, today()).await;
    assert_eq!(figures, Err(Error::NotFound));
    let after = home(&test, &ann).await;
    assert!(after.overdue.invoices.items.is_empty() && after.overdue.open.is_empty());
    assert!(after.expiring.items.is_empty() && after.projects.items.is_empty());
    assert_eq!(
        names(&after.recent, |row| row.customer.name.clone()),
        ["Silent"]
    );
}

#[tokio::test]
async fn any_day_can_be_asked_for() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for day in ["0001-01-01", "9999-12-31"] {
        let day: NaiveDate = day.parse().unwrap();
        test.overview().home(ann.actor(), day).await.unwrap();
        let figures = test.overview().figures(ann.actor(), acme, day).await;
        figures.unwrap();
    }
}
