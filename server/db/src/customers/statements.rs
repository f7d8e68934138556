//! The statements of the customer list: one literal for each order, with and without a status.
//!
//! Why not one statement with `$2 is null or status = $2`: after five runs Postgres keeps one plan for
//! all values, and that plan reads the workspace instead of an index.
//!
//! Why two branches: "shared, or private to me" as one condition would walk past every customer that
//! is private to somebody else. Each branch is one range of one index, in order; row-level security
//! still checks every row. `private_to` stands in the order because Postgres knows that a column which
//! equals something is constant, but not that one which is null is.

use domain::customers::Sort;
#[cfg(feature = "testing")]
use domain::customers::SortKey;

macro_rules! list_sql {
    ($key:literal, $way:literal, $beyond:literal, $status:literal) => {
        concat!(
            "select c.id, c.name, c.status, c.vertical, c.product_name, c.product_stage, c.visibility, c.user_id, \
             p.name as owner_name, c.created_at, c.last_activity_at from (",
            branch_sql!($key, $way, $beyond, $status, "private_to is null"),
            " union all ",
            branch_sql!($key, $way, $beyond, $status, "private_to = $2"),
            ") c left join profiles p on p.id = c.user_id order by c.",
            "key ", $way, ", c.id ", $way, " limit $5"
        )
    };
}

macro_rules! branch_sql {
    ($key:literal, $way:literal, $beyond:literal, $status:literal, $whose:literal) => {
        concat!(
            "(select id, name, status, info ->> 'vertical' as vertical, \
             info #>> '{product,name}' as product_name, info #>> '{product,stage}' as product_stage, \
             visibility, user_id, created_at, last_activity_at, ", $key, " as key \
             from customers where workspace_id = $1 and ", $whose, " and deleted_at is null ",
            $status, " and ", $beyond,
            " order by private_to ", $way, ", ", $key, " ", $way, ", id ", $way, " limit $5)"
        )
    };
}

macro_rules! found_sql {
    ($key:literal, $way:literal, $beyond:literal) => {
        concat!(
            "with found as materialized (select ids, narrowed from search_customers($2, $6)) \
             select c.id, c.name, c.status, c.vertical, c.product_name, c.product_stage, c.visibility, c.user_id, \
             p.name as owner_name, c.created_at, c.last_activity_at, \
             (select narrowed from found) as narrowed from \
             (select id, name, status, info ->> 'vertical' as vertical, \
             info #>> '{product,name}' as product_name, info #>> '{product,stage}' as product_stage, \
             visibility, user_id, created_at, last_activity_at, ", $key, " as key from customers \
             where id = any (array(select unnest(ids) from found)) and workspace_id = $1 \
             and deleted_at is null and ", $beyond,
            " order by ", $key, " ", $way, ", id ", $way, " limit $5) c \
             left join profiles p on p.id = c.user_id order by c.key ", $way, ", c.id ", $way
        )
    };
}

/// Both statements of an order: the whole list, and one status of it.
macro_rules! list_pair {
    ($by_status:expr, $key:literal, $way:literal, $beyond:literal) => {
        if $by_status {
            list_sql!($key, $way, $beyond, "and status = $6")
        } else {
            list_sql!($key, $way, $beyond, "")
        }
    };
}

/// Parameters: `$1` workspace, `$2` user, `$3` and `$4` the mark, `$5` rows, and `$6` the status
/// when there is one. `first`: from the beginning, where no mark is needed.
pub(super) const fn list(sort: Sort, by_status: bool, first: bool) -> &'static str {
    match sort {
        Sort::Activity => list_pair!(
            by_status,
            "last_activity_at",
            "desc",
            "(last_activity_at, id) < ($3, $4)"
        ),
        Sort::ActivityAsc => list_pair!(
            by_status,
            "last_activity_at",
            "asc",
            "(last_activity_at, id) > ($3, $4)"
        ),
        Sort::Name => list_pair!(
            by_status,
            "name_key",
            "asc",
            "(name_key, id) > (lower($3), $4)"
        ),
        Sort::NameDesc if first => list_pair!(
            by_status,
            "name_key",
            "desc",
            "($3::text, $4::uuid) is not null"
        ),
        Sort::NameDesc => list_pair!(
            by_status,
            "name_key",
            "desc",
            "(name_key, id) < (lower($3), $4)"
        ),
        Sort::Created => list_pair!(
            by_status,
            "created_at",
            "desc",
            "(created_at, id) < ($3, $4)"
        ),
        Sort::CreatedAsc => list_pair!(
            by_status,
            "created_at",
            "asc",
            "(created_at, id) > ($3, $4)"
        ),
    }
}

/// The same among what a search found. Parameters: `$1` workspace, `$2` search text, `$3` and `$4`
/// the mark, `$5` rows, `$6` the status or null: it only bounds the search, it chooses no plan.
pub(super) const fn found(sort: Sort, first: bool) -> &'static str {
    match sort {
        Sort::Activity => found_sql!(
            "last_activity_at",
            "desc",
            "(last_activity_at, id) < ($3, $4)"
        ),
        Sort::ActivityAsc => found_sql!(
            "last_activity_at",
            "asc",
            "(last_activity_at, id) > ($3, $4)"
        ),
        Sort::Name => found_sql!("name_key", "asc", "(name_key, id) > (lower($3), $4)"),
        Sort::NameDesc if first => {
            found_sql!("name_key", "desc", "($3::text, $4::uuid) is not null")
        }
        Sort::NameDesc => found_sql!("name_key", "desc", "(name_key, id) < (lower($3), $4)"),
        Sort::Created => found_sql!("created_at", "desc", "(created_at, id) < ($3, $4)"),
        Sort::CreatedAsc => found_sql!("created_at", "asc", "(created_at, id) > ($3, $4)"),
    }
}

