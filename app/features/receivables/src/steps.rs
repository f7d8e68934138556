//! Steps of an invoice: what is typed about one, and the way back from it.

use domain::receivables::{InvoiceState, InvoiceStep};
use domain::{FieldError, text};

/// The step with its reason as it may be kept.
pub(crate) fn checked(step: InvoiceStep) -> Result<InvoiceStep, FieldError> {
    let check = |reason: String| text::note("reason", &reason);
    Ok(match step {
        InvoiceStep::Void { reason } => InvoiceStep::Void {
            reason: check(reason)?,
        },
        InvoiceStep::WriteOff { reason } => InvoiceStep::WriteOff {
            reason: check(reason)?,
        },
        InvoiceStep::Send | InvoiceStep::Reopen => step,
    })
}

/// The steps that lead back to where an invoice `was`, and for which reason, before a step.
pub(crate) fn way_back(step: &InvoiceStep, was: InvoiceState, reason: String) -> Vec<InvoiceStep> {
    match (step, was) {
        // A draft is where a void invoice is opened again.
        (InvoiceStep::Send, InvoiceState::Draft) => vec![
            InvoiceStep::Void {
                reason: String::new(),
            },
            InvoiceStep::Reopen,
        ],
        (InvoiceStep::Void { .. }, InvoiceState::Sent) => {
            vec![InvoiceStep::Reopen, InvoiceStep::Send]
        }
        (InvoiceStep::Void { .. }, InvoiceState::Draft)
        | (InvoiceStep::WriteOff { .. }, InvoiceState::Sent) => vec![InvoiceStep::Reopen],
        (InvoiceStep::Reopen, InvoiceState::Void) => vec![InvoiceStep::Void { reason }],
        (InvoiceStep::Reopen, InvoiceState::WrittenOff) => vec![InvoiceStep::WriteOff { reason }],
        // Nothing changed.
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::receivables::Invoice;

    use super::*;

    fn invoice(state: InvoiceState) -> Invoice {
        let reason = match state {
            InvoiceState::Void | InvoiceState::WrittenOff => "Twice",
            InvoiceState::Draft | InvoiceState::Sent => "",
        };
        serde_json::from_value(serde_json::json!({
            "id": "0192f0c1-0000-7000-8000-000000000001", "customer": "0192f0c1-0000-7000-8000-000000000002",
            "number": "2026-0001", "date": "2026-03-01", "due_on": "2026-03-31",
            "charges": { "lines": [], "net": { "amount": "100", "currency": "EUR" }, "tax_rate": "0" },
            "description": "", "reference": "", "agreement": null, "period_from": null,
            "state": state, "reason": reason, "settled": { "amount": "0", "currency": "EUR" }, "paid_on": null,
            "created_at": "2026-03-01T00:00:00Z", "updated_at": "2026-03-01T00:00:00Z",
        }))
        .unwrap()
    }

    #[test]
    fn every_step_can_be_taken_back() {
        let reason = || "Never arrived".to_owned();
        let steps = [
            InvoiceStep::Send,
            InvoiceStep::Void { reason: reason() },
            InvoiceStep::WriteOff { reason: reason() },
            InvoiceStep::Reopen,
        ];
        for state in InvoiceState::ALL {
            for step in &steps {
                let was = invoice(state);
                let mut now = was.clone();
                if now.take(step.clone()).is_err() {
                    continue;
                }
                for back in way_back(step, was.state, was.reason.clone()) {
                    now.take(back).unwrap();
                }
                assert_eq!(now, was, "{step:?} from {state:?}");
            }
        }
    }

    #[test]
    fn a_reason_is_kept_within_bounds() {
        let reason = "x".repeat(30_000);
        assert!(checked(InvoiceStep::Void { reason }).is_err());
        let reason = " Twice ".to_owned();
        let void = InvoiceStep::Void {
            reason: "Twice".to_owned(),
        };
        assert_eq!(checked(InvoiceStep::Void { reason }), Ok(void));
    }
}
