//! Invoices, payments, and what is left between the two.

use chrono::NaiveDate;
use db::testing::{Member, TestDb};
use domain::Error;
use domain::agreements::{Agreement, AgreementForm, AgreementStore, Override, PricingForm};
use domain::customers::{CustomerStatus, CustomerStore};
use domain::id::{CustomerId, InvoiceId, PaymentId};
use domain::receivables::{
    DaysToPay, Invoice, InvoiceFilter, InvoiceForm, InvoiceQuery, InvoiceState, InvoiceStep,
    InvoiceStore, Payment, PaymentForm, PaymentStore, RefundForm, Settlement,
};
use domain::workspaces::Role;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn invoice_form(amount: &str, date: &str) -> InvoiceForm {
    InvoiceForm {
        date: date.into(),
        currency: "EUR".into(),
        amount: amount.into(),
        ..InvoiceForm::default()
    }
}

async fn draft(test: &TestDb, who: &Member, customer: CustomerId, form: &InvoiceForm) -> Invoice {
    let terms = form.parse().unwrap();
    test.invoices()
        .create(who.actor(), customer, &terms)
        .await
        .unwrap()
}

/// An invoice that was sent.
async fn sent(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    amount: &str,
    date: &str,
) -> Invoice {
    let made = draft(test, who, customer, &invoice_form(amount, date)).await;
    let store = test.invoices();
    let send = store.step(who.actor(), made.id, None, InvoiceStep::Send);
    send.await.unwrap()
}

fn payment_form(amount: &str, date: &str) -> PaymentForm {
    PaymentForm {
        date: date.into(),
        amount: amount.into(),
        currency: "EUR".into(),
        method: "bank_transfer".into(),
        ..PaymentForm::default()
    }
}

async fn pay(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    amount: &str,
    date: &str,
    invoices: &[(&Invoice, &str)],
) -> domain::Result<Payment> {
    let (terms, _) = payment_form(amount, date).parse()?;
    let settlements: Vec<_> = invoices
        .iter()
        .map(|(invoice, part)| part_of(invoice, part))
        .collect();
    let store = test.payments();
    store
        .create(who.actor(), customer, &terms, &settlements)
        .await
}

fn part_of(invoice: &Invoice, amount: &str) -> Settlement {
    let amount = domain::money::Money::parse("amount", amount, invoice.charges.currency());
    Settlement {
        invoice: invoice.id,
        amount: amount.unwrap(),
    }
}

async fn retainer(test: &TestDb, who: &Member, customer: CustomerId) -> Agreement {
    let form = AgreementForm {
        scope: "Advice\nand more".into(),
        kind: "retainer".into(),
        starts_on: "2026-01-15".into(),
        pricing: PricingForm {
            model: "retainer".into(),
            amount: "2,000".into(),
            currency: "EUR".into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    };
    let store = test.agreements();
    store
        .create(who.actor(), customer, &form.parse().unwrap())
        .await
        .unwrap()
}

/// Numbers of a list, in its order.
async fn numbers(test: &TestDb, who: &Member, query: &InvoiceQuery, today: &str) -> Vec<String> {
    let page = test.invoices().list(who.actor(), query, day(today)).await;
    page.unwrap()
        .items
        .iter()
        .map(|row| row.number.to_string())
        .collect()
}

#[tokio::test]
async fn numbers_are_allotted_in_turn_and_never_twice() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let other = test.customer(&ann, "Other").create().await;
    let by_hand = InvoiceForm {
        number: "2026-0002".into(),
        ..invoice_form("5", "2026-02-01")
    };
    draft(&test, &ann, acme, &by_hand).await;
    let mut allotted = Vec::new();
    for (customer, date) in [
        (acme, "2026-03-01"),
        (other, "2026-03-01"),
        (acme, "2025-12-31"),
    ] {
        let made = draft(&test, &ann, customer, &invoice_form("5", date)).await;
        allotted.push(made.number.to_string());
    }
    assert_eq!(allotted, ["2026-0001", "2026-0003", "2025-0001"]);
    let terms = by_hand.parse().unwrap();
    let twice = test
        .invoices()
        .create(ann.actor(), other, &terms)
        .await
        .unwrap_err();
    assert_eq!(
        twice.for_field("number"),
        Some("Another invoice has this number.")
    );
    let eve = test.person("Eve").await;
    let hers = test.customer(&eve, "Hers").create().await;
    let first = draft(&test, &eve, hers, &invoice_form("5", "2026-03-01")).await;
    assert_eq!(
        first.number.as_str(),
        "2026-0001",
        "each workspace counts for itself"
    );
}

