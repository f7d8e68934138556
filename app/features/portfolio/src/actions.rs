//! What can be done to a piece, each with words for what became of it.

use domain::FieldError;
use domain::customers::Visibility;
use domain::id::{ArtifactId, PortfolioItemId};
use domain::portfolio::{
    ArtifactReference, PortfolioForm, PortfolioItem, PortfolioStatus, ReferenceKind,
};
use domain::version::Version;
use kit::error::CallError;
use kit::{Answer, Queries, Toast, Toasts, use_queries, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{
    create_piece, delete_piece, edit_piece, forget_artifact, refer_to_artifact, restore_piece,
    set_piece_status, set_piece_visibility,
};
use crate::fields::form_of;
use crate::queries::{PIECE, PIECES, REFERENCES, USES};
use crate::words::artifact_at;

/// The actions on the portfolio.
#[derive(Clone, Copy)]
pub(crate) struct Actions {
    queries: Queries,
    toasts: Toasts,
}

/// The actions on the portfolio.
pub(crate) fn use_actions() -> Actions {
    Actions {
        queries: use_queries(),
        toasts: use_toasts(),
    }
}

impl Actions {
    /// Saves a form: a new piece, or the one that `was` there when the form was opened.
    pub(crate) async fn save(
        self,
        was: Option<PortfolioItem>,
        form: PortfolioForm,
    ) -> Answer<PortfolioItemId> {
        // The same rules as on the server, without the way there.
        form.parse()?;
        let Some(was) = was else {
            let made = create_piece(form).await?;
            self.toasts.show(Toast::success("Piece added"));
            self.refresh(made.id);
            return Ok(made.id);
        };
        let (id, seen) = (was.id, was.version());
        let now = self.edit(id, seen, form).await?;
        self.toasts.show(Toast::undo("Piece saved", move || {
            self.put_back(id, now, form_of(&was));
        }));
        Ok(id)
    }

    /// Edits a piece, shows what it is now, and says which version that is.
    async fn edit(
        self,
        id: PortfolioItemId,
        seen: Version,
        form: PortfolioForm,
    ) -> Answer<Version> {
        let saved = edit_piece(id, seen, form).await?;
        let now = saved.item.version();
        self.queries.replace(PIECE, id, saved);
        self.refresh(id);
        Ok(now)
    }

    fn put_back(self, id: PortfolioItemId, now: Version, before: PortfolioForm) {
        spawn_local(async move {
            match self.edit(id, now, before).await {
                Ok(_) => self.done("Piece as before"),
                Err(error) => self.refused("The change was not taken back", &error),
            }
        });
    }

    /// Moves a piece from one status to another.
    pub(crate) fn set_status(
        self,
        id: PortfolioItemId,
        from: PortfolioStatus,
        to: PortfolioStatus,
    ) {
        if from == to {
            return;
        }
        self.show(id, |item| item.status = to);
        spawn_local(async move {
            match set_piece_status(id, from, to).await {
                Ok(moved) => {
                    let title = format!("Status is now {}", to.label().to_ascii_lowercase());
                    let undo = move || self.set_status(id, to, moved.from);
                    self.toasts.show(Toast::undo(title, undo));
                }
                Err(error) => {
                    self.show(id, |item| item.status = from);
                    self.refused("The status was not changed", &error);
                }
            }
            self.refresh(id);
        });
    }

    /// Shows a piece to the workspace, or takes it back.
    pub(crate) fn set_visibility(self, id: PortfolioItemId, to: Visibility) {
        let (before, title) = match to {
            Visibility::Workspace => (Visibility::Private, "Shared with the workspace"),
            Visibility::Private => (Visibility::Workspace, "Only you see it now"),
        };
        self.show(id, |item| item.visibility = to);
        spawn_local(async move {
            match set_piece_visibility(id, to).await {
                Ok(()) => {
                    let undo = move || self.set_visibility(id, before);
                    self.toasts.show(Toast::undo(title, undo));
                }
                Err(error) => {
                    self.show(id, |item| item.visibility = before);
                    self.refused("Who sees it was not changed", &error);
                }
            }
            self.refresh(id);
        });
    }

    /// Moves a piece to the trash; `leave` goes elsewhere when it is there.
    pub(crate) fn delete(self, id: PortfolioItemId, leave: Callback<()>) {
        spawn_local(async move {
            match delete_piece(id).await {
                Ok(()) => {
                    // The page that asked may be gone by now.
                    let _ = leave.try_run(());
                    // Once its own page has been left: on it, this would ask for what is gone.
                    request_animation_frame(move || self.refresh(id));
                    let undo = move || self.restore(id);
                    self.toasts
                        .show(Toast::undo("Piece moved to the trash", undo));
                }
                Err(error) => self.refused("The piece was not deleted", &error),
            }
        });
    }

    fn restore(self, id: PortfolioItemId) {
        spawn_local(async move {
            match restore_piece(id).await {
                Ok(()) => self.done("The piece is back"),
                Err(error) => self.refused("The piece was not restored", &error),
            }
            self.refresh(id);
        });
    }

    /// Lets a piece refer to the artifact at an address.
    pub(crate) async fn refer(self, id: PortfolioItemId, artifact: String) -> Answer<()> {
        artifact_at(&artifact)?;
        refer_to_artifact(id, artifact).await.map_err(no_artifact)?;
        self.done("Reference added");
        self.refresh(id);
        Ok(())
    }

    /// Takes a reference away. That a piece was made from an artifact is known by nothing else and cannot be brought
    /// back, so that has no Undo.
    pub(crate) fn forget(self, id: PortfolioItemId, reference: ArtifactReference) {
        let artifact = reference.artifact;
        self.queries.update(REFERENCES, id, |all| {
            all.retain(|other| other.artifact != artifact);
        });
        spawn_local(async move {
            match forget_artifact(id, artifact).await {
                Ok(()) if reference.kind == ReferenceKind::Source => self.done("Reference removed"),
                Ok(()) => {
                    let undo = move || self.refer_again(id, artifact);
                    self.toasts.show(Toast::undo("Reference removed", undo));
                }
                Err(error) => {
                    self.queries
                        .update(REFERENCES, id, |all| all.push(reference));
                    self.refused("The reference was not removed", &error);
                }
            }
            self.refresh(id);
        });
    }

    fn refer_again(self, id: PortfolioItemId, artifact: ArtifactId) {
        spawn_local(async move {
            if let Err(error) = self.refer(id, artifact.to_string()).await {
                self.refused("The reference was not added again", &error);
            }
        });
    }

    /// Changes a piece on screen.
    fn show(self, id: PortfolioItemId, change: impl FnOnce(&mut PortfolioItem)) {
        self.queries
            .update(PIECE, id, |piece| change(&mut piece.item));
    }

    /// Asks for the piece and whatever else shows it anew, behind what is shown.
    fn refresh(self, id: PortfolioItemId) {
        self.queries.refetch(PIECE, id);
        self.queries.refetch(REFERENCES, id);
        self.queries.refetch_all(PIECES);
        self.queries.refetch_all(USES);
    }

    fn done(self, title: &str) {
        self.toasts.show(Toast::success(title));
    }

    fn refused(self, title: &str, error: &CallError) {
        self.toasts
            .show(Toast::error(title).with_body(error.to_string()));
    }
}

/// What is not there is what was typed: the piece is on the page.
pub(crate) fn no_artifact(error: CallError) -> CallError {
    if !error.is_not_found() {
        return error;
    }
    let message = "There is no artifact at this address, or it is not shared with you.";
    FieldError::new("artifact", message).into()
}
