//! An answer while it is composed, before anybody reads it.

use domain::chat::{Record, RecordKind};
use uuid::Uuid;

use super::text::inline;
use crate::desk::Desk;

/// Something to say, and the record that it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Markdown, on one line.
    pub text: String,
    /// The record.
    pub record: Record,
}

impl Line {
    /// A line that rests on a record, which is called so.
    pub fn new(text: String, kind: RecordKind, id: Uuid, title: &str) -> Self {
        let title = title.to_owned();
        Self {
            text,
            record: Record { kind, id, title },
        }
    }
}

/// Markdown under construction, which cites what it rests on.
pub struct Sheet<'a> {
    desk: &'a mut dyn Desk,
    text: String,
}

impl<'a> Sheet<'a> {
    /// An empty one.
    pub fn new(desk: &'a mut dyn Desk) -> Self {
        Self {
            desk,
            text: String::new(),
        }
    }

    /// The mark that cites a record: `[1]`.
    pub fn cite(&mut self, record: Record) -> String {
        format!("[{}]", self.desk.cite(record))
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        self.apart();
        self.text.push_str(&format!("### {text}\n\n"));
    }

    /// A paragraph.
    pub fn line(&mut self, text: &str) {
        self.apart();
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }

    /// An item of a list; items that follow each other are one list.
    pub fn item(&mut self, text: &str) {
        self.text.push_str(&format!("- {text}\n"));
    }

    /// An item that ends with the mark of what it rests on.
    pub fn record(&mut self, line: Line) {
        let cited = self.cited(line);
        self.item(&cited);
    }

    /// A line with the mark of what it rests on.
    pub fn cited(&mut self, line: Line) -> String {
        format!("{} {}", line.text, self.cite(line.record))
    }

    /// Items with their marks under a heading, or nothing at all.
    pub fn records(&mut self, heading: &str, lines: impl IntoIterator<Item = Line>) {
        let items: Vec<String> = lines.into_iter().map(|line| self.cited(line)).collect();
        self.list(heading, &items);
    }

    /// Items under a heading, or nothing at all.
    pub fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        for item in items {
            self.item(item);
        }
    }

    /// What a tool found: each line begins with the number to cite it by, the rest of it is the text of records.
    pub fn found(&mut self, text: &str, most: usize) {
        for line in text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(most)
        {
            let line = line.trim();
            let number = line
                .strip_prefix('[')
                .and_then(|rest| rest.split_once(']'))
                .filter(|(number, _)| number.parse::<u32>().is_ok());
            match number {
                Some((number, rest)) => self.item(&format!("{} [{number}]", inline(rest))),
                None => self.item(&inline(line)),
            }
        }
    }

    /// All of it.
    pub fn into_text(self) -> String {
        self.text
    }

    fn apart(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}
