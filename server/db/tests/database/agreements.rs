//! Making, editing, renewing, ending, deleting and restoring agreements.

use chrono::NaiveDate;
use db::Housekeeping;
use db::testing::{Member, TestDb};
use domain::Error;
use domain::agreements::{
    Agreement, AgreementForm, AgreementStatus, AgreementStore, AgreementTerms, Override,
    PricingForm,
};
use domain::customers::CustomerStore;
use domain::id::{AgreementId, CustomerId};
use domain::workspaces::Role;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A monthly retainer of so much.
fn retainer(amount: &str, currency: &str, starts_on: &str, ends_on: &str) -> AgreementTerms {
    let form = AgreementForm {
        scope: format!("Advice from {starts_on}"),
        kind: "retainer".into(),
        starts_on: starts_on.into(),
        ends_on: ends_on.into(),
        pricing: PricingForm {
            model: "retainer".into(),
            amount: amount.into(),
            currency: currency.into(),
            period: "month".into(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    };
    form.parse().unwrap()
}

fn year(number: u32) -> AgreementTerms {
    retainer(
        "1000",
        "EUR",
        &format!("{number}-01-01"),
        &format!("{number}-12-31"),
    )
}

async fn make(
    test: &TestDb,
    who: &Member,
    customer: CustomerId,
    terms: &AgreementTerms,
) -> Agreement {
    test.agreements()
        .create(who.actor(), customer, terms)
        .await
        .unwrap()
}

#[tokio::test]
async fn an_agreement_is_kept_as_it_was_made() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let store = test.agreements();
    let made = make(&test, &ann, acme, &year(2026)).await;
    assert_eq!(made.terms, year(2026));
    assert_eq!(store.get(ann.actor(), made.id).await.unwrap(), made);
    let listed = store.list(ann.actor(), acme, None).await.unwrap();
    assert_eq!((listed.items, listed.next), (vec![made], None));
}

#[tokio::test]
async fn a_list_begins_with_drafts_and_goes_back_in_time_page_by_page() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    for number in 0..58 {
        make(&test, &ann, acme, &year(1950 + number)).await;
    }
    for _ in 0..2 {
        make(&test, &ann, acme, &retainer("1", "EUR", "", "")).await;
    }
    let store = test.agreements();
    let first = store.list(ann.actor(), acme, None).await.unwrap();
    let rest = store
        .list(ann.actor(), acme, first.next.as_ref())
        .await
        .unwrap();
    assert_eq!(
        (first.items.len(), rest.items.len(), rest.next),
        (50, 10, None)
    );
    let starts: Vec<_> = first
        .items
        .iter()
        .chain(&rest.items)
        .map(|a| a.terms.starts_on)
        .collect();
    assert_eq!(starts[..3], [None, None, Some(day("2007-01-01"))]);
    assert!(starts[2..].is_sorted_by(|later, earlier| later > earlier));
}

#[tokio::test]
async fn what_is_not_yours_and_what_is_not_there_look_the_same() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let eve = test.person("Eve").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let hers = make(&test, &ann, acme, &year(2026)).await.id;
    let nobodys = AgreementId::new(Uuid::now_v7());
    let store = test.agreements();
    for (who, id) in [(&eve, hers), (&ben, hers), (&ann, nobodys)] {
        let who = who.actor();
        let refusals = [
            store.get(who, id).await.map(drop),
            store.edit(who, id, None, &year(2027)).await.map(drop),
            store.set_override(who, id, None, None).await.map(drop),
            store.duplicate(who, id).await.map(drop),
            store.renew(who, id).await.map(drop),
            store.delete(who, id).await,
            store.restore(who, id).await,
        ];
        for refusal in refusals {
            assert_eq!(refusal, Err(Error::NotFound));
        }
    }
    assert_eq!(
        store.list(eve.actor(), acme, None).await,
        Err(Error::NotFound)
    );
    let made = store.create(eve.actor(), acme, &year(2026)).await;
    assert_eq!(made, Err(Error::NotFound));
}

#[tokio::test]
async fn who_may_only_read_is_told_so() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let vic = test.member(&ann, "Vic", Role::Viewer).await;
    let acme = test.customer(&ann, "Acme").shared().create().await;
    let id = make(&test, &ann, acme, &year(2026)).await.id;
    let store = test.agreements();
    let made = store.create(vic.actor(), acme, &year(2026)).await;
    assert!(matches!(made, Err(Error::Forbidden { .. })), "{made:?}");
    let edited = store.edit(vic.actor(), id, None, &year(2027)).await;
    assert!(matches!(edited, Err(Error::Forbidden { .. })), "{edited:?}");
    assert!(store.get(vic.actor(), id).await.is_ok());
}

