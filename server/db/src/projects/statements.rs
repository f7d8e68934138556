/// The columns of one project.
macro_rules! columns {
    () => {
        "p.id, p.customer_id, p.name, p.description, p.status, p.agreement_id, p.starts_on, p.ends_on, p.progress, \
         p.created_at, p.updated_at"
    };
}

/// A page of a customer's projects. `$1` the customer, `$2` workspace, `$3` the status or nothing, `$4` the mark, `$5` rows.
pub(super) const LIST: &str = "select p.id, p.name, p.status, p.agreement_id, p.starts_on, p.ends_on, p.progress, \
    p.updated_at, (select count(*) from (select from customer_artifacts a \
    where a.project_id = p.id and a.deleted_at is null limit 100) few) as artifacts \
    from customers c left join lateral (select * from customer_projects p \
    where p.customer_id = c.id and p.workspace_id = $2 and p.deleted_at is null \
    and ($3::text = '' or p.status = $3) and p.id < $4 order by p.id desc limit $5) p on true \
    where c.id = $1 and c.workspace_id = $2 and c.deleted_at is null order by p.id desc";

/// One project. `$1` its id, `$2` workspace.
pub(super) const ONE: &str = concat!(
    "select ",
    columns!(),
    " from customer_projects p where p.id = $1 and p.workspace_id = $2 and p.deleted_at is null"
);

pub(super) const INSERT: &str = concat!(
    "insert into customer_projects as p (id, customer_id, name, description, status, agreement_id, starts_on, \
     ends_on, progress) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ",
    columns!()
);

pub(super) const UPDATE: &str = concat!(
    "update customer_projects p set name = $3, description = $4, status = $5, agreement_id = $6, starts_on = $7, \
     ends_on = $8, progress = $9 where p.id = $1 and p.workspace_id = $2 and p.deleted_at is null returning ",
    columns!()
);

pub(super) const SET_STATUS: &str =
    "update customer_projects set status = $3 where id = $1 and workspace_id = $2";

pub(super) const DELETE: &str = "update customer_projects set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null";

/// Restoring what is not in the trash succeeds: Undo may be pressed twice.
pub(super) const RESTORE: &str =
    "update customer_projects set deleted_at = null where id = $1 and workspace_id = $2";

/// Every reading statement with values for its parameters, for the test that looks at their plans.
#[cfg(feature = "testing")]
pub(crate) fn all(
    workspace: &str,
    customer: &str,
    project: &str,
) -> Vec<(String, &'static str, String)> {
    let last = "'ffffffff-ffff-ffff-ffff-ffffffffffff', 51";
    vec![
        (
            "projects".to_owned(),
            LIST,
            format!("'{customer}', '{workspace}', '', {last}"),
        ),
        (
            "one project".to_owned(),
            ONE,
            format!("'{project}', '{workspace}'"),
        ),
    ]
}
