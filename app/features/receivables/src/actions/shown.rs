//! What is on screen changes before the server has answered, by the rules of `domain`, and comes back when it refuses.

use chrono::NaiveDate;
use domain::id::{CustomerId, InvoiceId, PaymentId};
use domain::page::Cursor;
use domain::receivables::{
    DaysToPay, Invoice, InvoiceBalance, InvoiceForm, InvoiceNumber, InvoiceQuery, InvoiceSummary,
    Payment, Settlement,
};
use kit::{Before, Rows};

use super::Actions;
use crate::queries::INVOICE;

/// The lists of a customer that are on screen.
#[derive(Clone, Copy)]
pub(crate) struct Lists {
    pub(crate) invoices: Rows<(InvoiceQuery, NaiveDate), InvoiceSummary>,
    pub(crate) payments: Rows<(CustomerId, Option<Cursor>), Payment>,
}

impl Actions {
    /// What is shown now; of one invoice also what its own page shows.
    pub(super) fn before(self, invoice: Option<InvoiceId>) -> Before {
        let before = self
            .queries
            .before()
            .and(INVOICE, invoice.map(|id| id.to_string()));
        match self.lists {
            Some(lists) => before.and_rows(lists.invoices).and_rows(lists.payments),
            None => before,
        }
    }

    /// Changes where an invoice stands. What the rules refuse is not shown: the server decides about it, and may know more
    /// than what is on screen.
    pub(super) fn show_invoice(
        self,
        id: InvoiceId,
        change: impl Fn(&InvoiceNumber, &mut InvoiceBalance) -> domain::Result<()>,
    ) {
        let changed = |number: &InvoiceNumber, was: InvoiceBalance| {
            let mut now = was;
            change(number, &mut now).map_or(was, |()| now)
        };
        if let Some(lists) = self.lists {
            lists.invoices.change_each(
                |row| row.id == id,
                |row| row.balance = changed(&row.number, row.balance),
            );
        }
        self.queries.update(INVOICE, id.to_string(), |invoice| {
            let now = changed(&invoice.number, invoice.balance());
            (invoice.state, invoice.settled) = (now.state, now.settled);
        });
    }

    /// Shows an invoice as it was typed, where the rules allow that.
    pub(super) fn show_revised(self, was: &Invoice, form: &InvoiceForm) {
        let mut now = was.clone();
        // Without a day it would be due as the customer's terms say, which are not at hand.
        let revised = form.parse().is_ok_and(|terms| {
            terms.due_on.is_some() && now.revise(terms, DaysToPay::default()).is_ok()
        });
        if revised {
            self.show_as(&now);
        }
    }

    /// Shows an invoice like this.
    pub(super) fn show_as(self, now: &Invoice) {
        if let Some(lists) = self.lists {
            lists.invoices.change_each(
                |row| row.id == now.id,
                |row| {
                    row.number = now.number.clone();
                    row.date = now.date;
                    row.description.clone_from(&now.description);
                    row.agreement = now.agreement;
                    row.balance = now.balance();
                },
            );
        }
        self.queries.update(INVOICE, now.id.to_string(), |invoice| {
            *invoice = now.clone();
        });
    }

    /// Changes a payment, or leaves it as it is where the rules refuse that.
    pub(super) fn show_payment(
        self,
        id: PaymentId,
        change: impl Fn(&mut Payment) -> domain::Result<()>,
    ) {
        let change = |row: &mut Payment| {
            let mut now = row.clone();
            if change(&mut now).is_ok() {
                *row = now;
            }
        };
        if let Some(lists) = self.lists {
            lists.payments.change_each(|row| row.id == id, change);
        }
    }

    /// Shows invoices as settled.
    pub(super) fn show_settled(self, settled: &[Settlement]) {
        for one in settled {
            self.show_invoice(one.invoice, |number, balance| {
                balance.settle(number, one.amount)
            });
        }
    }

    /// Shows invoices without what a payment had settled of them.
    pub(super) fn show_released(self, settled: &[Settlement]) {
        for one in settled {
            self.show_invoice(one.invoice, |_, balance| {
                balance.release(one.amount);
                Ok(())
            });
        }
    }
}
