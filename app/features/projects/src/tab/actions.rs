//! What can be done to a project. Shown at once, taken back when refused, with Undo.

use domain::id::{CustomerId, ProjectId};
use domain::page::Cursor;
use domain::projects::{Project, ProjectForm, ProjectStatus, ProjectSummary};
use domain::title::Title;
use kit::{Answer, Queries, Toast, Toasts, use_queries, use_toasts};
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
    /// Where the page of projects on screen begins.
    after: StoredValue<Option<Cursor>>,
    queries: Queries,
    toasts: Toasts,
}

/// The actions on the projects of a customer, of which the page that begins there is on screen.
pub(super) fn use_actions(customer: CustomerId, after: Option<Cursor>) -> Actions {
    Actions {
        customer,
        after: StoredValue::new(after),
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

    /// Saves a form: a new project, or the one that `was` there when the form was opened.
    pub(super) async fn save(self, was: Option<Project>, form: ProjectForm) -> Answer<Project> {
        // The same rules as on the server, without the way there.
        form.parse()?;
        let Some(was) = was else {
            let made = create_project(self.customer, form).await?;
            self.toasts.show(Toast::success("Project added"));
            self.refresh();
            return Ok(made);
        };
        let saved = edit_project(was.id, was.version(), form).await?;
        self.refresh();
        let undo = saved.clone();
        self.toasts.show(Toast::undo("Project saved", move || {
            self.put_back(undo.clone(), form_of(&was));
        }));
        Ok(saved)
    }

    fn put_back(self, now: Project, before: ProjectForm) {
        self.run("The change was not taken back", async move {
            edit_project(now.id, now.version(), before).await?;
            self.toasts.show(Toast::success("Project as before"));
            Ok(())
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
        self.change(|projects| {
            if let Some(project) = projects.iter_mut().find(|project| project.id == id) {
                project.status = to;
            }
        });
        self.run("The status was not changed", async move {
            let moved = set_project_status(id, from, to).await?;
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
        self.change(|projects| projects.retain(|project| project.id != id));
        self.run("The project was not deleted", async move {
            delete_project(id).await?;
            let title = format!("{name} moved to the trash");
            let toast = Toast::undo(title, move || self.restore(id));
            self.toasts.show(toast.with_body("Its artifacts too."));
            Ok(())
        });
    }

    fn restore(self, id: ProjectId) {
        self.run("The project was not restored", async move {
            restore_project(id).await?;
            self.toasts.show(Toast::success("The project is back"));
            Ok(())
        });
    }

    /// Changes what is on screen before the server has answered.
    fn change(self, change: impl FnOnce(&mut Vec<ProjectSummary>)) {
        // Undo may be pressed after the page is gone.
        if let Some(after) = self.after.try_get_value() {
            self.queries
                .update(PROJECTS, (self.customer, after), |page| {
                    change(&mut page.items);
                });
        }
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
