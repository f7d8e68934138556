//! Values that begin with what was awaited and then follow the cache. A resource that is read again and again
//! would draw the whole page anew on every change, and take the focus and what is typed with it.

use domain::accounts::Viewer;
use domain::activity::ActivityEntry;
use domain::customers::Customer;
use domain::page::Page;
use kit::error::CallError;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos_fetch::QueryClient;

use crate::api::get_customer;
use crate::cache::first_timeline;

/// The first answer of a resource.
pub(super) fn first_of<T>(resource: Resource<T>) -> impl Future<Output = T>
where
    T: Clone + Send + Sync + 'static,
{
    ScopedFuture::new_untracked(resource.into_future())
}

/// Trying again what could not be loaded.
pub(super) struct Again<T: 'static> {
    answer: RwSignal<Option<Result<T, CallError>>>,
    busy: RwSignal<bool>,
}

impl<T> Copy for Again<T> {}

impl<T> Clone for Again<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + Send + Sync> Again<T> {
    /// Nothing was tried again yet.
    pub(super) fn new() -> Self {
        Self {
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Tries again.
    pub(super) fn run(self, call: impl Future<Output = Result<T, CallError>> + 'static) {
        self.busy.set(true);
        spawn_local(async move {
            self.answer.set(Some(call.await));
            self.busy.set(false);
        });
    }

    /// What the last trial ended in.
    pub(super) fn answer(self) -> Option<Result<T, CallError>> {
        self.answer.get()
    }

    /// Whether it is trying.
    pub(super) fn busy(self) -> Signal<bool> {
        self.busy.into()
    }
}

/// A customer as the cache has it, and whether it has gone. A failed refresh keeps what was there.
pub(super) fn follow_customer(first: Customer) -> (Memo<Customer>, Memo<bool>) {
    let id = first.id.to_string();
    let cached = expect_context::<QueryClient>().subscribe_value(get_customer, move || id.clone());
    let gone = Memo::new(move |_| {
        cached.with(|cached| matches!(cached, Some(Err(error)) if error.is_not_found()))
    });
    (latest_good(cached, first), gone)
}

/// The beginning of a history as the cache has it.
pub(super) fn follow_history(id: String, first: Page<ActivityEntry>) -> Memo<Page<ActivityEntry>> {
    let client = expect_context::<QueryClient>();
    latest_good(
        client.subscribe_value(first_timeline, move || id.clone()),
        first,
    )
}

fn latest_good<T>(cached: Signal<Option<Result<T, CallError>>>, first: T) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |shown: Option<&T>| {
        cached
            .get()
            .and_then(Result::ok)
            .or_else(|| shown.cloned())
            .unwrap_or_else(|| first.clone())
    })
}

/// Whether to show what changes a customer. The server decides again; until the role is known, it is shown.
pub(super) fn may_edit() -> Signal<bool> {
    let viewer = use_context::<Signal<Option<Viewer>>>();
    Signal::derive(move || {
        viewer.is_none_or(|viewer| {
            viewer.with(|viewer| {
                viewer
                    .as_ref()
                    .is_none_or(|viewer| viewer.workspace.role.writes_customers())
            })
        })
    })
}
