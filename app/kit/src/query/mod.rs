//! What pages ask the server: answers of server functions, kept while the application is open.
//!
//! ```ignore
//! pub const CUSTOMER: Query<String, Customer> = Query::new("customers/get", |id| Box::pin(get_customer(id)));
//!
//! let customer = use_queries().ask(CUSTOMER, move || id.clone());
//! view! { <Transition>{move || Suspend::new(async move { customer.await … })}</Transition> }
//! ```
//!
//! `leptos-fetch` keeps them. It sees one type of question and one of answer, whatever is asked: each further type would
//! be 50 kB more for the browser to load.

mod flights;
mod following;
mod held;
mod question;
mod rows;

use std::future::poll_fn;
use std::hash::Hash;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use leptos::prelude::*;
use leptos_fetch::{QueryClient, QueryOptions};

use self::flights::UNDER_WAY;
pub use self::following::{Following, followed, followed_row};
pub use self::held::Answered;
use self::held::Held;
use self::question::{Question, ask};
pub use self::rows::{Before, Rows, TakenOut};
use crate::browser::keep_for_offline;
use crate::error::CallError;

/// What a question ends in.
pub type Answer<T> = Result<T, CallError>;

/// An answer on its way.
pub type Asking<T> = Pin<Box<dyn Future<Output = Answer<T>> + Send>>;

/// Cached answers show at once; ones older than this are fetched anew behind them.
const FRESH: Duration = Duration::from_secs(10);

/// What tells one question of a kind from another.
pub trait Key: Clone + Hash + PartialEq + Send + Sync + 'static {}

impl<K: Clone + Hash + PartialEq + Send + Sync + 'static> Key for K {}

/// A kind of question: a server function whose answers are kept.
pub struct Query<K, T> {
    name: &'static str,
    ask: fn(K) -> Asking<T>,
}

impl<K, T> Query<K, T> {
    /// The answers of `ask`, kept under a name that no other kind has.
    pub const fn new(name: &'static str, ask: fn(K) -> Asking<T>) -> Self {
        Self { name, ask }
    }
}

impl<K, T> Copy for Query<K, T> {}

impl<K, T> Clone for Query<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}

/// The answers kept so far. From [`use_queries`].
#[derive(Clone, Copy)]
pub struct Queries(QueryClient);

/// Makes [`use_queries`] possible. Once, at the root.
pub fn provide_queries() {
    QueryClient::new()
        .with_options(QueryOptions::new().with_stale_time(FRESH))
        .provide();
}

/// The answers kept so far.
pub fn use_queries() -> Queries {
    Queries(expect_context())
}

impl Queries {
    /// Asks, on the server and in the browser. Where `key` follows signals, another key is another question.
    pub fn ask<K: Key, T: Answered>(
        self,
        query: Query<K, T>,
        key: impl Fn() -> K + Send + Sync + 'static,
    ) -> Asked<T> {
        self.ask_if(query, move || Some(key()))
    }

    /// The same, while there is a key; see [`Asked::if_asked`].
    pub fn ask_if<K: Key, T: Answered>(
        self,
        query: Query<K, T>,
        key: impl Fn() -> Option<K> + Send + Sync + 'static,
    ) -> Asked<T> {
        let question: Asker = Box::new(move || key().map(|key| Question::new(query, key)));
        self.asked(Wanted::new(question))
    }

    fn asked<T>(self, question: Wanted) -> Asked<T> {
        Asked {
            held: self.resource(question),
            of: PhantomData,
        }
    }

    fn resource(self, question: Wanted) -> Resource<Option<Held>> {
        keep_for_offline(move || {
            let question = question.now();
            async move {
                if let Some(question) = question {
                    // Whatever comes of it, the page has its answer already.
                    ask(question).await;
                }
            }
        });
        self.0.resource(ask, move || question.now())
    }

    /// The kept answer, whenever it changes. Asks nothing.
    pub fn kept<K: Key, T: Answered>(
        self,
        query: Query<K, T>,
        key: K,
    ) -> Signal<Option<Answer<T>>> {
        self.known(Wanted::new(Box::new(move || {
            Some(Question::new(query, key.clone()))
        })))
    }

    fn known<T: Answered>(self, question: Wanted) -> Signal<Option<Answer<T>>> {
        let held = self.0.subscribe_value(ask, move || question.now());
        Signal::derive(move || held.try_get().flatten().map(|held| held.read()))
    }

    fn is_fetching(self, question: Wanted) -> Signal<bool> {
        self.0.subscribe_is_fetching(ask, move || question.now())
    }

