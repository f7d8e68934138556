-- The portfolio of a workspace, and what it shares with the artifacts of customers.

create table portfolio_items (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    -- Who made it. Always a member; a trigger below hands over when they leave.
    user_id uuid not null,
    kind text not null constraint portfolio_items_kind_known
        check (kind in ('article', 'case_study', 'talk', 'post', 'template', 'video')),
    title text not null constraint portfolio_items_title_length check (char_length(title) between 1 and 200),
    body text not null default '' constraint portfolio_items_body_size check (octet_length(body) <= 1048576),
    url text not null default '' constraint portfolio_items_url_of_the_web
        check (url = '' or (url ~* '^https?://' and char_length(url) <= 2010)),
    cover_url text not null default '' constraint portfolio_items_cover_encrypted
        check (cover_url = '' or (cover_url ~* '^https://' and char_length(cover_url) <= 2010)),
    status text not null default 'idea' constraint portfolio_items_status_known
        check (status in ('idea', 'draft', 'review', 'published', 'archived')),
    tags text[] not null default '{}' constraint portfolio_items_tags_few
        check (cardinality(tags) <= 20 and pg_column_size(tags) <= 10000),
    visibility text not null default 'private' constraint portfolio_items_visibility_known
        check (visibility in ('private', 'workspace')),
    private_to uuid generated always as (case when visibility = 'private' then user_id end) stored,
    search tsvector not null default '',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint portfolio_items_maker_is_member foreign key (workspace_id, user_id)
        references workspace_members (workspace_id, user_id) on delete cascade
);
create index portfolio_items_by_change on portfolio_items (workspace_id, private_to, updated_at, id)
    where deleted_at is null;
create index portfolio_items_of_maker on portfolio_items (user_id, workspace_id);
create index portfolio_items_to_purge on portfolio_items (deleted_at) where deleted_at is not null;

create function portfolio_before_write() returns trigger
language plpgsql set search_path = '' as $$
begin
    if tg_op = 'INSERT' or (new.title, new.tags, new.body) is distinct from (old.title, old.tags, old.body) then
        new.search := array_to_tsvector(public.search_words(
            new.title || ' ' || array_to_string(new.tags, ' ') || ' ' || new.body));
    end if;
    if tg_op = 'UPDATE' then
        new.updated_at := clock_timestamp();
    end if;
    return new;
end
$$;

-- The log of a piece, as that of a customer's records, but of no customer.
create function log_portfolio() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    technical constant text[] := array['id', 'workspace_id', 'private_to', 'search', 'body', 'created_at', 'updated_at',
        'deleted_at'];
    before constant jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
    after constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    changes jsonb := public.record_changes(before - technical, after - technical);
    what text := 'updated';
begin
    if tg_op = 'DELETE' then
        -- Purged, and its history with it.
        delete from public.activity_log where entity_id = old.id;
        return null;
    elsif tg_op = 'INSERT' then
        what := 'created';
    elsif old.deleted_at is null and new.deleted_at is not null then
        what := 'deleted';
    elsif old.deleted_at is not null and new.deleted_at is null then
        what := 'restored';
    elsif new.body is distinct from old.body then
        -- That it changed, not a megabyte twice.
        changes := changes || jsonb_build_array(jsonb_build_object('field', 'body', 'before', null, 'after', null));
    elsif changes = '[]' then
        return null;
    end if;
    if tg_op = 'UPDATE' and new.private_to is distinct from old.private_to then
        update public.activity_log set private_to = new.private_to where entity_id = new.id;
        update public.portfolio_references set item_private_to = new.private_to where item_id = new.id;
    end if;
    insert into public.activity_log
        (workspace_id, private_to, entity, entity_id, actor_id, source, action, changes, title)
    values (new.workspace_id, new.private_to, 'portfolio', new.id, auth.uid(), public.source_of_change(), what, changes,
        new.title);
    return null;
end
$$;

