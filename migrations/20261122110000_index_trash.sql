-- The trash of records: what was deleted in a workspace, the last deleted first, but for what comes back with its customer.
create index customer_agreements_in_trash on customer_agreements (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index customer_receivables_in_trash on customer_receivables (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index customer_payments_in_trash on customer_payments (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index customer_projects_in_trash on customer_projects (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index customer_artifacts_in_trash on customer_artifacts (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index customer_events_in_trash on customer_events (workspace_id, deleted_at, id)
    where deleted_at is not null and customer_deleted_at is null;
create index portfolio_items_in_trash on portfolio_items (workspace_id, deleted_at, id)
    where deleted_at is not null;
