//! Records in a line each, with what cites them.

use chrono::NaiveDate;
use domain::activity::{Action, ActivityEntry};
use domain::agreements::{Agreement, AgreementTerms, Pricing};
use domain::artifacts::ArtifactSummary;
use domain::chat::{Dossier, Record, RecordKind};
use domain::events::{Entity, Event, Subject, TimelineEntry};
use domain::overview::{Contact, DatedRecord, NextDate};
use domain::projects::ProjectSummary;
use domain::receivables::InvoiceSummary;

use crate::builtin::sheet::Line;
use crate::builtin::text::{clipped, day, excerpt, first_line, inline, joined};

/// An invoice that somebody waits for.
pub fn invoice(invoice: &InvoiceSummary, today: NaiveDate) -> Line {
    let balance = &invoice.balance;
    let late = match balance.days_overdue(today) {
        Some(1) => ", **1 day overdue**".to_owned(),
        Some(days) => format!(", **{days} days overdue**"),
        None => String::new(),
    };
    let number = invoice.number.as_str();
    let (open, due) = (balance.open(), day(balance.due_on));
    let text = format!("Invoice {}: {open} open, due {due}{late}", inline(number));
    Line::new(text, RecordKind::Invoice, invoice.id.uuid(), number)
}

/// An agreement.
pub fn agreement(agreement: &Agreement, today: NaiveDate) -> Line {
    let terms = &agreement.terms;
    let (scope, price, period) = (
        first_line(&terms.scope),
        price(&terms.pricing),
        period(terms),
    );
    let status = agreement.status(today).label().to_lowercase();
    let text = format!("**{scope}** ({status}): {price}, {period}");
    let title = clipped(terms.scope.lines().next().unwrap_or_default(), 120);
    Line::new(text, RecordKind::Agreement, agreement.id.uuid(), &title)
}

/// What is paid for an agreement.
pub fn price(pricing: &Pricing) -> String {
    match pricing {
        Pricing::Retainer { fee, every } => {
            format!("{} {}", fee.money(), every.label().to_lowercase())
        }
        Pricing::Fixed { price } => format!("{} in all", price.money()),
        Pricing::Hourly {
            rate,
            hours_per_month,
        } => match hours_per_month {
            Some(hours) => format!("{} an hour, about {hours} hours a month", rate.money()),
            None => format!("{} an hour", rate.money()),
        },
        Pricing::Milestone { milestones } => {
            let number = milestones.iter().count();
            match milestones.total() {
                Some(total) => format!("{total} for {number} milestones"),
                None => format!("{number} milestones"),
            }
        }
        Pricing::Equity { share, .. } => format!("{} % of the company", share.percent()),
        Pricing::Free => "free of charge".to_owned(),
    }
}

/// From when to when an agreement runs.
pub fn period(terms: &AgreementTerms) -> String {
    match (terms.starts_on, terms.ends_on) {
        (None, _) => "no first day yet".to_owned(),
        (Some(from), None) => format!("since {} without an end", day(from)),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
    }
}

/// A project.
pub fn project(project: &ProjectSummary) -> Line {
    let mut parts = vec![
        project.status.label().to_lowercase(),
        format!("{} done", project.progress),
    ];
    if let Some(ends_on) = project.ends_on {
        parts.push(format!("until {}", day(ends_on)));
    }
    let artifacts = project.artifacts;
    if artifacts.value > 0 {
        let noun = if artifacts.value == 1 && !artifacts.more {
            "artifact"
        } else {
            "artifacts"
        };
        parts.push(format!("{artifacts} {noun}"));
    }
    let name = project.name.as_str();
    let text = format!("**{}** ({})", inline(name), parts.join(", "));
    Line::new(text, RecordKind::Project, project.id.uuid(), name)
}

/// An artifact.
pub fn artifact(artifact: &ArtifactSummary, dossier: &Dossier) -> Line {
    let title = artifact.title.as_str();
    let (kind, status) = (artifact.kind, artifact.status.label().to_lowercase());
    let (changed, project) = (
        day(dossier.day_of(artifact.updated_at)),
        artifact.project_name.as_str(),
    );
    let (shown, project) = (inline(title), inline(project));
    let text = format!("{kind} **{shown}** ({status}, changed {changed}, in {project})");
    Line::new(text, RecordKind::Artifact, artifact.id.uuid(), title)
}

