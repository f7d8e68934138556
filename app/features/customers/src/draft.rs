//! What somebody typed into the new-customer form: survives closing the dialog, and a reload.

use domain::customers::InfoField;
use kit::browser::storage;
use leptos::prelude::*;

use crate::api::NewCustomerForm;

const KEY: &str = "nextup.new-customer";

/// The fields of the form, one signal each.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The name.
    pub name: RwSignal<String>,
    /// Word of a status.
    pub status: RwSignal<String>,
    fields: [RwSignal<String>; InfoField::ALL.len()],
}

impl Default for Draft {
    fn default() -> Self {
        let status = RwSignal::new("lead".to_owned());
        Self {
            name: RwSignal::default(),
            status,
            fields: [(); InfoField::ALL.len()].map(|()| RwSignal::default()),
        }
    }
}

impl Draft {
    /// What was typed before.
    pub fn kept() -> Self {
        let draft = Self::default();
        // Only in the browser: the server renders the form empty, and so does hydration.
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                draft.load();
            }
            draft.save();
        });
        draft
    }

    /// The text of a field.
    pub fn field(self, field: InfoField) -> RwSignal<String> {
        self.fields[field as usize]
    }

    /// What the form would send now.
    pub fn form(self) -> NewCustomerForm {
        let text = |field| self.field(field).get();
        NewCustomerForm {
            name: self.name.get(),
            status: self.status.get(),
            about: text(InfoField::About),
            vertical: text(InfoField::Vertical),
            persona: text(InfoField::Persona),
            icp: text(InfoField::Icp),
            product_name: text(InfoField::ProductName),
            product_stage: text(InfoField::ProductStage),
            product_category: text(InfoField::ProductCategory),
            product_description: text(InfoField::ProductDescription),
            product_url: text(InfoField::ProductUrl),
        }
    }

    /// Empties every field.
    pub fn clear(self) {
        self.fill(NewCustomerForm::default());
    }

    fn fill(self, form: NewCustomerForm) {
        self.name.set(form.name);
        self.status.set(if form.status.is_empty() {
            "lead".to_owned()
        } else {
            form.status
        });
        for (field, text) in [
            (InfoField::About, form.about),
            (InfoField::Vertical, form.vertical),
            (InfoField::Persona, form.persona),
            (InfoField::Icp, form.icp),
            (InfoField::ProductName, form.product_name),
            (InfoField::ProductStage, form.product_stage),
            (InfoField::ProductCategory, form.product_category),
            (InfoField::ProductDescription, form.product_description),
            (InfoField::ProductUrl, form.product_url),
        ] {
            self.field(field).set(text);
        }
    }

    fn load(self) {
        if let Some(form) = storage::read(KEY) {
            self.fill(form);
        }
    }

    fn save(self) {
        let form = self.form();
        let is_empty = form
            == NewCustomerForm {
                status: "lead".to_owned(),
                ..NewCustomerForm::default()
            };
        if is_empty {
            storage::remove(KEY);
        } else {
            storage::write(KEY, &form);
        }
    }
}
