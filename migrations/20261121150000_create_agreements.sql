-- Agreements: what a customer was promised, from when to when, and for how much.

create table customer_agreements (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    created_by uuid,
    scope text not null constraint customer_agreements_scope_length check (char_length(scope) between 1 and 20000),
    type text not null default 'retainer' constraint customer_agreements_type_known
        check (type in ('retainer', 'fixed', 'hourly', 'milestone', 'equity', 'advisory', 'custom')),
    -- No first day: a draft. No last day: until somebody ends it.
    start_date date,
    end_date date,
    -- The document of domain::agreements::Pricing.
    pricing jsonb not null default '{"model": "free"}'
        constraint customer_agreements_pricing_object check (jsonb_typeof(pricing) = 'object' and pricing ? 'model')
        constraint customer_agreements_pricing_size check (pg_column_size(pricing) <= 100000),
    -- What the pricing is worth in a year, kept beside it to be summed.
    currency text constraint customer_agreements_currency_code check (currency ~ '^[A-Z]{3}$'),
    annual_value numeric(19, 4) constraint customer_agreements_value_range check (annual_value >= 0),
    extra_terms text not null default '' constraint customer_agreements_extra_terms_length
        check (char_length(extra_terms) <= 20000),
    notes text not null default '' constraint customer_agreements_notes_length check (char_length(notes) <= 20000),
    override_status text constraint customer_agreements_override_status_known
        check (override_status in ('terminated', 'suspended')),
    override_reason text not null default '' constraint customer_agreements_override_reason_length
        check (char_length(override_reason) <= 20000),
    renews uuid references customer_agreements (id) on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    -- To sort by and to compare with where a date is open.
    starts_key date not null generated always as (coalesce(start_date, 'infinity')) stored,
    ends_key date not null generated always as (coalesce(end_date, 'infinity')) stored,
    constraint customer_agreements_dates_in_order check (end_date >= start_date),
    constraint customer_agreements_value_has_currency check (annual_value is null or currency is not null),
    -- For what refers to an agreement of the same customer.
    constraint customer_agreements_of_customer unique (id, customer_id)
);

-- Whole, trash and all: what a customer passes on to its records, and takes with it, is found by it as well.
create index customer_agreements_by_start on customer_agreements (customer_id, starts_key, id);
create index customer_agreements_running on customer_agreements (workspace_id, private_to, ends_key, starts_key)
    include (currency, annual_value)
    where deleted_at is null and customer_deleted_at is null and override_status is null and annual_value is not null;
create index customer_agreements_renewed on customer_agreements (renews) where renews is not null;
create index customer_agreements_to_purge on customer_agreements (deleted_at) where deleted_at is not null;

create trigger customer_agreements_inherit before insert on customer_agreements
    for each row execute function inherit_customer();
create trigger customer_agreements_touch before update on customer_agreements
    for each row execute function touch_record();
create trigger customer_agreements_log after insert or update or delete on customer_agreements
    for each row execute function log_record('agreement', 'currency', 'annual_value', 'starts_key', 'ends_key');
create trigger customers_pass_on_agreements after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_agreements');

alter table customer_agreements enable row level security;
revoke all on customer_agreements from public, anon, authenticated, service_role;
grant select on customer_agreements to authenticated;
grant insert (id, customer_id, scope, type, start_date, end_date, pricing, currency, annual_value, extra_terms, notes, renews)
    on customer_agreements to authenticated;
grant update (scope, type, start_date, end_date, pricing, currency, annual_value, extra_terms, notes, override_status,
    override_reason, deleted_at) on customer_agreements to authenticated;

create policy customer_agreements_select on customer_agreements for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())));
create policy customer_agreements_insert on customer_agreements for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_agreements_update on customer_agreements for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));
