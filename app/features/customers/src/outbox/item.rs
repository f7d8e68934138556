use chrono::{DateTime, Utc};
use kit::browser::storage;
use serde::{Deserialize, Serialize};

use super::Change;

/// Where unsent changes are kept, one entry each: two tabs do not overwrite each other's.
const PREFIX: &str = "nextup.outbox.";

/// A change in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Item {
    /// Where it is kept; in the order in which changes were made.
    pub(super) key: String,
    pub(super) change: Change,
    pub(super) state: State,
}

/// How sending it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    /// For its turn, or for the server to be reachable.
    Waiting,
    /// On its way.
    Sending,
    /// Somebody else changed the same thing; the person decides.
    Overtaken {
        /// What it says by now.
        now: String,
    },
    /// The server said no; the person mends it or lets it go.
    Refused {
        /// Why.
        message: String,
    },
}

impl Item {
    /// A change made at `at`, the `number`th of this page.
    pub(super) fn new(change: Change, at: DateTime<Utc>, number: u32) -> Self {
        let millis = at.timestamp_millis();
        Self {
            key: format!("{PREFIX}{millis:015}.{number:06}"),
            change,
            state: State::Waiting,
        }
    }

    /// Whether the person has to decide something.
    pub(super) const fn is_stuck(&self) -> bool {
        matches!(self.state, State::Overtaken { .. } | State::Refused { .. })
    }

    /// Keeps it over a reload.
    pub(super) fn keep(&self) {
        storage::write(&self.key, self);
    }

    /// Forgets it.
    pub(super) fn forget(&self) {
        storage::remove(&self.key);
    }

    /// Whether pages before this one left anything unsent.
    pub(super) fn any_kept() -> bool {
        !storage::keys_with(PREFIX).is_empty()
    }

    /// What pages before this one left unsent. What was on its way is sent again: doing it twice changes nothing.
    pub(crate) fn kept() -> Vec<Self> {
        let read = |key: String| {
            let mut item: Self = storage::read(&key)?;
            if item.state == State::Sending {
                item.state = State::Waiting;
            }
            Some(item)
        };
        let mut keys = storage::keys_with(PREFIX);
        keys.sort();
        keys.into_iter().filter_map(read).collect()
    }
}
