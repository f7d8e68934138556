//! What is typed into the form of a project. Outlives the panel, so that closing it by mistake loses nothing.

use domain::projects::{Project, ProjectForm, ProjectStatus};
use leptos::prelude::*;

/// A signal for each field.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) name: RwSignal<String>,
    pub(crate) description: RwSignal<String>,
    pub(crate) status: RwSignal<String>,
    pub(crate) agreement: RwSignal<String>,
    pub(crate) starts_on: RwSignal<String>,
    pub(crate) ends_on: RwSignal<String>,
    pub(crate) progress: RwSignal<String>,
}

/// What a new project begins with.
pub(crate) fn blank() -> ProjectForm {
    ProjectForm {
        status: ProjectStatus::Planning.as_str().to_owned(),
        progress: "0".to_owned(),
        ..ProjectForm::default()
    }
}

/// A form that says what the project says.
pub(crate) fn form_of(project: &Project) -> ProjectForm {
    ProjectForm::from(project)
}

impl Fields {
    /// Fields that say this.
    pub(crate) fn new(form: ProjectForm) -> Self {
        Self {
            name: RwSignal::new(form.name),
            description: RwSignal::new(form.description),
            status: RwSignal::new(form.status),
            agreement: RwSignal::new(form.agreement),
            starts_on: RwSignal::new(form.starts_on),
            ends_on: RwSignal::new(form.ends_on),
            progress: RwSignal::new(form.progress),
        }
    }

    /// Makes the fields say this.
    pub(crate) fn fill(self, form: ProjectForm) {
        self.name.set(form.name);
        self.description.set(form.description);
        self.status.set(form.status);
        self.agreement.set(form.agreement);
        self.starts_on.set(form.starts_on);
        self.ends_on.set(form.ends_on);
        self.progress.set(form.progress);
    }

    /// What was typed.
    pub(crate) fn form(self) -> ProjectForm {
        ProjectForm {
            name: self.name.get_untracked(),
            description: self.description.get_untracked(),
            status: self.status.get_untracked(),
            agreement: self.agreement.get_untracked(),
            starts_on: self.starts_on.get_untracked(),
            ends_on: self.ends_on.get_untracked(),
            progress: self.progress.get_untracked(),
        }
    }
}
