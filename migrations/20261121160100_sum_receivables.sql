-- How matters stand in a workspace: what is open, received, left and paid, summed by currency and day, so that a page
-- reads some thousand rows where there are a million invoices.
--
-- A change of an invoice or a payment adds rows with what it changed and touches none that is there: people who write at
-- the same moment never wait for each other here. The housekeeping folds what was added into one row for each day.

create table receivable_sums (
    id bigint not null generated always as identity,
    workspace_id uuid not null references workspaces (id) on delete cascade,
    private_to uuid,
    currency text not null,
    -- Of what is open the day it is due, of what was received and what is left of it the day of the payment, of invoices
    -- that were paid the day of the last payment.
    day date not null,
    open numeric not null default 0,
    received numeric not null default 0,
    credit numeric not null default 0,
    -- Invoices that were paid, and the days from their dates until then.
    paid bigint not null default 0,
    paid_days bigint not null default 0,
    is_folded boolean not null default false,
    -- To find what is folded together.
    primary key (workspace_id, currency, day, id)
);

create index receivable_sums_of_workspace on receivable_sums (workspace_id, private_to);
create index receivable_sums_to_fold on receivable_sums (workspace_id) where not is_folded;

-- What an invoice adds to the sums, less what it added before. Nothing while it, or its customer, is in the trash; nothing
-- where the workspace itself is being deleted.
create function sum_invoice() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    insert into public.receivable_sums (workspace_id, private_to, currency, day, open, paid, paid_days)
    select workspace_id, private_to, currency, day, sum(open), sum(paid), sum(paid_days)
    from (select -1 as sign, old.* union all select 1, new.*) r,
        lateral (values (due_date, sign * open_amount, 0, 0), (paid_on, 0, sign, sign * (paid_on - date)))
            part (day, open, paid, paid_days)
    where day is not null and deleted_at is null and customer_deleted_at is null
        and workspace_id in (select id from public.workspaces)
    group by workspace_id, private_to, currency, day
    having sum(open) <> 0 or sum(paid) <> 0 or sum(paid_days) <> 0;
    return null;
end
$$;

-- The same for a payment.
create function sum_payment() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
    insert into public.receivable_sums (workspace_id, private_to, currency, day, received, credit)
    select workspace_id, private_to, currency, date, sum(sign * (amount - refunded)), sum(sign * credit)
    from (select -1 as sign, old.* union all select 1, new.*) p
    where deleted_at is null and customer_deleted_at is null and workspace_id in (select id from public.workspaces)
    group by workspace_id, private_to, currency, date
    having sum(sign * (amount - refunded)) <> 0 or sum(sign * credit) <> 0;
    return null;
end
$$;

-- Folds the sums of some days into one row each and says how many rows these were; none are left when it says 0. May run
-- several times at once: what somebody else has folded meanwhile is left alone.
create function fold_receivable_sums() returns bigint
language sql set search_path = '' as $$
    with days as (
        select distinct workspace_id, currency, day from (
            select workspace_id, currency, day from public.receivable_sums where not is_folded limit 5000) loose
    ), added as (
        delete from public.receivable_sums s using days d
        where (s.workspace_id, s.currency, s.day) = (d.workspace_id, d.currency, d.day) returning s.*
    ), folded as (
        insert into public.receivable_sums
            (workspace_id, private_to, currency, day, open, received, credit, paid, paid_days, is_folded)
        select workspace_id, private_to, currency, day, sum(open), sum(received), sum(credit), sum(paid), sum(paid_days), true
        from added group by workspace_id, private_to, currency, day
        having sum(open) <> 0 or sum(received) <> 0 or sum(credit) <> 0 or sum(paid) <> 0 or sum(paid_days) <> 0
    )
    select count(*) from added
$$;

create trigger customer_receivables_sum after insert or update or delete on customer_receivables
    for each row execute function sum_invoice();
create trigger customer_payments_sum after insert or update or delete on customer_payments
    for each row execute function sum_payment();

revoke all on function sum_invoice(), sum_payment(), fold_receivable_sums() from public, anon, authenticated, service_role;
revoke all on sequence receivable_sums_id_seq from public, anon, authenticated, service_role;
revoke all on receivable_sums from public, anon, authenticated, service_role;
alter table receivable_sums enable row level security;
grant select on receivable_sums to authenticated;
create policy receivable_sums_select on receivable_sums for select to authenticated
    using (workspace_id = (select current_workspace())
        and (private_to is null or private_to = (select auth.uid())) is true
        and (select current_role_in_workspace()) in ('owner', 'admin', 'manager', 'advisor', 'viewer'));
