//! What is read for overviews. Lists of a workspace are two ranges of one index, shared and mine, for the reasons that
//! `customers::statements` gives.

use crate::receivables::summary_columns;

/// What is known of one customer: `$1` its id, `$2` workspace, `$3` today, `$4` kinds of events that are contacts.
///
/// The log is asked by the condition of its index: it tells of a status set long ago as fast as of one set today.
pub(super) const FACTS: &str = "select (select count(*) from customer_agreements a \
    where a.customer_id = $1 and a.workspace_id = $2 and a.deleted_at is null and a.override_status is null \
    and a.starts_key <= $3 and a.ends_key >= $3) as running, \
    (select count(*) from customer_projects p where p.customer_id = $1 and p.workspace_id = $2 \
    and p.deleted_at is null and p.status in ('planning', 'active', 'on_hold')) as open_projects, \
    e.id as event_id, e.event_type, e.title as event_title, e.event_date, s.at as status_since \
    from customers c left join lateral (select e.* from unnest($4::text[]) kind, \
    lateral (select e.id, e.event_type, e.title, e.event_date from customer_events e \
    where e.customer_id = $1 and e.workspace_id = $2 and e.event_type = kind and e.deleted_at is null \
    and e.event_date <= now() order by e.event_date desc, e.id desc limit 1) e \
    order by e.event_date desc, e.id desc limit 1) e on true \
    left join lateral (select at from (\
    (select id, at from activity_log where workspace_id = $2 and entity_id = $1 and entity = 'customer' \
    and (action = 'created' or changes @> '[{\"field\": \"status\"}]') order by id desc limit 1) union all \
    (select id, at from activity_log_archive where workspace_id = $2 and entity_id = $1 and entity = 'customer' \
    and (action = 'created' or changes @> '[{\"field\": \"status\"}]') order by id desc limit 1)) every \
    order by id desc limit 1) s on true \
    where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null";

/// Whether another agreement follows the agreement `a`.
macro_rules! is_renewed {
    () => {
        "exists (select from customer_agreements n where n.renews = a.id and n.deleted_at is null) as is_renewed"
    };
}

/// What comes with a customer: `$1` its id, `$2` workspace, `$3` today, `$4` the last day, `$5` rows.
pub(super) const DATES: &str = concat!(
    "select * from (\
     (select 'ends' as what, a.id, left(a.scope, 200) as title, a.end_date as day, ",
    is_renewed!(),
    ", null as currency, null::numeric as open from customer_agreements a \
     where a.customer_id = $1 and a.workspace_id = $2 and a.deleted_at is null and a.customer_deleted_at is null \
     and a.override_status is null and a.start_date is not null and a.end_date >= $3 and a.end_date <= $4 \
     order by a.end_date, a.id limit $5) union all \
     (select 'begins', a.id, left(a.scope, 200), a.start_date, false, null, null from customer_agreements a \
     where a.customer_id = $1 and a.workspace_id = $2 and a.deleted_at is null and a.customer_deleted_at is null \
     and a.override_status is null and a.start_date > $3 and a.start_date <= $4 \
     order by a.start_date, a.id limit $5) union all \
     (select 'due', r.id, r.number, r.due_date, false, r.currency, r.open_amount from customer_receivables r \
     where r.customer_id = $1 and r.workspace_id = $2 and r.deleted_at is null and r.customer_deleted_at is null \
     and r.open_amount > 0 and r.due_date >= $3 and r.due_date <= $4 order by r.due_date, r.id limit $5)) every \
     order by day, id limit $5"
);

/// The first of what waits for payment within some days.
macro_rules! open_invoices {
    ($when:literal) => {
        concat!(
            "(select * from (",
            open_invoices!($when, "private_to is null"),
            " union all ",
            open_invoices!($when, "private_to = $2"),
            ") every order by due_date, id limit $5)"
        )
    };
    ($when:literal, $whose:literal) => {
        concat!(
            "(select ",
            summary_columns!(),
            " from customer_receivables where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null and customer_deleted_at is null and open_amount > 0 and ",
            $when,
            " order by private_to, due_date, id limit $5)"
        )
    };
}

/// Invoices that are overdue on the day `$3` or due until `$4`, at most `$5` of each. `$1` workspace, `$2` user.
pub(super) const INVOICES: &str = concat!(
    "select r.*, c.name as customer_name from (",
    open_invoices!("due_date < $3"),
    " union all ",
    open_invoices!("due_date >= $3 and due_date <= $4"),
    ") r left join customers c on c.id = r.customer_id order by r.due_date, r.id"
);

/// What is open of all of these, from the sums by day. `$1` workspace, `$2` user, `$3` today, `$4` the last day.
pub(super) const OPEN: &str = "select currency, coalesce(sum(open) filter (where day < $3), 0) as overdue, \
    coalesce(sum(open) filter (where day >= $3 and day <= $4), 0) as due from (\
    select currency, day, open from receivable_sums where workspace_id = $1 and private_to is null union all \
    select currency, day, open from receivable_sums where workspace_id = $1 and private_to = $2) days \
    group by currency order by currency";

