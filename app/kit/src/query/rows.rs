//! What is changed on screen before the server has answered.

use domain::page::Page;
use leptos::prelude::*;

use super::held::Held;
use super::question::Question;
use super::{Answer, Key, Queries, Query, use_queries};

/// What kept answers said before they were changed on screen.
#[derive(Clone)]
pub struct Before {
    queries: Queries,
    answers: Vec<(Question, Held)>,
}

impl Queries {
    /// Begins to remember what is shown; [`Before::and`] says what.
    pub const fn before(self) -> Before {
        Before {
            queries: self,
            answers: Vec::new(),
        }
    }

    fn held(self, question: Question) -> Option<Held> {
        let mut kept = None;
        self.0.update_query(super::ask, question, |held| {
            kept = held.cloned();
            self.0.untrack_update_query();
        });
        kept
    }
}

impl Before {
    /// Also this answer. A page that is gone has no key, and nothing to remember.
    #[must_use]
    pub fn and<K: Key, T>(mut self, query: Query<K, T>, key: Option<K>) -> Self {
        if let Some(key) = key {
            self.add(Question::kept(query.name, key));
        }
        self
    }

    /// Also these rows.
    #[must_use]
    pub fn and_rows<K: Key, T>(self, rows: Rows<K, T>) -> Self
    where
        T: Clone + Send + Sync + 'static,
    {
        self.and(rows.query, rows.key.try_get_untracked())
    }

    fn add(&mut self, question: Question) {
        let held = self.queries.held(question.clone());
        self.answers.extend(held.map(|held| (question, held)));
    }

    /// Waits for what the server makes of a change that shows already; if it refuses, what was there before shows again.
    pub async fn unless_refused<T>(self, doing: impl Future<Output = Answer<T>>) -> Answer<T> {
        let answer = doing.await;
        if answer.is_err() {
            for (question, held) in self.answers {
                self.queries
                    .update_held(question, &mut |now| *now = held.clone());
            }
        }
        answer
    }
}

/// The rows of a list that is on screen: one page of a question that is answered in pages.
pub struct Rows<K: Key, T: Send + Sync + 'static> {
    query: Query<K, Page<T>>,
    key: Signal<K>,
    queries: Queries,
}

impl<K: Key, T: Clone + Send + Sync + 'static> Rows<K, T> {
    /// Those that the answer for `key` holds, which may follow signals.
    pub fn new(query: Query<K, Page<T>>, key: impl Into<Signal<K>>) -> Self {
        Self {
            query,
            key: key.into(),
            queries: use_queries(),
        }
    }

    /// Changes them before the server has answered. Nothing happens where the page is gone.
    pub fn change(self, change: impl FnOnce(&mut Vec<T>)) {
        if let Some(key) = self.key.try_get_untracked() {
            self.queries
                .update(self.query, key, |page| change(&mut page.items));
        }
    }

    /// Changes those that are meant.
    pub fn change_each(self, is_meant: impl Fn(&T) -> bool, change: impl Fn(&mut T)) {
        self.change(|rows| rows.iter_mut().filter(|row| is_meant(row)).for_each(change));
    }

    /// Takes those out that are meant; [`Self::put_back`] brings them back.
    pub fn take_out(self, is_meant: impl Fn(&T) -> bool) -> TakenOut<T> {
        let mut taken = Vec::new();
        self.change(|rows| {
            while let Some(place) = rows.iter().position(&is_meant) {
                taken.push((place, rows.remove(place)));
            }
        });
        TakenOut(taken)
    }

    /// Puts rows back where they were, as far as that place is still there.
    pub fn put_back(self, taken: TakenOut<T>) {
        self.change(|rows| {
            for (place, row) in taken.0.into_iter().rev() {
                rows.insert(place.min(rows.len()), row);
            }
        });
    }

    /// What they are now.
    pub fn before(self) -> Before {
        self.queries.before().and_rows(self)
    }
}

/// Rows that were taken out of a list, with their places.
#[derive(Debug, Clone)]
pub struct TakenOut<T>(Vec<(usize, T)>);

impl<K: Key, T: Send + Sync> Copy for Rows<K, T> {}

impl<K: Key, T: Send + Sync> Clone for Rows<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}
