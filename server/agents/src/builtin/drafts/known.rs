//! What is known about a customer, under the names that drafts use. What is not known is a question.

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::chat::Dossier;
use domain::customers::{CustomerStatus, InfoField, TeamMember};

use super::{figures, lists, rows};
use crate::builtin::facts::{overview, product, records};
use crate::builtin::text::{day, excerpt, first_line, gap, inline, joined, month};

/// What a draft can draw on.
pub struct Known<'a> {
    /// What is recorded.
    pub dossier: &'a Dossier,
    /// What was asked for, if it was said.
    subject: Option<String>,
    /// Today.
    pub now: NaiveDate,
}

impl<'a> Known<'a> {
    /// Everything that is recorded, for a draft about a subject.
    pub fn of(dossier: &'a Dossier, subject: Option<&str>) -> Self {
        Self {
            dossier,
            subject: subject.map(str::to_owned),
            now: dossier.today(),
        }
    }

    /// What stands in a slot; nothing for a slot that there is not.
    pub fn slot(&self, name: &str) -> Option<String> {
        self.naming(name)
            .or_else(|| self.profile(name))
            .or_else(|| self.people(name))
            .or_else(|| figures::day_slot(name, self))
            .or_else(|| figures::slot(name, self))
            .or_else(|| lists::slot(name, self))
            .or_else(|| rows::slot(name, self))
    }

    /// What a draft is about when nobody says.
    pub fn main_subject(&self) -> String {
        let product = self.dossier.customer.info.product.name.trim();
        let customer = self.dossier.customer.name.as_str();
        if product.is_empty() {
            customer
        } else {
            product
        }
        .to_owned()
    }

    /// Today, written out.
    pub fn today(&self) -> String {
        day(self.now)
    }

    /// Today and so many days.
    pub fn in_days(&self, days: u64) -> String {
        self.now
            .checked_add_days(Days::new(days))
            .map_or_else(|| self.today(), day)
    }

    /// Who looks after the customer on our side.
    pub fn owner(&self) -> String {
        inline(&self.dossier.customer.owner.name)
    }

    /// The name of the customer.
    pub fn customer(&self) -> String {
        inline(self.dossier.customer.name.as_str())
    }

    /// Who decides on the customer's side, if that is recorded.
    pub fn decider(&self) -> Option<&TeamMember> {
        const SIGNS: [&str; 9] = [
            "decides",
            "entscheid",
            "ceo",
            "founder",
            "managing",
            "geschäftsführ",
            "director",
            "chief",
            "owner",
        ];
        let says = |text: &str, sign: &str| text.to_lowercase().contains(sign);
        let team = &self.dossier.customer.info.team;
        SIGNS.iter().find_map(|sign| {
            let mut named = team
                .iter()
                .filter(|member| says(&member.notes, sign) || says(&member.role, sign));
            named.next()
        })
    }

    fn naming(&self, name: &str) -> Option<String> {
        let product = self.dossier.customer.info.product.name.trim();
        let said = match name {
            "customer" => self.customer(),
            "product" if product.is_empty() => "the product".to_owned(),
            "product" => inline(product),
            "topic" => inline(&self.subject.clone().unwrap_or_else(|| self.main_subject())),
            "owner" => self.owner(),
            "status" => self.dossier.customer.status.label().to_lowercase(),
            "money" => overview::money(self.dossier).replace("**", ""),
            "deal" => match self.dossier.customer.status {
                CustomerStatus::Live | CustomerStatus::OnHold => "won".to_owned(),
                CustomerStatus::Archive => gap("Was it lost, and to whom?"),
                _ => "open".to_owned(),
            },
            _ => return None,
        };
        Some(said)
    }

