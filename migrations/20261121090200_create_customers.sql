-- Customers.

create table customers (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    -- The owner: who looks after the customer. Always a member; a trigger below hands over when they leave.
    user_id uuid not null,
    name text not null constraint customers_name_length check (char_length(name) between 1 and 200),
    status text not null default 'lead' constraint customers_status_known
        check (status in ('lead', 'prospect', 'negotiation', 'live', 'on_hold', 'archive')),
    info jsonb not null default '{}' constraint customers_info_object check (jsonb_typeof(info) = 'object')
        constraint customers_info_size check (pg_column_size(info) <= 2000000),
    visibility text not null default 'private' constraint customers_visibility_known
        check (visibility in ('private', 'workspace')),
    -- The one person who may see the row, or null when the workspace may. Every row that belongs to a
    -- customer carries the same two columns, workspace_id and private_to: all that its policy looks at.
    private_to uuid generated always as (case when visibility = 'private' then user_id end) stored,
    search tsvector not null default '',
    deleted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    -- When the customer or anything that belongs to it last changed.
    last_activity_at timestamptz not null default now(),
    constraint customers_owner_is_member foreign key (workspace_id, user_id)
        references workspace_members (workspace_id, user_id) on delete cascade
);

-- A list is two ranges, shared and mine, each read in its order. Deleted rows are in none of them.
create index customers_by_activity on customers (workspace_id, private_to, last_activity_at, id)
    where deleted_at is null;
create index customers_by_name on customers (workspace_id, private_to, lower(name), id)
    where deleted_at is null;
create index customers_by_created on customers (workspace_id, private_to, created_at, id)
    where deleted_at is null;
create index customers_by_status_activity on customers (workspace_id, private_to, status, last_activity_at, id)
    where deleted_at is null;
create index customers_by_status_name on customers (workspace_id, private_to, status, lower(name), id)
    where deleted_at is null;
create index customers_by_status_created on customers (workspace_id, private_to, status, created_at, id)
    where deleted_at is null;
create index customers_in_trash on customers (workspace_id, deleted_at, id) where deleted_at is not null;
create index customers_to_purge on customers (deleted_at) where deleted_at is not null;
create index customers_by_owner on customers (workspace_id, user_id);

-- Words for searching, the same on both sides: compatibility forms and accents folded, lower case, cut at
-- whatever is no letter, digit or symbol. The characters to cut at are listed rather than asked of the
-- locale, which differs between servers. First come first kept, in case there are too many.
create function search_words(content text, most int default 1000) returns text[]
language plpgsql immutable parallel safe set search_path = '' as $$
begin
    return (select coalesce(array_agg(word order by place), '{}') from (
        select left(word, 60) as word, min(place) as place
        from unnest(regexp_split_to_array(
            regexp_replace(lower(normalize(left(content, 200000), nfkd)), '[\u0300-\u036f]', '', 'g'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f\ufeff]+'
        )) with ordinality as cut(word, place)
        where word <> ''
        group by left(word, 60)
        order by min(place) limit most
    ) words);
end
$$;

-- Every word of a customer with the tail of its workspace's id in front, so that a lookup in the index
-- never meets another workspace's words.
create function customer_search_vector(workspace uuid, name text, info jsonb) returns tsvector
language plpgsql immutable parallel safe set search_path = '' as $$
declare
    tail constant text := right(workspace::text, 12);
    team constant jsonb := case jsonb_typeof(info -> 'team') when 'array' then info -> 'team' else '[]' end;
begin
    return array_to_tsvector(array(
        select tail || word
        from unnest(public.search_words(concat_ws(' ', name,
            -- Every text and number of the info; of the team, what is not its ids or notes.
            (select string_agg(value #>> '{}', ' ')
                from jsonb_path_query(info - 'team', 'strict $.** ? (@.type() == "string" || @.type() == "number")') value),
            (select string_agg(concat_ws(' ', member ->> 'name', member ->> 'role', member ->> 'email'), ' ')
                from jsonb_array_elements(team) member)
        ))) word
    ));
end
$$;

create function customers_before_write() returns trigger
language plpgsql set search_path = '' as $$
begin
    if tg_op = 'INSERT' then
        new.search := public.customer_search_vector(new.workspace_id, new.name, new.info);
        return new;
    end if;
    if (new.name, new.info) is distinct from (old.name, old.info) then
        new.search := public.customer_search_vector(new.workspace_id, new.name, new.info);
    end if;
    -- Not when it goes to the trash and back: Undo leaves the list as it was.
    if (new.name, new.info, new.status, new.visibility, new.user_id)
        is distinct from (old.name, old.info, old.status, old.visibility, old.user_id) then
        new.last_activity_at := greatest(clock_timestamp(), old.last_activity_at);
    end if;
    if (new.name, new.info, new.status, new.visibility, new.user_id, new.deleted_at)
        is distinct from (old.name, old.info, old.status, old.visibility, old.user_id, old.deleted_at) then
        new.updated_at := clock_timestamp();
    end if;
    return new;
end
$$;

create trigger customers_before_write before insert or update on customers
    for each row execute function customers_before_write();

-- Whoever leaves a workspace leaves it their shared customers, and if they were its last owner, the next in
-- rank becomes owner. What was private to them goes with them (the foreign key).
create function hand_over_customers() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    heir uuid;
begin
    select user_id into heir from public.workspace_members
        where workspace_id = old.workspace_id and user_id <> old.user_id
        order by array_position(array['owner', 'admin', 'manager', 'advisor', 'viewer', 'partner'], role),
            created_at, user_id
        limit 1;
    -- Nobody is left, or the workspace itself is being deleted.
    if heir is null or not exists (select from public.workspaces where id = old.workspace_id) then
        return old;
    end if;
    if old.role = 'owner' then
        update public.workspace_members set role = 'owner'
            where workspace_id = old.workspace_id and user_id = heir and role <> 'owner';
    end if;
    update public.customers set user_id = heir
        where workspace_id = old.workspace_id and user_id = old.user_id and visibility = 'workspace';
    return old;
end
$$;

create trigger workspace_members_hand_over before delete on workspace_members
    for each row execute function hand_over_customers();

-- Whether this transaction is one of a trash. A safety default and no boundary: whoever may read a customer
-- may read it in the trash, they only should not meet it by accident.
create function showing_trash() returns boolean
language sql stable set search_path = '' as $$
    select coalesce(nullif(current_setting('nextup.trash', true), ''), 'off') = 'on'
$$;

revoke all on function search_words(text, int), customer_search_vector(uuid, text, jsonb), customers_before_write(),
    hand_over_customers(), showing_trash() from public, anon, authenticated, service_role;
grant execute on function showing_trash() to authenticated;
-- The trigger runs as whoever writes the row.
grant execute on function search_words(text, int), customer_search_vector(uuid, text, jsonb) to authenticated;

alter table customers enable row level security;
revoke all on customers from public, anon, authenticated, service_role;
-- Nobody deletes for good: the purge does, through the system's door. Nobody moves a row elsewhere either.
grant select on customers to authenticated;
grant insert (id, workspace_id, user_id, name, status, info, visibility) on customers to authenticated;
grant update (name, status, info, visibility, deleted_at) on customers to authenticated;

-- `is true` changes no answer. It keeps the condition from being read as two ranges of an index, for which
-- Postgres would give up reading the one range that a query asks for in its order.
create policy customers_select on customers for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (deleted_at is null or (select showing_trash())));
create policy customers_insert on customers for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null);
create policy customers_update on customers for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
