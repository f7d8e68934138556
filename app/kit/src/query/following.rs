use domain::page::Page;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use super::question::Question;
use super::{Answer, Answered, Asked, Asker, Key, Query, Wanted, use_queries};

/// A question that a page follows. The page is drawn once, with the first answer, and follows the cache from then on:
/// a resource that is read again and again would draw everything anew on every change, and take the focus, what is typed
/// and the finger on it with it.
pub struct Following<T: Send + Sync + 'static> {
    asked: Asked<T>,
    kept: Signal<Option<Answer<T>>>,
    trouble: Memo<bool>,
    fetching: Signal<bool>,
    again: Callback<()>,
}

impl<T: Answered + PartialEq> Following<T> {
    /// Asks. Where `key` follows signals, another key is another question: until it is answered, the last answer stays.
    pub fn new<K: Key>(query: Query<K, T>, key: impl Fn() -> K + Send + Sync + 'static) -> Self {
        let question: Asker = Box::new(move || Some(Question::new(query, key())));
        let question = Wanted::new(question);
        let queries = use_queries();
        let kept = queries.known(question);
        Self {
            asked: queries.asked(question),
            kept,
            trouble: trouble(question, kept),
            fetching: queries.is_fetching(question),
            again: Callback::new(move |()| {
                // "Again" may be pressed while the page goes.
                if let Some(question) = untrack(|| question.now()) {
                    queries.refetch_question(question);
                }
            }),
        }
    }

    /// The answer to draw with. Who calls this is drawn again when trouble begins or ends, and only then.
    pub fn answer(self) -> impl Future<Output = Answer<T>> {
        // The server draws once, and waits for what it sends along, whatever is known already. Nothing is followed there: Leptos
        // looks at what a page follows on several threads, and a memo that one of them computes is, to another, gone.
        let kept = if is_server() {
            None
        } else {
            // Computed, not only tracked: a memo that nobody has computed yet follows nothing.
            let _trouble = self.trouble.get();
            self.kept.get_untracked()
        };
        let first = ScopedFuture::new_untracked(self.asked.into_future());
        async move {
            match kept {
                Some(answer) => answer,
                None => first.await,
            }
        }
    }

    /// What an answer became since; a refresh that fails keeps what was there.
    pub fn follow(self, first: T) -> Memo<T> {
        Memo::new(move |shown: Option<&T>| {
            let now = self.kept.try_get().flatten().and_then(Result::ok);
            now.or_else(|| shown.cloned())
                .unwrap_or_else(|| first.clone())
        })
    }

    /// Asks again.
    pub const fn again(self) -> Callback<()> {
        self.again
    }

    /// Whether an answer is on its way.
    pub const fn is_fetching(self) -> Signal<bool> {
        self.fetching
    }
}

/// One of several things that are drawn once, whatever becomes of it: as `now` finds it, else as it was last. Drawing it
/// anew would take the focus with it.
pub fn followed<T>(first: T, now: impl Fn(&T) -> Option<T> + Send + Sync + 'static) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |shown: Option<&T>| {
        now(&first).unwrap_or_else(|| shown.unwrap_or(&first).clone())
    })
}

/// One row of a page of a list, told by its id; see [`followed`].
pub fn followed_row<T, I>(page: Memo<Page<T>>, first: T, id: fn(&T) -> I) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    I: PartialEq + 'static,
{
    followed(first, move |first| {
        page.with(|page| {
            let mut rows = page.items.iter();
            rows.find(|row| id(row) == id(first)).cloned()
        })
    })
}

/// Whether there is nothing to show: nothing came yet but errors, or what was shown is gone. An answer may still come for
/// what is closed already: then its signals are gone, and so is the trouble.
fn trouble<T>(question: Wanted, kept: Signal<Option<Answer<T>>>) -> Memo<bool>
where
    T: Clone + Send + Sync + 'static,
{
    // What was answered once; another question begins anew.
    let answered = Memo::new(move |before: Option<&Option<Question>>| {
        let now = question.now();
        let came = kept.try_with(|kept| matches!(kept, Some(Ok(_)))) == Some(true);
        let before = before.is_some_and(|before| *before == now);
        now.filter(|_| came || before)
    });
    Memo::new(move |_| {
        let seen = answered.try_with(Option::is_some).unwrap_or_default();
        let failed = |kept: &Option<Answer<T>>| matches!(kept, Some(Err(error)) if !seen || error.is_not_found());
        kept.try_with(failed).unwrap_or_default()
    })
}

impl<T: Send + Sync> Copy for Following<T> {}

impl<T: Send + Sync> Clone for Following<T> {
    fn clone(&self) -> Self {
        *self
    }
}