-- Like the shared customers, the shared pieces of whoever leaves go to the next in rank.
create function hand_over_portfolio() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    heir uuid;
begin
    select user_id into heir from public.workspace_members
        where workspace_id = old.workspace_id and user_id <> old.user_id
        order by array_position(array['owner', 'admin', 'manager', 'advisor', 'viewer', 'partner'], role),
            created_at, user_id
        limit 1;
    if heir is not null and exists (select from public.workspaces where id = old.workspace_id) then
        update public.portfolio_items set user_id = heir
            where workspace_id = old.workspace_id and user_id = old.user_id and visibility = 'workspace';
    end if;
    return old;
end
$$;

create trigger portfolio_items_before_write before insert or update on portfolio_items
    for each row execute function portfolio_before_write();
create trigger portfolio_items_log after insert or update or delete on portfolio_items
    for each row execute function log_portfolio();
create trigger workspace_members_hand_over_portfolio before delete on workspace_members
    for each row execute function hand_over_portfolio();

-- Which piece refers to which artifact. A row is seen by those who may see both ends; each end passes on to whom it is
-- private.
create table portfolio_references (
    item_id uuid not null references portfolio_items (id) on delete cascade,
    artifact_id uuid not null references customer_artifacts (id) on delete cascade,
    workspace_id uuid not null,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    item_private_to uuid,
    customer_deleted_at timestamptz,
    kind text not null default 'related' constraint portfolio_references_kind_known check (kind in ('source', 'related')),
    created_at timestamptz not null default now(),
    primary key (item_id, artifact_id)
);
create index portfolio_references_of_artifact on portfolio_references (artifact_id, item_id);
create index portfolio_references_of_customer on portfolio_references (customer_id);

-- Runs as whoever inserts: an end that they may not change is not there. Locks both ends, so that neither is hidden
-- before the row is there to be told.
create function inherit_reference() returns trigger
language plpgsql set search_path = '' as $$
begin
    select customer_id into new.customer_id from public.customer_artifacts where id = new.artifact_id;
    select workspace_id, private_to, deleted_at into new.workspace_id, new.private_to, new.customer_deleted_at
        from public.customers where id = new.customer_id for no key update;
    if not found then
        raise no_data_found using message = 'no such artifact';
    end if;
    select private_to into new.item_private_to from public.portfolio_items
        where id = new.item_id and workspace_id = new.workspace_id for no key update;
    if not found then
        raise no_data_found using message = 'no such piece';
    end if;
    return new;
end
$$;

create trigger portfolio_references_inherit before insert on portfolio_references
    for each row execute function inherit_reference();
create trigger customers_pass_on_to_references after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('portfolio_references');

revoke all on function portfolio_before_write(), log_portfolio(), hand_over_portfolio(), inherit_reference()
    from public, anon, authenticated, service_role;

alter table portfolio_items enable row level security;
revoke all on portfolio_items from public, anon, authenticated, service_role;
grant select on portfolio_items to authenticated;
grant insert (id, workspace_id, user_id, kind, title, body, url, cover_url, status, tags, visibility)
    on portfolio_items to authenticated;
grant update (kind, title, body, url, cover_url, status, tags, visibility, deleted_at) on portfolio_items to authenticated;

create policy portfolio_items_select on portfolio_items for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (deleted_at is null or (select showing_trash())));
create policy portfolio_items_insert on portfolio_items for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and user_id = (select auth.uid())
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null);
create policy portfolio_items_update on portfolio_items for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));

alter table portfolio_references enable row level security;
revoke all on portfolio_references from public, anon, authenticated, service_role;
grant select, insert (item_id, artifact_id, kind), delete on portfolio_references to authenticated;
create policy portfolio_references_select on portfolio_references for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (item_private_to is null or item_private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())));
create policy portfolio_references_insert on portfolio_references for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (item_private_to is null or item_private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
create policy portfolio_references_delete on portfolio_references for delete to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (item_private_to is null or item_private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
