use chrono::NaiveDate;
use domain::activity::ActivityEntry;
use domain::agreements::{
    Agreement, AgreementStore, AgreementTerms, Override, Renewed, RunningValue,
};
use domain::artifacts::{
    Artifact, ArtifactKind, ArtifactQuery, ArtifactStatus, ArtifactStore, ArtifactSummary,
    ArtifactVersion, NewArtifact, TextDiff, TextSave, VersionText,
};
use domain::customers::{
    BulkChange, BulkOutcome, Customer, CustomerEdit, CustomerPage, CustomerQuery, CustomerStatus,
    CustomerStore, NewCustomer, Revision, SearchText, Selection, StatusChange, StatusCounts,
    TimelineFilter, TrashedCustomer, Unchanged, Visibility,
};
use domain::events::{Event, EventDraft, EventQuery, EventStore, TimelineEntry, TimelineQuery};
use domain::id::{
    AgreementId, ArtifactId, CustomerId, EventId, InvoiceId, PaymentId, PortfolioItemId, ProjectId,
    RefundId,
};
use domain::overview::{CustomerFigures, Few, Home, OverviewStore};
use domain::page::{Cursor, Page};
use domain::portfolio::{
    ArtifactReference, PortfolioDraft, PortfolioItem, PortfolioQuery, PortfolioReference,
    PortfolioStatus, PortfolioStore, PortfolioSummary,
};
use domain::projects::{
    Project, ProjectDraft, ProjectQuery, ProjectStatus, ProjectStore, ProjectSummary,
};
use domain::receivables::{
    Allocation, DaysToPay, Invoice, InvoiceQuery, InvoiceStep, InvoiceStore, InvoiceSummary,
    InvoiceTerms, Payment, PaymentStore, PaymentTerms, PeriodInvoice, Position, Refund,
    RefundTerms, Settlement,
};
use domain::version::Version;
use domain::words::Moved;
use domain::{Actor, Error, Result};

use super::refusals::store;
use super::{CUSTOMER, now};

fn all<T>(items: Vec<T>) -> Page<T> {
    Page { items, next: None }
}

store! {
    CustomerStore {
        async fn get(&self, actor: &Actor, id: CustomerId) -> Result<Customer> {
            let customer = self.records(actor)?.customer.clone();
            Some(customer).filter(|known| known.id == id).ok_or(Error::NotFound)
        }

        async fn edit_over(
            &self,
            actor: &Actor,
            _: CustomerId,
            seen: Option<&str>,
            edit: CustomerEdit,
        ) -> Result<Customer> {
            let mut state = self.records(actor)?;
            state.customer.apply_over(seen, edit)?;
            Ok(state.customer.clone())
        }

        async fn move_on(
            &self,
            actor: &Actor,
            _: CustomerId,
            seen: Option<CustomerStatus>,
            to: CustomerStatus,
        ) -> Result<StatusChange> {
            let mut state = self.records(actor)?;
            let from = state.customer.status;
            if seen.is_some_and(|seen| seen != from) && from != to {
                let now = from.as_str().to_owned();
                return Err(Error::Overtaken { now });
            }
            state.customer.status = to;
            Ok(StatusChange { from, to })
        }
    } refuses {
        list(&CustomerQuery) -> CustomerPage;
        counts(&SearchText) -> StatusCounts;
        create(NewCustomer) -> Customer;
        change_all(&Selection, BulkChange) -> BulkOutcome;
        revise(CustomerId, Revision, Unchanged<'_>) -> Customer;
        delete(CustomerId) -> ();
        restore(CustomerId) -> ();
        trash(Option<&Cursor>) -> Page<TrashedCustomer>;
        put_back(CustomerId, i64, &str) -> Customer;
        filtered_timeline(CustomerId, &TimelineFilter, Option<&Cursor>) -> Page<ActivityEntry>;
    }
}

store! {
    AgreementStore {
        async fn list(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: Option<&Cursor>,
        ) -> Result<Page<Agreement>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(AgreementId) -> Agreement;
        create(CustomerId, &AgreementTerms) -> Agreement;
        edit(AgreementId, Option<Version>, &AgreementTerms) -> Agreement;
        set_override(AgreementId, Option<Version>, Option<Override>) -> Agreement;
        duplicate(AgreementId) -> Agreement;
        renew(AgreementId) -> Renewed;
        delete(AgreementId) -> ();
        restore(AgreementId) -> ();
        running_value(Option<CustomerId>, NaiveDate) -> Vec<RunningValue>;
    }
}

store! {
    InvoiceStore {
        async fn list(
            &self,
            actor: &Actor,
            _: &InvoiceQuery,
            _: NaiveDate,
        ) -> Result<Page<InvoiceSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }

        async fn positions(
            &self,
            actor: &Actor,
            _: Option<CustomerId>,
            _: NaiveDate,
        ) -> Result<Vec<Position>> {
            self.records(actor).map(|_| Vec::new())
        }
    } refuses {
        days_to_pay(CustomerId) -> DaysToPay;
        set_days_to_pay(CustomerId, DaysToPay) -> ();
        get(InvoiceId) -> Invoice;
        settled_by(InvoiceId) -> Vec<Allocation>;
        create(CustomerId, &InvoiceTerms) -> Invoice;
        bill(AgreementId, NaiveDate) -> PeriodInvoice;
        edit(InvoiceId, Option<Version>, &InvoiceTerms) -> Invoice;
        step(InvoiceId, Option<Version>, InvoiceStep) -> Invoice;
        delete(InvoiceId) -> ();
        restore(InvoiceId) -> ();
    }
}

