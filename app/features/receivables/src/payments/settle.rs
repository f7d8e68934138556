use domain::receivables::Payment;
use kit::{FormPanel, Sending};
use leptos::prelude::*;

use super::shares::{Shares, SharesFields};
use crate::actions::Actions;

/// The panel in which what is left of a payment settles invoices.
#[derive(Clone, Copy)]
pub(crate) struct Settling {
    open: RwSignal<bool>,
    payment: RwSignal<Option<Payment>>,
    shares: Shares,
}

impl Settling {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            payment: RwSignal::new(None),
            shares: Shares::new(),
        }
    }

    pub(crate) fn begin(self, payment: Payment) {
        self.shares.clear();
        self.payment.set(Some(payment));
        self.open.set(true);
    }
}

/// Settles invoices with what is left of a payment.
#[component]
pub(crate) fn SettlePanel(settling: Settling, actions: Actions) -> impl IntoView {
    let Settling {
        open,
        payment,
        shares,
    } = settling;
    let sending = Sending::new(move || {
        let payment = payment.get_untracked();
        let settlements = untrack(|| shares.forms());
        async move {
            if let Some(payment) = payment {
                actions.settle(&payment, settlements).await?;
            }
            open.set(false);
            Ok(())
        }
    });
    let refused = sending.refused();
    let fields = move || {
        payment.get().map(|payment| {
            let credit = payment.credit();
            view! {
                <p>{credit.to_string()} " of this payment are left."</p>
                <SharesFields customer=payment.customer currency=Signal::stored(credit.currency())
                    money=Signal::stored(Some(credit)) shares refused />
            }
        })
    };
    view! {
        <FormPanel open id="settle" title="Settle invoices" verb="Settle invoices" sending fields=&["settlements."]>
            {fields}
        </FormPanel>
    }
}
