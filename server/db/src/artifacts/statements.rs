/// The columns of one artifact.
macro_rules! columns {
    () => {
        "a.id, a.customer_id, a.project_id, a.type, a.title, a.content, a.status, a.version, a.revision, a.created_at, \
         a.updated_at"
    };
}

/// The columns of a version, without its text.
macro_rules! version_columns {
    () => {
        "v.number, v.title, v.actor_id, p.name as actor_name, v.source, octet_length(v.content) as size, \
         v.restored_from, v.began_at, v.at"
    };
}

/// An artifact that is there: neither it nor its project is in the trash. `$1` its id, `$2` workspace.
macro_rules! there {
    () => {
        " from customer_artifacts a join customer_projects j on j.id = a.project_id and j.deleted_at is null \
         where a.id = $1 and a.workspace_id = $2 and a.deleted_at is null"
    };
}

/// A page of a customer's artifacts. `$1` the customer, `$2` workspace, `$3` type, `$4` status, each may be nothing, `$5`
/// and `$6` the mark, `$7` rows; and `$8` the project where there is one.
macro_rules! list_sql {
    ($project:literal) => {
        concat!(
            "select a.id, a.project_id, a.project_name, a.type, a.title, a.status, a.version, a.updated_at \
             from customers c left join lateral (select a.id, a.project_id, j.name as project_name, a.type, a.title, \
             a.status, a.version, a.updated_at from customer_artifacts a \
             join customer_projects j on j.id = a.project_id and j.deleted_at is null \
             where a.customer_id = c.id and a.workspace_id = $2 and a.deleted_at is null ",
            $project,
            " and ($3::text = '' or a.type = $3) and ($4::text = '' or a.status = $4) \
             and (a.updated_at, a.id) < ($5, $6) order by a.updated_at desc, a.id desc limit $7) a on true \
             where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by a.updated_at desc, a.id desc"
        )
    };
}

pub(super) const LIST: &str = list_sql!("");
pub(super) const LIST_OF_PROJECT: &str = list_sql!("and a.project_id = $8");

/// What a search of the whole workspace finds. `$1` what somebody typed, `$2` workspace, `$3` rows.
pub(super) const FIND: &str = "with found as materialized (select search_artifacts($1, $3) as ids) \
    select a.id, a.type, a.title, c.name as customer_name from customer_artifacts a \
    join customer_projects j on j.id = a.project_id and j.deleted_at is null \
    join customers c on c.id = a.customer_id and c.deleted_at is null \
    where a.id = any ((select ids from found)::uuid[]) and a.workspace_id = $2 and a.deleted_at is null \
    order by a.updated_at desc, a.id desc";

/// One artifact.
pub(super) const ONE: &str = concat!("select ", columns!(), there!());

/// `$1` its id, `$2` the project, `$3` workspace, then what is new. The project says which customer it is for.
pub(super) const INSERT: &str = concat!(
    "insert into customer_artifacts as a (id, customer_id, project_id, type, title, content) \
     select $1, customer_id, id, $4, $5, $6 from customer_projects \
     where id = $2 and workspace_id = $3 and deleted_at is null returning ",
    columns!()
);

/// `$3` the new id.
pub(super) const DUPLICATE: &str = concat!(
    "insert into customer_artifacts as a (id, customer_id, project_id, type, title, content) \
     select $3, o.customer_id, o.project_id, o.type, left('Copy of ' || o.title, 200), o.content \
     from customer_artifacts o where o.id = $1 and o.workspace_id = $2 and o.deleted_at is null returning ",
    columns!()
);

pub(super) const SAVE: &str = concat!(
    "update customer_artifacts a set title = $3, content = $4, autosaved = $5, restored_from = null \
     where a.id = $1 and a.workspace_id = $2 returning ",
    columns!()
);

/// `$3` the number of a version.
pub(super) const RESTORE_VERSION: &str = concat!(
    "update customer_artifacts a set title = v.title, content = v.content, autosaved = false, \
     restored_from = v.number from customer_artifact_versions v where v.artifact_id = a.id and v.number = $3 \
     and a.id = $1 and a.workspace_id = $2 returning ",
    columns!()
);

pub(super) const SET_STATUS: &str =
    "update customer_artifacts set status = $3 where id = $1 and workspace_id = $2";
pub(super) const SET_KIND: &str =
    "update customer_artifacts set type = $3 where id = $1 and workspace_id = $2";

/// `$3` the project, of the same customer.
pub(super) const MOVE: &str = "update customer_artifacts a set project_id = j.id from customer_projects j \
    where j.id = $3 and j.customer_id = a.customer_id and j.workspace_id = $2 and j.deleted_at is null \
    and a.id = $1 and a.workspace_id = $2";

pub(super) const DELETE: &str = "update customer_artifacts set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null";

/// Restoring what is not in the trash succeeds: Undo may be pressed twice.
pub(super) const RESTORE: &str =
    "update customer_artifacts set deleted_at = null where id = $1 and workspace_id = $2";

/// The versions of an artifact that is there. `$3` the mark, `$4` rows.
pub(super) const VERSIONS: &str = concat!(
    "select ",
    version_columns!(),
    " from (select a.id",
    there!(),
    ") a join customer_artifact_versions v on v.artifact_id = a.id and v.number < $3 \
     left join profiles p on p.id = v.actor_id order by v.number desc limit $4"
);

/// One version with its text. `$3` its number.
pub(super) const VERSION: &str = concat!(
    "select v.content, ",
    version_columns!(),
    " from (select a.id",
    there!(),
    ") a join customer_artifact_versions v on v.artifact_id = a.id and v.number = $3 \
     left join profiles p on p.id = v.actor_id"
);

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    customer: &str,
    project: &str,
    artifact: &str,
) -> Vec<(String, &'static str, String)> {
    let last = "'9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 51";
    let one = format!("'{artifact}', '{workspace}'");
    let list = format!("'{customer}', '{workspace}', '', '', {last}");
    let of_project = format!("{list}, '{project}'");
    let named = |name: &str, statement, values| (name.to_owned(), statement, values);
    vec![
        named("artifacts", LIST, list),
        named("artifacts of a project", LIST_OF_PROJECT, of_project),
        named(
            "search in artifacts",
            FIND,
            format!("'arti', '{workspace}', 10"),
        ),
        named("one artifact", ONE, one.clone()),
        named("versions", VERSIONS, format!("{one}, 2147483647, 51")),
        named("one version", VERSION, format!("{one}, 1")),
    ]
}
