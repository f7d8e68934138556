//! Pages and counts.

use std::collections::HashSet;

use db::testing::{Member, TestDb};
use domain::customers::{CustomerQuery, CustomerStatus, CustomerStore, Sort, StatusCounts};
use domain::page::Cursor;
use domain::workspaces::Role;

/// All names of a list, page by page, and how many pages there were.
async fn all_names(test: &TestDb, who: &Member, query: CustomerQuery) -> (Vec<String>, usize) {
    let mut query = query;
    let mut names = Vec::new();
    for pages in 1.. {
        let found = test.customers().list(who.actor(), &query).await.unwrap();
        assert!(found.page.items.len() <= CustomerQuery::PAGE as usize);
        names.extend(
            found
                .page
                .items
                .iter()
                .map(|item| item.name.as_str().to_owned()),
        );
        match found.page.next {
            Some(next) => query.after = Some(next),
            None => return (names, pages),
        }
    }
    unreachable!()
}

/// 120 customers, two sharing each name and each time; every third is private, every fifth negotiates.
async fn many(test: &TestDb, ann: &Member) {
    for number in 0..120 {
        let customer = test
            .customer(ann, &format!("Customer {:03}", number / 2))
            .active_minutes_ago(number / 2 * 7 % 60);
        let customer = if number % 3 == 0 {
            customer
        } else {
            customer.shared()
        };
        let status = if number % 5 == 0 {
            CustomerStatus::Negotiation
        } else {
            CustomerStatus::Lead
        };
        customer.status(status).create().await;
    }
}

#[tokio::test]
async fn pages_show_everything_once_in_every_order() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    many(&test, &ann).await;
    for sort in Sort::ALL {
        for (status, expected, pages) in [
            (None, 120, 5),
            (Some(CustomerStatus::Negotiation), 24, 1),
            (Some(CustomerStatus::Lead), 96, 4),
            (Some(CustomerStatus::Live), 0, 1),
        ] {
            let query = CustomerQuery {
                status,
                sort,
                ..CustomerQuery::default()
            };
            let mut seen = HashSet::new();
            let mut query = query;
            let mut count = 0;
            loop {
                let found = test.customers().list(ann.actor(), &query).await.unwrap();
                count += 1;
                for item in &found.page.items {
                    assert!(seen.insert(item.id), "{sort:?} {status:?}: twice");
                    assert!(status.is_none_or(|status| status == item.status));
                    assert_eq!(item.owner.name, "Ann");
                }
                match found.page.next {
                    Some(next) => query.after = Some(next),
                    None => break,
                }
            }
            assert_eq!(
                (seen.len(), count),
                (expected, pages),
                "{sort:?} {status:?}"
            );
        }
    }
}

#[tokio::test]
async fn each_order_is_kept_across_pages() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    many(&test, &ann).await;
    let by_name = CustomerQuery {
        sort: Sort::Name,
        ..CustomerQuery::default()
    };
    let (mut names, _) = all_names(&test, &ann, by_name).await;
    assert!(names.is_sorted());
    let backwards = CustomerQuery {
        sort: Sort::NameDesc,
        ..CustomerQuery::default()
    };
    names.reverse();
    assert_eq!(all_names(&test, &ann, backwards).await.0, names);
    for sort in [
        Sort::Activity,
        Sort::Created,
        Sort::ActivityAsc,
        Sort::CreatedAsc,
    ] {
        let query = CustomerQuery {
            sort,
            ..CustomerQuery::default()
        };
        let first = test
            .customers()
            .list(ann.actor(), &query)
            .await
            .unwrap()
            .page;
        let query = CustomerQuery {
            after: first.next,
            ..query
        };
        let second = test
            .customers()
            .list(ann.actor(), &query)
            .await
            .unwrap()
            .page;
        let times: Vec<_> = first
            .items
            .iter()
            .chain(&second.items)
            .map(|item| item.last_activity_at)
            .collect();
        assert_eq!(times.len(), 2 * CustomerQuery::PAGE as usize);
        assert!(
            times.is_sorted_by(|one, next| if sort.ascending() {
                one <= next
            } else {
                one >= next
            }),
            "{sort:?}"
        );
    }
}