    /// Puts an answer that came another way in place of a kept one.
    // Inlined like all that need no more of a query than its name: whoever changes an answer does not bring along what
    // asking for it takes.
    #[inline(always)]
    pub fn replace<K: Key, T: Clone + Send + Sync + 'static>(
        self,
        query: Query<K, T>,
        key: K,
        answer: T,
    ) {
        let mut answer = Some(answer);
        self.update_held(Question::kept(query.name, key), &mut |held| {
            if let Some(answer) = answer.take() {
                *held = Held::changed(answer);
            }
        });
    }

    /// Keeps an answer that came another way, whether one is kept already or not.
    #[inline(always)]
    pub fn keep<K: Key, T: Clone + Send + Sync + 'static>(
        self,
        query: Query<K, T>,
        key: K,
        answer: T,
    ) {
        self.0
            .set_query(ask, Question::kept(query.name, key), Held::changed(answer));
    }

    /// Changes a kept answer, where there is one. One that came with the page and was not looked at yet is asked for anew.
    #[inline(always)]
    pub fn update<K: Key, T: Clone + Send + Sync + 'static>(
        self,
        query: Query<K, T>,
        key: K,
        change: impl FnOnce(&mut T),
    ) {
        self.update_question(Question::kept(query.name, key), change);
    }

    fn update_question<T: Clone + Send + Sync + 'static>(
        self,
        question: Question,
        change: impl FnOnce(&mut T),
    ) {
        let mut change = Some(change);
        let mut unread = false;
        self.update_held(question.clone(), &mut |held| match held.known() {
            Some(Ok(mut answer)) => {
                if let Some(change) = change.take() {
                    change(&mut answer);
                    *held = Held::changed(answer);
                }
            }
            Some(Err(_)) => {}
            None => unread = true,
        });
        if unread {
            self.refetch_question(question);
        }
    }

    fn update_held(self, question: Question, change: &mut dyn FnMut(&mut Held)) {
        self.0.update_query(ask, question.clone(), |held| {
            if let Some(held) = held {
                let before = held.clone();
                change(held);
                if !held.is(&before) {
                    UNDER_WAY.overtake(&question, held);
                }
            }
        });
    }

    /// Asks one question anew, behind what is shown.
    #[inline(always)]
    pub fn refetch<K: Key, T>(self, query: Query<K, T>, key: K) {
        self.refetch_question(Question::kept(query.name, key));
    }

    fn refetch_question(self, question: Question) {
        self.0.invalidate_query(ask, question);
    }

    /// Asks all questions of a kind anew, behind what is shown.
    #[inline(always)]
    pub fn refetch_all<K, T>(self, query: Query<K, T>) {
        self.refetch_named(query.name);
    }

    fn refetch_named(self, name: &'static str) {
        self.0
            .invalidate_queries_with_predicate(ask, |question| question.name() == name);
    }

    /// Asks everything anew, behind what is shown.
    pub fn refetch_everything(self) {
        self.0.invalidate_all_queries();
    }
}

type Asker = Box<dyn Fn() -> Option<Question> + Send + Sync>;

/// What a page wants to know at the moment. The cache may ask after the page is gone, with its signals.
#[derive(Clone, Copy)]
struct Wanted(StoredValue<Asker>);

impl Wanted {
    fn new(question: Asker) -> Self {
        Self(StoredValue::new(question))
    }

    fn now(self) -> Option<Question> {
        self.0.try_with_value(|question| question()).flatten()
    }
}

/// A question that was asked. To be awaited inside `<Transition>`.
pub struct Asked<T> {
    held: Resource<Option<Held>>,
    of: PhantomData<fn() -> T>,
}

impl<T: Answered> Asked<T> {
    /// What is known so far; followed by whoever calls this.
    pub fn get(self) -> Option<Answer<T>> {
        self.held.get().flatten().map(|held| held.read())
    }

    /// The answer, or nothing where nothing is asked: see [`Queries::ask_if`].
    pub async fn if_asked(self) -> Option<Answer<T>> {
        not_at_once().await;
        self.held.await.map(|held| held.read())
    }
}

impl<T: Answered> IntoFuture for Asked<T> {
    type Output = Answer<T>;
    type IntoFuture = Asking<T>;

    fn into_future(self) -> Self::IntoFuture {
        let held = self.held.into_future();
        Box::pin(async move {
            not_at_once().await;
            match held.await {
                Some(held) => held.read(),
                // Where there is always a key there is always an answer.
                None => Err(CallError::Unreachable),
            }
        })
    }
}

/// On the server, lets somebody else go first. What waits for data there is drawn several times to find out what it waits
/// for, unless it never is there at once; and whatever it asks for itself would then be asked, and numbered, several times.
/// The browser counts each question once: it would look for the answers that came with the page under other numbers.
async fn not_at_once() {
    let mut waited = cfg!(target_arch = "wasm32");
    poll_fn(|context| {
        if mem::replace(&mut waited, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

impl<T> Copy for Asked<T> {}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}
