use serde::{Deserialize, Serialize};

use super::{Invoice, InvoiceBalance, InvoiceState};
use crate::error::{Error, Result};

/// What people do with an invoice as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum InvoiceStep {
    /// It went to the customer.
    Send,
    /// It was a mistake.
    Void {
        /// Why; may be empty.
        reason: String,
    },
    /// What is open is not expected any more.
    WriteOff {
        /// Why; may be empty.
        reason: String,
    },
    /// The opposite of the last two: a void invoice is a draft again, a written-off one is with the customer.
    Reopen,
}

impl InvoiceBalance {
    /// Takes a step. One that was taken already changes nothing: it may be asked for twice.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the invoice is not where the step begins.
    pub fn take(&mut self, step: &InvoiceStep) -> Result<()> {
        self.state = match (step, self.state) {
            (InvoiceStep::Send, InvoiceState::Sent)
            | (InvoiceStep::Void { .. }, InvoiceState::Void)
            | (InvoiceStep::WriteOff { .. }, InvoiceState::WrittenOff)
            | (InvoiceStep::Reopen, InvoiceState::Draft | InvoiceState::Sent) => return Ok(()),
            (InvoiceStep::Send, InvoiceState::Draft)
            | (InvoiceStep::Reopen, InvoiceState::WrittenOff) => InvoiceState::Sent,
            (InvoiceStep::Reopen, InvoiceState::Void) => InvoiceState::Draft,
            (InvoiceStep::Void { .. }, InvoiceState::Draft | InvoiceState::Sent) => {
                self.needs_no_payments()?;
                InvoiceState::Void
            }
            (InvoiceStep::WriteOff { .. }, InvoiceState::Sent) => {
                if self.open().is_zero() {
                    return Err(Error::conflict(
                        "This invoice is paid: nothing is left to write off.",
                    ));
                }
                InvoiceState::WrittenOff
            }
            (InvoiceStep::Send, _) | (InvoiceStep::Void { .. }, _) => {
                return Err(Error::conflict("Open this invoice again first."));
            }
            (InvoiceStep::WriteOff { .. }, _) => {
                return Err(Error::conflict(
                    "Only an invoice that was sent can be written off.",
                ));
            }
        };
        Ok(())
    }

    fn needs_no_payments(&self) -> Result<()> {
        if self.settled.is_positive() {
            return Err(Error::conflict(
                "Payments have settled some of this invoice. Take them off it first.",
            ));
        }
        Ok(())
    }
}

impl Invoice {
    /// Takes a step, as [`InvoiceBalance::take`] does, and keeps the reason for it.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the invoice is not where the step begins.
    pub fn take(&mut self, step: InvoiceStep) -> Result<()> {
        let mut balance = self.balance();
        balance.take(&step)?;
        if balance.state != self.state {
            self.state = balance.state;
            self.reason = match step {
                InvoiceStep::Void { reason } | InvoiceStep::WriteOff { reason } => reason,
                InvoiceStep::Send | InvoiceStep::Reopen => String::new(),
            };
        }
        Ok(())
    }

    /// Whether it may go to the trash: what a customer has seen is kept, and voided instead.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was sent or written off.
    pub fn may_be_deleted(&self) -> Result<()> {
        match self.state {
            InvoiceState::Draft | InvoiceState::Void => Ok(()),
            InvoiceState::Sent | InvoiceState::WrittenOff => Err(Error::conflict(
                "An invoice that was sent is kept. Void it instead.",
            )),
        }
    }
}
