-- A project is done under an agreement of the same customer. When the agreement is purged, the project remains.

alter table customer_projects add constraint customer_projects_agreement_of_customer
    foreign key (agreement_id, customer_id) references customer_agreements (id, customer_id)
    on delete set null (agreement_id);
create index customer_projects_of_agreement on customer_projects (agreement_id, customer_id);
