-- Receivables: invoices (`customer_receivables`), the payments that settle them, which settles what, and what was given
-- back. Sums that lists need are kept by triggers, in the transaction that changes them; constraints see that no invoice is
-- settled beyond its amount and no payment used beyond its own, whoever writes.

-- Days in which invoices are to be paid.
alter table customers add column payment_terms_days int not null default 30
    constraint customers_payment_terms_range check (payment_terms_days between 0 and 365);
grant update (payment_terms_days) on customers to authenticated;

-- As before, and the days.
create or replace function customer_changes(before public.customers, after public.customers) returns jsonb
language sql stable set search_path = '' as $$
    with changed (place, field, was, is_now) as (
        values (1, 'name', to_jsonb((before).name), to_jsonb((after).name)),
            (2, 'status', to_jsonb((before).status), to_jsonb((after).status)),
            (3, 'visibility', to_jsonb((before).visibility), to_jsonb((after).visibility)),
            (4, 'user_id', to_jsonb((before).user_id), to_jsonb((after).user_id)),
            (5, 'payment_terms_days', to_jsonb((before).payment_terms_days), to_jsonb((after).payment_terms_days))
        union all
        select 6, coalesce(b.field, a.field), b.value, a.value
        from public.customer_info_fields((before).info) b
        full join public.customer_info_fields((after).info) a on a.field = b.field
        where (before).info is distinct from (after).info
    )
    select coalesce(jsonb_agg(jsonb_build_object('field', field, 'before', was, 'after', is_now)
        order by place, field), '[]')
    from changed where was is distinct from is_now
$$;

create table customer_receivables (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    created_by uuid,
    number text not null constraint customer_receivables_number_length check (char_length(number) between 1 and 50),
    date date not null,
    due_date date not null,
    currency text not null constraint customer_receivables_currency_code check (currency ~ '^[A-Z]{3}$'),
    -- [{"description", "quantity", "unit_price"}]; empty for one amount.
    lines jsonb not null default '[]' constraint customer_receivables_lines_array check (jsonb_typeof(lines) = 'array')
        constraint customer_receivables_lines_size check (pg_column_size(lines) <= 200000),
    net numeric(19, 4) not null,
    tax_rate numeric(7, 4) not null default 0,
    tax numeric(19, 4) not null default 0,
    amount numeric(19, 4) not null constraint customer_receivables_amount_positive check (amount > 0),
    -- What people decide. Paid, part paid and overdue follow from money and dates.
    status text not null default 'draft' constraint customer_receivables_status_known
        check (status in ('draft', 'sent', 'void', 'written_off')),
    status_reason text not null default '' constraint customer_receivables_status_reason_length
        check (char_length(status_reason) <= 20000),
    description text not null default '' constraint customer_receivables_description_length
        check (char_length(description) <= 20000),
    reference text not null default '' constraint customer_receivables_reference_length
        check (char_length(reference) <= 200),
    linked_agreement_id uuid,
    -- The first day of the period of a retainer that it bills.
    period_start date,
    -- Kept by triggers: what payments have settled, and the day of the payment that settled the last of it.
    settled numeric(19, 4) not null default 0,
    paid_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    phase text not null generated always as (case when status <> 'sent' then status when settled >= amount then 'paid'
        when settled > 0 then 'part_paid' else 'sent' end) stored,
    open_amount numeric(19, 4) not null generated always as
        (case when status = 'sent' then amount - settled else 0 end) stored,
    -- Searched by ranges of bytes, which is what the beginning of a number is.
    number_key text collate "C" not null generated always as (lower(number)) stored,
    constraint customer_receivables_due_after_date check (due_date >= date),
    constraint customer_receivables_amount_whole check (net + tax = amount),
    constraint customer_receivables_settled_range check (settled between 0 and amount),
    constraint customer_receivables_settled_when_sent check (settled = 0 or status in ('sent', 'written_off')),
    constraint customer_receivables_sent_is_kept check (deleted_at is null or status in ('draft', 'void')),
    constraint customer_receivables_number_unique unique (workspace_id, number_key),
    constraint customer_receivables_agreement_of_customer foreign key (linked_agreement_id, customer_id)
        references customer_agreements (id, customer_id) on delete set null (linked_agreement_id),
    -- For what refers to an invoice of the same customer and currency.
    constraint customer_receivables_of_customer unique (id, customer_id, currency)
);