    fn profile(&self, name: &str) -> Option<String> {
        let said = match name {
            "about" => self.field(InfoField::About, 500),
            "about_problem" => match self.filled(InfoField::About, 240) {
                Some(about) => format!(
                    "{about} {}",
                    gap("What of this is hardest, and what does it cost in a month?")
                ),
                None => gap(
                    "Which problem is to be solved, how often does it show, and what does it cost?",
                ),
            },
            "vertical" => self.field(InfoField::Vertical, 120),
            "persona" => self.field(InfoField::Persona, 300),
            "persona_cell" => self.field(InfoField::Persona, 100),
            "icp" => self.field(InfoField::Icp, 300),
            "icp_cell" => self.field(InfoField::Icp, 100),
            "icp_or_customers" => match self.filled(InfoField::Icp, 90) {
                Some(icp) => in_a_sentence(&icp),
                None => format!("the customers of {}", self.customer()),
            },
            "stage" => self.field(InfoField::ProductStage, 120),
            "category" => self.field(InfoField::ProductCategory, 120),
            "description" => self.field(InfoField::ProductDescription, 300),
            "description_cell" => self.field(InfoField::ProductDescription, 120),
            "description_inline" => match self.filled(InfoField::ProductDescription, 120) {
                Some(description) => in_a_sentence(&description),
                None => "the main task".to_owned(),
            },
            "strength" => match self.filled(InfoField::ProductDescription, 200) {
                Some(description) => format!("{description} {}", gap("Who says so besides us?")),
                None => gap("What does the product do better than anything else?"),
            },
            _ => return None,
        };
        Some(said)
    }

    fn people(&self, name: &str) -> Option<String> {
        let decider = self.decider().map(named);
        let who_decides = || gap(&format!("Who decides about this at {}?", self.customer()));
        let said = match name {
            "decider" | "decider_cell" => decider.unwrap_or_else(who_decides),
            "decider_or_role" => {
                decider.unwrap_or_else(|| format!("whoever decides at {}", self.customer()))
            }
            "user" => self.user(),
            "other_cell" => {
                let known = self.decider().map(|member| member.id);
                let team = &self.dossier.customer.info.team;
                let other = team.iter().rev().find(|member| Some(member.id) != known);
                other.map_or_else(|| gap("Who pays, and who may object?"), named)
            }
            _ => return None,
        };
        Some(said)
    }

    /// What runs, and at what price.
    pub fn agreed(&self) -> Option<String> {
        let running = self
            .dossier
            .agreements
            .iter()
            .filter(|of| of.status(self.now).is_running());
        let running: Vec<String> = running
            .take(3)
            .map(|of| {
                format!(
                    "“{}” at {}",
                    first_line(&of.terms.scope),
                    records::price(&of.terms.pricing)
                )
            })
            .collect();
        (!running.is_empty()).then(|| joined(&running))
    }

    fn user(&self) -> String {
        let persona = self.dossier.customer.info.persona.trim();
        let first = persona
            .split([',', '.', ';', ':', '\n'])
            .next()
            .unwrap_or_default();
        match (first.trim(), self.dossier.customer.info.product.name.trim()) {
            ("", "") => "somebody who uses the product".to_owned(),
            ("", product) => format!("somebody who uses {}", inline(product)),
            (role, _) => excerpt(role, 60),
        }
    }

    fn filled(&self, field: InfoField, most: usize) -> Option<String> {
        let text = excerpt(field.get(&self.dossier.customer.info), most);
        (!text.is_empty()).then_some(text)
    }

    /// What a field says, or the question that would fill it.
    fn field(&self, field: InfoField, most: usize) -> String {
        self.filled(field, most)
            .unwrap_or_else(|| gap(product::question(field)))
    }

    /// The month so many months from now.
    pub fn in_months(&self, months: u32) -> String {
        let then = self
            .now
            .checked_add_months(Months::new(months))
            .unwrap_or(self.now);
        format!("{} {}", month(then), then.year())
    }
}

/// A person with their role.
pub fn named(member: &TeamMember) -> String {
    match member.role.as_str() {
        "" => inline(&member.name),
        role => format!("{} ({})", inline(&member.name), inline(role)),
    }
}

/// The same in the middle of a sentence: without a full stop, and small unless it begins like an abbreviation.
fn in_a_sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