#[tokio::test]
async fn many_at_once_get_different_numbers() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let mut running = tokio::task::JoinSet::new();
    for number in 0..12 {
        let customer = test
            .customer(&ann, &format!("Customer {}", number % 3))
            .create()
            .await;
        let (store, actor) = (test.invoices(), ann.actor().clone());
        let terms = invoice_form("5", "2026-03-01").parse().unwrap();
        running.spawn(async move { store.create(&actor, customer, &terms).await });
    }
    let mut numbers: Vec<_> = running
        .join_all()
        .await
        .into_iter()
        .map(|made| made.unwrap().number.to_string())
        .collect();
    numbers.sort();
    let wanted: Vec<_> = (1..=12).map(|number| format!("2026-{number:04}")).collect();
    assert_eq!(numbers, wanted);
}

#[tokio::test]
async fn it_is_due_by_the_customers_terms() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let form = invoice_form("5", "2026-06-01");
    assert_eq!(
        draft(&test, &ann, acme, &form).await.due_on,
        day("2026-07-01")
    );
    let (invoices, fortnight) = (test.invoices(), DaysToPay::parse("14").unwrap());
    let given = invoices.set_days_to_pay(ann.actor(), acme, fortnight).await;
    given.unwrap();
    let kept = invoices.days_to_pay(ann.actor(), acme).await.unwrap();
    assert_eq!(kept, fortnight);
    assert_eq!(
        draft(&test, &ann, acme, &form).await.due_on,
        day("2026-06-15")
    );
}

#[tokio::test]
async fn a_payment_settles_several_invoices_and_what_is_left_is_credit() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let one = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let two = sent(&test, &ann, acme, "50.50", "2026-06-02").await;
    let parts = [(&one, "100"), (&two, "20.50")];
    let paid = pay(&test, &ann, acme, "200", "2026-06-10", &parts);
    let paid = paid.await.unwrap();
    assert_eq!(paid.credit().to_string(), "79.50 EUR");
    let (invoices, payments, actor) = (test.invoices(), test.payments(), ann.actor());
    let first = invoices.get(actor, one.id).await.unwrap();
    assert_eq!(
        (first.balance().open().is_zero(), first.paid_on),
        (true, Some(day("2026-06-10")))
    );
    assert_eq!(invoices.settled_by(actor, one.id).await.unwrap().len(), 1);
    let second = invoices.get(actor, two.id).await.unwrap();
    assert_eq!(
        (second.settled.to_string(), second.paid_on),
        ("20.50 EUR".to_owned(), None)
    );

    let too_much = payments
        .settle(actor, paid.id, &[part_of(&two, "30.01")])
        .await
        .unwrap_err();
    assert_eq!(
        too_much.for_field("settlements"),
        Some("Only 30.00 EUR of invoice 2026-0002 is open.")
    );
    let used = payments
        .settle(actor, paid.id, &[part_of(&two, "30")])
        .await
        .unwrap();
    assert_eq!(used.credit().to_string(), "49.50 EUR");
    let released = payments.release(actor, paid.id, one.id).await.unwrap();
    assert_eq!(released.credit().to_string(), "149.50 EUR");
    assert_eq!(invoices.get(actor, one.id).await.unwrap().paid_on, None);
    assert_eq!(
        payments.release(actor, paid.id, one.id).await,
        Err(Error::NotFound)
    );
    let numbers: Vec<_> = payments.allocations(actor, paid.id).await.unwrap();
    assert_eq!(
        numbers
            .iter()
            .map(|one| one.invoice_number.as_str())
            .collect::<Vec<_>>(),
        ["2026-0002"; 2]
    );
}

#[tokio::test]
async fn all_of_a_payment_is_made_or_nothing() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let [acme, other] = [
        test.customer(&ann, "Acme").create().await,
        test.customer(&ann, "Other").create().await,
    ];
    let hers = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let others = sent(&test, &ann, other, "100", "2026-06-01").await;
    let waiting = draft(&test, &ann, acme, &invoice_form("100", "2026-06-01")).await;
    for wrong in [&others, &waiting] {
        let parts = [(&hers, "50"), (wrong, "50")];
        let refused = pay(&test, &ann, acme, "100", "2026-06-10", &parts);
        assert!(refused.await.is_err());
    }
    let listed = PaymentStore::list(&test.payments(), ann.actor(), acme, None).await;
    assert_eq!(listed.unwrap().items, []);
    let untouched = test.invoices().get(ann.actor(), hers.id).await.unwrap();
    assert!(untouched.settled.is_zero());
}

