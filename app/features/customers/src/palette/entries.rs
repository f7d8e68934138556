use domain::id::CustomerId;
use kit::{Glyph, Shortcut};
use leptos::prelude::Callback;

use super::matching::fits;
use super::memory::{Memory, Visited};

/// Customers shown of what the server found.
pub(super) const FOUND: usize = 8;
/// Commands shown beside customers; all of them when nothing is typed.
const COMMANDS: usize = 12;

/// A line of the palette.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) label: String,
    pub(super) glyph: Glyph,
    /// Its group's name, on the first of a group.
    pub(super) group: Option<&'static str>,
    pub(super) keys: Option<&'static str>,
    pub(super) kind: Kind,
}

/// What choosing a line does.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Customer(CustomerId),
    Command(Callback<()>),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        let customer = |kind| match kind {
            Kind::Customer(id) => Some(id),
            Kind::Command(_) => None,
        };
        (&self.label, self.group, customer(self.kind))
            == (&other.label, other.group, customer(other.kind))
    }
}

/// Recent customers, then found ones, then commands, the most used first.
pub(super) fn entries(
    typed: &str,
    memory: &Memory,
    found: &[Visited],
    commands: &[Shortcut],
) -> Vec<Entry> {
    let recent: Vec<&Visited> = memory
        .recent
        .iter()
        .filter(|visited| fits(&visited.name, typed))
        .collect();
    let new = found
        .iter()
        .filter(|found| !recent.iter().any(|recent| recent.id == found.id));
    let mut fitting: Vec<&Shortcut> = commands
        .iter()
        .filter(|command| fits(&command.label, typed))
        .collect();
    let used = |command: &Shortcut| memory.used.get(&command.label).copied().unwrap_or_default();
    fitting.sort_by_key(|command| std::cmp::Reverse(used(command)));
    let most = if typed.trim().is_empty() {
        usize::MAX
    } else {
        COMMANDS
    };
    let mut all = group(
        "Recent",
        recent
            .iter()
            .map(|visited| customer(visited, Glyph::Recent)),
    );
    all.extend(group(
        "Customers",
        new.map(|found| customer(found, Glyph::Enterprise)),
    ));
    all.extend(group(
        "Commands",
        fitting.into_iter().take(most).map(command),
    ));
    all
}

fn customer(visited: &Visited, glyph: Glyph) -> Entry {
    Entry {
        label: visited.name.clone(),
        glyph,
        group: None,
        keys: None,
        kind: Kind::Customer(visited.id),
    }
}

fn command(shortcut: &Shortcut) -> Entry {
    Entry {
        label: shortcut.label.clone(),
        glyph: Glyph::ChevronRight,
        group: None,
        keys: shortcut.keys,
        kind: Kind::Command(shortcut.run),
    }
}

fn group(name: &'static str, entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = entries.collect();
    if let Some(first) = entries.first_mut() {
        first.group = Some(name);
    }
    entries
}
