//! Who is signed in: one query, shared by shell and settings.

use domain::accounts::Viewer;
use domain::workspaces::Role;
use kit::browser::storage;
use kit::error::CallError;
use kit::keep_for_offline;
use kit::services::visit;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos_fetch::QueryClient;

use crate::api::get_viewer;

/// Loads the person signed in, for everything below the caller, and gives their role as a `Signal<Option<Role>>`.
/// Once, in the shell: of two resources of one query that a page hydrates, `leptos-fetch` tells only the first about
/// changes.
pub fn provide_viewer() {
    let viewer = load();
    keep_for_offline(get_viewer);
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
    let known = expect_context::<QueryClient>().subscribe_value(get_viewer, || ());
    provide_context::<Signal<Option<Role>>>(Signal::derive(move || match known.get() {
        Some(Ok(viewer)) => Some(viewer.workspace.role),
        _ => first,
    }));
}

/// The person signed in. Create it at the top of a component.
pub fn viewer() -> Resource<Result<Viewer, CallError>> {
    use_context::<SharedViewer>().map_or_else(load, |SharedViewer(viewer)| viewer)
}

#[derive(Clone, Copy)]
struct SharedViewer(Resource<Result<Viewer, CallError>>);

fn load() -> Resource<Result<Viewer, CallError>> {
    expect_context::<QueryClient>().resource(get_viewer, || ())
}

/// Waits until somebody is known, once: what changes about them later comes through the signal, so that a new name
/// does not draw a form anew under the fingers of the person typing. Read it inside `<Transition>`.
///
/// # Errors
/// What loading ended in.
pub async fn loaded(
    viewer: Resource<Result<Viewer, CallError>>,
) -> Result<Signal<Viewer>, CallError> {
    let first = ScopedFuture::new_untracked(async move { viewer.await }).await?;
    Ok(Signal::derive(move || match viewer.get() {
        Some(Ok(viewer)) => viewer,
        _ => first.clone(),
    }))
}

/// Changes what is known about the person signed in, everywhere at once.
pub(crate) fn update(client: QueryClient, change: impl FnOnce(&mut Viewer)) {
    client.update_query(get_viewer, (), |viewer| {
        if let Some(Ok(viewer)) = viewer {
            change(viewer);
        }
    });
}
