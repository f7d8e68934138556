//! Finding customers by the beginnings of words.

use db::testing::{Member, TestDb};
use domain::customers::{
    CustomerInfo, CustomerPage, CustomerQuery, CustomerStatus, CustomerStore, SearchText, Sort,
    TeamMember,
};
use domain::id::TeamMemberId;
use domain::workspaces::Role;
use uuid::Uuid;

async fn page(test: &TestDb, who: &Member, text: &str) -> CustomerPage {
    let query = CustomerQuery {
        search: SearchText::new(text),
        sort: Sort::Name,
        ..CustomerQuery::default()
    };
    test.customers().list(who.actor(), &query).await.unwrap()
}

async fn search(test: &TestDb, who: &Member, text: &str) -> Vec<String> {
    let found = page(test, who, text).await.page.items;
    found
        .iter()
        .map(|item| item.name.as_str().to_owned())
        .collect()
}

fn info(json: serde_json::Value) -> CustomerInfo {
    serde_json::from_value(json).unwrap()
}

#[tokio::test]
async fn every_word_must_begin_a_word_somewhere_in_the_customer() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let team = TeamMember::parse(
        TeamMemberId::new(Uuid::now_v7()),
        "Zoë Quist",
        "Head of Growth",
        "zq@northwind.example",
        "allergic to peanuts",
    );
    let acme = info(serde_json::json!({
        "about": "Sells rockets to road-runners",
        "vertical": "Logistics",
        "product": {"name": "Anvil", "url": "https://anvil.example/store"},
        "Renewal month": "October",
        "arr": 1200,
        "team": [team.unwrap()],
    }));
    test.customer(&ann, "Acme & Söhne")
        .info(acme)
        .create()
        .await;
    test.customer(&ann, "Beta").create().await;
    for text in [
        "acme",
        "ACM",
        "acm soh",
        "söhne",
        "rock",
        "runners",
        "logist",
        "anvil store",
        "octob",
        "1200",
        "zoe",
        "quist growth",
        "zq@north",
        "northwind.example",
        "zq@northwind.example",
        "acme beyond".split(' ').next().unwrap(),
    ] {
        assert_eq!(search(&test, &ann, text).await, ["Acme & Söhne"], "{text}");
    }
    for text in [
        "cme",
        "acme beta",
        "peanuts",
        "renewal",
        "owner",
        "zoe beta",
        "'",
    ] {
        assert_eq!(
            search(&test, &ann, text).await,
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[tokio::test]
async fn any_script_and_emoji_can_be_found() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    for name in [
        "شركة الأفق",
        "株式会社 東京",
        "Łódź Ñandú",
        "🚀 Rocket",
        "ＦＵＬＬ width",
    ] {
        test.customer(&ann, name).create().await;
    }
    for (text, name) in [
        ("الأفق", "شركة الأفق"),
        ("شر", "شركة الأفق"),
        ("株式", "株式会社 東京"),
        ("łód", "Łódź Ñandú"),
        ("nandu", "Łódź Ñandú"),
        ("🚀", "🚀 Rocket"),
        ("full", "ＦＵＬＬ width"),
    ] {
        assert_eq!(search(&test, &ann, text).await, [name], "{text}");
    }
}

#[tokio::test]
async fn hostile_searches_are_searches() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    test.customer(&ann, "Robert'); drop table customers;--")
        .create()
        .await;
    assert_eq!(search(&test, &ann, "robert'); drop").await.len(), 1);
    for text in [
        "\0",
        "' & ':*",
        "\\",
        "a:*|b",
        "!!!",
        "()",
        "&|!<->",
        "%_%",
        "\u{202e}",
        &"x ".repeat(5_000),
    ] {
        search(&test, &ann, text).await;
        test.customers()
            .counts(ann.actor(), &SearchText::new(text))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_change_is_found_at_once_and_what_was_before_is_not() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let id = test.customer(&ann, "Acme").create().await;
    let edit = domain::customers::CustomerEdit::Name(super::name("Omega"));
    test.customers().edit(ann.actor(), id, edit).await.unwrap();
    assert_eq!(search(&test, &ann, "omega").await, ["Omega"]);
    assert_eq!(search(&test, &ann, "acme").await, Vec::<String>::new());
    test.customers().delete(ann.actor(), id).await.unwrap();
    assert_eq!(search(&test, &ann, "omega").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_search_finds_nothing_that_the_list_would_not_show() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let pat = test.member(&ann, "Pat", Role::Partner).await;
    let eve = test.person("Eve").await;
    test.customer(&ann, "Acme private").create().await;
    test.customer(&ann, "Acme shared").shared().create().await;
    test.customer(&eve, "Acme elsewhere")
        .shared()
        .create()
        .await;
    assert_eq!(
        search(&test, &ann, "acme").await,
        ["Acme private", "Acme shared"]
    );
    assert_eq!(search(&test, &ben, "acme").await, ["Acme shared"]);
    assert_eq!(search(&test, &pat, "acme").await, Vec::<String>::new());
    assert_eq!(search(&test, &eve, "acme").await, ["Acme elsewhere"]);
}

/// Enough customers that a search cannot look at all of them: every one has "every", every fiftieth
/// has "some", and the oldest has "oldest".
async fn crowd(test: &TestDb, ann: &Member) {
    sqlx::query(
        "insert into customers (workspace_id, user_id, name, status, visibility, last_activity_at) \
         select $1, $2, 'Every ' || case when i % 50 = 0 then 'some ' else '' end \
         || case i when 3000 then 'oldest ' else '' end || i, \
         case when i % 2 = 0 then 'lead' else 'live' end, 'workspace', now() - i * interval '1 minute' \
         from generate_series(1, 3000) i",
    )
    .bind(ann.workspace().uuid())
    .bind(ann.user().uuid())
    .execute(test.system())
    .await
    .unwrap();
}

#[tokio::test]
async fn a_search_that_matches_very_many_shows_the_most_recently_active() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    crowd(&test, &ann).await;
    let mut query = CustomerQuery {
        search: SearchText::new("every"),
        ..CustomerQuery::default()
    };
    let first = test.customers().list(ann.actor(), &query).await.unwrap();
    assert!(first.narrowed);
    assert_eq!(first.page.items[0].name.as_str(), "Every 1");
    query.after = first.page.next;
    let second = test.customers().list(ann.actor(), &query).await.unwrap();
    assert!(second.narrowed);
    let next = format!("Every {}", CustomerQuery::PAGE + 1);
    assert_eq!(second.page.items[0].name.as_str(), next);
    let counts = test
        .customers()
        .counts(ann.actor(), &query.search)
        .await
        .unwrap();
    assert!(counts.of(CustomerStatus::Lead).more);
}

#[tokio::test]
async fn a_search_that_matches_few_of_very_many_shows_them_all() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    crowd(&test, &ann).await;
    assert_eq!(
        search(&test, &ann, "oldest").await,
        ["Every some oldest 3000"]
    );
    assert_eq!(
        search(&test, &ann, "every some old").await,
        ["Every some oldest 3000"]
    );
    let some = page(&test, &ann, "some").await;
    assert!(!some.narrowed);
    let counts = test
        .customers()
        .counts(ann.actor(), &SearchText::new("some"))
        .await
        .unwrap();
    assert_eq!((counts.total().value, counts.total().more), (60, false));
    let query = CustomerQuery {
        search: SearchText::new("some"),
        status: Some(CustomerStatus::Live),
        ..CustomerQuery::default()
    };
    let none = test.customers().list(ann.actor(), &query).await.unwrap();
    assert_eq!(none.page.items.len(), 0, "every fiftieth is a lead");
}