-- One invoice for a period, unless it was a mistake.
create unique index customer_receivables_period_unique on customer_receivables (linked_agreement_id, period_start)
    where period_start is not null and deleted_at is null and status <> 'void';

-- Lists of a workspace, each two ranges of an index, shared and mine: by date, and what is open by the day it is due.
create index customer_receivables_by_date on customer_receivables (workspace_id, private_to, date, id)
    where deleted_at is null and customer_deleted_at is null;
create index customer_receivables_by_currency on customer_receivables (workspace_id, private_to, currency, date, id)
    where deleted_at is null and customer_deleted_at is null;
create index customer_receivables_by_phase on customer_receivables (workspace_id, private_to, phase, date, id)
    where deleted_at is null and customer_deleted_at is null;
create index customer_receivables_by_phase_currency
    on customer_receivables (workspace_id, private_to, phase, currency, date, id)
    where deleted_at is null and customer_deleted_at is null;
create index customer_receivables_by_due on customer_receivables (workspace_id, private_to, due_date, id)
    where deleted_at is null and customer_deleted_at is null and open_amount > 0;
create index customer_receivables_by_due_currency
    on customer_receivables (workspace_id, private_to, currency, due_date, id)
    where deleted_at is null and customer_deleted_at is null and open_amount > 0;
create index customer_receivables_by_due_phase on customer_receivables (workspace_id, private_to, phase, due_date, id)
    where deleted_at is null and customer_deleted_at is null and open_amount > 0;
create index customer_receivables_by_due_phase_currency
    on customer_receivables (workspace_id, private_to, phase, currency, due_date, id)
    where deleted_at is null and customer_deleted_at is null and open_amount > 0;
create index customer_receivables_by_number on customer_receivables (workspace_id, private_to, number_key, id)
    where deleted_at is null and customer_deleted_at is null;
-- Those of a customer. The first is whole, trash and all: what a customer passes on is found by it as well.
create index customer_receivables_of_customer_by_date on customer_receivables (customer_id, date, id);
create index customer_receivables_of_customer_by_due on customer_receivables (customer_id, due_date, id)
    where deleted_at is null and open_amount > 0;
create index customer_receivables_of_agreement on customer_receivables (linked_agreement_id)
    where linked_agreement_id is not null;
create index customer_receivables_to_purge on customer_receivables (deleted_at) where deleted_at is not null;

create table customer_payments (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    created_by uuid,
    date date not null,
    currency text not null constraint customer_payments_currency_code check (currency ~ '^[A-Z]{3}$'),
    amount numeric(19, 4) not null constraint customer_payments_amount_positive check (amount > 0),
    method text not null constraint customer_payments_method_known
        check (method in ('bank_transfer', 'direct_debit', 'card', 'cash', 'cheque', 'other')),
    reference text not null default '' constraint customer_payments_reference_length check (char_length(reference) <= 200),
    notes text not null default '' constraint customer_payments_notes_length check (char_length(notes) <= 20000),
    -- Kept by triggers: what settled invoices, and what was given back.
    allocated numeric(19, 4) not null default 0,
    refunded numeric(19, 4) not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    credit numeric(19, 4) not null generated always as (amount - allocated - refunded) stored,
    constraint customer_payments_used_range check (allocated >= 0 and refunded >= 0 and allocated + refunded <= amount),
    constraint customer_payments_used_is_kept check (deleted_at is null or allocated + refunded = 0),
    constraint customer_payments_of_customer unique (id, customer_id, currency)
);

create index customer_payments_of_customer_by_date on customer_payments (customer_id, date, id);
create index customer_payments_to_purge on customer_payments (deleted_at) where deleted_at is not null;

-- Never changed, only made and taken away. The keys see to it that customer and currency are the same on both sides.
create table payment_allocations (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    created_by uuid,
    payment_id uuid not null,
    invoice_id uuid not null,
    currency text not null,
    amount numeric(19, 4) not null constraint payment_allocations_amount_positive check (amount > 0),
    created_at timestamptz not null default now(),
    constraint payment_allocations_of_payment foreign key (payment_id, customer_id, currency)
        references customer_payments (id, customer_id, currency) on delete cascade,
    constraint payment_allocations_of_invoice foreign key (invoice_id, customer_id, currency)
        references customer_receivables (id, customer_id, currency) on delete cascade
);
create index payment_allocations_by_payment on payment_allocations (payment_id);
create index payment_allocations_by_invoice on payment_allocations (invoice_id);
create index payment_allocations_of_customer on payment_allocations (customer_id);

