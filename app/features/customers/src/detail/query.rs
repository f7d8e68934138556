//! What the page asks the server. Drawn once with the first answer, which then follows the cache: a resource that is
//! read again and again would draw everything anew on every change, and take the focus and what is typed with it.

use domain::activity::ActivityEntry;
use domain::customers::Customer;
use domain::page::Page;
use kit::error::CallError;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos_fetch::QueryClient;

use crate::api::get_customer;
use crate::cache::first_timeline;

type Answer<T> = Result<T, CallError>;

/// A question, asked when the page is made.
pub(super) struct Query<T: Send + Sync + 'static> {
    resource: Resource<Answer<T>>,
    cached: Signal<Option<Answer<T>>>,
    trouble: Memo<bool>,
    fetching: Signal<bool>,
    again: Callback<()>,
}

/// The customer of this id.
pub(super) fn customer_query(client: QueryClient, id: &str) -> Query<Customer> {
    let key = key(id);
    Query::new(
        client.resource(get_customer, key.clone()),
        client.subscribe_value(get_customer, key.clone()),
        client.subscribe_is_fetching(get_customer, key.clone()),
        move || client.invalidate_query(get_customer, key()),
    )
}

/// The latest of what happened to the customer of this id.
pub(super) fn history_query(client: QueryClient, id: &str) -> Query<Page<ActivityEntry>> {
    let key = key(id);
    Query::new(
        client.resource(first_timeline, key.clone()),
        client.subscribe_value(first_timeline, key.clone()),
        client.subscribe_is_fetching(first_timeline, key.clone()),
        move || client.invalidate_query(first_timeline, key()),
    )
}

/// Not a signal's value: the cache may ask for it after the page is gone.
fn key(id: &str) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let id = id.to_owned();
    move || id.clone()
}

impl<T> Query<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    fn new(
        resource: Resource<Answer<T>>,
        cached: Signal<Option<Answer<T>>>,
        fetching: Signal<bool>,
        again: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let again = Callback::new(move |()| {
            again();
        });
        Self {
            resource,
            cached,
            trouble: trouble(cached),
            fetching,
            again,
        }
    }

    /// The answer to draw with. Who calls this is drawn again when trouble begins or ends, and only then.
    pub(super) fn answer(self) -> impl Future<Output = Answer<T>> {
        // Computed, not only tracked: a memo that nobody has computed yet follows nothing.
        let _trouble = self.trouble.get();
        let cached = self.cached.get_untracked();
        let first = ScopedFuture::new_untracked(self.resource.into_future());
        async move {
            match cached {
                Some(answer) => answer,
                None => first.await,
            }
        }
    }

    /// What an answer became since; a refresh that fails keeps what was there.
    pub(super) fn follow(self, first: T) -> Memo<T> {
        Memo::new(move |shown: Option<&T>| {
            let now = self.cached.get().and_then(Result::ok);
            now.or_else(|| shown.cloned())
                .unwrap_or_else(|| first.clone())
        })
    }

    /// Asks again.
    pub(super) const fn again(self) -> Callback<()> {
        self.again
    }

    /// Whether an answer is on its way.
    pub(super) const fn is_fetching(self) -> Signal<bool> {
        self.fetching
    }
}

/// Whether there is nothing to show: nothing came yet but errors, or what was shown is gone.
fn trouble<T>(cached: Signal<Option<Answer<T>>>) -> Memo<bool>
where
    T: Clone + Send + Sync + 'static,
{
    let seen = Memo::new(move |seen| seen == Some(&true) || matches!(cached.get(), Some(Ok(_))));
    Memo::new(move |_| {
        let seen = seen.get();
        cached.with(|cached| matches!(cached, Some(Err(error)) if !seen || error.is_not_found()))
    })
}

impl<T: Send + Sync> Copy for Query<T> {}

impl<T: Send + Sync> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}
