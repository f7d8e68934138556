//! The e-mail that asks for what is late.

use domain::chat::Dossier;
use domain::customers::TeamMember;
use domain::receivables::InvoiceSummary;

use super::{money, records};
use crate::builtin::sheet::Sheet;
use crate::builtin::text::{day, inline};

/// An e-mail about what is late.
pub fn reminder(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let today = dossier.today();
    let late: Vec<_> = dossier
        .unpaid
        .iter()
        .filter(|invoice| invoice.balance.days_overdue(today).is_some())
        .collect();
    if late.is_empty() {
        sheet.line("Nothing is overdue, so there is nothing to remind of.");
        return money::owed(dossier, sheet);
    }
    let longest = late
        .iter()
        .filter_map(|invoice| invoice.balance.days_overdue(today))
        .max();
    sheet.line(&format!(
        "A reminder {}, to copy into your mail program:",
        tone(longest)
    ));
    sheet.line(&letter(&late, dossier, longest));
    sheet.line("It rests on:");
    for invoice in late {
        sheet.record(records::invoice(invoice, today));
    }
    sheet.line("I send nothing myself. Check whether a payment came in today before you send it.");
}

fn letter(late: &[&InvoiceSummary], dossier: &Dossier, days: Option<u32>) -> String {
    let noun = if late.len() == 1 {
        "invoice"
    } else {
        "invoices"
    };
    let numbers: Vec<&str> = late.iter().map(|invoice| invoice.number.as_str()).collect();
    let to = recipient(dossier).unwrap_or_else(|| "To: (who pays the bills there?)  ".to_owned());
    let subject = format!("Subject: Reminder: {noun} {}", inline(&numbers.join(", ")));
    let greeting = format!("Hello{},", greeted(dossier));
    let from = inline(&dossier.customer.owner.name);
    let invoices: Vec<String> = late.iter().map(|invoice| named(invoice)).collect();
    let (opening, ask) = (opening(days, noun), ask(days));
    let paragraphs = [
        format!("{to}\n{subject}"),
        greeting,
        opening,
        invoices.join("\n"),
        ask.to_owned(),
        format!("Kind regards,  \n{from}"),
    ];
    let letter = paragraphs.join("\n\n");
    let quoted: Vec<String> = letter.lines().map(|line| format!("> {line}")).collect();
    quoted.join("\n")
}

fn named(invoice: &InvoiceSummary) -> String {
    let (number, open) = (inline(invoice.number.as_str()), invoice.balance.open());
    let (date, due) = (day(invoice.date), day(invoice.balance.due_on));
    format!("Invoice {number} of {date}: {open}, due {due}  ")
}

fn opening(days: Option<u32>, noun: &str) -> String {
    match days {
        Some(0..=14) => format!("this may have slipped through: our {noun} waiting for payment."),
        Some(15..=45) => format!("we have not received payment for our {noun} yet."),
        _ => format!("we are still waiting for payment of our {noun}."),
    }
}

const fn ask(days: Option<u32>) -> &'static str {
    match days {
        Some(0..=45) => {
            "Could you tell us when we can expect it? If it is on its way, please ignore this."
        }
        _ => "Please pay within seven days, or call us if something stands in the way.",
    }
}

const fn tone(longest: Option<u32>) -> &'static str {
    match longest {
        Some(0..=14) => "in a friendly tone",
        Some(15..=45) => "in a clear tone",
        _ => "in a firm tone",
    }
}

fn payer(dossier: &Dossier) -> Option<&TeamMember> {
    const ROLES: [&str; 6] = [
        "financ", "account", "buchhalt", "cfo", "billing", "controll",
    ];
    let team = &dossier.customer.info.team;
    let pays = |role: &str| ROLES.iter().any(|word| role.to_lowercase().contains(word));
    team.iter()
        .find(|member| pays(&member.role))
        .or_else(|| team.first())
}

fn recipient(dossier: &Dossier) -> Option<String> {
    let payer = payer(dossier)?;
    let address = if payer.email.is_empty() {
        "(address?)"
    } else {
        &payer.email
    };
    Some(format!(
        "To: {}, {}  ",
        inline(&payer.name),
        inline(address)
    ))
}

fn greeted(dossier: &Dossier) -> String {
    payer(dossier).map_or_else(String::new, |payer| format!(" {}", inline(&payer.name)))
}
