//! What customers of the big workspace have besides: agreements, a million invoices and what was paid for them, projects
//! with an artifact each, and events. Written by statements, without the triggers that look at one row after the other:
//! what those keep is written with the rows.

use anyhow::Result;
use db::Db;
use domain::id::WorkspaceId;
use uuid::Uuid;

use crate::database::run;
use crate::say;

/// Invoices of each customer.
const INVOICES: usize = 10;
/// Events of each.
const EVENTS: usize = 3;

/// Fills the records of the workspace that has most customers. Its `busiest` customer has a timeline of ten thousand.
pub(crate) async fn load(db: &Db, workspace: WorkspaceId, busiest: Uuid) -> Result<()> {
    for (what, statement) in [
        ("agreements", AGREEMENTS),
        ("invoices", INVOICES_OF_ALL),
        ("payments", PAYMENTS),
        ("sums of money by day", SUMS),
        ("projects and artifacts", PROJECTS),
        ("events", EVENTS_OF_ALL),
    ] {
        let statement = statement
            .replace("{workspace}", &workspace.to_string())
            .replace("{busiest}", &busiest.to_string())
            .replace("{invoices}", &INVOICES.to_string())
            .replace("{events}", &EVENTS.to_string());
        run(
            db,
            format!(
                "set session_replication_role = replica; {statement}; reset session_replication_role"
            ),
        )
        .await?;
        say(&format!("  {what} are in"));
    }
    Ok(())
}

/// One that runs, or expires soon, and one that has expired, for half of the customers.
const AGREEMENTS: &str = "
insert into customer_agreements (workspace_id, customer_id, private_to, created_by, scope, type, start_date, end_date,
    pricing, currency, annual_value, created_at, updated_at)
select workspace_id, id, private_to, user_id, 'Advice on ' || (info ->> 'vertical'), 'retainer', starts, starts + 364,
    jsonb_build_object('model', 'retainer', 'every', 'month',
        'fee', jsonb_build_object('amount', fee::text, 'currency', currency)),
    currency, fee * 12, starts, starts
from (select c.*, 500 + dice % 5000 as fee, (array['EUR', 'USD', 'GBP'])[1 + dice % 3] as currency,
        current_date - 360 * place - (dice % 350)::int as starts
    from customers c
    cross join lateral (select abs(hashtext(c.id::text)::bigint) as dice) d
    cross join generate_series(0, 1) place
    where c.workspace_id = '{workspace}' and dice % 2 = 0) made";

/// One a month; nine of ten that are older than two months are paid, as many of the younger ones as not.
const INVOICES_OF_ALL: &str = "
insert into customer_receivables (workspace_id, customer_id, private_to, created_by, number, date, due_date, currency,
    net, amount, status, settled, paid_on, created_at, updated_at)
select workspace_id, id, private_to, user_id, 'B-' || row_number() over (), day, day + 30, currency,
    net, net, 'sent', case when is_paid then net else 0 end, case when is_paid then least(day + lag, current_date) end, day, day
from (select c.*, 100 + (dice + place) % 9000 as net, (array['EUR', 'USD', 'GBP'])[1 + dice % 3] as currency,
        current_date - 30 * place - (dice % 29)::int as day, (dice % 45)::int as lag,
        case when place > 2 then (dice + place) % 10 > 0 else (dice + place) % 2 = 0 end as is_paid
    from customers c
    cross join lateral (select abs(hashtext(c.id::text)::bigint) as dice) d
    cross join generate_series(0, {invoices} - 1) place
    where c.workspace_id = '{workspace}') made";

/// One payment settles all that a customer has paid.
const PAYMENTS: &str = "
insert into customer_payments (workspace_id, customer_id, private_to, created_by, date, currency, amount, method, allocated,
    created_at, updated_at)
select workspace_id, customer_id, private_to, min(created_by::text)::uuid, max(paid_on), currency, sum(settled),
    'bank_transfer', sum(settled), max(paid_on), max(paid_on)
from customer_receivables where settled > 0 group by workspace_id, customer_id, private_to, currency;
insert into payment_allocations (workspace_id, customer_id, private_to, created_by, payment_id, invoice_id, currency, amount)
select i.workspace_id, i.customer_id, i.private_to, i.created_by, p.id, i.id, i.currency, i.settled
from customer_receivables i join customer_payments p using (customer_id, currency) where i.settled > 0";

const SUMS: &str = "
insert into receivable_sums (workspace_id, private_to, currency, day, open, received, paid, paid_days, is_folded)
select workspace_id, private_to, currency, day, sum(open), sum(received), sum(paid), sum(paid_days), true
from (
    select workspace_id, private_to, currency, due_date as day, open_amount as open, 0 as received, 0 as paid, 0 as paid_days
    from customer_receivables
    union all select workspace_id, private_to, currency, paid_on, 0, 0, 1, paid_on - date
    from customer_receivables where paid_on is not null
    union all select workspace_id, private_to, currency, date, 0, amount, 0, 0 from customer_payments
) part
group by workspace_id, private_to, currency, day";

const PROJECTS: &str = "
insert into customer_projects (workspace_id, customer_id, private_to, created_by, name, status, starts_on, ends_on, progress,
    created_at, updated_at)
select c.workspace_id, c.id, c.private_to, c.user_id, 'Growth of ' || c.name,
    (array['planning', 'active', 'active', 'completed', 'archived'])[1 + dice % 5], current_date - (dice % 200)::int,
    current_date + (dice % 200)::int, dice % 101, c.created_at, c.last_activity_at
from customers c
cross join lateral (select abs(hashtext(c.id::text)::bigint) as dice) d
where c.workspace_id = '{workspace}';
insert into customer_artifacts (workspace_id, customer_id, project_id, private_to, created_by, type, title, content, status,
    created_at, updated_at)
select p.workspace_id, p.customer_id, p.id, p.private_to, p.created_by, 'strategy', 'Strategy: ' || p.name,
    repeat('## Where to win' || chr(10) || chr(10) || 'Customers of ' || p.name || ' want it sooner.' || chr(10) || chr(10), 20),
    'draft', p.created_at, p.updated_at
from customer_projects p;
insert into customer_artifact_versions (artifact_id, number, workspace_id, customer_id, private_to, title, content, actor_id,
    source, open, began_at, at)
select id, 1, workspace_id, customer_id, private_to, title, content, created_by, 'person', false, created_at, updated_at
from customer_artifacts";

/// The customer with the longest history has ten thousand.
const EVENTS_OF_ALL: &str = "
insert into customer_events (workspace_id, customer_id, private_to, created_by, event_type, title, description, event_date,
    created_at, updated_at)
select c.workspace_id, c.id, c.private_to, c.user_id,
    (array['meeting', 'call', 'email', 'note', 'milestone', 'update', 'decision'])[1 + (dice + place) % 7],
    'What comes next, part ' || place, 'They want it sooner, and in **writing**.', at, at, at
from customers c
cross join lateral (select abs(hashtext(c.id::text)::bigint) as dice) d
cross join lateral generate_series(1, case when c.id = '{busiest}' then 10000 else {events} end) place
cross join lateral (select now() - interval '6 hours' * (place + dice % 400) as at) t
where c.workspace_id = '{workspace}'";
