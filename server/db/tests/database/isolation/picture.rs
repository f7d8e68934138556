//! The picture of who may do what, as text.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// The columns of every table.
pub(super) const ACTORS: [&str; 10] = [
    "owner",
    "admin",
    "manager",
    "advisor",
    "partner",
    "viewer",
    "stranger",
    "forged",
    "claimless",
    "anon",
];

/// All tables.
pub(super) struct Picture {
    tables: BTreeMap<String, Table>,
}

/// One table: the columns that may be updated, and for each kind of row what each actor may do.
#[derive(Debug, PartialEq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) updatable: String,
    pub(super) rows: BTreeMap<String, Vec<String>>,
}

impl Picture {
    pub(super) fn read(text: &str) -> Self {
        let mut tables = BTreeMap::new();
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
            .collect();
        for chunk in lines.chunk_by(|_, next| next.starts_with(' ')) {
            let table = Table::read(chunk);
            tables.insert(table.name.clone(), table);
        }
        Self { tables }
    }

    pub(super) fn table(&self, name: &str) -> Option<&Table> {
        self.tables.get(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.tables.keys()
    }
}

impl Table {
    fn read(lines: &[&str]) -> Self {
        let (name, updatable) = lines[0].split_once(" (update: ").unwrap();
        let actors: Vec<&str> = lines[1].split_whitespace().collect();
        assert_eq!(actors, ACTORS, "the columns of {name}");
        let rows = lines[2..].iter().map(|line| {
            let mut words: Vec<&str> = line.split_whitespace().collect();
            let cells = words.split_off(words.len() - ACTORS.len());
            let cells = cells.into_iter().map(str::to_owned).collect();
            (words.join(" "), cells)
        });
        Self {
            name: name.to_owned(),
            updatable: updatable.trim_end_matches(')').to_owned(),
            rows: rows.collect(),
        }
    }

    /// This table as it is, with what was expected wherever it differs.
    pub(super) fn beside(&self, expected: &Self) -> String {
        let mut text = self.to_string();
        if self.updatable != expected.updatable {
            writeln!(text, "  expected (update: {})", expected.updatable).unwrap();
        }
        for (kind, cells) in &expected.rows {
            let Some(actual) = self.rows.get(kind) else {
                writeln!(text, "  no such kind of row: {kind}").unwrap();
                continue;
            };
            for ((actor, was), wanted) in ACTORS.iter().zip(actual).zip(cells) {
                if was != wanted {
                    writeln!(text, "  {kind}, {actor}: expected {wanted}, is {was}").unwrap();
                }
            }
        }
        text
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} (update: {})", self.name, self.updatable)?;
        writeln!(f, "{:28}{}", "", ACTORS.join(" "))?;
        for (kind, cells) in &self.rows {
            write!(f, "  {kind:25}")?;
            for (actor, cell) in ACTORS.iter().zip(cells) {
                write!(f, " {cell:width$}", width = actor.len())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
