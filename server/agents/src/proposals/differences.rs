use domain::agreements::{AgreementForm, AgreementTerms, BillingPeriod, PricingModel};
use domain::artifacts::NewArtifact;
use domain::chat::Difference;
use domain::customers::{Customer, CustomerEdit};
use domain::events::EventDraft;
use domain::projects::ProjectDraft;
use domain::receivables::InvoiceTerms;

use super::Change;
use super::current::Current;

/// What a change would change, field by field. Something new has only the fields that say something.
pub(super) fn between(current: &Current, change: &Change) -> Vec<Difference> {
    match change {
        Change::Edit(edit) => edited(&current.customer, edit),
        Change::Status(to) => vec![line(
            "status",
            "Status",
            current.customer.status.label(),
            to.label(),
        )],
        Change::Event(draft) => made(event(&current.customer, draft)),
        Change::Agreement(terms) => made(agreement(terms)),
        Change::Invoice(terms) => made(invoice(current, terms)),
        Change::Project(draft) => made(project(current, draft)),
        Change::Artifact(_, new) => made(artifact(current, new)),
        Change::Revision(_, save) => {
            let now = current.artifact.as_ref();
            let title = now.map_or("", |artifact| artifact.title.as_str());
            let body = now.map_or("", |artifact| artifact.body.as_str());
            vec![
                line("title", "Title", title, save.title.as_str()),
                line("body", "Text", body, save.body.as_str()),
            ]
        }
    }
}

fn line(field: &str, label: &str, before: &str, after: &str) -> Difference {
    Difference {
        field: field.to_owned(),
        label: label.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

type Fields<const N: usize> = [(&'static str, &'static str, String); N];

fn made<const N: usize>(fields: Fields<N>) -> Vec<Difference> {
    let said = fields.into_iter().filter(|(_, _, text)| !text.is_empty());
    said.map(|(field, label, text)| line(field, label, "", &text))
        .collect()
}

/// Only names and texts of the profile are proposed: see [`CustomerEdit::parse`].
fn edited(customer: &Customer, edit: &CustomerEdit) -> Vec<Difference> {
    match edit {
        CustomerEdit::Name(name) => {
            vec![line("name", "Name", customer.name.as_str(), name.as_str())]
        }
        CustomerEdit::Field(field, text) => vec![line(
            field.path(),
            field.label(),
            field.get(&customer.info),
            text,
        )],
        CustomerEdit::SetExtra(_) | CustomerEdit::RemoveExtra(_) | CustomerEdit::Team(_) => {
            Vec::new()
        }
    }
}

fn event(customer: &Customer, draft: &EventDraft) -> Fields<5> {
    let team = &customer.info.team;
    let participants = draft.participants.iter().map(|participant| {
        let name = participant.name(team).map(str::to_owned);
        name.unwrap_or_else(|| String::from(participant.clone()))
    });
    let happened_at = draft.happened_at.format("%Y-%m-%d %H:%M UTC");
    [
        ("kind", "Type", draft.kind.label().to_owned()),
        ("title", "Title", draft.title.to_string()),
        ("happened_at", "When", happened_at.to_string()),
        (
            "participants",
            "Participants",
            participants.collect::<Vec<_>>().join(", "),
        ),
        ("body", "Text", draft.body.clone()),
    ]
}

fn agreement(terms: &AgreementTerms) -> Fields<13> {
    let AgreementForm {
        scope,
        starts_on,
        ends_on,
        pricing,
        extra_terms,
        notes,
        ..
    } = AgreementForm::from(terms);
    let model = PricingModel::ALL
        .into_iter()
        .find(|model| model.as_str() == pricing.model);
    let period = BillingPeriod::ALL
        .into_iter()
        .find(|period| period.as_str() == pricing.period);
    let milestones = pricing.milestones.iter().map(|milestone| {
        let due = Some(&milestone.due_on).filter(|due| !due.is_empty());
        let due = due.map_or_else(String::new, |due| format!(", by {due}"));
        format!("{}: {}{due}", milestone.title, milestone.amount)
    });
    [
        ("scope", "Scope", scope),
        ("kind", "Type", terms.kind.label().to_owned()),
        ("starts_on", "First day", starts_on),
        ("ends_on", "Last day", ends_on),
        (
            "model",
            "Paid",
            model.map_or("", PricingModel::label).to_owned(),
        ),
        (
            "amount",
            "Amount",
            format!("{} {}", pricing.amount, pricing.currency)
                .trim()
                .to_owned(),
        ),
        (
            "period",
            "Period",
            period.map_or("", BillingPeriod::label).to_owned(),
        ),
        ("hours", "Hours a month", pricing.hours),
        ("share", "Share in percent", pricing.share),
        (
            "vesting_months",
            "Months of vesting",
            pricing.vesting_months,
        ),
        (
            "milestones",
            "Milestones",
            milestones.collect::<Vec<_>>().join("\n"),
        ),
        ("extra_terms", "Terms", extra_terms),
        ("notes", "Notes", notes),
    ]
}

fn invoice(current: &Current, terms: &InvoiceTerms) -> Fields<10> {
    let charges = &terms.charges;
    let lines = charges.lines().iter().map(|line| {
        let (what, price) = (&line.description, line.unit_price);
        format!("{what}: {} × {price}", line.quantity)
    });
    let number = terms.number.as_ref();
    let due_on = terms.due_on.map(|day| day.to_string());
    [
        (
            "number",
            "Number",
            number.map_or_else(String::new, ToString::to_string),
        ),
        ("date", "Date", terms.date.to_string()),
        ("due_on", "Due", due_on.unwrap_or_default()),
        ("lines", "Lines", lines.collect::<Vec<_>>().join("\n")),
        ("amount", "Net", charges.net().to_string()),
        (
            "tax_rate",
            "Tax",
            format!("{} % ({})", charges.tax_rate().percent(), charges.tax()),
        ),
        ("total", "Total", charges.total().to_string()),
        ("description", "Description", terms.description.clone()),
        ("reference", "Reference", terms.reference.clone()),
        ("agreement", "Agreement", referred(current)),
    ]
}

fn project(current: &Current, draft: &ProjectDraft) -> Fields<7> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        ("name", "Name", draft.name.to_string()),
        ("description", "Description", draft.description.clone()),
        ("status", "Status", draft.status.label().to_owned()),
        ("agreement", "Agreement", referred(current)),
        ("starts_on", "First day", day(draft.starts_on)),
        ("ends_on", "Last day", day(draft.ends_on)),
        ("progress", "Progress", draft.progress.to_string()),
    ]
}

fn artifact(current: &Current, new: &NewArtifact) -> Fields<4> {
    let project = current.project.as_ref();
    let project = project.map_or_else(
        || format!("{} (new)", new.title),
        |project| project.name.to_string(),
    );
    [
        ("project", "Project", project),
        ("kind", "Type", new.kind.label().to_owned()),
        ("title", "Title", new.title.to_string()),
        ("body", "Text", new.body.as_str().to_owned()),
    ]
}

/// The first line of the agreement that is referred to.
fn referred(current: &Current) -> String {
    let scope = current
        .agreement
        .as_ref()
        .map(|agreement| &agreement.terms.scope);
    let line = scope.and_then(|scope| scope.lines().next());
    line.unwrap_or_default().to_owned()
}
