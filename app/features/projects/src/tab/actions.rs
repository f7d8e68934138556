//! What can be done to a project. Shown at once, taken back when refused, with Undo.

use domain::id::{CustomerId, ProjectId};
use domain::page::Cursor;
use domain::projects::{Project, ProjectDraft, ProjectForm, ProjectStatus, ProjectSummary};
use domain::title::Title;
use kit::{Answer, Before, Queries, Rows, TakenOut, Toast, Toasts, use_queries, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fields::form_of;
use super::panel::Panel;
use crate::api::{
    create_project, delete_project, edit_project, get_project, restore_project, set_project_status,
};
use crate::queries::{ARTIFACTS, PROJECT, PROJECTS};

/// The actions on the projects of one customer.
#[derive(Clone, Copy)]
pub(crate) struct Actions {
    customer: CustomerId,
    /// The projects on screen.
    rows: Rows<(CustomerId, Option<Cursor>), ProjectSummary>,
    queries: Queries,
    pub(super) toasts: Toasts,
}

/// The actions on the projects of a customer, of which the page that begins there is on screen.
pub(super) fn use_actions(customer: CustomerId, after: Option<Cursor>) -> Actions {
    Actions {
        customer,
        rows: Rows::new(PROJECTS, Signal::stored((customer, after))),
        queries: use_queries(),
        toasts: use_toasts(),
    }
}

impl Actions {
    /// Asks for everything about projects anew, behind what is shown.
    fn refresh(self) {
        self.queries.refetch_all(PROJECTS);
        self.queries.refetch_all(PROJECT);
        self.queries.refetch_all(ARTIFACTS);
    }

    /// Saves a new project.
    pub(super) async fn add(self, form: ProjectForm) -> Answer<Project> {
        let made = create_project(self.customer, form).await?;
        self.toasts.show(Toast::success("Project added"));
        self.refresh();
        Ok(made)
    }

    /// Saves what became of the project that `was` there when its form was opened; shows at once.
    pub(super) async fn save(self, was: Project, form: ProjectForm) -> Answer<()> {
        let draft = form.parse()?;
        let before = self.before(was.id);
        self.show(was.id, &draft);
        let saving = edit_project(was.id, was.version(), form);
        let saved = before.unless_refused(saving).await;
        if let Ok(saved) = saved.clone() {
            self.toasts.show(Toast::undo("Project saved", move || {
                self.put_back(saved.clone(), form_of(&was));
            }));
        }
        self.refresh();
        saved.map(drop)
    }

    fn put_back(self, now: Project, form: ProjectForm) {
        self.run("The change was not taken back", async move {
            let draft = form.parse()?;
            let before = self.before(now.id);
            self.show(now.id, &draft);
            let saving = edit_project(now.id, now.version(), form);
            before.unless_refused(saving).await?;
            self.toasts.show(Toast::success("Project as before"));
            Ok(())
        });
    }

    fn before(self, id: ProjectId) -> Before {
        self.rows.before().and(PROJECT, Some(id))
    }

    fn show(self, id: ProjectId, draft: &ProjectDraft) {
        self.change(id, |row| {
            row.name = draft.name.clone();
            row.status = draft.status;
            row.agreement = draft.agreement;
            (row.starts_on, row.ends_on) = (draft.starts_on, draft.ends_on);
            row.progress = draft.progress;
        });
        self.queries.update(PROJECT, id, |project| {
            project.name = draft.name.clone();
            project.description.clone_from(&draft.description);
            project.status = draft.status;
            project.agreement = draft.agreement;
            (project.starts_on, project.ends_on) = (draft.starts_on, draft.ends_on);
            project.progress = draft.progress;
        });
    }

    /// Opens the panel for a project of the list, which lacks what only its form shows.
    pub(super) fn edit(self, id: ProjectId, panel: Panel) {
        spawn_local(async move {
            match get_project(id).await {
                Ok(project) => panel.edit(project),
                Err(error) => {
                    let toast = Toast::error("The project could not be opened");
                    self.toasts.show(toast.with_body(error.to_string()));
                }
            }
        });
    }

    /// Moves a project to another status.
    pub(super) fn set_status(self, project: &ProjectSummary, to: ProjectStatus) {
        if project.status != to {
            self.move_on(project.id, project.name.clone(), project.status, to);
        }
    }

    fn move_on(self, id: ProjectId, name: Title, from: ProjectStatus, to: ProjectStatus) {
        let before = self.rows.before();
        self.change(id, |project| project.status = to);
        self.run("The status was not changed", async move {
            let moving = set_project_status(id, from, to);
            let moved = before.unless_refused(moving).await?;
            let title = format!("{name} is now {}", to.label().to_ascii_lowercase());
            self.toasts.show(Toast::undo(title, move || {
                self.move_on(id, name.clone(), moved.to, moved.from);
            }));
            Ok(())
        });
    }

    /// Moves a project to the trash; to be taken back at once.
    pub(super) fn delete(self, project: &ProjectSummary) {
        let (id, name) = (project.id, project.name.clone());
        let before = self.rows.before();
        let taken = self.rows.take_out(|project| project.id == id);
        self.run("The project was not deleted", async move {
            before.unless_refused(delete_project(id)).await?;
            let title = format!("{name} moved to the trash");
            let toast = Toast::undo(title, move || self.restore(id, taken.clone()));
            self.toasts.show(toast.with_body("Its artifacts too."));
            Ok(())
        });
    }

    fn restore(self, id: ProjectId, taken: TakenOut<ProjectSummary>) {
        let before = self.rows.before();
        self.rows.put_back(taken);
        self.run("The project was not restored", async move {
            before.unless_refused(restore_project(id)).await?;
            self.toasts.show(Toast::success("The project is back"));
            Ok(())
        });
    }

    fn change(self, id: ProjectId, change: impl Fn(&mut ProjectSummary)) {
        self.rows.change_each(|project| project.id == id, change);
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