#[tokio::test]
async fn an_invoice_is_settled_once_whoever_is_faster() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let one = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let mut running = tokio::task::JoinSet::new();
    for number in 0..8 {
        let (payments, customers) = (test.payments(), test.customers());
        let (terms, _) = payment_form("60", "2026-06-10").parse().unwrap();
        let (actor, part) = (ann.actor().clone(), part_of(&one, "60"));
        running.spawn(async move {
            if number % 2 == 0 {
                return payments
                    .create(&actor, acme, &terms, &[part])
                    .await
                    .map(drop);
            }
            // Meanwhile somebody else works with the customer: nobody is thrown out for it.
            let to = [CustomerStatus::Live, CustomerStatus::OnHold][number / 2 % 2];
            customers.set_status(&actor, acme, to).await.map(drop)
        });
    }
    let done = running.join_all().await;
    let refused: Vec<_> = done.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!(refused.len(), 3);
    assert!(
        refused
            .iter()
            .all(|error| error.for_field("settlements").is_some()),
        "{refused:?}"
    );
    let now = test.invoices().get(ann.actor(), one.id).await.unwrap();
    assert_eq!(now.settled.to_string(), "60.00 EUR");
}

#[tokio::test]
async fn money_is_given_back_once() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let paid = pay(&test, &ann, acme, "100", "2026-06-10", &[])
        .await
        .unwrap();
    let (store, actor) = (test.payments(), ann.actor());
    let refund = RefundForm {
        date: "2026-06-20".into(),
        amount: "60".into(),
        currency: "EUR".into(),
        ..RefundForm::default()
    };
    let refund = refund.parse().unwrap();
    let back = store.refund(actor, paid.id, &refund).await.unwrap();
    assert_eq!(back.credit().to_string(), "40.00 EUR");
    assert!(store.refund(actor, paid.id, &refund).await.is_err());
    let deleted = store.delete(actor, paid.id).await;
    assert!(
        matches!(deleted, Err(Error::Conflict { .. })),
        "{deleted:?}"
    );
    let refunds = store.refunds(actor, paid.id).await.unwrap();
    assert_eq!(refunds.len(), 1);
    let whole = store.take_back(actor, refunds[0].id).await.unwrap();
    assert_eq!(whole.credit().to_string(), "100.00 EUR");
    store.delete(actor, paid.id).await.unwrap();
    assert_eq!(store.get(actor, paid.id).await, Err(Error::NotFound));
}

#[tokio::test]
async fn a_deleted_payment_settles_nothing_and_comes_back_as_credit() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let one = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let paid = pay(&test, &ann, acme, "100", "2026-06-10", &[(&one, "100")])
        .await
        .unwrap();
    let (invoices, payments, actor) = (test.invoices(), test.payments(), ann.actor());
    payments.delete(actor, paid.id).await.unwrap();
    assert!(invoices.get(actor, one.id).await.unwrap().settled.is_zero());
    payments.restore(actor, paid.id).await.unwrap();
    payments.restore(actor, paid.id).await.unwrap();
    assert_eq!(
        payments
            .get(actor, paid.id)
            .await
            .unwrap()
            .credit()
            .to_string(),
        "100.00 EUR"
    );
    payments
        .settle(actor, paid.id, &[part_of(&one, "100")])
        .await
        .unwrap();
    let (corrected, _) = payment_form("100", "2026-06-12").parse().unwrap();
    payments
        .edit(actor, paid.id, None, &corrected)
        .await
        .unwrap();
    assert_eq!(
        invoices.get(actor, one.id).await.unwrap().paid_on,
        Some(day("2026-06-12"))
    );
}

