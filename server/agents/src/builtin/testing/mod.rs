//! A desk that notes what happens on it, and customers to be told about.

mod dossiers;

use async_trait::async_trait;
use domain::chat::{ChangeDraft, Omission, Record, Tool};
use domain::{Error, Result};

pub use self::dossiers::{bare_dossier, hostile_dossier, rich_dossier};
use crate::desk::{Desk, Found, Stopped, Took};

/// A desk that notes what happens on it.
#[derive(Default)]
pub struct FakeDesk {
    /// What was said, piece by piece.
    pub said: Vec<String>,
    /// What was looked up.
    pub looked_up: Vec<(Tool, String)>,
    /// What was cited, the first first.
    pub cited: Vec<Record>,
    /// What was proposed.
    pub proposed: Vec<ChangeDraft>,
    /// What each tool finds.
    pub found: Option<Found>,
    /// After so many pieces somebody stops it.
    pub stop_after: Option<usize>,
    /// What it took, once that is known.
    pub took: Option<Took>,
    /// Why proposals are refused.
    pub refusal: Option<Error>,
}

impl FakeDesk {
    /// Everything that was said.
    pub fn text(&self) -> String {
        self.said.concat()
    }
}

#[async_trait]
impl Desk for FakeDesk {
    async fn look_up(&mut self, tool: Tool, about: &str) -> Result<Found> {
        self.looked_up.push((tool, about.to_owned()));
        self.found.clone().ok_or(Error::NotFound)
    }

    fn cite(&mut self, record: Record) -> u32 {
        let known = self.cited.iter().position(|known| known.id == record.id);
        let place = known.unwrap_or(self.cited.len());
        if known.is_none() {
            self.cited.push(record);
        }
        u32::try_from(place + 1).unwrap()
    }

    async fn say(&mut self, text: &str) -> std::result::Result<(), Stopped> {
        if self.stop_after.is_some_and(|most| self.said.len() >= most) {
            return Err(Stopped);
        }
        self.said.push(text.to_owned());
        Ok(())
    }

    async fn propose(&mut self, draft: ChangeDraft) -> Result<()> {
        if let Some(refusal) = self.refusal.clone() {
            return Err(refusal);
        }
        self.proposed.push(draft);
        Ok(())
    }

    fn omit(&mut self, _: Omission) {}

    fn fell_back(&mut self, _: String) {}

    fn asks(&mut self, _: Took) {}

    fn took(&mut self, took: Took) {
        self.took = Some(took);
    }
}
