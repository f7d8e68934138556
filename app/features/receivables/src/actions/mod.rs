//! What can be done with invoices and payments, each with words for what became of it.

mod invoices;
mod payments;
mod shown;

use kit::{Answer, Queries, Toast, Toasts, use_queries, use_toasts};

use crate::queries::{ALLOCATIONS, INVOICE, INVOICES, PAYMENTS, POSITIONS, REFUNDS, SETTLED_BY};

pub(crate) use invoices::Subject;
pub(crate) use shown::Lists;

/// The actions.
#[derive(Clone, Copy)]
pub(crate) struct Actions {
    queries: Queries,
    pub(crate) toasts: Toasts,
    /// What of a customer is on screen; nothing on the page of one invoice.
    lists: Option<Lists>,
}

/// The actions.
pub(crate) fn use_actions(lists: Option<Lists>) -> Actions {
    Actions {
        lists,
        queries: use_queries(),
        toasts: use_toasts(),
    }
}

impl Actions {
    /// Asks for everything that money touches anew, behind what is shown.
    fn refresh(self) {
        self.queries.refetch_all(INVOICES);
        self.queries.refetch_all(POSITIONS);
        self.queries.refetch_all(INVOICE);
        self.queries.refetch_all(SETTLED_BY);
        self.queries.refetch_all(PAYMENTS);
        self.queries.refetch_all(ALLOCATIONS);
        self.queries.refetch_all(REFUNDS);
    }

    fn say(self, toast: Toast) {
        self.toasts.show(toast);
    }

    /// Does it, says so if it fails, and shows what is true by then either way.
    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
