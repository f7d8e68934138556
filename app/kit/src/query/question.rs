use std::any::Any;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::is_server;

use super::flights::UNDER_WAY;
use super::held::{Answered, Held};
use super::{Key, Query};
use crate::error::CallError;

type Asking = Pin<Box<dyn Future<Output = Held> + Send>>;

/// A question of any kind, with its key.
#[derive(Clone)]
pub(super) struct Question {
    name: &'static str,
    key: Arc<dyn AnyKey>,
    /// Missing where a kept answer is only looked for: a page that changes what another one shows need not bring along
    /// what asking takes.
    ask: Option<Arc<dyn Fn() -> Asking + Send + Sync>>,
}

trait AnyKey: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn is(&self, key: &dyn Any) -> bool;
    fn hash_into(&self, state: &mut dyn Hasher);
}

impl<K: Key> AnyKey for K {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is(&self, key: &dyn Any) -> bool {
        key.downcast_ref() == Some(self)
    }

    fn hash_into(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

impl Question {
    pub(super) fn new<K: Key, T: Answered>(query: Query<K, T>, key: K) -> Self {
        let asked = key.clone();
        let ask = move || -> Asking {
            let answer = (query.ask)(asked.clone());
            Box::pin(async { Held::new(answer.await) })
        };
        Self {
            ask: Some(Arc::new(ask)),
            ..Self::kept(query.name, key)
        }
    }

    /// One whose answer may be kept.
    pub(super) fn kept<K: Key>(name: &'static str, key: K) -> Self {
        Self {
            name,
            key: Arc::new(key),
            ask: None,
        }
    }

    pub(super) const fn name(&self) -> &'static str {
        self.name
    }
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.key.is(other.key.as_any())
    }
}

impl Hash for Question {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
        self.key.hash_into(state);
    }
}

/// The one function that `leptos-fetch` knows.
pub(super) async fn ask(question: Question) -> Held {
    let Some(ask) = &question.ask else {
        return Held::trouble(CallError::Unreachable);
    };
    let asking = ask();
    if is_server() {
        // Nobody changes answers there, and many people ask the same at once.
        return asking.await;
    }
    UNDER_WAY.watch(question, asking).await
}