store! {
    PaymentStore {
        async fn list(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: Option<&Cursor>,
        ) -> Result<Page<Payment>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(PaymentId) -> Payment;
        allocations(PaymentId) -> Vec<Allocation>;
        refunds(PaymentId) -> Vec<Refund>;
        create(CustomerId, &PaymentTerms, &[Settlement]) -> Payment;
        settle(PaymentId, &[Settlement]) -> Payment;
        release(PaymentId, InvoiceId) -> Payment;
        refund(PaymentId, &RefundTerms) -> Payment;
        take_back(RefundId) -> Payment;
        edit(PaymentId, Option<Version>, &PaymentTerms) -> Payment;
        delete(PaymentId) -> ();
        restore(PaymentId) -> ();
    }
}

store! {
    ProjectStore {
        async fn of_customer(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: &ProjectQuery,
        ) -> Result<Page<ProjectSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }

        async fn get(&self, actor: &Actor, id: ProjectId) -> Result<Project> {
            let state = self.records(actor)?;
            let mut projects = state.projects.iter();
            projects.find(|project| project.id == id).cloned().ok_or(Error::NotFound)
        }

        async fn create(
            &self,
            actor: &Actor,
            customer: CustomerId,
            draft: &ProjectDraft,
        ) -> Result<Project> {
            let mut state = self.records(actor)?;
            let project = Project {
                id: ProjectId::new(state.next()),
                customer,
                name: draft.name.clone(),
                description: draft.description.clone(),
                status: draft.status,
                agreement: draft.agreement,
                starts_on: draft.starts_on,
                ends_on: draft.ends_on,
                progress: draft.progress,
                created_at: now(),
                updated_at: now(),
            };
            state.projects.push(project.clone());
            Ok(project)
        }

        async fn delete(&self, actor: &Actor, id: ProjectId) -> Result<()> {
            self.records(actor)?.projects.retain(|project| project.id != id);
            Ok(())
        }
    } refuses {
        edit(ProjectId, Option<Version>, &ProjectDraft) -> Project;
        set_status(ProjectId, Option<ProjectStatus>, ProjectStatus) -> Moved<ProjectStatus>;
        restore(ProjectId) -> ();
    }
}

store! {
    ArtifactStore {
        async fn of_customer(
            &self,
            actor: &Actor,
            _: CustomerId,
            query: &ArtifactQuery,
        ) -> Result<Page<ArtifactSummary>> {
            let state = self.records(actor)?;
            let of_project = |artifact: &&Artifact| {
                query.project.is_none_or(|project| artifact.project == project)
            };
            let artifacts = state.artifacts.iter().filter(of_project);
            Ok(all(artifacts.map(summary).collect()))
        }

        async fn get(&self, actor: &Actor, id: ArtifactId) -> Result<Artifact> {
            let state = self.records(actor)?;
            let mut artifacts = state.artifacts.iter();
            artifacts.find(|artifact| artifact.id == id).cloned().ok_or(Error::NotFound)
        }

        async fn create(
            &self,
            actor: &Actor,
            project: ProjectId,
            new: &NewArtifact,
        ) -> Result<Artifact> {
            let mut state = self.records(actor)?;
            let artifact = Artifact {
                id: ArtifactId::new(state.next()),
                customer: CUSTOMER,
                project,
                kind: new.kind,
                title: new.title.clone(),
                body: new.body.clone(),
                status: ArtifactStatus::Draft,
                version: 1,
                revision: 1,
                created_at: now(),
                updated_at: now(),
            };
            state.artifacts.push(artifact.clone());
            Ok(artifact)
        }

        async fn save(&self, actor: &Actor, id: ArtifactId, save: &TextSave) -> Result<Artifact> {
            let mut state = self.records(actor)?;
            let mut artifacts = state.artifacts.iter_mut();
            let artifact = artifacts.find(|artifact| artifact.id == id).ok_or(Error::NotFound)?;
            if artifact.revision != save.based_on {
                let now = artifact.body.as_str().to_owned();
                return Err(Error::Overtaken { now });
            }
            artifact.title = save.title.clone();
            artifact.body = save.body.clone();
            artifact.revision += 1;
            Ok(artifact.clone())
        }

        async fn delete(&self, actor: &Actor, id: ArtifactId) -> Result<()> {
            self.records(actor)?.artifacts.retain(|artifact| artifact.id != id);
            Ok(())
        }
    } refuses {
        set_status(ArtifactId, Option<ArtifactStatus>, ArtifactStatus) -> Moved<ArtifactStatus>;
        set_kind(ArtifactId, ArtifactKind) -> ();
        duplicate(ArtifactId) -> Artifact;
        move_to(ArtifactId, ProjectId) -> ();
        restore(ArtifactId) -> ();
        versions(ArtifactId, Option<&Cursor>) -> Page<ArtifactVersion>;
        version(ArtifactId, u32) -> VersionText;
        diff(ArtifactId, u32, u32) -> TextDiff;
        restore_version(ArtifactId, u32, u32) -> Artifact;
    }
}

