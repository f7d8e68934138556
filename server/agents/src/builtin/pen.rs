//! What writes an answer to the desk piece by piece, and counts.

use domain::Error;
use domain::chat::{ChangeDraft, Tool};

use super::sheet::Sheet;
use super::text::{inline, tokens};
use crate::desk::{Desk, Found, Stopped, Took};

/// Writes to a desk.
pub struct Pen<'a> {
    desk: &'a mut dyn Desk,
    read: usize,
    said: usize,
}

impl<'a> Pen<'a> {
    /// Begins to answer a question.
    pub fn new(desk: &'a mut dyn Desk, question: &str) -> Self {
        let read = question.chars().count();
        desk.asks(took(read, 0));
        Self {
            desk,
            read,
            said: 0,
        }
    }

    /// Uses a tool. The desk tells the person when it fails; then there is nothing.
    pub async fn look_up(&mut self, tool: Tool, about: &str) -> Option<Found> {
        let found = self.desk.look_up(tool, about).await.ok()?;
        self.read += found.text.chars().count();
        Some(found)
    }

    /// Puts a text together.
    pub fn compose(&mut self, with: impl FnOnce(&mut Sheet<'_>)) -> String {
        let mut sheet = Sheet::new(&mut *self.desk);
        with(&mut sheet);
        sheet.into_text()
    }

    /// Says Markdown line by line, apart from what was said before.
    pub async fn paragraph(&mut self, text: &str) -> Result<(), Stopped> {
        if self.said > 0 {
            self.say("\n\n").await?;
        }
        for line in text.trim_end().split_inclusive('\n') {
            self.say(line).await?;
        }
        Ok(())
    }

    /// Proposes a change, or says why it cannot be proposed.
    pub async fn propose(&mut self, draft: ChangeDraft) -> Result<(), Stopped> {
        match self.desk.propose(draft).await {
            Ok(()) => Ok(()),
            Err(error) => {
                let why = inline(&reasons(&error));
                self.paragraph(&format!("I could not propose that: {why}"))
                    .await
            }
        }
    }

    /// Says what it took, at the end.
    pub fn put_down(self) {
        self.desk.took(took(self.read, self.said));
    }

    async fn say(&mut self, text: &str) -> Result<(), Stopped> {
        self.said += text.chars().count();
        self.desk.say(text).await
    }
}

/// What it takes to read and say so many characters.
fn took(read: usize, said: usize) -> Took {
    Took {
        provider: "built-in".to_owned(),
        model: String::new(),
        input_tokens: tokens(read),
        output_tokens: tokens(said),
        is_estimated: true,
    }
}

/// Everything that is wrong, field by field.
fn reasons(error: &Error) -> String {
    match error {
        Error::Invalid { fields } => {
            let reasons: Vec<String> = fields
                .iter()
                .map(|field| format!("{} ({})", field.message, field.field))
                .collect();
            reasons.join(" ")
        }
        other => other.to_string(),
    }
}
