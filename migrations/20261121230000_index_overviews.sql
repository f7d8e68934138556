-- What Home and the overview of a customer ask for, each found in its order.

-- Agreements that are not ended by hand, by their last day, whether money is paid for them or not.
create index customer_agreements_by_end on customer_agreements (workspace_id, private_to, end_date, id)
    where deleted_at is null and customer_deleted_at is null and override_status is null and end_date is not null;
-- Projects under way, those without a last day behind the others.
create index customer_projects_in_work on customer_projects (workspace_id, private_to, ends_on, id)
    where status = 'active' and deleted_at is null and customer_deleted_at is null;
-- Since when a customer has its status: however often the rest of it was changed since.
create index activity_log_of_status on activity_log (entity_id, id)
    where entity = 'customer' and (action = 'created' or changes @> '[{"field": "status"}]');
create index activity_log_archive_of_status on activity_log_archive (entity_id, id)
    where entity = 'customer' and (action = 'created' or changes @> '[{"field": "status"}]');
