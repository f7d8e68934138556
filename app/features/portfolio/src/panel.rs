use domain::id::PortfolioItemId;
use domain::portfolio::{PortfolioItem, PortfolioKind};
use domain::text::LINE_MAX;
use kit::error::CallError;
use kit::{
    Choice, FormPanel, InputType, Select, Sending, TextArea, TextInput, field_error, new_or_edited,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::fields::{Fields, blank, form_of};
use crate::words::statuses;

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "kind",
    "title",
    "status",
    "body",
    "url",
    "cover_url",
    "tags",
];

/// The panel in which a piece is written.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    open: RwSignal<bool>,
    /// The piece as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<PortfolioItem>>,
    fields: Fields,
}

impl Panel {
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            fields: Fields::new(blank()),
        }
    }

    /// Opens it for a new piece. What was typed about one before is still there.
    pub(crate) fn add(self) {
        if self.was.with_untracked(Option::is_some) {
            self.was.set(None);
            self.fields.fill(blank());
        }
        self.open.set(true);
    }

    /// Opens it for a piece. What was typed about the same version of it before is still there.
    pub(crate) fn edit(self, item: PortfolioItem) {
        let same = self.was.with_untracked(|was| was.as_ref() == Some(&item));
        if !same {
            self.fields.fill(form_of(&item));
            self.was.set(Some(item));
        }
        self.open.set(true);
    }

    /// Done: the next time begins anew.
    fn close(self) {
        self.open.set(false);
        self.was.set(None);
        self.fields.fill(blank());
    }
}

/// New and edited pieces.
#[component]
pub(crate) fn PiecePanel(
    panel: Panel,
    actions: Actions,
    /// Called with a new piece.
    #[prop(optional, into)]
    on_made: Option<Callback<PortfolioItemId>>,
) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), panel.fields.form());
        async move {
            let is_new = was.is_none();
            let id = actions.save(was, form).await?;
            panel.close();
            if let Some(on_made) = on_made.filter(|_| is_new) {
                on_made.run(id);
            }
            Ok(())
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="piece" title=new_or_edited(panel.was, "New piece", "Edit piece")
            verb=new_or_edited(panel.was, "Add piece", "Save piece") sending fields=FIELDS>
            <PieceFields fields=panel.fields refused />
        </FormPanel>
    }
}

#[component]
fn PieceFields(fields: Fields, refused: Signal<Option<CallError>>) -> impl IntoView {
    let kinds = PortfolioKind::ALL.iter();
    let kinds: Vec<Choice> = kinds
        .map(|kind| Choice::new(kind.as_str(), kind.label()))
        .collect();
    view! {
        <TextInput label="Title" name="title" value=fields.title max=LINE_MAX autocomplete="off" error=field_error(refused, "title") />
        <div class="nx-form__row">
            <Select label="Kind" name="kind" choices=kinds value=fields.kind error=field_error(refused, "kind") />
            <Select label="Status" name="status" choices=statuses() value=fields.status error=field_error(refused, "status") />
        </div>
        <TextArea label="Text" name="body" value=fields.body rows=10 optional=true
            helper="Markdown: # heading, **bold**, - list, [words](https://…)." error=field_error(refused, "body") />
        <TextInput label="Published at" name="url" input_type=InputType::Url value=fields.url optional=true autocomplete="off"
            error=field_error(refused, "url") />
        <TextInput label="Cover image" name="cover_url" input_type=InputType::Url value=fields.cover_url optional=true autocomplete="off"
            helper="Its address. NextUp links to it and loads nothing from there." error=field_error(refused, "cover_url") />
        <TextInput label="Tags" name="tags" value=fields.tags optional=true autocomplete="off"
            helper="Between commas." error=field_error(refused, "tags") />
    }
}
