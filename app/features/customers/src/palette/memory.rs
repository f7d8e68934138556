//! What the palette remembers in this browser: customers opened, commands used.

use std::collections::BTreeMap;

use domain::id::CustomerId;
use kit::browser::storage;
use serde::{Deserialize, Serialize};

const KEY: &str = "nextup.palette";
/// Customers kept.
const RECENT: usize = 8;
/// Commands counted; labels may hold names, so there is no end to them.
const COMMANDS: usize = 100;

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    /// The last opened first.
    pub(super) recent: Vec<Visited>,
    /// How often a command was used, by its label.
    pub(super) used: BTreeMap<String, u32>,
}

/// A customer that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Visited {
    pub(super) id: CustomerId,
    pub(super) name: String,
}

impl Memory {
    pub(super) fn load() -> Self {
        storage::read(KEY).unwrap_or_default()
    }

    fn save(&self) {
        storage::write(KEY, self);
    }

    fn visit(&mut self, id: CustomerId, name: String) {
        self.forget(id);
        self.recent.insert(0, Visited { id, name });
        self.recent.truncate(RECENT);
    }

    fn forget(&mut self, id: CustomerId) {
        self.recent.retain(|visited| visited.id != id);
    }

    fn count(&mut self, label: &str) {
        if self.used.len() < COMMANDS || self.used.contains_key(label) {
            let count = self.used.entry(label.to_owned()).or_default();
            *count = count.saturating_add(1);
        }
    }
}

/// Remembers that a customer was opened.
pub(crate) fn remember_visit(id: CustomerId, name: String) {
    change(|memory| memory.visit(id, name));
}

/// Forgets a customer that is gone.
pub(crate) fn forget_visit(id: CustomerId) {
    change(|memory| memory.forget(id));
}

/// Remembers that a command was used.
pub(super) fn remember_use(label: &str) {
    change(|memory| memory.count(label));
}

fn change(change: impl FnOnce(&mut Memory)) {
    let mut memory = Memory::load();
    change(&mut memory);
    memory.save();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_opened_comes_first_and_once() {
        let id = |number: u32| {
            format!("01a1fc26-84c6-7607-a942-{number:012}")
                .parse()
                .unwrap()
        };
        let mut memory = Memory::default();
        for number in [1, 2, 3, 1] {
            memory.visit(id(number), number.to_string());
        }
        let names: Vec<_> = memory
            .recent
            .iter()
            .map(|visited| visited.name.as_str())
            .collect();
        assert_eq!(names, ["1", "3", "2"]);
        (10..30).for_each(|number| memory.visit(id(number), String::new()));
        assert_eq!(memory.recent.len(), RECENT);
        memory.forget(id(29));
        assert_eq!(memory.recent.len(), RECENT - 1);
    }
}
