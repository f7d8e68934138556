-- What all that belongs to a customer has in common: agreements, invoices, projects … Each such table has the columns
--   id, workspace_id, customer_id, private_to, customer_deleted_at, created_by, created_at, updated_at, deleted_at
-- and these triggers:
--   before insert                    inherit_customer()
--   before update                    touch_record()
--   after insert, update or delete   log_record('entity', 'column that the log leaves out', …)
--   on customers, after update of visibility, user_id, deleted_at   pass_on_customer('table')
-- Its policies look at nothing but its own columns, as those of `customers` do.

-- Takes from the customer what policies look at. Runs as whoever inserts, so a customer that they may not change is
-- no customer. The lock keeps the customer from being hidden, shared or deleted until the record is there to be told;
-- whoever writes several records of one customer takes it first, so that two of them wait instead of ending each other.
create function inherit_customer() returns trigger
language plpgsql set search_path = '' as $$
begin
    select workspace_id, private_to, deleted_at
        into new.workspace_id, new.private_to, new.customer_deleted_at
        from public.customers where id = new.customer_id for no key update;
    if not found then
        raise no_data_found using message = 'no such customer';
    end if;
    new.created_by := auth.uid();
    return new;
end
$$;

create function touch_record() returns trigger
language plpgsql set search_path = '' as $$
begin
    if (new.customer_id, new.workspace_id) is distinct from (old.customer_id, old.workspace_id) then
        raise insufficient_privilege using message = 'a record stays with its customer';
    end if;
    -- What the customer passes on is no change of the record.
    if (new.private_to, new.customer_deleted_at) is not distinct from (old.private_to, old.customer_deleted_at) then
        new.updated_at := clock_timestamp();
    end if;
    return new;
end
$$;

-- Passes on who may see the customer and whether it is in the trash.
create function pass_on_customer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if (new.private_to, new.deleted_at) is distinct from (old.private_to, old.deleted_at) then
        execute format('update public.%I set private_to = $1, customer_deleted_at = $2 where customer_id = $3', tg_argv[0])
            using new.private_to, new.deleted_at, new.id;
    end if;
    return null;
end
$$;

-- The fields of two versions of a record that differ; a version that does not exist is null.
create function record_changes(before jsonb, after jsonb) returns jsonb
language sql immutable parallel safe set search_path = '' as $$
    select coalesce(jsonb_agg(jsonb_build_object('field', field, 'before', was, 'after', is_now) order by field), '[]')
    from (
        select coalesce(b.key, a.key) as field, nullif(b.value, 'null') as was, nullif(a.value, 'null') as is_now
        from jsonb_each(coalesce(before, '{}')) b
        full join jsonb_each(coalesce(after, '{}')) a on a.key = b.key
    ) fields
    where was is distinct from is_now
$$;

-- Writes what happened to a record, and that something happened to its customer.
create function log_record() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    technical constant text[] := array['id', 'workspace_id', 'customer_id', 'private_to', 'customer_deleted_at',
        'created_by', 'created_at', 'updated_at', 'deleted_at'] || tg_argv[1:tg_nargs - 1];
    before constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    was_there constant boolean := before is not null and before ->> 'deleted_at' is null;
    is_there constant boolean := after is not null and after ->> 'deleted_at' is null;
    changes constant jsonb := public.record_changes(before - technical, after - technical);
    subject constant jsonb := coalesce(after, before);
    through constant text := auth.jwt() ->> 'source';
    what text := 'updated';
begin
    if tg_op = 'INSERT' then
        what := 'created';
    elsif was_there and not is_there then
        what := 'deleted';
    elsif is_there and not was_there then
        what := 'restored';
    elsif tg_op = 'DELETE' or changes = '[]' then
        -- Purged, which the log knows as deleted; or touched by a trigger only.
        return null;
    end if;
    update public.customers set last_activity_at = greatest(clock_timestamp(), last_activity_at)
        where id = (subject ->> 'customer_id')::uuid;
    if not found then
        -- It is being deleted for good, with its log.
        return null;
    end if;
    insert into public.activity_log
        (workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action, changes)
    values ((subject ->> 'workspace_id')::uuid, (subject ->> 'private_to')::uuid, tg_argv[0], (subject ->> 'id')::uuid,
        (subject ->> 'customer_id')::uuid, auth.uid(),
        case when through in ('person', 'agent', 'import', 'api', 'sync') then through
            when auth.uid() is not null then 'api'
            else 'system' end, what, changes);
    return null;
end
$$;

revoke all on function inherit_customer(), touch_record(), pass_on_customer(), record_changes(jsonb, jsonb), log_record()
    from public, anon, authenticated, service_role;

-- What happened to one record, among all that happened to its customer.
create index activity_log_of_entity on activity_log (entity_id, id);
