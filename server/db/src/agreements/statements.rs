//! What is read of agreements.

/// The columns that `rows::agreement` reads.
macro_rules! columns {
    () => {
        "a.id, a.customer_id, a.scope, a.type, a.start_date, a.end_date, a.pricing, a.extra_terms, a.notes, \
         a.override_status, a.override_reason, a.renews, a.created_at, a.updated_at"
    };
}
pub(super) use columns;

/// A page of a customer's agreements. `$1` the customer, `$2` workspace, `$3` and `$4` the mark, `$5` rows.
///
/// The agreements are joined from the left: no row at all means that there is no such customer to see.
pub(super) const LIST: &str = concat!(
    "select c.id as of_customer, a.* from customers c left join lateral (select ",
    columns!(),
    " from customer_agreements a where a.customer_id = c.id and a.workspace_id = $2 and a.deleted_at is null \
     and (a.starts_key, a.id) < (coalesce($3::date, 'infinity'), $4) \
     order by a.starts_key desc, a.id desc limit $5) a on true \
     where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null \
     order by coalesce(a.start_date, 'infinity') desc, a.id desc"
);

/// One agreement. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = concat!(
    "select ",
    columns!(),
    " from customer_agreements a \
     where a.id = $1 and a.workspace_id = $2 and a.deleted_at is null and a.customer_deleted_at is null"
);

/// Other agreements of a customer that run between two days. `$1` the customer, `$2` workspace, `$3` the agreement to
/// leave out, `$4` its type, `$5` and `$6` the days.
pub(super) const OVERLAPS: &str = "select id, scope, start_date, end_date from customer_agreements \
    where customer_id = $1 and workspace_id = $2 and id <> $3 and type = $4 and deleted_at is null \
    and override_status is distinct from 'terminated' and starts_key <= $6 and ends_key >= $5 \
    order by starts_key, id limit 20";

/// What runs on a day (`$3`) is worth, by currency, in a workspace (`$1`), seen by `$2`.
pub(super) const VALUE: &str = "select currency, count(*)::bigint as agreements, sum(annual_value) as per_year from ( \
    (select currency, annual_value from customer_agreements where workspace_id = $1 and private_to is null \
    and deleted_at is null and customer_deleted_at is null and override_status is null \
    and annual_value is not null and ends_key >= $3 and starts_key <= $3) union all \
    (select currency, annual_value from customer_agreements where workspace_id = $1 and private_to = $2 \
    and deleted_at is null and customer_deleted_at is null and override_status is null \
    and annual_value is not null and ends_key >= $3 and starts_key <= $3)) a group by currency order by currency";

/// The same for one customer: `$2` is its id.
pub(super) const VALUE_OF_CUSTOMER: &str = "select currency, count(*)::bigint as agreements, sum(annual_value) as per_year \
    from customer_agreements where workspace_id = $1 and customer_id = $2 and deleted_at is null \
    and customer_deleted_at is null and override_status is null and annual_value is not null \
    and ends_key >= $3 and starts_key <= $3 group by currency order by currency";

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    let last = "null, 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    let nobody = "00000000-0000-0000-0000-000000000000";
    let statements = [
        (
            "agreements",
            LIST,
            format!("'{customer}', '{workspace}', {last}, 51"),
        ),
        ("one agreement", ONE, format!("'{nobody}', '{workspace}'")),
        (
            "overlaps",
            OVERLAPS,
            format!(
                "'{customer}', '{workspace}', '{nobody}', 'retainer', '2026-01-01', '2026-12-31'"
            ),
        ),
        (
            "value",
            VALUE,
            format!("'{workspace}', '{user}', '2026-06-15'"),
        ),
        (
            "value of a customer",
            VALUE_OF_CUSTOMER,
            format!("'{workspace}', '{customer}', '2026-06-15'"),
        ),
    ];
    statements
        .into_iter()
        .map(|(name, statement, values)| (name.to_owned(), statement, values))
        .collect()
}
