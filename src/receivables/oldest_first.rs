use super::{InvoiceSummary, Settlement};
use crate::money::Money;

/// Settles the oldest invoices first, as far as the money goes. Invoices in another currency wait.
pub fn oldest_first(money: Money, open: &[InvoiceSummary]) -> Vec<Settlement> {
    let mut invoices: Vec<&InvoiceSummary> = open.iter().collect();
    invoices.sort_by_key(|invoice| (invoice.balance.due_on, invoice.date, invoice.id));
    let mut left = money;
    let mut settlements = Vec::new();
    for invoice in invoices {
        let open = invoice.balance.open();
        let Some(rest) = left.minus(open) else {
            continue;
        };
        let amount = if rest.is_negative() { left } else { open };
        if amount.is_positive() {
            settlements.push(Settlement {
                invoice: invoice.id,
                amount,
            });
            left = left.minus(amount).unwrap_or(left);
        }
    }
    settlements
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::receivables::Invoice;
    use crate::receivables::invoice::tests::invoice;
    use crate::receivables::payment::tests::{eur, payment};

    fn summary(invoice: &Invoice) -> InvoiceSummary {
        InvoiceSummary {
            id: invoice.id,
            customer: invoice.customer,
            customer_name: String::new(),
            number: invoice.number.clone(),
            date: invoice.date,
            description: String::new(),
            agreement: None,
            balance: invoice.balance(),
        }
    }

    proptest! {
        #[test]
        fn the_oldest_invoices_are_settled_as_far_as_money_goes(
            money in 1_i64..1_000_000,
            amounts in proptest::collection::vec(1_u32..100_000, 0..12),
        ) {
            let open: Vec<Invoice> = (1_u128..).zip(&amounts).map(|(n, amount)| invoice(n, &amount.to_string())).collect();
            let mut payment = payment(money);
            let summaries: Vec<InvoiceSummary> = open.iter().map(summary).collect();
            let settlements = oldest_first(eur(money), &summaries);
            let mut left = open;
            for settlement in &settlements {
                let invoice = left.iter_mut().find(|invoice| invoice.id == settlement.invoice).unwrap();
                payment.settle(invoice, settlement.amount).unwrap();
            }
            let owed = left.iter().any(|invoice| !invoice.balance().open().is_zero());
            prop_assert!(payment.credit().is_zero() || !owed, "money is left only when nothing is owed");
        }
    }
}
