//! A draft of an agreement.

use chrono::{Days, Months, NaiveDate};
use domain::agreements::{
    Agreement, AgreementForm, AgreementKind, AgreementStatus, BillingPeriod, PricingForm,
    PricingModel,
};
use domain::chat::{ChangeDraft, Dossier};

use super::{Reply, after, amount};
use crate::builtin::facts::records;
use crate::builtin::period::day_in;
use crate::builtin::text::{capitalised, clipped, day, first_line, inline, without_article};
use crate::builtin::words::Words;

/// Proposes terms: those that a message names, the rest as it was agreed before.
pub fn draft(question: &str, dossier: &Dossier) -> Reply {
    let earlier = earlier(dossier);
    let mut form = match (earlier, pricing(question, dossier)) {
        (Some(earlier), None) => AgreementForm::from(&earlier.terms),
        (_, Some(pricing)) => AgreementForm {
            kind: kind_of(&pricing).as_str().to_owned(),
            pricing,
            ..AgreementForm::default()
        },
        (None, None) => return Reply::ask(ASK),
    };
    if let Some(scope) = scope(question) {
        form.scope = scope;
    } else if form.scope.trim().is_empty() {
        form.scope = usual_scope(earlier, dossier);
    }
    let lead = lead(&form, earlier, dossier.today());
    begin(&mut form, question, earlier, dossier.today());
    match form.parse() {
        Ok(_) => Reply::propose(ChangeDraft::Agreement { form }, lead),
        Err(_) => Reply::ask(ASK),
    }
}

const ASK: &str = "What do you agree on, and at what price? For example: “product advice, 2,000 EUR a month”, \
                   “workshop for 4,500 EUR in all” or “120 EUR an hour”.";

/// The agreement to start from: one that runs, else the latest.
fn earlier(dossier: &Dossier) -> Option<&Agreement> {
    let today = dossier.today();
    let mut all = dossier.agreements.iter();
    let running = all.find(|agreement| agreement.status(today).is_running());
    let known = || {
        dossier
            .agreements
            .iter()
            .find(|of| of.status(today) != AgreementStatus::Draft)
    };
    running.or_else(known)
}

fn pricing(question: &str, dossier: &Dossier) -> Option<PricingForm> {
    let words = Words::of(question);
    let amount = amount::in_text(question, dossier)?;
    let period = if words.has_any(&["month", "monthly", "monat", "monatlich", "retainer"]) {
        Some(BillingPeriod::Month)
    } else if words.has_any(&["quarter", "quarterly", "quartal"]) {
        Some(BillingPeriod::Quarter)
    } else if words.has_any(&["year", "yearly", "annually", "jahr", "jährlich"]) {
        Some(BillingPeriod::Year)
    } else {
        None
    };
    let by_the_hour = words.has_any(&["hour", "hourly", "stunde", "stundensatz"]);
    let model = match period {
        _ if by_the_hour => PricingModel::Hourly,
        Some(_) => PricingModel::Retainer,
        None => PricingModel::Fixed,
    };
    Some(PricingForm {
        model: model.as_str().to_owned(),
        amount: amount.amount().to_string(),
        currency: amount.currency().code().to_owned(),
        period: period.map_or_else(String::new, |period| period.as_str().to_owned()),
        ..PricingForm::default()
    })
}

fn kind_of(pricing: &PricingForm) -> AgreementKind {
    AgreementKind::parse(&pricing.model).unwrap_or(AgreementKind::Custom)
}

/// What the message says is done: what stands behind a colon or "for", as far as that is no amount and no day.
fn scope(question: &str) -> Option<String> {
    let is_short = Words::of(question).all().len() <= 8;
    let marked = after(question, &[": ", " for ", " about ", " für ", " über "]);
    let said = marked.or_else(|| is_short.then_some(question))?;
    let part = said.split([',', ';', '\n']).find(|part| {
        let words = Words::of(part);
        let telling = words.telling().filter(|word| !is_about_form(word));
        !part.chars().any(|letter| letter.is_ascii_digit()) && telling.count() > 0
    })?;
    let part = without_article(part.trim().trim_end_matches(['.', '?']));
    Some(capitalised(&clipped(part, 160)))
}

