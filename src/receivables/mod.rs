//! Receivables: invoices, the payments that settle them, and what is left between the two.
//!
//! NextUp keeps track of money and moves none. An invoice is settled by parts of payments ([`Allocation`]); what is left
//! of a payment is the customer's credit until it settles something later or is given back ([`Refund`]).

mod charges;
mod days_to_pay;
mod history;
mod invoice;
mod invoice_form;
mod method;
mod number;
mod oldest_first;
mod payment;
mod payment_form;
mod period;
mod position;
mod query;
mod status;
mod step;
mod store;

pub use charges::{Charges, Line, LineForm, TaxRate};
pub use days_to_pay::DaysToPay;
pub use history::{INVOICE_PUT_BACK, PAYMENT_PUT_BACK};
pub use invoice::{Invoice, InvoiceSummary};
pub use invoice_form::{InvoiceForm, InvoiceTerms};
pub use method::PaymentMethod;
pub use number::InvoiceNumber;
pub use oldest_first::oldest_first;
pub use payment::{Allocation, Payment, PaymentTerms, Refund, RefundTerms, Settlement};
pub use payment_form::{PaymentForm, RefundForm, SettlementForm};
pub use period::{BilledPeriod, PeriodInvoice};
pub use position::{Ageing, Position};
pub use query::{InvoiceFilter, InvoiceQuery};
pub use status::{InvoiceBalance, InvoiceState, InvoiceStatus};
pub use step::InvoiceStep;
pub use store::{InvoiceStore, PaymentStore};
