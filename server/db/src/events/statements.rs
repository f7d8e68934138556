//! The statements of events and of the timeline.

/// The columns of one event; the text whole, or as much of it as a list shows.
macro_rules! columns {
    ($text:literal) => {
        concat!(
            "e.id, e.customer_id, e.event_type, e.title, ",
            $text,
            " as description, e.participants, e.event_date, e.created_by, e.created_at, e.updated_at"
        )
    };
}

/// One written event, with the name of who wrote it down.
macro_rules! written {
    ($statement:literal) => {
        concat!(
            "with e as (",
            $statement,
            " returning *) select ",
            columns!("e.description"),
            ", p.name as maker_name from e left join profiles p on p.id = e.created_by"
        )
    };
}

/// A page of a customer's events. `$1` the customer, `$2` workspace, `$3` the type or nothing, `$4` and `$5` the mark, `$6`
/// rows.
pub(super) const LIST: &str = concat!(
    "select ",
    columns!("left(e.description, 500)"),
    ", p.name as maker_name from customers c left join lateral (select * from customer_events e \
     where e.customer_id = $1 and e.workspace_id = $2 and e.deleted_at is null \
     and ($3::text = '' or e.event_type = $3) and (e.event_date, e.id) < ($4, $5) \
     order by e.event_date desc, e.id desc limit $6) e on true left join profiles p on p.id = e.created_by \
     where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by e.event_date desc, e.id desc"
);

/// One event. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = concat!(
    "select ",
    columns!("e.description"),
    ", p.name as maker_name from customer_events e left join profiles p on p.id = e.created_by \
     where e.id = $1 and e.workspace_id = $2 and e.deleted_at is null"
);

pub(super) const INSERT: &str = written!(
    "insert into customer_events (id, customer_id, event_type, title, description, participants, event_date) \
     values ($1, $2, $3, $4, $5, $6, $7)"
);

pub(super) const UPDATE: &str = written!(
    "update customer_events set event_type = $3, title = $4, description = $5, participants = $6, event_date = $7 \
     where id = $1 and workspace_id = $2 and deleted_at is null"
);

pub(super) const DELETE: &str = "update customer_events set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null";

/// Restoring what is not in the trash succeeds: Undo may be pressed twice.
pub(super) const RESTORE: &str =
    "update customer_events set deleted_at = null where id = $1 and workspace_id = $2";

/// The changes of a customer and its records, from the log or its archive. That somebody wrote down an event is no entry
/// beside the event.
macro_rules! changes {
    ($log:literal) => {
        concat!(
            "(select 1 as kind, a.at, a.id as entry, a.entity_id as id, a.actor_id, a.source, a.action, a.changes, \
             a.entity, a.title, null as event_type, null as description, null::text[] as participants, \
             null::timestamptz as created_at, null::timestamptz as updated_at from ",
            $log,
            " a where a.workspace_id = $2 and a.customer_id = $1 and (a.at, a.id) < ($3, $4) \
             and ($7::text[] is null or cardinality($7) > 0) and ($7 is null or a.entity = any ($7)) \
             and (a.entity <> 'event' or a.action <> 'created') \
             and ($9::uuid is null or a.actor_id = $9) and ($10::timestamptz is null or a.at >= $10) \
             and ($11::timestamptz is null or a.at < $11) and case $8::text when '' then true \
             when 'existence' then a.action <> 'updated' else a.action = 'updated' end \
             and case $8 when '' then true when 'existence' then true \
             when 'status' then a.changes @> '[{\"field\": \"status\"}]' \
             when 'team' then a.changes @> '[{\"field\": \"info.team\"}]' \
             when 'sharing' then a.changes @> '[{\"field\": \"visibility\"}]' or a.changes @> '[{\"field\": \"user_id\"}]' \
             else exists (select from jsonb_array_elements(a.changes) d \
             where d ->> 'field' not in ('status', 'visibility', 'user_id', 'info.team')) end \
             order by a.at desc, a.id desc limit $6)"
        )
    };
}

/// A page of the timeline. `$1` the customer, `$2` workspace, `$3` to `$5` the mark (time, entry of the log, event), `$6`
/// rows, `$7` kinds of records whose changes to show (null for all), `$8` topic of the customer's own changes or nothing,
/// `$9` who, `$10` and `$11` from when and until when, `$12` kinds of events to show.
///
/// Each branch is one range of one index, read in its order no further than a page: it names the customer by `$1`, so that
/// Postgres knows of a busy one how much there is to pass over. At the same moment changes come before events. Where a
/// record stands by now is one look by its id for each row of the page: null when it is in the trash (an artifact: with its project),
/// which row-level security hides, the status of an invoice, and an empty word for others.
pub(super) const TIMELINE: &str = concat!(
    "select t.*, p.name as actor_name, c.id as customer_id, case t.entity when 'customer' then '' \
     when 'agreement' then (select '' from customer_agreements r where r.id = t.id) \
     when 'invoice' then (select r.status from customer_receivables r where r.id = t.id) \
     when 'payment' then (select '' from customer_payments r where r.id = t.id) \
     when 'project' then (select '' from customer_projects r where r.id = t.id) \
     when 'artifact' then (select '' from customer_artifacts r join customer_projects j on j.id = r.project_id where r.id = t.id) \
     when 'event' then (select '' from customer_events r where r.id = t.id) end as standing \
     from customers c left join lateral (select * from (",
    changes!("activity_log"),
    " union all ",
    changes!("activity_log_archive"),
    " union all (select 0, e.event_date, 0, e.id, e.created_by, '', '', '[]'::jsonb, '', e.title, e.event_type, \
     left(e.description, 500), e.participants, e.created_at, e.updated_at from customer_events e \
     where e.workspace_id = $2 and e.customer_id = $1 and e.deleted_at is null and (e.event_date, e.id) < ($3, $5) \
     and cardinality($12::text[]) > 0 and e.event_type = any ($12) and ($9 is null or e.created_by = $9) \
     and ($10 is null or e.event_date >= $10) and ($11 is null or e.event_date < $11) \
     order by e.event_date desc, e.id desc limit $6)) every \
     order by at desc, kind desc, entry desc, id desc limit $6) t on true \
     left join profiles p on p.id = t.actor_id where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null \
     order by t.at desc, t.kind desc, t.entry desc, t.id desc"
);

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    customer: &str,
    event: &str,
) -> Vec<(String, &'static str, String)> {
    let named = |name: &str, statement, values| (name.to_owned(), statement, values);
    let last = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    let timeline = |filter: &str| {
        format!(
            "'{customer}', '{workspace}', '9999-12-31T00:00:00Z', 9223372036854775807, '{last}', 51, {filter}"
        )
    };
    let list = format!("'{customer}', '{workspace}', '', '9999-12-31T00:00:00Z', '{last}', 51");
    vec![
        named("events", LIST, list),
        named("one event", ONE, format!("'{event}', '{workspace}'")),
        named(
            "timeline of everything",
            TIMELINE,
            timeline("null, '', null, null, null, '{meeting,call,note}'"),
        ),
        named(
            "timeline of meetings",
            TIMELINE,
            timeline("'{}', '', null, null, null, '{meeting}'"),
        ),
    ]
}
