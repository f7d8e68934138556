//! What is read of deleted records.

/// The deleted rows of one table, as far as a page may need them: one range of one index. The kind is the word of a
/// `domain::trash::TrashedKind`.
macro_rules! deleted {
    ($kind:literal, $table:literal, $customer:literal, $title:literal, $sum:literal, $there:literal) => {
        concat!(
            "(select '",
            $kind,
            "' as kind, t.id, t.deleted_at, ",
            $customer,
            " as customer_id, left(",
            $title,
            ", 200) as title, ",
            $sum,
            " from ",
            $table,
            " t where t.workspace_id = $1 and t.deleted_at is not null and ",
            $there,
            " and (t.deleted_at, t.id) < ($2, $3) order by t.deleted_at desc, t.id desc limit $4)"
        )
    };
}

/// The same of a table of records of customers. Those of a customer in the trash come back with it.
macro_rules! of_customers {
    ($kind:literal, $table:literal, $title:literal, $sum:literal) => {
        deleted!(
            $kind,
            $table,
            "t.customer_id",
            $title,
            $sum,
            "t.customer_deleted_at is null"
        )
    };
    ($kind:literal, $table:literal, $title:literal) => {
        of_customers!(
            $kind,
            $table,
            $title,
            "null::numeric as amount, null::text as currency"
        )
    };
}

/// A page of the trash. `$1` workspace, `$2` and `$3` the mark, `$4` rows. Who deleted a record is what the log says of the
/// last time. An artifact whose project is in the trash as well would come back to nowhere.
pub(super) const RECORDS: &str = concat!(
    "select r.*, (select c.name from customers c where c.id = r.customer_id) as customer_name, d.actor_id, \
     (select p.name from profiles p where p.id = d.actor_id) as actor_name from (",
    of_customers!("agreement", "customer_agreements", "t.scope"),
    " union all ",
    of_customers!(
        "invoice",
        "customer_receivables",
        "t.number",
        "t.amount, t.currency"
    ),
    " union all ",
    of_customers!(
        "payment",
        "customer_payments",
        "t.reference",
        "t.amount, t.currency"
    ),
    " union all ",
    of_customers!("project", "customer_projects", "t.name"),
    " union all ",
    deleted!(
        "artifact",
        "customer_artifacts",
        "t.customer_id",
        "t.title",
        "null::numeric as amount, null::text as currency",
        "t.customer_deleted_at is null \
         and (select j.deleted_at is null from customer_projects j where j.id = t.project_id)"
    ),
    " union all ",
    of_customers!("event", "customer_events", "t.title"),
    " union all ",
    deleted!(
        "portfolio",
        "portfolio_items",
        "null::uuid",
        "t.title",
        "null::numeric as amount, null::text as currency",
        "true"
    ),
    " order by deleted_at desc, id desc limit $4) r \
     left join lateral (select a.actor_id from activity_log a where a.entity_id = r.id and a.workspace_id = $1 \
     and a.action = 'deleted' order by a.id desc limit 1) d on true \
     order by r.deleted_at desc, r.id desc"
);

/// The reading statement with values for its parameters, for the test that looks at its plan.
#[cfg(feature = "testing")]
pub(crate) fn all(workspace: &str) -> Vec<(String, &'static str, String)> {
    let last = "'9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    let values = format!("'{workspace}', {last}, 51");
    vec![("deleted records".to_owned(), RECORDS, values)]
}
