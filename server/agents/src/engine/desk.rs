use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use domain::chat::{ChangeDraft, ChatEvent, Omission, Record, Tool, ToolCall};
use domain::id::ArtifactId;
use domain::{Error, Result};

use super::numbers::{Brackets, Numbers};
use crate::desk::{Desk, Found, Stopped, Took};
use crate::hub::{LiveAnswer, Spent};
use crate::lines::one_line;
use crate::proposals::Proposals;
use crate::tools::{Findings, Tools};

/// Most lookups of one answer.
const MOST_LOOKUPS: u32 = 48;
/// Most characters of what is looked up, as it is shown.
const MOST_ABOUT: usize = 200;
/// Most proposals of one answer.
const MOST_PROPOSALS: u32 = 12;
/// Most characters of an answer.
const MOST_TEXT: u32 = 200_000;

/// The desk at which an answer is written that others read meanwhile.
pub(super) struct LiveDesk {
    answer: Arc<LiveAnswer>,
    tools: Tools,
    proposals: Proposals,
    numbers: Numbers,
    brackets: Brackets,
    /// The artifacts that were read, and what of them.
    read: HashMap<ArtifactId, u32>,
    proposed: u32,
}

impl LiveDesk {
    pub fn new(answer: Arc<LiveAnswer>, tools: Tools, proposals: Proposals) -> Self {
        Self {
            answer,
            tools,
            proposals,
            numbers: Numbers::default(),
            brackets: Brackets::default(),
            read: HashMap::new(),
            proposed: 0,
        }
    }

    /// What was found as text, each record with its number.
    fn numbered(&mut self, findings: Findings) -> Found {
        let mut text = String::new();
        for finding in findings.lines {
            let number = self.numbers.of(finding.record);
            text.push_str(&format!("[{number}] {}\n", finding.line));
        }
        if let Some(document) = findings.document {
            let id = ArtifactId::new(document.record.id);
            self.read.insert(id, document.revision);
            let number = self.numbers.of(document.record);
            text.push_str(&format!(
                "[{number}] {}:\n{}\n",
                document.heading, document.text
            ));
        }
        let count = findings.count;
        Found { text, count }
    }

    /// Another text of an artifact is made from what was read of it, which is nothing for its writer to know.
    async fn based(&self, mut draft: ChangeDraft) -> Result<ChangeDraft> {
        if let ChangeDraft::Revision {
            artifact, based_on, ..
        } = &mut draft
        {
            *based_on = match self.read.get(artifact) {
                Some(revision) => *revision,
                None => {
                    let artifacts = &self.tools.stores.artifacts;
                    artifacts.get(&self.tools.actor, *artifact).await?.revision
                }
            };
        }
        Ok(draft)
    }
}

#[async_trait]
impl Desk for LiveDesk {
    async fn look_up(&mut self, tool: Tool, about: &str) -> Result<Found> {
        let number = self.answer.calls();
        if number >= MOST_LOOKUPS {
            return Err(Error::conflict("Enough was looked up for one answer."));
        }
        let mut call = ToolCall {
            tool,
            about: one_line(about, MOST_ABOUT),
            found: None,
            trouble: None,
        };
        let started = ChatEvent::ToolStarted { call: call.clone() };
        self.answer.tell(started);
        let found = self.tools.look_up(tool, about).await;
        match &found {
            Ok(findings) => call.found = Some(findings.count),
            Err(error) => call.trouble = Some(error.to_string()),
        }
        self.answer.tell(ChatEvent::ToolDone { number, call });
        Ok(self.numbered(found?))
    }

    fn cite(&mut self, record: Record) -> u32 {
        self.numbers.of(record)
    }

    async fn say(&mut self, text: &str) -> Result<(), Stopped> {
        if self.answer.is_stopped() {
            return Err(Stopped);
        }
        if self.answer.length() >= MOST_TEXT {
            let what = "the end of the answer".to_owned();
            self.omit(Omission { what, tokens: 0 });
            return Err(Stopped);
        }
        for number in self.brackets.found_in(text) {
            if let Some(citation) = self.numbers.citation(number) {
                self.answer.tell(ChatEvent::Cited { citation });
            }
        }
        self.answer.say(text);
        Ok(())
    }

    async fn propose(&mut self, draft: ChangeDraft) -> Result<()> {
        if self.proposed >= MOST_PROPOSALS {
            return Err(Error::conflict("Enough was proposed in one answer."));
        }
        let draft = self.based(draft).await?;
        let (actor, customer) = (&self.tools.actor, self.tools.customer);
        let differences = self.proposals.prepare(actor, customer, &draft).await?;
        let chat = &self.tools.stores.chat;
        let proposal = chat.propose(actor, self.answer.id(), &draft, &differences);
        let proposal = proposal.await?;
        self.proposed += 1;
        self.answer.tell(ChatEvent::Proposed { proposal });
        Ok(())
    }

    fn omit(&mut self, omission: Omission) {
        self.answer.note(|message| {
            let omitted = &mut message.details.omitted;
            match omitted.iter_mut().find(|known| known.what == omission.what) {
                Some(known) => known.tokens = known.tokens.max(omission.tokens),
                None => omitted.push(omission),
            }
        });
    }

    fn fell_back(&mut self, why: String) {
        self.answer.spend(Spent::fell_back);
        self.answer.tell(ChatEvent::FellBack { why });
    }

    fn asks(&mut self, asked: Took) {
        self.answer.spend(|spent| spent.asks(asked));
    }

    fn took(&mut self, took: Took) {
        self.answer.spend(|spent| spent.took(took));
    }
}