#[tokio::test]
async fn who_comes_later_is_told_and_changes_nothing() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = make(&test, &ann, acme, &year(2026)).await;
    let (store, actor) = (test.agreements(), ann.actor());
    let seen = Some(made.version());
    let edited = store.edit(actor, made.id, seen, &year(2027)).await.unwrap();
    let late = store.edit(actor, made.id, seen, &year(2028)).await;
    assert_eq!(late, Err(Error::Stale));
    assert_eq!(store.get(actor, made.id).await.unwrap(), edited);
    let next = store
        .edit(actor, made.id, Some(edited.version()), &year(2028))
        .await;
    assert_eq!(next.unwrap().terms, year(2028));
}

#[tokio::test]
async fn an_agreement_is_paused_ended_and_taken_up_again() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = make(&test, &ann, acme, &year(2026)).await;
    let (store, today) = (test.agreements(), day("2026-06-15"));
    for (word, status) in [
        ("suspended", AgreementStatus::Suspended),
        ("terminated", AgreementStatus::Terminated),
    ] {
        let by_hand = Override::parse(word, "No budget").unwrap();
        let changed = store
            .set_override(ann.actor(), made.id, None, Some(by_hand.clone()))
            .await
            .unwrap();
        assert_eq!(changed.status(today), status);
        assert_eq!(changed.overridden, Some(by_hand));
    }
    let back = store
        .set_override(ann.actor(), made.id, None, None)
        .await
        .unwrap();
    assert_eq!(back.status(today), AgreementStatus::Active);
}

#[tokio::test]
async fn a_copy_is_a_draft_and_a_renewal_follows() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = make(&test, &ann, acme, &year(2026)).await;
    let store = test.agreements();
    let copy = store.duplicate(ann.actor(), made.id).await.unwrap();
    assert_eq!(copy.status(day("2026-06-15")), AgreementStatus::Draft);
    assert_eq!(
        (copy.terms.pricing, copy.renews),
        (made.terms.pricing.clone(), None)
    );

    let renewed = store.renew(ann.actor(), made.id).await.unwrap();
    let next = renewed.agreement;
    assert_eq!(
        next.terms,
        AgreementTerms {
            scope: made.terms.scope.clone(),
            ..year(2027)
        }
    );
    assert_eq!((next.renews, renewed.overlaps.len()), (Some(made.id), 0));
    let again = store.renew(ann.actor(), made.id).await.unwrap();
    let beside: Vec<_> = again.overlaps.iter().map(|overlap| overlap.id).collect();
    assert_eq!(
        beside,
        [next.id],
        "a warning, and the agreement all the same"
    );
}

#[tokio::test]
async fn the_trash_of_an_agreement_and_of_its_customer_hide_it() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = make(&test, &ann, acme, &year(2026)).await;
    let (store, customers, actor) = (test.agreements(), test.customers(), ann.actor());
    let today = day("2026-06-15");
    let there = async || {
        let value = store.running_value(actor, None, today).await.unwrap();
        (store.get(actor, made.id).await.is_ok(), value.len())
    };
    assert_eq!(there().await, (true, 1));
    store.delete(actor, made.id).await.unwrap();
    assert_eq!(there().await, (false, 0));
    assert_eq!(store.delete(actor, made.id).await, Err(Error::NotFound));
    for _ in 0..2 {
        store.restore(actor, made.id).await.unwrap();
        assert_eq!(there().await, (true, 1));
    }
    customers.delete(actor, acme).await.unwrap();
    assert_eq!(there().await, (false, 0));
    customers.restore(actor, acme).await.unwrap();
    assert_eq!(store.get(actor, made.id).await.unwrap().terms, made.terms);
}

#[tokio::test]
async fn an_agreement_is_seen_by_whom_its_customer_is_seen() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let acme = test.customer(&ann, "Acme").create().await;
    let made = make(&test, &ann, acme, &year(2026)).await;
    let store = test.agreements();
    for (visibility, seen) in [("workspace", true), ("private", false)] {
        sqlx::query("update customers set visibility = $1")
            .bind(visibility)
            .execute(test.system())
            .await
            .unwrap();
        assert_eq!(store.get(ben.actor(), made.id).await.is_ok(), seen);
        let value = store
            .running_value(ben.actor(), None, day("2026-06-15"))
            .await;
        assert_eq!(value.unwrap().len(), usize::from(seen));
    }
    // Passing it on is no change of the agreement.
    let now = store.get(ann.actor(), made.id).await.unwrap();
    assert_eq!(now.version(), made.version());
}