#[tokio::test]
async fn invoices_follow_the_rules_of_their_state() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let one = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let (store, actor) = (test.invoices(), ann.actor());
    let conflict = |result: domain::Result<()>| matches!(result, Err(Error::Conflict { .. }));
    assert!(conflict(store.delete(actor, one.id).await));
    pay(&test, &ann, acme, "40", "2026-06-10", &[(&one, "40")])
        .await
        .unwrap();
    let reason = || "Bankrupt".to_owned();
    let void = InvoiceStep::Void { reason: reason() };
    assert!(conflict(
        store
            .step(actor, one.id, None, void.clone())
            .await
            .map(drop)
    ));
    let less = invoice_form("39", "2026-06-01").parse().unwrap();
    let refused = store.edit(actor, one.id, None, &less).await.unwrap_err();
    assert!(refused.for_field("amount").is_some());
    let off = store
        .step(
            actor,
            one.id,
            None,
            InvoiceStep::WriteOff { reason: reason() },
        )
        .await
        .unwrap();
    assert_eq!(
        (off.state, off.reason.as_str()),
        (InvoiceState::WrittenOff, "Bankrupt")
    );
    let late = store
        .step(actor, one.id, Some(one.version()), InvoiceStep::Reopen)
        .await;
    assert_eq!(late, Err(Error::Stale));
    assert!(
        store
            .step(actor, one.id, Some(off.version()), InvoiceStep::Reopen)
            .await
            .is_ok()
    );

    let two = draft(&test, &ann, acme, &invoice_form("5", "2026-06-01")).await;
    store.step(actor, two.id, None, void).await.unwrap();
    store.delete(actor, two.id).await.unwrap();
    assert_eq!(store.get(actor, two.id).await, Err(Error::NotFound));
    store.restore(actor, two.id).await.unwrap();
    assert_eq!(
        store.get(actor, two.id).await.unwrap().state,
        InvoiceState::Void
    );
}

#[tokio::test]
async fn an_invoice_bills_agreements_of_its_own_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let [acme, other] = [
        test.customer(&ann, "Acme").create().await,
        test.customer(&ann, "Other").create().await,
    ];
    let agreement = retainer(&test, &ann, acme).await;
    let form = InvoiceForm {
        agreement: agreement.id.to_string(),
        ..invoice_form("5", "2026-06-01")
    };
    assert_eq!(
        draft(&test, &ann, acme, &form).await.agreement,
        Some(agreement.id)
    );
    let terms = form.parse().unwrap();
    let wrong = test
        .invoices()
        .create(ann.actor(), other, &terms)
        .await
        .unwrap_err();
    assert_eq!(
        wrong.for_field("agreement"),
        Some("Choose an agreement of this customer.")
    );
}

#[tokio::test]
async fn a_period_is_billed_once_however_often_it_is_asked_for() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let agreement = retainer(&test, &ann, acme).await;
    let today = day("2026-06-20");
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (store, actor) = (test.invoices(), ann.actor().clone());
        running.spawn(async move { store.bill(&actor, agreement.id, today).await.unwrap() });
    }
    let answers = running.join_all().await;
    let made: Vec<_> = answers.iter().filter(|answer| answer.made).collect();
    assert_eq!(made.len(), 1);
    let invoice = made[0].invoice.clone();
    assert!(answers.iter().all(|answer| answer.invoice == invoice));
    assert_eq!(invoice.charges.total().to_string(), "2,000.00 EUR");
    assert_eq!(invoice.description, "Advice\n2026-06-15 to 2026-07-14");

    let (store, actor) = (test.invoices(), ann.actor());
    let next = store
        .bill(actor, agreement.id, day("2026-07-15"))
        .await
        .unwrap();
    assert!(next.made && next.invoice.id != invoice.id);
    let void = InvoiceStep::Void {
        reason: String::new(),
    };
    store.step(actor, invoice.id, None, void).await.unwrap();
    let again = store.bill(actor, agreement.id, today).await.unwrap();
    assert!(again.made, "a void invoice bills nothing");
    let both = store
        .step(actor, invoice.id, None, InvoiceStep::Reopen)
        .await
        .unwrap_err();
    assert_eq!(
        both.for_field("period"),
        Some("This period has another invoice.")
    );

    let pause = Override::parse("suspended", "").unwrap();
    let agreements = test.agreements();
    agreements
        .set_override(actor, agreement.id, None, Some(pause))
        .await
        .unwrap();
    let paused = store.bill(actor, agreement.id, day("2026-09-01")).await;
    assert!(matches!(paused, Err(Error::Conflict { .. })), "{paused:?}");
}

