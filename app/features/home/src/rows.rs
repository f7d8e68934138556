//! What the lists of Home say, row by row. Pure, so that every row has a test.

use chrono::{DateTime, NaiveDate, Utc};
use domain::customers::CustomerStatus;
use domain::money::Money;
use domain::overview::{
    ExpiringAgreement, Few, Happening, InvoicesAtHand, ProjectInWork, QuietCustomer,
};
use domain::receivables::InvoiceSummary;
use kit::time::{date, days_away};

use crate::words::{deed, doer, late, place_of};

/// A short list, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    /// Its rows.
    pub(crate) rows: Vec<Row>,
    /// Whether there are more.
    pub(crate) more: bool,
    /// What all of it comes to, by currency; may be empty.
    pub(crate) sum: String,
}

/// A row: a record of a customer, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    /// Where it leads.
    pub(crate) href: String,
    /// What it is first: a customer, or what a record is called.
    pub(crate) title: String,
    /// More about it, each to be read by itself.
    pub(crate) facts: Vec<String>,
    /// A number at the end: an amount, a share; may be empty.
    pub(crate) number: String,
    /// What is below the number.
    pub(crate) note: Note,
}

/// What there is to say at the end of a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Note {
    /// Plain words; may be empty.
    Words(String),
    /// Words that want attention.
    Late(String),
    /// When something was, and where a customer stands.
    Since(DateTime<Utc>, Option<CustomerStatus>),
}

impl Rows {
    fn of<T>(few: &Few<T>, row: impl Fn(&T) -> Row) -> Self {
        Self {
            rows: few.items.iter().map(row).collect(),
            more: few.more,
            sum: String::new(),
        }
    }

    /// Invoices that wait for payment.
    pub(crate) fn of_invoices(at_hand: &InvoicesAtHand, today: NaiveDate) -> Self {
        let sums: Vec<String> = at_hand.open.iter().map(Money::to_string).collect();
        Self {
            sum: sums.join(", "),
            ..Self::of(&at_hand.invoices, |invoice| of_invoice(invoice, today))
        }
    }

    /// Agreements that end.
    pub(crate) fn of_agreements(few: &Few<ExpiringAgreement>, today: NaiveDate) -> Self {
        Self::of(few, |agreement| of_agreement(agreement, today))
    }

    /// Projects under way.
    pub(crate) fn of_projects(few: &Few<ProjectInWork>, today: NaiveDate) -> Self {
        Self::of(few, |project| of_project(project, today))
    }

    /// Customers that nobody touched.
    pub(crate) fn of_customers(few: &Few<QuietCustomer>) -> Self {
        Self::of(few, of_customer)
    }

    /// What happened.
    pub(crate) fn of_happenings(few: &Few<Happening>) -> Self {
        Self::of(few, of_happening)
    }
}

fn of_invoice(invoice: &InvoiceSummary, today: NaiveDate) -> Row {
    let balance = &invoice.balance;
    let note = match balance.days_overdue(today) {
        Some(days) => Note::Late(late(days)),
        None => Note::Words(format!("due {}", days_away(balance.due_on, today))),
    };
    Row {
        href: format!("/invoices/{}", invoice.id),
        title: invoice.customer_name.clone(),
        facts: vec![
            invoice.number.to_string(),
            format!("due {}", date(balance.due_on)),
        ],
        number: balance.open().to_string(),
        note,
    }
}

fn of_agreement(agreement: &ExpiringAgreement, today: NaiveDate) -> Row {
    let ends = days_away(agreement.ends_on, today);
    let per_year = agreement.per_year.map(|money| format!("{money} a year"));
    Row {
        href: format!("/customers/{}/agreements", agreement.customer.id),
        title: agreement.customer.name.clone(),
        facts: vec![
            agreement.title.clone(),
            format!("until {}", date(agreement.ends_on)),
        ],
        number: per_year.unwrap_or_default(),
        note: Note::Words(if agreement.is_renewed {
            format!("ends {ends}, renewed")
        } else {
            format!("ends {ends}")
        }),
    }
}

fn of_project(project: &ProjectInWork, today: NaiveDate) -> Row {
    let note = match project.ends_on {
        None => Note::Words(String::new()),
        Some(ends_on) if ends_on < today => {
            Note::Late(format!("ended {}", days_away(ends_on, today)))
        }
        Some(ends_on) => Note::Words(format!("ends {}", days_away(ends_on, today))),
    };
    let until = project
        .ends_on
        .map(|ends_on| format!("until {}", date(ends_on)));
    Row {
        href: format!("/customers/{}/projects", project.customer.id),
        title: project.name.to_string(),
        facts: [Some(project.customer.name.clone()), until]
            .into_iter()
            .flatten()
            .collect(),
        number: project.progress.to_string(),
        note,
    }
}

fn of_customer(quiet: &QuietCustomer) -> Row {
    Row {
        href: format!("/customers/{}", quiet.customer.id),
        title: quiet.customer.name.clone(),
        facts: Vec::new(),
        number: String::new(),
        note: Note::Since(quiet.since, Some(quiet.status)),
    }
}

fn of_happening(happening: &Happening) -> Row {
    Row {
        href: place_of(happening),
        title: happening.customer.name.clone(),
        facts: vec![format!("{} {}", doer(happening), deed(happening))],
        number: String::new(),
        note: Note::Since(happening.at, None),
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{CustomerId, ProjectId};
    use domain::overview::CustomerLink;
    use domain::projects::Progress;
    use domain::title::Title;

    use super::*;

    const ID: &str = "01a1fc26-84c6-7607-a942-b7ce9d486101";

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn project(ends_on: Option<&str>) -> Row {
        let project = ProjectInWork {
            id: ID.parse::<ProjectId>().unwrap(),
            customer: CustomerLink {
                id: ID.parse::<CustomerId>().unwrap(),
                name: "Acme".to_owned(),
            },
            name: Title::parse("name", "Pricing").unwrap(),
            ends_on: ends_on.map(date),
            progress: Progress::new(40).unwrap(),
        };
        of_project(&project, date("2026-06-15"))
    }

    #[test]
    fn a_project_says_when_it_ends_and_whether_it_should_have() {
        let open = project(None);
        assert_eq!(open.href, format!("/customers/{ID}/projects"));
        assert_eq!((open.number.as_str(), open.facts.len()), ("40 %", 1));
        assert_eq!(open.note, Note::Words(String::new()));
        let soon = project(Some("2026-06-20"));
        assert_eq!(soon.note, Note::Words("ends in 5 days".to_owned()));
        let over = project(Some("2026-06-14"));
        assert_eq!(over.note, Note::Late("ended yesterday".to_owned()));
        assert_eq!(over.facts, ["Acme", "until 14 Jun 2026"]);
    }
}
