//! A draft of an invoice.

use domain::agreements::{Agreement, Pricing};
use domain::chat::{ChangeDraft, Dossier};
use domain::money::Money;
use domain::receivables::{InvoiceForm, LineForm};

use super::{Reply, after, amount};
use crate::builtin::text::{capitalised, clipped, inline, without_article};
use crate::builtin::words::Words;

/// Proposes an invoice over what a message names, else over what a running agreement asks for now.
pub fn draft(question: &str, dossier: &Dossier) -> Reply {
    let running = running(dossier);
    let hourly = amount::hours(question).and_then(|hours| Some((hours, by_the_hour(&running)?)));
    let form = if let Some((hours, (agreement, rate))) = hourly {
        InvoiceForm {
            currency: rate.currency().code().to_owned(),
            lines: vec![LineForm {
                description: described(question).unwrap_or_else(|| "Hours worked".to_owned()),
                quantity: hours.to_string(),
                unit_price: rate.amount().to_string(),
            }],
            agreement: agreement.id.to_string(),
            ..InvoiceForm::default()
        }
    } else if let Some(amount) = amount::in_text(question, dossier) {
        of_amount(amount, described(question), only(&running))
    } else {
        match billed(&running, dossier) {
            Some(form) => form,
            None => return Reply::ask(ask(&running)),
        }
    };
    let form = InvoiceForm {
        date: dossier.today().to_string(),
        ..form
    };
    match form.parse() {
        Ok(terms) => {
            let lead = lead(&form, terms.charges.total());
            Reply::propose(ChangeDraft::Invoice { form }, lead)
        }
        Err(error) => Reply::ask(format!(
            "That makes no invoice: {error} Over which amount shall it be?"
        )),
    }
}

fn running(dossier: &Dossier) -> Vec<&Agreement> {
    let today = dossier.today();
    let all = dossier.agreements.iter();
    all.filter(|agreement| agreement.status(today).is_running())
        .collect()
}

fn by_the_hour<'a>(running: &[&'a Agreement]) -> Option<(&'a Agreement, Money)> {
    running
        .iter()
        .find_map(|agreement| match &agreement.terms.pricing {
            Pricing::Hourly { rate, .. } => Some((*agreement, rate.money())),
            _ => None,
        })
}

/// The one that runs, if it is only one.
fn only<'a>(running: &[&'a Agreement]) -> Option<&'a Agreement> {
    match running {
        [one] => Some(one),
        _ => None,
    }
}

fn of_amount(
    amount: Money,
    description: Option<String>,
    agreement: Option<&Agreement>,
) -> InvoiceForm {
    let scope = agreement.map(|agreement| clipped(&agreement.terms.scope, 160));
    InvoiceForm {
        currency: amount.currency().code().to_owned(),
        amount: amount.amount().to_string(),
        description: description
            .or(scope)
            .unwrap_or_else(|| "Product advice".to_owned()),
        agreement: agreement.map_or_else(String::new, |agreement| agreement.id.to_string()),
        ..InvoiceForm::default()
    }
}

/// What the running agreement asks for now: the fee of this period, or the price of all.
fn billed(running: &[&Agreement], dossier: &Dossier) -> Option<InvoiceForm> {
    let retainer = running.iter().find_map(|agreement| {
        let (_, terms) = agreement.bill(dossier.today()).ok()?;
        Some(InvoiceForm {
            description: terms.description,
            ..of_amount(terms.charges.net(), None, Some(agreement))
        })
    });
    retainer.or_else(|| {
        let agreement = only(running)?;
        match &agreement.terms.pricing {
            Pricing::Fixed { price } => Some(of_amount(price.money(), None, Some(agreement))),
            _ => None,
        }
    })
}

fn described(question: &str) -> Option<String> {
    let said = after(question, &[": ", " for ", " für "])?;
    let part = said.split([',', ';', '\n']).find(|part| {
        let is_number = part.chars().any(|letter| letter.is_ascii_digit());
        !is_number && Words::of(part).telling().next().is_some()
    })?;
    let part = without_article(part.trim().trim_end_matches(['.', '?']));
    Some(capitalised(&clipped(part, 160)))
}

fn ask(running: &[&Agreement]) -> String {
    let what = if by_the_hour(running).is_some() {
        "How many hours shall it bill, or over which amount shall it be?"
    } else {
        "Over which amount shall it be, and what for?"
    };
    format!("{what} For example: “invoice over 2,000 EUR for the workshop”.")
}

fn lead(form: &InvoiceForm, total: Money) -> String {
    let line = form.lines.first().map(|line| line.description.as_str());
    let what = inline(&clipped(line.unwrap_or(&form.description), 120));
    format!(
        "I propose a draft of an invoice over **{total}** for “{what}”, without tax: add the rate \
         if there is one. Nothing is sent."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::{bare_dossier, rich_dossier};

    fn form(message: &str, dossier: &Dossier) -> InvoiceForm {
        match draft(message, dossier) {
            Reply::Propose { draft, .. } => match *draft {
                ChangeDraft::Invoice { form } => form,
                other => panic!("{other:?}"),
            },
            Reply::AskBack(question) => panic!("{question}"),
        }
    }

    #[test]
    fn an_amount_is_billed_as_it_was_named() {
        let form = form(
            "Draft an invoice over 1,200 EUR for the workshop",
            &bare_dossier(),
        );
        assert_eq!(
            (form.amount.as_str(), form.currency.as_str()),
            ("1200", "EUR")
        );
        assert_eq!(
            (form.description.as_str(), form.date.as_str()),
            ("Workshop", "2026-11-21")
        );
    }

    #[test]
    fn a_retainer_is_billed_for_its_period() {
        let form = form("Draft an invoice", &rich_dossier());
        assert_eq!(form.amount, "2000");
        assert!(
            form.description.contains("2026-11-01 to 2026-11-30"),
            "{}",
            form.description
        );
    }

    #[test]
    fn without_an_amount_it_asks() {
        assert!(matches!(
            draft("an invoice", &bare_dossier()),
            Reply::AskBack(_)
        ));
    }
}
