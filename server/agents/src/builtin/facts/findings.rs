//! What stands out about a customer: each thing with why it matters and what to do about it.

mod work;

use chrono::NaiveDate;
use domain::agreements::{Agreement, AgreementStatus};
use domain::chat::{Dossier, Record, RecordKind};
use domain::customers::{CustomerStatus, InfoField};
use domain::overview::DatedRecord;

use super::records::customer;
use crate::builtin::sheet::Line;
use crate::builtin::text::{clipped, counted, day, first_line, inline};

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters; what matters most stands first.
    pub weight: u32,
    /// What is so.
    pub fact: String,
    /// What may come of it.
    pub risk: &'static str,
    /// What to do.
    pub action: String,
    /// Where it is to be seen.
    pub record: Record,
}

impl Finding {
    /// What is so, and where it is to be seen.
    pub fn into_line(self) -> Line {
        Line {
            text: self.fact,
            record: self.record,
        }
    }
}

/// After so many days without a word somebody should get in touch.
const SILENT_DAYS: i64 = 30;

/// Everything that stands out, what matters most first.
pub fn findings(dossier: &Dossier) -> Vec<Finding> {
    let today = dossier.today();
    let mut all = overdue(dossier, today);
    all.extend(ending(dossier));
    all.extend(agreements(dossier, today));
    all.extend(silence(dossier, today));
    all.extend(work::late_projects(dossier, today));
    all.extend(work::reviews(dossier));
    all.extend(unknown(dossier));
    all.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    all
}

/// Fields of the profile that say nothing.
pub fn blank_fields(dossier: &Dossier) -> impl Iterator<Item = InfoField> {
    let blank = |field: &InfoField| field.get(&dossier.customer.info).trim().is_empty();
    InfoField::ALL.into_iter().filter(blank)
}

fn overdue(dossier: &Dossier, today: NaiveDate) -> Vec<Finding> {
    let late = dossier.unpaid.iter().filter_map(|invoice| {
        let days = invoice.balance.days_overdue(today)?;
        let number = inline(invoice.number.as_str());
        let open = invoice.balance.open();
        Some(Finding {
            weight: 800 + days.min(150),
            fact: format!(
                "Invoice {number} is {} overdue: {open}",
                days_of(days.into())
            ),
            risk: "The later an invoice, the less likely it is paid in full.",
            action: format!(
                "Send a reminder for invoice {number} ({open}, {} late)",
                days_of(days.into())
            ),
            record: Record {
                kind: RecordKind::Invoice,
                id: invoice.id.uuid(),
                title: invoice.number.to_string(),
            },
        })
    });
    late.collect()
}

fn ending(dossier: &Dossier) -> Vec<Finding> {
    let ends = dossier.figures.dates.items.iter().filter_map(|date| {
        let DatedRecord::AgreementEnds {
            agreement,
            title,
            is_renewed: false,
        } = &date.of
        else {
            return None;
        };
        let left = (date.on - dossier.today()).num_days();
        Some(Finding {
            weight: if left <= 30 { 790 } else { 600 },
            fact: format!(
                "“{}” ends on {} and nothing follows it",
                inline(title),
                day(date.on)
            ),
            risk: "Without a talk about renewal the income stops with it.",
            action: format!(
                "Propose to renew “{}” before it ends on {}",
                inline(title),
                day(date.on)
            ),
            record: Record {
                kind: RecordKind::Agreement,
                id: agreement.uuid(),
                title: title.clone(),
            },
        })
    });
    ends.collect()
}