create table payment_refunds (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspaces (id) on delete cascade,
    customer_id uuid not null references customers (id) on delete cascade,
    private_to uuid,
    customer_deleted_at timestamptz,
    created_by uuid,
    payment_id uuid not null,
    date date not null,
    currency text not null,
    amount numeric(19, 4) not null constraint payment_refunds_amount_positive check (amount > 0),
    reference text not null default '' constraint payment_refunds_reference_length check (char_length(reference) <= 200),
    created_at timestamptz not null default now(),
    constraint payment_refunds_of_payment foreign key (payment_id, customer_id, currency)
        references customer_payments (id, customer_id, currency) on delete cascade
);
create index payment_refunds_by_payment on payment_refunds (payment_id);
create index payment_refunds_of_customer on payment_refunds (customer_id);

-- The last number that was allotted in a year. The system's alone.
create table invoice_counters (
    workspace_id uuid not null references workspaces (id) on delete cascade,
    year int not null,
    last int not null,
    primary key (workspace_id, year)
);

-- The next number of a day's year: 2026-0001. Whoever asks next waits until this transaction ends, so that a refusal
-- leaves no number out; one that somebody has given by hand is passed over.
create function next_invoice_number(day date) returns text
language plpgsql security definer set search_path = '' as $$
declare
    workspace constant uuid := public.current_workspace();
    this_year constant int := extract(year from day);
    place int;
    allotted text;
begin
    if coalesce(public.current_role_in_workspace(), '') not in ('owner', 'admin', 'manager', 'advisor') then
        raise insufficient_privilege using message = 'invoices are made by those who work with customers';
    end if;
    loop
        insert into public.invoice_counters as c (workspace_id, year, last) values (workspace, this_year, 1)
            on conflict (workspace_id, year) do update set last = c.last + 1
            returning last into place;
        allotted := this_year || '-' || lpad(place::text, greatest(4, length(place::text)), '0');
        exit when not exists (select from public.customer_receivables
            where workspace_id = workspace and number_key = allotted);
    end loop;
    return allotted;
end
$$;

-- What settles an invoice is settled, whoever wrote it. Only what waits for payment can be settled.
create function settle_by_payment() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
    made constant boolean := tg_op = 'INSERT';
    allocation constant public.payment_allocations := case when made then new else old end;
    change constant numeric := case when made then new.amount else -old.amount end;
begin
    update public.customer_payments set allocated = allocated + change
        where id = allocation.payment_id and (not made or deleted_at is null);
    if not found and made then
        raise object_not_in_prerequisite_state using message = 'the payment is in the trash';
    end if;
    update public.customer_receivables set settled = settled + change
        where id = allocation.invoice_id and (not made or status = 'sent' and deleted_at is null);
    if not found and made then
        raise object_not_in_prerequisite_state using message = 'the invoice is not with the customer';
    end if;
    return null;
end
$$;

create function give_back_payment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    if tg_op = 'INSERT' then
        update public.customer_payments set refunded = refunded + new.amount
            where id = new.payment_id and deleted_at is null;
        if not found then
            raise object_not_in_prerequisite_state using message = 'the payment is in the trash';
        end if;
    else
        update public.customer_payments set refunded = refunded - old.amount where id = old.payment_id;
    end if;
    return null;
end
$$;

-- The day on which an invoice was paid is that of its last payment.
create function note_paid_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    new.paid_on := case when new.status = 'sent' and new.settled >= new.amount then
        (select max(p.date) from public.payment_allocations a join public.customer_payments p on p.id = a.payment_id
            where a.invoice_id = new.id) end;
    return new;
end
$$;

-- When the day of a payment is corrected, so is that of the invoices that it settled.
create function correct_paid_on() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    update public.customer_receivables set settled = settled
        where paid_on is not null
            and id in (select invoice_id from public.payment_allocations where payment_id = new.id);
    return null;
end
$$;

create trigger customer_receivables_inherit before insert on customer_receivables
    for each row execute function inherit_customer();
create trigger customer_receivables_paid_on before update of settled, amount, net, tax, status on customer_receivables
    for each row execute function note_paid_on();