#[tokio::test]
async fn running_agreements_are_worth_their_sums_by_currency() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let [acme, other] = [
        test.customer(&ann, "Acme").create().await,
        test.customer(&ann, "Other").shared().create().await,
    ];
    for (customer, terms) in [
        (acme, retainer("1000.10", "EUR", "2026-01-01", "")),
        (acme, retainer("50", "USD", "2026-01-01", "2026-06-15")),
        (acme, retainer("70", "EUR", "2026-06-16", "")),
        (other, retainer("0.20", "EUR", "2026-01-01", "2026-12-31")),
        (other, retainer("9", "EUR", "", "")),
    ] {
        make(&test, &ann, customer, &terms).await;
    }
    let store = test.agreements();
    let worth = async |customer| {
        let values = store
            .running_value(ann.actor(), customer, day("2026-06-15"))
            .await;
        let values = values.unwrap();
        values
            .iter()
            .map(|value| {
                format!(
                    "{} {} {}",
                    value.agreements,
                    value.per_year,
                    value.per_month()
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        worth(Some(acme)).await,
        ["1 12,001.20 EUR 1,000.10 EUR", "1 600.00 USD 50.00 USD"]
    );
    assert_eq!(
        worth(None).await,
        ["2 12,003.60 EUR 1,000.30 EUR", "1 600.00 USD 50.00 USD"]
    );
}

#[tokio::test]
async fn every_change_is_in_the_log_and_moves_the_customer_up() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test
        .customer(&ann, "Acme")
        .active_minutes_ago(60)
        .create()
        .await;
    let before = test.customers().get(ann.actor(), acme).await.unwrap();
    let made = make(&test, &ann, acme, &year(2026)).await;
    let store = test.agreements();
    store
        .edit(
            ann.actor(),
            made.id,
            None,
            &retainer("1000", "EUR", "2026-02-01", "2026-12-31"),
        )
        .await
        .unwrap();
    store.delete(ann.actor(), made.id).await.unwrap();
    store.restore(ann.actor(), made.id).await.unwrap();
    let log: Vec<(String, Option<String>)> = sqlx::query_as(
        "select action, (select string_agg(d ->> 'field', ' ') from jsonb_array_elements(changes) d) \
         from activity_log where entity = 'agreement' and entity_id = $1 and actor_id = $2 order by id",
    )
    .bind(made.id.uuid())
    .bind(ann.user().uuid())
    .fetch_all(test.system())
    .await
    .unwrap();
    let log: Vec<_> = log
        .iter()
        .map(|(what, fields)| (what.as_str(), fields.as_deref()))
        .collect();
    assert_eq!(
        log[1..],
        [
            ("updated", Some("scope start_date")),
            ("deleted", None),
            ("restored", None)
        ]
    );
    let after = test.customers().get(ann.actor(), acme).await.unwrap();
    assert!(after.last_activity_at > before.last_activity_at);
    // Its own history stays its own, and nothing of an agreement is put back into it.
    let timeline = test
        .customers()
        .timeline(ann.actor(), acme, None)
        .await
        .unwrap();
    assert_eq!(timeline.items.len(), 1);
}

#[tokio::test]
async fn what_was_long_in_the_trash_is_thrown_away() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let acme = test.customer(&ann, "Acme").create().await;
    let [old, new] = [
        make(&test, &ann, acme, &year(2025)).await.id,
        make(&test, &ann, acme, &year(2026)).await.id,
    ];
    let store = test.agreements();
    for (id, days) in [(old, 31), (new, 29)] {
        store.delete(ann.actor(), id).await.unwrap();
        sqlx::query("update customer_agreements set deleted_at = now() - make_interval(days => $2) where id = $1")
            .bind(id.uuid())
            .bind(days)
            .execute(test.system())
            .await
            .unwrap();
    }
    assert_eq!(
        Housekeeping::new(test.db().clone())
            .run()
            .await
            .unwrap()
            .records,
        1
    );
    assert!(store.restore(ann.actor(), new).await.is_ok());
    assert_eq!(store.restore(ann.actor(), old).await, Err(Error::NotFound));
    test.customers().delete(ann.actor(), acme).await.unwrap();
    sqlx::query("delete from customers")
        .execute(test.system())
        .await
        .unwrap();
}
