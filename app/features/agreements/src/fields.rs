//! What is typed into the form of an agreement. Outlives the panel, so that closing it by mistake loses nothing.

use domain::agreements::{AgreementForm, PriceForm, PricingForm};
use leptos::prelude::*;

/// A signal for each field.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) scope: RwSignal<String>,
    pub(crate) kind: RwSignal<String>,
    pub(crate) starts_on: RwSignal<String>,
    pub(crate) ends_on: RwSignal<String>,
    pub(crate) model: RwSignal<String>,
    pub(crate) amount: RwSignal<String>,
    pub(crate) currency: RwSignal<String>,
    pub(crate) period: RwSignal<String>,
    pub(crate) hours: RwSignal<String>,
    pub(crate) share: RwSignal<String>,
    pub(crate) vesting_months: RwSignal<String>,
    pub(crate) milestones: RwSignal<Vec<MilestoneFields>>,
    pub(crate) extra_terms: RwSignal<String>,
    pub(crate) notes: RwSignal<String>,
}

/// The fields of one milestone. Counted references: its line, which makes them, is gone while the panel is closed.
#[derive(Debug, Clone)]
pub(crate) struct MilestoneFields {
    /// Tells it from the others.
    pub(crate) key: usize,
    pub(crate) title: ArcRwSignal<String>,
    pub(crate) amount: ArcRwSignal<String>,
    pub(crate) due_on: ArcRwSignal<String>,
}

/// What a new agreement begins with.
pub(crate) fn blank() -> AgreementForm {
    AgreementForm {
        kind: "retainer".to_owned(),
        pricing: PricingForm {
            model: "retainer".to_owned(),
            currency: "EUR".to_owned(),
            period: "month".to_owned(),
            ..PricingForm::default()
        },
        ..AgreementForm::default()
    }
}

impl MilestoneFields {
    fn new(key: usize, typed: PriceForm) -> Self {
        Self {
            key,
            title: ArcRwSignal::new(typed.title),
            amount: ArcRwSignal::new(typed.amount),
            due_on: ArcRwSignal::new(typed.due_on),
        }
    }

    fn typed(self) -> PriceForm {
        PriceForm {
            title: self.title.get_untracked(),
            amount: self.amount.get_untracked(),
            due_on: self.due_on.get_untracked(),
        }
    }
}

impl Fields {
    /// Fields that say this.
    pub(crate) fn new(form: AgreementForm) -> Self {
        let fields = Self {
            scope: RwSignal::default(),
            kind: RwSignal::default(),
            starts_on: RwSignal::default(),
            ends_on: RwSignal::default(),
            model: RwSignal::default(),
            amount: RwSignal::default(),
            currency: RwSignal::default(),
            period: RwSignal::default(),
            hours: RwSignal::default(),
            share: RwSignal::default(),
            vesting_months: RwSignal::default(),
            milestones: RwSignal::default(),
            extra_terms: RwSignal::default(),
            notes: RwSignal::default(),
        };
        fields.fill(form);
        fields
    }

    /// Makes the fields say this.
    pub(crate) fn fill(self, form: AgreementForm) {
        self.scope.set(form.scope);
        self.kind.set(form.kind);
        self.starts_on.set(form.starts_on);
        self.ends_on.set(form.ends_on);
        self.model.set(form.pricing.model);
        self.amount.set(form.pricing.amount);
        self.currency.set(form.pricing.currency);
        self.period.set(form.pricing.period);
        self.hours.set(form.pricing.hours);
        self.share.set(form.pricing.share);
        self.vesting_months.set(form.pricing.vesting_months);
        let milestones = form.pricing.milestones.into_iter().enumerate();
        let milestones = milestones.map(|(key, typed)| MilestoneFields::new(key, typed));
        self.milestones.set(milestones.collect());
        self.extra_terms.set(form.extra_terms);
        self.notes.set(form.notes);
    }

    /// What was typed.
    pub(crate) fn form(self) -> AgreementForm {
        let milestones = self.milestones.get_untracked();
        AgreementForm {
            scope: self.scope.get_untracked(),
            kind: self.kind.get_untracked(),
            starts_on: self.starts_on.get_untracked(),
            ends_on: self.ends_on.get_untracked(),
            pricing: PricingForm {
                model: self.model.get_untracked(),
                amount: self.amount.get_untracked(),
                currency: self.currency.get_untracked(),
                period: self.period.get_untracked(),
                hours: self.hours.get_untracked(),
                share: self.share.get_untracked(),
                vesting_months: self.vesting_months.get_untracked(),
                milestones: milestones.into_iter().map(MilestoneFields::typed).collect(),
            },
            extra_terms: self.extra_terms.get_untracked(),
            notes: self.notes.get_untracked(),
        }
    }

    /// Room for one more milestone.
    pub(crate) fn add_milestone(self) {
        self.milestones.update(|all| {
            let key = all.last().map_or(0, |last| last.key + 1);
            all.push(MilestoneFields::new(key, PriceForm::default()));
        });
    }

    /// Takes a milestone out.
    pub(crate) fn remove_milestone(self, key: usize) {
        self.milestones
            .update(|all| all.retain(|milestone| milestone.key != key));
    }
}