/// An entry of the timeline.
pub fn entry(entry: &TimelineEntry, dossier: &Dossier) -> Line {
    match entry {
        TimelineEntry::Event(event) => event_line(event, dossier),
        TimelineEntry::Change { about, entry } => {
            let text = format!(
                "{}: {}",
                day(dossier.day_of(entry.at)),
                change(about, entry)
            );
            let record = subject(about, dossier);
            Line { text, record }
        }
    }
}

/// An event: when, what kind, what it is called and how its text begins.
pub fn event_line(event: &Event, dossier: &Dossier) -> Line {
    let title = event.title.as_str();
    let body = match event.body.trim() {
        "" => String::new(),
        body => format!(": {}", excerpt(body, 160)),
    };
    let on = day(dossier.day_of(event.happened_at));
    let text = format!("{on}, {}: **{}**{body}", event.kind, inline(title));
    Line::new(text, RecordKind::Event, event.id.uuid(), title)
}

/// When people last spoke with each other.
pub fn contact(contact: &Contact, dossier: &Dossier) -> Line {
    let (on, title) = (day(dossier.day_of(contact.at)), contact.title.as_str());
    let text = format!("{} “{}” on {on}", contact.kind, inline(title));
    Line::new(text, RecordKind::Event, contact.event.uuid(), title)
}

/// A day ahead.
pub fn next_date(date: &NextDate) -> Line {
    let on = day(date.on);
    match &date.of {
        DatedRecord::AgreementBegins { agreement, title } => {
            let text = format!("{on}: agreement “{}” begins", inline(title));
            Line::new(text, RecordKind::Agreement, agreement.uuid(), title)
        }
        DatedRecord::AgreementEnds {
            agreement,
            title,
            is_renewed,
        } => {
            let then = if *is_renewed {
                "another one follows"
            } else {
                "**nothing follows it**"
            };
            let text = format!("{on}: agreement “{}” ends, {then}", inline(title));
            Line::new(text, RecordKind::Agreement, agreement.uuid(), title)
        }
        DatedRecord::InvoiceDue {
            invoice,
            number,
            open,
        } => {
            let number = number.as_str();
            let text = format!("{on}: invoice {} over {open} is due", inline(number));
            Line::new(text, RecordKind::Invoice, invoice.uuid(), number)
        }
    }
}

/// The customer itself.
pub fn customer(dossier: &Dossier) -> Record {
    Record {
        kind: RecordKind::Customer,
        id: dossier.customer.id.uuid(),
        title: dossier.customer.name.to_string(),
    }
}

fn change(about: &Subject, entry: &ActivityEntry) -> String {
    let by = entry
        .by
        .as_ref()
        .map_or_else(|| "NextUp".to_owned(), |by| inline(&by.name));
    let noun = match &about.entity {
        Entity::Other(word) => inline(word),
        known => known.as_str().to_owned(),
    };
    let subject = match about.title.as_str() {
        "" => format!("the {noun}"),
        title => format!("the {noun} “{}”", first_line(title)),
    };
    match entry.action {
        Action::Created => format!("{by} made {subject}"),
        Action::Deleted => format!("{by} deleted {subject}"),
        Action::Restored => format!("{by} restored {subject}"),
        Action::Updated => format!("{by} changed {subject}: {}", fields(entry)),
    }
}

fn fields(entry: &ActivityEntry) -> String {
    let mut names: Vec<String> = Vec::new();
    for change in &entry.changes {
        let name = change.field.strip_prefix("info.").unwrap_or(&change.field);
        let name = inline(&name.replace(['.', '_'], " "));
        let said = match (change.before.as_str(), change.after.as_str()) {
            (Some(before), Some(after)) if before.len() + after.len() <= 60 => {
                format!("{name} from “{}” to “{}”", inline(before), inline(after))
            }
            _ => name,
        };
        if names.len() < 3 && !names.contains(&said) {
            names.push(said);
        }
    }
    if names.is_empty() {
        return "something".to_owned();
    }
    joined(&names)
}

fn subject(about: &Subject, dossier: &Dossier) -> Record {
    let kind = match about.entity {
        Entity::Agreement => RecordKind::Agreement,
        Entity::Invoice => RecordKind::Invoice,
        Entity::Payment => RecordKind::Payment,
        Entity::Project => RecordKind::Project,
        Entity::Artifact => RecordKind::Artifact,
        Entity::Event => RecordKind::Event,
        Entity::Customer | Entity::Other(_) => return customer(dossier),
    };
    let title = about.title.clone();
    Record {
        kind,
        id: about.id,
        title,
    }
}