create trigger customer_receivables_touch before update on customer_receivables
    for each row execute function touch_record();
create trigger customer_receivables_log after insert or update or delete on customer_receivables
    for each row execute function log_record('invoice', 'net', 'tax', 'settled', 'paid_on', 'phase', 'open_amount', 'number_key');
create trigger customers_pass_on_receivables after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_receivables');

create trigger customer_payments_inherit before insert on customer_payments
    for each row execute function inherit_customer();
create trigger customer_payments_touch before update on customer_payments
    for each row execute function touch_record();
create trigger customer_payments_log after insert or update or delete on customer_payments
    for each row execute function log_record('payment', 'allocated', 'refunded', 'credit');
create trigger customer_payments_paid_on after update of date on customer_payments
    for each row when (old.date <> new.date) execute function correct_paid_on();
create trigger customers_pass_on_payments after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('customer_payments');

create trigger payment_allocations_inherit before insert on payment_allocations
    for each row execute function inherit_customer();
create trigger payment_allocations_settle after insert or delete on payment_allocations
    for each row execute function settle_by_payment();
create trigger payment_allocations_log after insert or update or delete on payment_allocations
    for each row execute function log_record('allocation');
create trigger customers_pass_on_allocations after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('payment_allocations');

create trigger payment_refunds_inherit before insert on payment_refunds
    for each row execute function inherit_customer();
create trigger payment_refunds_give_back after insert or delete on payment_refunds
    for each row execute function give_back_payment();
create trigger payment_refunds_log after insert or update or delete on payment_refunds
    for each row execute function log_record('refund');
create trigger customers_pass_on_refunds after update of visibility, user_id, deleted_at on customers
    for each row execute function pass_on_customer('payment_refunds');

revoke all on function next_invoice_number(date), settle_by_payment(), give_back_payment(), note_paid_on(),
    correct_paid_on() from public, anon, authenticated, service_role;
grant execute on function next_invoice_number(date) to authenticated;

revoke all on customer_receivables, customer_payments, payment_allocations, payment_refunds, invoice_counters
    from public, anon, authenticated, service_role;
alter table invoice_counters enable row level security;

alter table customer_receivables enable row level security;
grant select on customer_receivables to authenticated;
grant insert (id, customer_id, number, date, due_date, currency, lines, net, tax_rate, tax, amount, description, reference,
    linked_agreement_id, period_start) on customer_receivables to authenticated;
grant update (number, date, due_date, currency, lines, net, tax_rate, tax, amount, status, status_reason, description,
    reference, linked_agreement_id, deleted_at) on customer_receivables to authenticated;
create policy customer_receivables_select on customer_receivables for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())));
create policy customer_receivables_insert on customer_receivables for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_receivables_update on customer_receivables for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));

alter table customer_payments enable row level security;
grant select on customer_payments to authenticated;
grant insert (id, customer_id, date, currency, amount, method, reference, notes) on customer_payments to authenticated;
grant update (date, currency, amount, method, reference, notes, deleted_at) on customer_payments to authenticated;
create policy customer_payments_select on customer_payments for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())));
create policy customer_payments_insert on customer_payments for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and deleted_at is null and customer_deleted_at is null);
create policy customer_payments_update on customer_payments for update to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (deleted_at is null and customer_deleted_at is null or (select showing_trash())))
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor'));

alter table payment_allocations enable row level security;
grant select, delete on payment_allocations to authenticated;
grant insert (id, customer_id, payment_id, invoice_id, currency, amount) on payment_allocations to authenticated;
create policy payment_allocations_select on payment_allocations for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())));
create policy payment_allocations_insert on payment_allocations for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and customer_deleted_at is null);
create policy payment_allocations_delete on payment_allocations for delete to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (customer_deleted_at is null or (select showing_trash())));

alter table payment_refunds enable row level security;
grant select, delete on payment_refunds to authenticated;
grant insert (id, customer_id, payment_id, date, currency, amount, reference) on payment_refunds to authenticated;
create policy payment_refunds_select on payment_refunds for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer')
        and (customer_deleted_at is null or (select showing_trash())));
create policy payment_refunds_insert on payment_refunds for insert to authenticated
    with check (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and customer_deleted_at is null);
create policy payment_refunds_delete on payment_refunds for delete to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor')
        and (customer_deleted_at is null or (select showing_trash())));
