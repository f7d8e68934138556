/// The columns of a provider that are shown.
macro_rules! shown {
    () => {
        "id, kind, name, model, base_url, key_hint, timeout_seconds, output_tokens, context_tokens, updated_at"
    };
}

pub(super) const LIST: &str = concat!(
    "select ",
    shown!(),
    " from workspace_model_providers where workspace_id = $1 and deleted_at is null order by place, id"
);

pub(super) const ONE: &str = concat!(
    "select ",
    shown!(),
    " from workspace_model_providers where id = $1 and workspace_id = $2 and deleted_at is null"
);

/// Whoever changes the providers of a workspace waits for whoever is just doing so.
pub(super) const LOCK: &str =
    "select pg_advisory_xact_lock(hashtextextended('model providers ' || $1::uuid, 0))";

pub(super) const COUNT: &str =
    "select count(*) from workspace_model_providers where workspace_id = $1 and deleted_at is null";

pub(super) const INSERT: &str = concat!(
    "insert into workspace_model_providers (id, workspace_id, kind, name, model, base_url, timeout_seconds, \
     output_tokens, context_tokens, key_sealed, key_hint, place) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
     (select coalesce(max(place), 0) + 1 from workspace_model_providers where workspace_id = $2)) returning ",
    shown!()
);

pub(super) const UPDATE: &str = concat!(
    "update workspace_model_providers set kind = $3, name = $4, model = $5, base_url = $6, timeout_seconds = $7, \
     output_tokens = $8, context_tokens = $9 where id = $1 and workspace_id = $2 and deleted_at is null returning ",
    shown!()
);

pub(super) const SET_KEY: &str = "update workspace_model_providers set key_sealed = $3, key_hint = $4 \
    where id = $1 and workspace_id = $2 and deleted_at is null";

pub(super) const ORDER: &str = "select id from workspace_model_providers \
    where workspace_id = $1 and deleted_at is null order by place, id";

/// `$2` are all ids in their new order.
pub(super) const PLACE: &str = "update workspace_model_providers p set place = o.place \
    from unnest($2::uuid[]) with ordinality as o(id, place) where p.workspace_id = $1 and p.id = o.id";

pub(super) const DELETE: &str = "update workspace_model_providers set deleted_at = now() \
    where id = $1 and workspace_id = $2 and deleted_at is null";

pub(super) const RESTORE: &str = "update workspace_model_providers set deleted_at = null \
    where id = $1 and workspace_id = $2 and deleted_at is not null";

/// Past the policies, so it says itself who may.
pub(super) const SEALED_KEYS: &str = "select p.id, p.key_sealed from workspace_model_providers p \
    join workspace_members m on m.workspace_id = p.workspace_id and m.user_id = $2 \
    where p.workspace_id = $1 and p.deleted_at is null and p.key_sealed is not null";

/// The days of the last `$2`, today included.
pub(super) const USAGE: &str = "select provider, model, sum(answers)::bigint as answers, \
    sum(input_tokens)::bigint as input_tokens, sum(output_tokens)::bigint as output_tokens, \
    sum(estimated)::bigint as estimated, sum(milliseconds)::bigint as milliseconds from workspace_model_usage \
    where workspace_id = $1 and day > (now() at time zone 'utc')::date - $2 \
    group by provider, model order by answers desc, provider, model limit 200";
