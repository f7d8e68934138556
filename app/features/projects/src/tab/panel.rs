use domain::projects::{Project, ProjectForm, ProjectStatus};
use domain::text::{LINE_MAX, NOTE_MAX};
use kit::error::CallError;
use kit::{
    Choice, FormPanel, InputType, Select, Sending, TextArea, TextInput, field_error, new_or_edited,
    or_again,
};
use leptos::prelude::*;

use super::actions::Actions;
use super::fields::{Fields, blank, form_of};
use crate::api::AgreementChoice;

/// Fields that show their own errors.
const FIELDS: &[&str] = &[
    "name",
    "description",
    "status",
    "agreement",
    "starts_on",
    "ends_on",
    "progress",
];

const NOT_SAVED: &str = "The project was not saved";

/// The panel in which a project is written.
#[derive(Clone, Copy)]
pub(crate) struct Panel {
    open: RwSignal<bool>,
    /// The project as it was when the panel was opened; nothing for a new one.
    was: RwSignal<Option<Project>>,
    fields: Fields,
}

impl Panel {
    pub(super) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            was: RwSignal::new(None),
            fields: Fields::new(blank()),
        }
    }

    /// Opens it for a new project. What was typed about one before is still there.
    pub(super) fn add(self) {
        if self.was.with_untracked(Option::is_some) {
            self.was.set(None);
            self.fields.fill(blank());
        }
        self.open.set(true);
    }

    /// Opens it for a project. What was typed about the same version of it before is still there.
    pub(super) fn edit(self, project: Project) {
        let is_same = |was: &Option<Project>| was.as_ref() == Some(&project);
        let Some(same) = self.was.try_with_untracked(is_same) else {
            // It took a moment to read the project, and the page is gone.
            return;
        };
        if same {
            self.open.set(true);
        } else {
            let form = form_of(&project);
            self.begin(project, form);
        }
    }

    fn begin(self, was: Project, form: ProjectForm) {
        self.fields.fill(form);
        self.was.set(Some(was));
        self.open.set(true);
    }

    /// Done: the next time begins anew.
    fn close(self) {
        self.open.set(false);
        self.was.set(None);
        self.fields.fill(blank());
    }
}

/// New and edited projects.
#[component]
pub(super) fn ProjectPanel(
    panel: Panel,
    actions: Actions,
    agreements: Memo<Vec<AgreementChoice>>,
    /// Runs with a project that was just made.
    on_made: Callback<Project>,
) -> impl IntoView {
    let sending = Sending::new(move || {
        let (was, form) = (panel.was.get_untracked(), panel.fields.form());
        async move {
            // The same rules as on the server, without the way there.
            form.parse()?;
            let Some(was) = was else {
                let project = actions.add(form).await?;
                panel.close();
                // The page may be gone meanwhile.
                let _ = on_made.try_run(project);
                return Ok(());
            };
            let saving = actions.save(was.clone(), form.clone());
            let again = move || panel.begin(was.clone(), form.clone());
            or_again(panel.open, actions.toasts, NOT_SAVED, saving, again).await
        }
    });
    let refused = sending.refused();
    view! {
        <FormPanel open=panel.open id="project" title=new_or_edited(panel.was, "New project", "Edit project")
            verb=new_or_edited(panel.was, "Add project", "Save project") sending fields=FIELDS>
            <ProjectFields fields=panel.fields refused agreements />
        </FormPanel>
    }
}

#[component]
fn ProjectFields(
    fields: Fields,
    refused: Signal<Option<CallError>>,
    agreements: Memo<Vec<AgreementChoice>>,
) -> impl IntoView {
    let statuses = ProjectStatus::ALL
        .iter()
        .map(|status| Choice::new(status.as_str(), status.label()))
        .collect();
    let choices = agreements.with_untracked(|agreements| {
        let now = fields.agreement.get_untracked();
        choices(agreements, &now)
    });
    view! {
        <TextInput label="Name" name="name" value=fields.name max=LINE_MAX autocomplete="off" error=field_error(refused, "name") />
        <TextArea label="Description" name="description" value=fields.description max=NOTE_MAX optional=true
            error=field_error(refused, "description") />
        <Select label="Status" name="status" choices=statuses value=fields.status error=field_error(refused, "status") />
        <Select label="Agreement" name="agreement" choices value=fields.agreement
            helper="The one under which the work is done." error=field_error(refused, "agreement") />
        <div class="nx-form__row">
            <TextInput label="First day" name="starts_on" input_type=InputType::Date value=fields.starts_on optional=true
                error=field_error(refused, "starts_on") />
            <TextInput label="Last day" name="ends_on" input_type=InputType::Date value=fields.ends_on optional=true
                error=field_error(refused, "ends_on") />
        </div>
        <TextInput label="Progress in percent" name="progress" value=fields.progress autocomplete="off"
            helper="From 0 to 100." error=field_error(refused, "progress") />
    }
}

/// No agreement, or one of these. The one of `now` is among them even where it could not be read: it must not get lost.
fn choices(agreements: &[AgreementChoice], now: &str) -> Vec<Choice> {
    let none = Choice::new("", "None");
    let known = agreements
        .iter()
        .map(|agreement| Choice::new(agreement.id.to_string(), agreement.title.clone()));
    let mut choices: Vec<Choice> = [none].into_iter().chain(known).collect();
    if choices.iter().all(|choice| choice.value != now) {
        choices.push(Choice::new(now, "The agreement it has"));
    }
    choices
}