#[tokio::test]
async fn a_list_is_narrowed_by_status_customer_currency_and_number() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let other = test.customer(&ann, "Other").shared().create().await;
    let store = test.invoices();
    draft(&test, &ann, acme, &invoice_form("1", "2026-01-01")).await;
    let late = sent(&test, &ann, acme, "2", "2026-02-01").await;
    let part = sent(&test, &ann, other, "3", "2026-06-03").await;
    let paid = sent(&test, &ann, other, "4", "2026-06-04").await;
    sent(&test, &ann, acme, "5", "2026-06-05").await;
    let dollars = InvoiceForm {
        currency: "USD".into(),
        ..invoice_form("6", "2026-06-06")
    };
    let dollars = draft(&test, &ann, acme, &dollars).await;
    store
        .step(ann.actor(), dollars.id, None, InvoiceStep::Send)
        .await
        .unwrap();
    pay(
        &test,
        &ann,
        other,
        "9",
        "2026-06-10",
        &[(&part, "1"), (&paid, "4")],
    )
    .await
    .unwrap();
    pay(&test, &ann, acme, "1", "2026-06-10", &[(&late, "1")])
        .await
        .unwrap();

    let today = "2026-06-15";
    let all = InvoiceQuery::default();
    let of = |filter| InvoiceQuery {
        filter: Some(filter),
        ..InvoiceQuery::default()
    };
    let narrowed = async |query: InvoiceQuery| {
        let numbers = numbers(&test, &ann, &query, today).await;
        numbers
            .iter()
            .map(|number| number.trim_start_matches("2026-000").to_owned())
            .collect::<String>()
    };
    assert_eq!(narrowed(all.clone()).await, "654321");
    for (filter, found) in [
        (InvoiceFilter::Draft, "1"),
        (InvoiceFilter::Overdue, "2"),
        (InvoiceFilter::PartPaid, "3"),
        (InvoiceFilter::Paid, "4"),
        (InvoiceFilter::Sent, "56"),
        (InvoiceFilter::Unpaid, "2356"),
        (InvoiceFilter::Void, ""),
        (InvoiceFilter::WrittenOff, ""),
    ] {
        assert_eq!(narrowed(of(filter)).await, found, "{filter:?}");
        let euros = InvoiceQuery {
            currency: Some(domain::money::Currency::EUR),
            ..of(filter)
        };
        assert_eq!(
            narrowed(euros).await,
            found.replace('6', ""),
            "{filter:?} in euros"
        );
        let of_acme = InvoiceQuery {
            customer: Some(acme),
            ..of(filter)
        };
        assert_eq!(
            narrowed(of_acme).await,
            found.replace(['3', '4'], ""),
            "{filter:?} of Acme"
        );
        let numbered = InvoiceQuery {
            number: "2026-".into(),
            ..of(filter)
        };
        assert_eq!(narrowed(numbered).await, found, "{filter:?} by number");
    }
    let one = InvoiceQuery {
        number: "2026-0005".into(),
        ..all
    };
    assert_eq!(narrowed(one).await, "5");
    let nobody = InvoiceQuery {
        number: "%".into(),
        ..InvoiceQuery::default()
    };
    assert_eq!(narrowed(nobody).await, "");
}

#[tokio::test]
async fn pages_follow_each_other_in_either_order() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let other = test.customer(&ann, "Other").create().await;
    for number in 0..60 {
        let customer = if number % 2 == 0 { acme } else { other };
        sent(
            &test,
            &ann,
            customer,
            "5",
            &format!("2026-06-{:02}", 1 + number % 28),
        )
        .await;
    }
    let store = test.invoices();
    for filter in [None, Some(InvoiceFilter::Unpaid)] {
        let mut query = InvoiceQuery {
            filter,
            ..InvoiceQuery::default()
        };
        let first = store
            .list(ann.actor(), &query, day("2026-06-15"))
            .await
            .unwrap();
        query.after = first.next;
        let second = store
            .list(ann.actor(), &query, day("2026-06-15"))
            .await
            .unwrap();
        assert_eq!(
            (first.items.len(), second.items.len(), second.next),
            (50, 10, None)
        );
        let rows: Vec<_> = first
            .items
            .iter()
            .chain(&second.items)
            .map(|row| (row.date, row.id))
            .collect();
        let sorted = match filter {
            None => rows.is_sorted_by(|later, earlier| later > earlier),
            Some(_) => rows.is_sorted_by(|earlier, later| earlier < later),
        };
        assert!(sorted, "{rows:?}");
    }
}

