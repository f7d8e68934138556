//! What is typed into the form of a piece. Outlives the panel, so that closing it by mistake loses nothing.

use domain::portfolio::{PortfolioForm, PortfolioItem};
use leptos::prelude::*;

/// A signal for each field.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    pub(crate) kind: RwSignal<String>,
    pub(crate) title: RwSignal<String>,
    pub(crate) status: RwSignal<String>,
    pub(crate) body: RwSignal<String>,
    pub(crate) url: RwSignal<String>,
    pub(crate) cover_url: RwSignal<String>,
    pub(crate) tags: RwSignal<String>,
}

/// What a new piece begins with.
pub(crate) fn blank() -> PortfolioForm {
    PortfolioForm {
        kind: "article".to_owned(),
        status: "idea".to_owned(),
        ..PortfolioForm::default()
    }
}

/// What a piece says, to be changed.
pub(crate) fn form_of(item: &PortfolioItem) -> PortfolioForm {
    PortfolioForm {
        kind: item.kind.as_str().to_owned(),
        title: item.title.to_string(),
        body: item.body.as_str().to_owned(),
        url: item.url.clone(),
        cover_url: item.cover_url.clone(),
        status: item.status.as_str().to_owned(),
        tags: item.tags.as_slice().join(", "),
    }
}

impl Fields {
    /// Fields that say this.
    pub(crate) fn new(form: PortfolioForm) -> Self {
        Self {
            kind: RwSignal::new(form.kind),
            title: RwSignal::new(form.title),
            status: RwSignal::new(form.status),
            body: RwSignal::new(form.body),
            url: RwSignal::new(form.url),
            cover_url: RwSignal::new(form.cover_url),
            tags: RwSignal::new(form.tags),
        }
    }

    /// Makes the fields say this.
    pub(crate) fn fill(self, form: PortfolioForm) {
        self.kind.set(form.kind);
        self.title.set(form.title);
        self.status.set(form.status);
        self.body.set(form.body);
        self.url.set(form.url);
        self.cover_url.set(form.cover_url);
        self.tags.set(form.tags);
    }

    /// What was typed.
    pub(crate) fn form(self) -> PortfolioForm {
        PortfolioForm {
            kind: self.kind.get_untracked(),
            title: self.title.get_untracked(),
            body: self.body.get_untracked(),
            url: self.url.get_untracked(),
            cover_url: self.cover_url.get_untracked(),
            status: self.status.get_untracked(),
            tags: self.tags.get_untracked(),
        }
    }
}
