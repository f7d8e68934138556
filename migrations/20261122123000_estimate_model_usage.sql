-- An answer that was stopped or broke off took something as well, and not every model says what. What is estimated says so:
-- of so many of the answers some tokens are.
alter table workspace_model_usage add column estimated bigint not null default 0;

create or replace function count_model_usage() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    used jsonb := new.metadata -> 'usage';
begin
    insert into public.workspace_model_usage as sums
        (workspace_id, user_id, day, provider, model, answers, input_tokens, output_tokens, milliseconds, estimated)
    values (new.workspace_id, new.user_id, (now() at time zone 'utc')::date,
        left(coalesce(used ->> 'provider', ''), 200), left(coalesce(used ->> 'model', ''), 200), 1,
        coalesce((used ->> 'input_tokens')::bigint, 0), coalesce((used ->> 'output_tokens')::bigint, 0),
        coalesce((used ->> 'total_ms')::bigint, 0), coalesce((used ->> 'is_estimated')::boolean, false)::integer)
    on conflict (workspace_id, user_id, day, provider, model) do update set
        answers = sums.answers + 1,
        input_tokens = sums.input_tokens + excluded.input_tokens,
        output_tokens = sums.output_tokens + excluded.output_tokens,
        milliseconds = sums.milliseconds + excluded.milliseconds,
        estimated = sums.estimated + excluded.estimated;
    return null;
end
$$;