macro_rules! expiring {
    ($whose:literal) => {
        concat!(
            "(select id, customer_id, left(scope, 200) as scope, end_date, currency, annual_value \
             from customer_agreements where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null and customer_deleted_at is null and override_status is null \
             and end_date >= $3 and end_date <= $4 and start_date <= $3 order by private_to, end_date, id limit $5)"
        )
    };
}

/// Agreements that run on the day `$3` and end until `$4`. `$1` workspace, `$2` user, `$5` rows.
pub(super) const EXPIRING: &str = concat!(
    "select a.*, c.name as customer_name, ",
    is_renewed!(),
    " from (select * from (",
    expiring!("private_to is null"),
    " union all ",
    expiring!("private_to = $2"),
    ") every order by end_date, id limit $5) a left join customers c on c.id = a.customer_id \
     order by a.end_date, a.id"
);

macro_rules! in_work {
    ($whose:literal) => {
        concat!(
            "(select id, customer_id, name, ends_on, progress from customer_projects where workspace_id = $1 and ",
            $whose,
            " and status = 'active' and deleted_at is null and customer_deleted_at is null \
             order by private_to, ends_on, id limit $3)"
        )
    };
}

/// Projects that are under way. `$1` workspace, `$2` user, `$3` rows.
pub(super) const IN_WORK: &str = concat!(
    "select p.*, c.name as customer_name from (select * from (",
    in_work!("private_to is null"),
    " union all ",
    in_work!("private_to = $2"),
    ") every order by ends_on, id limit $3) p left join customers c on c.id = p.customer_id order by p.ends_on, p.id"
);

macro_rules! quiet {
    ($whose:literal) => {
        concat!(
            "(select id as customer_id, name as customer_name, status, last_activity_at from customers \
             where workspace_id = $1 and ",
            $whose,
            " and status = s.status and deleted_at is null and last_activity_at < $5 \
             order by private_to, last_activity_at, id limit $3)"
        )
    };
}

/// Customers of the statuses `$4` that were last touched before `$5`. `$1` workspace, `$2` user, `$3` rows.
pub(super) const QUIET: &str = concat!(
    "select c.* from unnest($4::text[]) s (status), lateral (",
    quiet!("private_to is null"),
    " union all ",
    quiet!("private_to = $2"),
    ") c order by c.last_activity_at, c.customer_id limit $3"
);

macro_rules! active {
    ($whose:literal) => {
        concat!(
            "(select id, name, last_activity_at from customers where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null order by private_to desc, last_activity_at desc, id desc limit $3)"
        )
    };
}

/// The customers that something happened with last, and what it was. `$1` workspace, `$2` user, `$3` rows.
///
/// From the customers to the log: the log alone would be read past everything that happened to customers of others and to
/// those in the trash. Joined from the left: a customer whose log is archived is a customer nevertheless.
pub(super) const RECENT: &str = concat!(
    "select c.id as customer_id, c.name as customer_name, l.*, p.name as actor_name from (select * from (",
    active!("private_to is null"),
    " union all ",
    active!("private_to = $2"),
    ") every order by last_activity_at desc, id desc limit $3) c \
     left join lateral (select a.at, a.entity, a.entity_id, a.title, a.action, a.source, a.actor_id, \
     array(select change ->> 'field' from jsonb_array_elements(a.changes) change) as fields from activity_log a \
     where a.workspace_id = $1 and a.customer_id = c.id order by a.at desc, a.id desc limit 1) l on true \
     left join profiles p on p.id = l.actor_id order by c.last_activity_at desc, c.id desc"
);

/// Every statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    let one = format!("'{customer}', '{workspace}', '2026-06-15'");
    let us = format!("'{workspace}', '{user}'");
    let days = format!("{us}, '2026-06-15', '2026-07-15'");
    let statements = [
        ("facts", FACTS, format!("{one}, '{{meeting,call,email}}'")),
        ("next dates", DATES, format!("{one}, '2026-09-13', 9")),
        ("open invoices", INVOICES, format!("{days}, 9")),
        ("what is open of them", OPEN, days.clone()),
        ("expiring agreements", EXPIRING, format!("{days}, 9")),
        ("projects in work", IN_WORK, format!("{us}, 9")),
        (
            "quiet customers",
            QUIET,
            format!("{us}, 9, '{{lead,prospect,negotiation,live}}', '9999-12-31T00:00:00Z'"),
        ),
        ("recent activity", RECENT, format!("{us}, 9")),
    ];
    statements
        .into_iter()
        .map(|(name, statement, values)| (name.to_owned(), statement, values))
        .collect()
}
