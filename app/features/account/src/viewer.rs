//! Who is signed in: one query, shared by shell and settings.

use domain::accounts::Viewer;
use domain::workspaces::Role;
use kit::browser::storage;
use kit::error::CallError;
use kit::services::visit;
use kit::{Asked, Queries, Query, use_queries};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use crate::api::get_viewer;

/// The person signed in.
const VIEWER: Query<(), Viewer> = Query::new("viewer", |()| Box::pin(get_viewer()));

/// Loads the person signed in, for everything below the caller, and gives their role as a `Signal<Option<Role>>`.
/// Once, in the shell: of two resources of one query that a page hydrates, `leptos-fetch` tells only the first about
/// changes.
pub fn provide_viewer() {
    let viewer = load();
    provide_context(SharedViewer(viewer));
    // The role is known before any answer: what somebody may not do shall not flash up first.
    let who = || {
        let actor = visit().signed_in?.actor;
        Some((actor.user, actor.role))
    };
    let who = SharedValue::new(who).into_inner();
    let first = who.map(|(_, role)| role);
    Effect::new(move |_| {
        if let Some((user, _)) = who {
            storage::belongs_to(&user.to_string());
        }
    });
    // Not the resource, which may be read only where something waits for it.
    let known = use_queries().kept(VIEWER, ());
    provide_context::<Signal<Option<Role>>>(Signal::derive(move || match known.get() {
        Some(Ok(viewer)) => Some(viewer.workspace.role),
        _ => first,
    }));
}

/// The person signed in. Create it at the top of a component.
pub fn viewer() -> Asked<Viewer> {
    use_context::<SharedViewer>().map_or_else(load, |SharedViewer(viewer)| viewer)
}

#[derive(Clone, Copy)]
struct SharedViewer(Asked<Viewer>);

fn load() -> Asked<Viewer> {
    use_queries().ask(VIEWER, || ())
}

/// Waits until somebody is known, once: what changes about them later comes through the signal, so that a new name
/// does not draw a form anew under the fingers of the person typing. Read it inside `<Transition>`.
///
/// # Errors
/// What loading ended in.
pub async fn loaded(viewer: Asked<Viewer>) -> Result<Signal<Viewer>, CallError> {
    let first = ScopedFuture::new_untracked(async move { viewer.await }).await?;
    Ok(Signal::derive(move || match viewer.get() {
        Some(Ok(viewer)) => viewer,
        _ => first.clone(),
    }))
}

/// Changes what is known about the person signed in, everywhere at once.
pub(crate) fn update(queries: Queries, change: impl FnOnce(&mut Viewer)) {
    queries.update(VIEWER, (), change);
}