#[tokio::test]
async fn positions_are_sums_by_currency_and_age() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let other = test.customer(&ann, "Other").shared().create().await;
    // Due 30 days later, seen on 30 June.
    for (amount, date) in [
        ("1", "2026-06-01"),
        ("2", "2026-05-30"),
        ("4", "2026-05-01"),
        ("8", "2026-04-01"),
    ] {
        sent(&test, &ann, acme, amount, date).await;
    }
    sent(&test, &ann, other, "16", "2026-02-01").await;
    let paid = sent(&test, &ann, acme, "100", "2026-06-01").await;
    pay(&test, &ann, acme, "120", "2026-06-11", &[(&paid, "100")])
        .await
        .unwrap();
    let quick = sent(&test, &ann, other, "10", "2026-06-01").await;
    pay(&test, &ann, other, "10", "2026-06-21", &[(&quick, "10")])
        .await
        .unwrap();
    draft(&test, &ann, acme, &invoice_form("1000", "2026-06-01")).await;

    let store = test.invoices();
    let of = async |customer| {
        let positions = store
            .positions(ann.actor(), customer, day("2026-06-30"))
            .await
            .unwrap();
        assert_eq!(positions.len(), 1);
        let one = positions[0].clone();
        let ages = &one.ageing;
        let ages = [
            ages.current,
            ages.days_1_30,
            ages.days_31_60,
            ages.days_61_90,
            ages.over_90,
        ];
        let ages = ages.map(|money| money.amount().to_string()).join(" ");
        let sums = [
            one.open,
            one.overdue(),
            one.credit,
            one.received,
            one.balance(),
        ];
        let sums = sums.map(|money| money.amount().to_string()).join(" ");
        (ages, sums, one.average_days_to_pay)
    };
    assert_eq!(
        of(Some(acme)).await,
        ("1 6 8 0 0".into(), "15 14 20 120 -5".into(), Some(10))
    );
    assert_eq!(
        of(None).await,
        ("1 6 8 0 16".into(), "31 30 20 130 11".into(), Some(15))
    );
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let shared = store
        .positions(ben.actor(), None, day("2026-06-30"))
        .await
        .unwrap();
    assert_eq!(shared[0].open.to_string(), "16.00 EUR");
    test.customers().delete(ann.actor(), acme).await.unwrap();
    let left = store
        .positions(ann.actor(), None, day("2026-06-30"))
        .await
        .unwrap();
    assert_eq!(left[0].open.to_string(), "16.00 EUR");
    assert_eq!(
        numbers(&test, &ann, &InvoiceQuery::default(), "2026-06-30")
            .await
            .len(),
        2
    );
}

#[tokio::test]
async fn what_is_not_yours_and_what_is_not_there_look_the_same() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let eve = test.person("Eve").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let hers = sent(&test, &ann, acme, "100", "2026-06-01").await;
    let paid = pay(&test, &ann, acme, "10", "2026-06-10", &[])
        .await
        .unwrap();
    let (invoices, payments) = (test.invoices(), test.payments());
    let terms = invoice_form("5", "2026-06-01").parse().unwrap();
    let (money, _) = payment_form("5", "2026-06-01").parse().unwrap();
    let nobody = Uuid::now_v7();
    for (who, invoice, payment) in [
        (&eve, hers.id, paid.id),
        (&ann, InvoiceId::new(nobody), PaymentId::new(nobody)),
    ] {
        let who = who.actor();
        for refusal in [
            invoices.get(who, invoice).await.map(drop),
            invoices.settled_by(who, invoice).await.map(drop),
            invoices.edit(who, invoice, None, &terms).await.map(drop),
            invoices
                .step(who, invoice, None, InvoiceStep::Send)
                .await
                .map(drop),
            invoices.delete(who, invoice).await,
            invoices.restore(who, invoice).await,
            payments.get(who, payment).await.map(drop),
            payments.allocations(who, payment).await.map(drop),
            payments.refunds(who, payment).await.map(drop),
            payments.edit(who, payment, None, &money).await.map(drop),
            payments
                .settle(who, payment, &[part_of(&hers, "1")])
                .await
                .map(drop),
            payments.release(who, payment, invoice).await.map(drop),
            payments.delete(who, payment).await,
            payments.restore(who, payment).await,
        ] {
            assert_eq!(refusal, Err(Error::NotFound));
        }
    }
    assert_eq!(
        invoices.create(eve.actor(), acme, &terms).await,
        Err(Error::NotFound)
    );
    assert_eq!(
        PaymentStore::list(&payments, eve.actor(), acme, None).await,
        Err(Error::NotFound)
    );
    let vic = test.member(&ann, "Vic", Role::Viewer).await;
    let refused = payments.create(vic.actor(), acme, &money, &[]).await;
    assert!(
        matches!(refused, Err(Error::Forbidden { .. })),
        "{refused:?}"
    );
}