/// How many of each status, counting to `$3` at most. `$1` workspace, `$2` user.
pub(super) const COUNTS: &str = "select s.status, least($3, shared.count + mine.count) as count \
    from unnest(array['lead', 'prospect', 'negotiation', 'live', 'on_hold', 'archive']) \
    with ordinality as s(status, place), \
    lateral (select count(*) from (select from customers where workspace_id = $1 \
    and private_to is null and status = s.status and deleted_at is null limit $3) as few) as shared, \
    lateral (select count(*) from (select from customers where workspace_id = $1 \
    and private_to = $2 and status = s.status and deleted_at is null limit $3) as few) as mine \
    order by s.place";

/// How many of each status among what a search found. `$1` workspace, `$2` search text.
pub(super) const FOUND_COUNTS: &str = "with found as materialized \
    (select ids, narrowed from search_customers($2, null)) \
    select c.status, count(*), (select narrowed from found) as narrowed from customers c \
    where c.id = any (array(select unnest(ids) from found)) \
    and c.workspace_id = $1 and c.deleted_at is null group by c.status";

/// One customer. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = "select c.id, c.name, c.status, c.info, c.visibility, c.user_id, p.name as owner_name, \
    c.created_at, c.last_activity_at \
    from customers c left join profiles p on p.id = c.user_id \
    where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null";

/// A page of the trash. `$1` workspace, `$2` and `$3` the mark, `$4` rows.
pub(super) const IN_TRASH: &str = "select id, name, status, deleted_at from customers \
    where workspace_id = $1 and deleted_at is not null and (deleted_at, id) < ($2, $3) \
    order by deleted_at desc, id desc limit $4";

/// What happened to a customer itself, from the log or its archive.
macro_rules! own_changes {
    ($log:literal) => {
        concat!(
            "(select a.id, a.at, a.actor_id, a.source, a.action, a.changes from ",
            $log,
            " a where a.workspace_id = $2 and a.entity_id = c.id and a.id < $3 \
             and ($6::uuid is null or a.actor_id = $6) and ($7::timestamptz is null or a.at >= $7) \
             and ($8::timestamptz is null or a.at < $8) and case $5::text when '' then true \
             when 'existence' then a.action <> 'updated' else a.action = 'updated' end \
             and case $5::text when '' then true when 'existence' then true when 'status' then a.changes @> '[{\"field\": \"status\"}]' \
             when 'team' then a.changes @> '[{\"field\": \"info.team\"}]' \
             when 'sharing' then a.changes @> '[{\"field\": \"visibility\"}]' or a.changes @> '[{\"field\": \"user_id\"}]' \
             else exists (select from jsonb_array_elements(a.changes) d \
             where d ->> 'field' not in ('status', 'visibility', 'user_id', 'info.team')) end \
             order by a.id desc limit $4)"
        )
    };
}

/// What happened to a customer itself, not to its records. `$1` its id, `$2` workspace, `$3` the mark, `$4` rows.
///
/// The log is joined from the left: no row at all means that there is no such customer to see.
pub(super) const HISTORY: &str = concat!(
    "select l.id, l.at, l.actor_id, p.name as actor_name, l.source, l.action, l.changes \
     from customers c left join lateral (select * from (",
    own_changes!("activity_log"),
    " union all ",
    own_changes!("activity_log_archive"),
    ") every order by id desc limit $4) l on true left join profiles p on p.id = l.actor_id \
     where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by l.id desc"
);

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    user: &str,
    customer: &str,
) -> Vec<(String, &'static str, String)> {
    let time = "'9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    let early = "'1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000'";
    let text = "'', '00000000-0000-0000-0000-000000000000'";
    let mut all = Vec::new();
    for sort in Sort::ALL {
        let mark = match (sort.key(), sort.ascending()) {
            (SortKey::Name, _) => text,
            (_, true) => early,
            (_, false) => time,
        };
        let name = sort.as_str();
        let listed = format!("'{workspace}', '{user}', {mark}, 51");
        all.push((
            format!("list by {name}"),
            list(sort, false, true),
            listed.clone(),
        ));
        all.push((
            format!("list by {name} of a status"),
            list(sort, true, true),
            format!("{listed}, 'lead'"),
        ));
        for words in ["acme", "acme77 customer", "nowhere"] {
            for status in ["null", "'lead'"] {
                let sought = format!("'{workspace}', '{words}', {mark}, 51, {status}");
                let name = format!("search {words} by {name}, status {status}");
                all.push((name, found(sort, true), sought));
            }
        }
    }
    let mut also = |name: &str, statement, values| all.push((name.to_owned(), statement, values));
    also("counts", COUNTS, format!("'{workspace}', '{user}', 1001"));
    also(
        "counts of a search",
        FOUND_COUNTS,
        format!("'{workspace}', 'acme'"),
    );
    also("one", ONE, format!("'{customer}', '{workspace}'"));
    also("trash", IN_TRASH, format!("'{workspace}', {time}, 51"));
    also(
        "timeline",
        HISTORY,
        format!("'{customer}', '{workspace}', 9999999, 51, 'status', null, null, null"),
    );
    all
}