#[tokio::test]
async fn names_are_sorted_as_people_read_them() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    for name in ["zebra", "Apple", "apple pie", "Banana", "שלום", "🚀 Rocket"] {
        test.customer(&ann, name).create().await;
    }
    let query = CustomerQuery {
        sort: Sort::Name,
        ..CustomerQuery::default()
    };
    let (names, _) = all_names(&test, &ann, query).await;
    assert_eq!(
        names,
        ["Apple", "apple pie", "Banana", "zebra", "שלום", "🚀 Rocket"]
    );
}

#[tokio::test]
async fn a_cursor_that_is_not_ours_is_the_first_page() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    many(&test, &ann).await;
    let first = test
        .customers()
        .list(ann.actor(), &CustomerQuery::default())
        .await
        .unwrap();
    let by_name = CustomerQuery {
        sort: Sort::Name,
        ..CustomerQuery::default()
    };
    let of_names = test
        .customers()
        .list(ann.actor(), &by_name)
        .await
        .unwrap()
        .page
        .next
        .unwrap();
    for bad in ["", "null", "AAAA", "' or 1=1 --", "🚀", of_names.as_str()] {
        let query = CustomerQuery {
            after: Some(Cursor::new(bad)),
            ..CustomerQuery::default()
        };
        let page = test.customers().list(ann.actor(), &query).await.unwrap();
        assert_eq!(page, first, "{bad}");
    }
}

#[tokio::test]
async fn a_list_shows_the_shared_and_the_own_and_no_partner_anything() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let pat = test.member(&ann, "Pat", Role::Partner).await;
    test.customer(&ann, "Ann's secret").create().await;
    test.customer(&ann, "Shared").shared().create().await;
    test.customer(&ben, "Ben's secret").create().await;
    let by_name = CustomerQuery {
        sort: Sort::Name,
        ..CustomerQuery::default()
    };
    let names = async |who| all_names(&test, who, by_name.clone()).await.0;
    assert_eq!(names(&ann).await, ["Ann's secret", "Shared"]);
    assert_eq!(names(&ben).await, ["Ben's secret", "Shared"]);
    assert_eq!(names(&pat).await, Vec::<String>::new());
}

#[tokio::test]
async fn counts_add_the_shared_and_the_own() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    for status in [
        CustomerStatus::Lead,
        CustomerStatus::Lead,
        CustomerStatus::Archive,
    ] {
        test.customer(&ann, "Private").status(status).create().await;
        test.customer(&ann, "Shared")
            .status(status)
            .shared()
            .create()
            .await;
    }
    test.customer(&ann, "Gone")
        .deleted_days_ago(1)
        .create()
        .await;
    let count = async |who: &Member| {
        let counts = test
            .customers()
            .counts(who.actor(), &"".to_owned().into())
            .await
            .unwrap();
        (
            counts.of(CustomerStatus::Lead).value,
            counts.of(CustomerStatus::Archive).value,
            counts.total().value,
        )
    };
    assert_eq!(count(&ann).await, (4, 2, 6));
    assert_eq!(count(&ben).await, (2, 1, 3));
}

#[tokio::test]
async fn counting_stops_at_the_cap() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    sqlx::query(
        "insert into customers (workspace_id, user_id, name, status, visibility) \
         select $1, $2, 'Customer ' || i, case when i <= 500 then 'live' else 'lead' end, \
         case when i % 2 = 0 then 'private' else 'workspace' end from generate_series(1, 1005) i",
    )
    .bind(ann.workspace().uuid())
    .bind(ann.user().uuid())
    .execute(test.system())
    .await
    .unwrap();
    let counts = test
        .customers()
        .counts(ann.actor(), &"".to_owned().into())
        .await
        .unwrap();
    let live = counts.of(CustomerStatus::Live);
    let lead = counts.of(CustomerStatus::Lead);
    assert_eq!((live.value, live.more), (StatusCounts::CAP, false));
    assert_eq!((lead.value, lead.more), (StatusCounts::CAP, true));
}