fn is_about_form(word: &str) -> bool {
    const FORM: [&str; 16] = [
        "agreement",
        "contract",
        "new",
        "vertrag",
        "retainer",
        "month",
        "year",
        "hour",
        "price",
        "renewal",
        "renew",
        "vereinbarung",
        "fixed",
        "erstelle",
        "next",
        "monthly",
    ];
    FORM.contains(&word)
}

fn usual_scope(earlier: Option<&Agreement>, dossier: &Dossier) -> String {
    let before = earlier.map(|agreement| agreement.terms.scope.clone());
    before.unwrap_or_else(|| match dossier.customer.info.product.name.as_str() {
        "" => "Product advice".to_owned(),
        product => format!("Product advice for {product}"),
    })
}

/// With a first day that the message names; else it stays a draft, and the notes say what would follow.
fn begin(form: &mut AgreementForm, question: &str, earlier: Option<&Agreement>, today: NaiveDate) {
    let next = earlier.and_then(|agreement| agreement.terms.next_period().ok());
    let next = next
        .and_then(|terms| terms.starts_on.zip(terms.ends_on))
        .filter(|(from, _)| *from >= today);
    form.starts_on = String::new();
    form.ends_on = String::new();
    if let Some(on) = day_in(question, today) {
        form.starts_on = on.to_string();
        let year = on
            .checked_add_months(Months::new(12))
            .and_then(|end| end.checked_sub_days(Days::new(1)));
        let names_an_end =
            Words::of(question).has_any(&["a year", "one year", "12 months", "ein jahr"]);
        form.ends_on = year
            .filter(|_| names_an_end)
            .map_or_else(String::new, |end| end.to_string());
    } else if let Some((from, to)) = next {
        form.notes = format!(
            "To follow the earlier agreement it would run from {} to {}.",
            day(from),
            day(to)
        );
    }
}

fn lead(form: &AgreementForm, earlier: Option<&Agreement>, today: NaiveDate) -> String {
    let price = form
        .parse()
        .ok()
        .map(|terms| records::price(&terms.pricing))
        .unwrap_or_default();
    let basis = match earlier {
        Some(agreement) => format!(
            " What you did not say I took from “{}” ({}).",
            first_line(&agreement.terms.scope),
            agreement.status(today).label().to_lowercase()
        ),
        None => " It is the first one: check the scope and what else was agreed about paying."
            .to_owned(),
    };
    format!(
        "I propose a draft: “{}”, {price}.{basis}",
        inline(&clipped(&form.scope, 120))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::testing::{bare_dossier, rich_dossier};

    fn form(message: &str, dossier: &Dossier) -> AgreementForm {
        match draft(message, dossier) {
            Reply::Propose { draft, .. } => match *draft {
                ChangeDraft::Agreement { form } => form,
                other => panic!("{other:?}"),
            },
            Reply::AskBack(question) => panic!("{question}"),
        }
    }

    #[test]
    fn terms_are_those_of_the_message() {
        let form = form(
            "Draft an agreement: user interviews, 1,500 EUR a month from 2027-01-01",
            &bare_dossier(),
        );
        assert_eq!(form.scope, "User interviews");
        assert_eq!(
            (form.kind.as_str(), form.pricing.period.as_str()),
            ("retainer", "month")
        );
        assert_eq!(form.starts_on, "2027-01-01");
    }

    #[test]
    fn without_terms_it_is_what_was_agreed_before_and_stays_a_draft() {
        let dossier = rich_dossier();
        let form = form("renew the agreement", &dossier);
        assert_eq!(form.pricing.amount, "2000");
        assert_eq!((form.starts_on.as_str(), form.ends_on.as_str()), ("", ""));
        assert!(form.notes.contains("1 January 2027"), "{}", form.notes);
    }

    #[test]
    fn sentences_about_a_renewal_are_no_scope() {
        let question = "The retainer ends next month. Prepare the renewal at the same price.";
        assert_eq!(form(question, &rich_dossier()).scope, "Product advice");
    }

    #[test]
    fn without_any_price_it_asks() {
        assert!(matches!(
            draft("an agreement", &bare_dossier()),
            Reply::AskBack(_)
        ));
    }
}