fn summary(artifact: &Artifact) -> ArtifactSummary {
    ArtifactSummary {
        id: artifact.id,
        project: artifact.project,
        project_name: artifact.title.clone(),
        kind: artifact.kind,
        title: artifact.title.clone(),
        status: artifact.status,
        version: artifact.version,
        updated_at: artifact.updated_at,
    }
}

store! {
    EventStore {
        async fn create(
            &self,
            actor: &Actor,
            customer: CustomerId,
            draft: &EventDraft,
        ) -> Result<Event> {
            let mut state = self.records(actor)?;
            let event = Event {
                id: EventId::new(state.next()),
                customer,
                kind: draft.kind,
                title: draft.title.clone(),
                body: draft.body.clone(),
                participants: draft.participants.clone(),
                happened_at: draft.happened_at,
                by: None,
                created_at: now(),
                updated_at: now(),
            };
            state.events.push(event.clone());
            Ok(event)
        }

        async fn delete(&self, actor: &Actor, id: EventId) -> Result<()> {
            self.records(actor)?.events.retain(|event| event.id != id);
            Ok(())
        }

        async fn timeline(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: &TimelineQuery,
            _: Option<&Cursor>,
        ) -> Result<Page<TimelineEntry>> {
            let events = self.records(actor)?.events.clone();
            Ok(all(events.into_iter().map(TimelineEntry::Event).collect()))
        }
    } refuses {
        of_customer(CustomerId, &EventQuery) -> Page<Event>;
        get(EventId) -> Event;
        edit(EventId, Option<Version>, &EventDraft) -> Event;
        restore(EventId) -> ();
    }
}

store! {
    PortfolioStore {
        async fn list(
            &self,
            actor: &Actor,
            _: &PortfolioQuery,
        ) -> Result<Page<PortfolioSummary>> {
            self.records(actor).map(|_| all(Vec::new()))
        }
    } refuses {
        get(PortfolioItemId) -> PortfolioItem;
        create(&PortfolioDraft) -> PortfolioItem;
        create_from(ArtifactId, bool) -> PortfolioItem;
        edit(PortfolioItemId, Option<Version>, &PortfolioDraft) -> PortfolioItem;
        set_status(PortfolioItemId, Option<PortfolioStatus>, PortfolioStatus) -> Moved<PortfolioStatus>;
        set_visibility(PortfolioItemId, Visibility) -> ();
        delete(PortfolioItemId) -> ();
        restore(PortfolioItemId) -> ();
        refer(PortfolioItemId, ArtifactId) -> ();
        forget(PortfolioItemId, ArtifactId) -> ();
        references(PortfolioItemId) -> Vec<ArtifactReference>;
        used_in(ArtifactId) -> Vec<PortfolioReference>;
    }
}

store! {
    OverviewStore {
        async fn figures(
            &self,
            actor: &Actor,
            _: CustomerId,
            _: NaiveDate,
        ) -> Result<CustomerFigures> {
            self.records(actor).map(|_| CustomerFigures {
                running: 0,
                worth: Vec::new(),
                positions: Vec::new(),
                open_projects: 0,
                last_contact: None,
                status_since: None,
                dates: Few::of(Vec::new()),
            })
        }
    } refuses {
        home(NaiveDate) -> Home;
    }
}
