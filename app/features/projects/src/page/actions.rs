//! What can be done to an artifact besides writing it. With Undo where something could be missed.

use domain::artifacts::{ArtifactKind, ArtifactStatus};
use domain::id::{ArtifactId, CustomerId, ProjectId};
use kit::{Answer, Queries, Toast, Toasts, use_queries, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::api::{
    OpenArtifact, delete_artifact, duplicate_artifact, move_artifact, restore_artifact,
    restore_version, set_artifact_kind, set_artifact_status, to_portfolio,
};
use crate::queries::{ARTIFACT, ARTIFACTS, PROJECTS, VERSIONS};
use crate::tab::Address;

/// The actions on one artifact.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    id: ArtifactId,
    queries: Queries,
    toasts: Toasts,
    go: Callback<String>,
}

/// The actions on an artifact.
pub(super) fn use_actions(id: ArtifactId) -> Actions {
    let navigate = use_navigate();
    Actions {
        id,
        queries: use_queries(),
        toasts: use_toasts(),
        go: Callback::new(move |to: String| navigate(&to, NavigateOptions::default())),
    }
}

/// Where the artifacts of a project are.
pub(super) fn project_page(customer: CustomerId, project: ProjectId) -> String {
    Address::default().selecting(Some(project)).href(customer)
}

impl Actions {
    /// Asks for the artifact anew, and for the lists that show it.
    fn refresh(self) {
        self.queries.refetch(ARTIFACT, self.id);
        self.queries.refetch_all(VERSIONS);
        self.refresh_lists();
    }

    fn refresh_lists(self) {
        self.queries.refetch_all(ARTIFACTS);
        self.queries.refetch_all(PROJECTS);
    }

    /// Moves the artifact to another status.
    pub(super) fn set_status(self, from: ArtifactStatus, to: ArtifactStatus) {
        if from == to {
            return;
        }
        self.show(|open| open.artifact.status = to);
        self.run("The status was not changed", async move {
            let moved = set_artifact_status(self.id, from, to).await?;
            let title = format!("Now {}", to.label().to_ascii_lowercase());
            let undo = move || self.set_status(moved.to, moved.from);
            self.toasts.show(Toast::undo(title, undo));
            Ok(())
        });
    }

    /// Says that it is another kind of document.
    pub(super) fn set_kind(self, from: ArtifactKind, to: ArtifactKind) {
        if from == to {
            return;
        }
        self.show(|open| open.artifact.kind = to);
        self.run("The type was not changed", async move {
            set_artifact_kind(self.id, to).await?;
            let title = format!("Type changed to {}", to.label());
            let undo = move || self.set_kind(to, from);
            self.toasts.show(Toast::undo(title, undo));
            Ok(())
        });
    }

    /// Makes a copy and opens it.
    pub(super) fn duplicate(self) {
        self.run("The artifact was not duplicated", async move {
            let copy = duplicate_artifact(self.id).await?;
            self.toasts.show(Toast::success("This is the copy"));
            self.go(format!("/artifacts/{copy}"));
            Ok(())
        });
    }

    /// Moves it to another project of the customer.
    pub(super) async fn move_to(self, from: ProjectId, to: String) -> Answer<()> {
        move_artifact(self.id, to).await?;
        self.refresh();
        self.toasts.show(Toast::undo("Artifact moved", move || {
            self.run("The artifact was not moved back", async move {
                move_artifact(self.id, from.to_string()).await?;
                self.toasts.show(Toast::success("Artifact moved back"));
                Ok(())
            });
        }));
        Ok(())
    }

    /// Makes a piece of the portfolio from it and opens that.
    pub(super) async fn to_portfolio(self, anonymous: bool) -> Answer<()> {
        let item = to_portfolio(self.id, anonymous).await?;
        // The portfolio's own lists are not known here.
        self.queries.refetch_everything();
        self.toasts.show(Toast::success("Added to your portfolio"));
        self.go(format!("/portfolio/{item}"));
        Ok(())
    }

    /// Moves it to the trash and leaves its page; to be taken back at once.
    pub(super) fn delete(self, customer: CustomerId, project: ProjectId) {
        spawn_local(async move {
            if let Err(error) = delete_artifact(self.id).await {
                let toast = Toast::error("The artifact was not deleted");
                self.toasts.show(toast.with_body(error.to_string()));
                return;
            }
            // Its own page has left before anything is asked anew: it would ask for what is gone.
            self.go(project_page(customer, project));
            self.refresh_lists();
            let restore = move || {
                self.run("The artifact was not restored", async move {
                    restore_artifact(self.id).await?;
                    self.toasts.show(Toast::success("The artifact is back"));
                    Ok(())
                });
            };
            let toast = Toast::undo("Artifact moved to the trash", restore);
            self.toasts.show(toast);
        });
    }

    /// Brings an earlier version back, as a new one. `latest` is the one that stood there before.
    pub(super) fn restore(self, based_on: u32, number: u32, latest: u32) {
        self.run("The version was not restored", async move {
            let saved = restore_version(self.id, based_on, number).await?;
            let title = format!("Version {number} is back, as version {}", saved.version);
            let undo = move || self.restore(saved.revision, latest, saved.version);
            self.toasts.show(Toast::undo(title, undo));
            Ok(())
        });
    }

    /// Shows a change before the server has answered.
    fn show(self, change: impl FnOnce(&mut OpenArtifact)) {
        self.queries.update(ARTIFACT, self.id, change);
    }

    /// Goes to another page, unless the person went somewhere else already.
    fn go(self, to: String) {
        let _ = self.go.try_run(to);
    }

    fn run(self, failed: &'static str, doing: impl Future<Output = Answer<()>> + 'static) {
        self.toasts.run(failed, doing, move || self.refresh());
    }
}
