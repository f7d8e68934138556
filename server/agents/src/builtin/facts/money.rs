//! What is to be paid.

use domain::chat::Dossier;
use domain::page::Page;
use domain::receivables::InvoiceSummary;

use super::records;
use crate::builtin::sheet::Sheet;
use crate::builtin::text::inline;

/// What the customer owes, how late it is, invoice by invoice.
pub fn owed(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let name = inline(dossier.customer.name.as_str());
    let today = dossier.today();
    let open: Vec<_> = dossier
        .figures
        .positions
        .iter()
        .filter(|at| at.open.is_positive())
        .collect();
    if open.is_empty() && dossier.unpaid.is_empty() {
        sheet.line(&format!(
            "**{name} owes nothing**: no invoice waits for payment."
        ));
    }
    for position in open {
        let overdue = match position.overdue() {
            late if late == position.open => "**all of it is overdue**".to_owned(),
            late if late.is_positive() => format!("**{late} of it is overdue**"),
            _ => "nothing of it is overdue".to_owned(),
        };
        sheet.line(&format!(
            "**{name} has {} to pay**; {overdue}.",
            position.open
        ));
    }
    for invoice in &dossier.unpaid {
        sheet.record(records::invoice(invoice, today));
    }
    if dossier.unpaid.len() >= Page::<InvoiceSummary>::SIZE as usize {
        sheet.line("There are more invoices than I list here; the sums above count all of them.");
    }
    for position in &dossier.figures.positions {
        if position.credit.is_positive() {
            sheet.line(&format!(
                "A credit of {} is left of earlier payments.",
                position.credit
            ));
        }
    }
    habits(dossier, sheet);
}

/// How the customer pays.
pub fn habits(dossier: &Dossier, sheet: &mut Sheet<'_>) {
    for position in &dossier.figures.positions {
        if let Some(days) = position.average_days_to_pay {
            sheet.line(&format!(
                "Invoices in {} were paid after {days} days on average over the last year.",
                position.open.currency()
            ));
        }
    }
}