fn agreements(dossier: &Dossier, today: NaiveDate) -> Vec<Finding> {
    let status = dossier.customer.status;
    let about_customer = |weight, fact: &str, risk, action: &str| Finding {
        weight,
        fact: fact.to_owned(),
        risk,
        action: action.to_owned(),
        record: customer(dossier),
    };
    let mut all: Vec<Finding> = dossier
        .agreements
        .iter()
        .filter_map(|agreement| unfinished(agreement, today))
        .collect();
    if status == CustomerStatus::Live && dossier.figures.running == 0 {
        all.push(about_customer(
            750,
            "The customer is live, but no agreement runs",
            "Work that nobody agreed on is hard to bill.",
            "Agree on terms, or change the status",
        ));
    }
    let talking = matches!(
        status,
        CustomerStatus::Prospect | CustomerStatus::Negotiation
    );
    if talking && dossier.agreements.is_empty() {
        all.push(about_customer(
            550,
            "Talks have begun, but no terms are written down",
            "Without an offer a decision has nothing to rest on.",
            "Draft an agreement with a price that can be discussed",
        ));
    }
    all
}

fn unfinished(agreement: &Agreement, today: NaiveDate) -> Option<Finding> {
    let scope = first_line(&agreement.terms.scope);
    let (weight, fact, risk, action) = match agreement.status(today) {
        AgreementStatus::Draft => (
            450,
            format!("The agreement “{scope}” is still a draft"),
            "A draft binds nobody.",
            format!("Finish “{scope}” and give it a first day"),
        ),
        AgreementStatus::Suspended => (
            400,
            format!("The agreement “{scope}” is suspended"),
            "What rests for long is seldom taken up again.",
            format!("Ask what it takes to go on with “{scope}”"),
        ),
        _ => return None,
    };
    Some(Finding {
        weight,
        fact,
        risk,
        action,
        record: Record {
            kind: RecordKind::Agreement,
            id: agreement.id.uuid(),
            title: clipped(
                agreement.terms.scope.lines().next().unwrap_or_default(),
                120,
            ),
        },
    })
}

fn silence(dossier: &Dossier, today: NaiveDate) -> Option<Finding> {
    if dossier.customer.status == CustomerStatus::Archive {
        return None;
    }
    let Some(contact) = &dossier.figures.last_contact else {
        return Some(Finding {
            weight: 500,
            fact: "No meeting, call or e-mail is recorded".to_owned(),
            risk: "Nobody can build on talks that were not written down.",
            action: "Arrange a first talk, or write down the last one".to_owned(),
            record: customer(dossier),
        });
    };
    let days = (today - dossier.day_of(contact.at)).num_days();
    (days > SILENT_DAYS).then(|| Finding {
        weight: 650,
        fact: format!(
            "The last contact was {} ago, on {}",
            days_of(days),
            day(dossier.day_of(contact.at))
        ),
        risk: "Silence is often the first sign that somebody is leaving.",
        action: format!("Get in touch: the last word was {} ago", days_of(days)),
        record: Record {
            kind: RecordKind::Event,
            id: contact.event.uuid(),
            title: contact.title.to_string(),
        },
    })
}

fn unknown(dossier: &Dossier) -> Vec<Finding> {
    let mut all = Vec::new();
    if dossier.customer.info.team.is_empty() {
        all.push(Finding {
            weight: 300,
            fact: "Nobody on the customer's side is recorded".to_owned(),
            risk: "If one contact leaves, the thread is lost.",
            action: "Write down who decides and who uses the product".to_owned(),
            record: customer(dossier),
        });
    }
    let blank: Vec<&str> = blank_fields(dossier).map(InfoField::label).collect();
    let named = match blank.len().saturating_sub(4) {
        0 => blank.join(", "),
        more => format!("{} and {more} more", blank[..4].join(", ")),
    };
    if !blank.is_empty() {
        let fields = counted(blank.len(), "field", "fields");
        let verb = if blank.len() == 1 { "is" } else { "are" };
        all.push(Finding {
            weight: 200,
            fact: format!("{fields} of the profile {verb} empty: {named}"),
            risk: "What is not known is guessed.",
            action: format!("Fill in the profile: {named}"),
            record: customer(dossier),
        });
    }
    all
}

/// `1 day`, `3 days`.
fn days_of(days: i64) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}
