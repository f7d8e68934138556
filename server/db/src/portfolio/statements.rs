//! The statements of the portfolio.

/// The columns of one piece.
macro_rules! columns {
    () => {
        "i.id, i.kind, i.title, i.body, i.url, i.cover_url, i.status, i.tags, i.visibility, i.user_id, \
         p.name as owner_name, i.created_at, i.updated_at"
    };
}

/// One written piece, with the name of its maker.
macro_rules! written {
    ($statement:literal) => {
        concat!(
            "with i as (",
            $statement,
            " returning *) select ",
            columns!(),
            " from i left join profiles p on p.id = i.user_id"
        )
    };
}

/// One of the two ranges that a list is made of: the shared and one's own, each read in the order of its index.
macro_rules! branch {
    ($whose:literal, $search:literal) => {
        concat!(
            "(select id, kind, title, url, cover_url, status, tags, visibility, user_id, updated_at \
             from portfolio_items where workspace_id = $1 and ",
            $whose,
            " and deleted_at is null and (updated_at, id) < ($3, $4) and ($6::text = '' or kind = $6) \
             and ($7::text = '' or status = $7) and ($8::text is null or $8 = any (tags)) ",
            $search,
            " order by private_to desc, updated_at desc, id desc limit $5)"
        )
    };
}

macro_rules! list {
    ($search:literal) => {
        concat!(
            "select i.*, p.name as owner_name from (",
            branch!("private_to is null", $search),
            " union all ",
            branch!("private_to = $2", $search),
            ") i left join profiles p on p.id = i.user_id order by i.updated_at desc, i.id desc limit $5"
        )
    };
}

/// A page. `$1` workspace, `$2` user, `$3` and `$4` the mark, `$5` rows, `$6` kind, `$7` status, each may be nothing, `$8`
/// the tag or null.
pub(super) const LIST: &str = list!("");

/// The same of what a search finds. `$9` is what somebody typed; nothing in a word can end the quotes: they are characters
/// that words are cut at. A portfolio is small enough to be looked through: no index knows the words.
pub(super) const FOUND: &str = concat!(
    "with wanted as materialized (select string_agg('''' || word || ''':*', ' & ')::tsquery as words \
     from unnest(search_words($9, 8)) word) ",
    list!("and search @@ (select words from wanted)")
);

/// One piece. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = concat!(
    "select ",
    columns!(),
    " from portfolio_items i left join profiles p on p.id = i.user_id \
     where i.id = $1 and i.workspace_id = $2 and i.deleted_at is null"
);

/// Locks a piece.
pub(super) const LOCK: &str = "select id from portfolio_items \
    where id = $1 and workspace_id = $2 for no key update";

/// `$1` its id, `$2` workspace, `$3` to `$9` the draft, `$10` its maker.
pub(super) const INSERT: &str = written!(
    "insert into portfolio_items (id, workspace_id, user_id, kind, title, body, url, cover_url, status, tags) \
     values ($1, $2, $10, $3, $4, $5, $6, $7, $8, $9)"
);

pub(super) const UPDATE: &str = written!(
    "update portfolio_items set kind = $3, title = $4, body = $5, url = $6, cover_url = $7, status = $8, tags = $9 \
     where id = $1 and workspace_id = $2 and deleted_at is null"
);

pub(super) const SET_STATUS: &str =
    "update portfolio_items set status = $3 where id = $1 and workspace_id = $2";
pub(super) const SET_VISIBILITY: &str =
    "update portfolio_items set visibility = $3 where id = $1 and workspace_id = $2";

pub(super) const DELETE: &str = "update portfolio_items set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null";

/// Restoring what is not in the trash succeeds: Undo may be pressed twice.
pub(super) const RESTORE: &str =
    "update portfolio_items set deleted_at = null where id = $1 and workspace_id = $2";

/// What a piece is made from: an artifact, and the names of those whom it is about. `$1` its id, `$2` workspace.
pub(super) const SOURCE: &str = "select a.title, a.content, c.name, coalesce(c.info -> 'team', '[]') as team \
    from customer_artifacts a join customer_projects j on j.id = a.project_id and j.deleted_at is null \
    join customers c on c.id = a.customer_id and c.deleted_at is null \
    where a.id = $1 and a.workspace_id = $2 and a.deleted_at is null";

/// `$1` a piece, `$2` an artifact, `$3` what it is to the piece.
pub(super) const REFER: &str = "insert into portfolio_references (item_id, artifact_id, kind) \
    values ($1, $2, $3) on conflict do nothing";

pub(super) const FORGET: &str = "delete from portfolio_references \
    where item_id = $1 and artifact_id = $2 and workspace_id = $3";

/// The artifacts of a piece, joined from the left: without the piece no row at all. `$1` its id, `$2` workspace, `$3` rows.
pub(super) const REFERENCES: &str = "select a.* from portfolio_items i left join lateral (\
    select r.kind, a.id, a.title, a.type, c.id as customer_id, c.name as customer_name from portfolio_references r \
    join customer_artifacts a on a.id = r.artifact_id and a.deleted_at is null \
    join customer_projects j on j.id = a.project_id and j.deleted_at is null \
    join customers c on c.id = a.customer_id and c.deleted_at is null \
    where r.item_id = i.id and r.workspace_id = $2 order by r.artifact_id desc limit $3) a on true \
    where i.id = $1 and i.workspace_id = $2 and i.deleted_at is null";

/// The pieces of an artifact, in the same way.
pub(super) const USED_IN: &str = "select i.* from customer_artifacts a \
    join customer_projects j on j.id = a.project_id and j.deleted_at is null left join lateral (\
    select r.kind as reference, i.id, i.title, i.kind, i.status from portfolio_references r \
    join portfolio_items i on i.id = r.item_id and i.deleted_at is null \
    where r.artifact_id = a.id and r.workspace_id = $2 order by r.item_id desc limit $3) i on true \
    where a.id = $1 and a.workspace_id = $2 and a.deleted_at is null";

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    user: &str,
    item: &str,
    artifact: &str,
) -> Vec<(String, &'static str, String)> {
    let last = "'9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 51";
    let list = format!("'{workspace}', '{user}', {last}, '', '', null");
    let named = |name: &str, statement, values| (name.to_owned(), statement, values);
    vec![
        named("portfolio", LIST, list.clone()),
        named("search in the portfolio", FOUND, format!("{list}, 'pri'")),
        named("one piece", ONE, format!("'{item}', '{workspace}'")),
        named(
            "artifacts of a piece",
            REFERENCES,
            format!("'{item}', '{workspace}', 100"),
        ),
        named(
            "pieces of an artifact",
            USED_IN,
            format!("'{artifact}', '{workspace}', 100"),
        ),
        named("source", SOURCE, format!("'{artifact}', '{workspace}'")),
    ]
}
