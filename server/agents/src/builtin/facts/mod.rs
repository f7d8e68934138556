//! What can be told about a customer without a language model: each topic out of what is recorded, with citations.

mod actions;
mod agreements;
pub mod brief;
pub mod findings;
mod money;
pub mod overview;
pub mod people;
pub mod product;
pub mod records;
mod reminder;
pub mod time;
mod work;

use domain::chat::{Dossier, Tool};

use super::intent::Topic;
use super::sheet::Sheet;
use super::text::{clipped, inline};
use super::words::Words;
use crate::desk::Found;

impl Topic {
    /// What is looked up for it.
    pub const fn tools(self) -> &'static [Tool] {
        match self {
            Self::Owed | Self::Reminder => &[Tool::Receivables],
            Self::Dates => &[Tool::Agreements, Tool::Receivables, Tool::Projects],
            Self::History => &[Tool::Timeline],
            Self::People => &[Tool::Team],
            Self::Summary | Self::Actions | Self::Risks | Self::Report => &[
                Tool::Customer,
                Tool::Agreements,
                Tool::Receivables,
                Tool::Projects,
                Tool::Timeline,
            ],
            Self::Agreements => &[Tool::Agreements],
            Self::Work => &[Tool::Projects, Tool::Artifacts],
            Self::Brief => &[
                Tool::Customer,
                Tool::Team,
                Tool::Timeline,
                Tool::Receivables,
            ],
            Self::Search => &[Tool::Search],
            Self::Others => &[Tool::Customers],
            Self::Negotiation => &[Tool::Agreements, Tool::Receivables],
            Self::Discovery => &[Tool::Customer, Tool::Team],
            Self::Product => &[Tool::Customer, Tool::Projects, Tool::Artifacts],
            Self::Research => &[Tool::Customer, Tool::Search, Tool::Portfolio],
        }
    }

    /// Writes what is known about it. `found` is what the tools said whose findings are not part of the dossier.
    pub fn tell(self, question: &str, dossier: &Dossier, found: &Findings, sheet: &mut Sheet<'_>) {
        match self {
            Self::Owed => money::owed(dossier, sheet),
            Self::Reminder => reminder::reminder(dossier, sheet),
            Self::Dates => time::dates(dossier, sheet),
            Self::History => time::history(question, dossier, sheet),
            Self::People => people::who(question, dossier, sheet),
            Self::Summary => overview::summary(dossier, sheet),
            Self::Report => overview::report(dossier, sheet),
            Self::Agreements => agreements::all(dossier, sheet),
            Self::Negotiation => agreements::negotiation(dossier, sheet),
            Self::Work => work::all(dossier, sheet),
            Self::Actions => actions::next(dossier, sheet),
            Self::Risks => actions::risks(dossier, sheet),
            Self::Brief => brief::meeting(question, dossier, sheet),
            Self::Discovery => product::discovery(dossier, sheet),
            Self::Product => product::position(dossier, sheet),
            Self::Research => product::research(found, dossier, sheet),
            Self::Search => hits(found, sheet),
            Self::Others => others(found, dossier, sheet),
        }
    }
}

/// What tools found whose findings are not part of the dossier.
#[derive(Debug, Default)]
pub struct Findings {
    /// What was searched for.
    pub searched: String,
    /// What the search found; nothing when it was not asked or failed.
    pub hits: Option<Found>,
    /// The other customers.
    pub others: Option<Found>,
    /// Pieces of the portfolio.
    pub portfolio: Option<Found>,
}

/// The words of a question to search for: what stands in quotation marks, else the words that say something.
pub fn search_words(question: &str) -> String {
    let marks = ['"', '“', '”', '„', '»', '«'];
    let mut parts = question.split(marks);
    let quoted = parts.nth(1).filter(|_| parts.next().is_some());
    match quoted.map(str::trim).filter(|quoted| !quoted.is_empty()) {
        Some(quoted) => clipped(quoted, 100),
        None => {
            let words = Words::of(question);
            let telling: Vec<&str> = words.telling().filter(|word| !is_command(word)).collect();
            clipped(&telling.join(" "), 100)
        }
    }
}

/// What the assistant can do, for whoever asked something that it does not understand.
pub fn help(found: &Findings, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    sheet.line(
        "I did not understand that well enough to answer it: without a language model I know a set of questions and \
         tasks, not free conversation.",
    );
    if found.hits.as_ref().is_some_and(|hits| hits.count > 0) {
        hits(found, sheet);
    }
    overview::essentials(dossier, sheet);
    sheet.line("You can ask me, for example:");
    for example in [
        "“What is overdue?” or “What expires next?”",
        "“What happened since 1 March?” or “Where did we mention pricing?”",
        "“Brief me for the meeting” or “What are the next best actions?”",
        "“Draft a roadmap”, “Set status to live” or “Add a note: …”; `/` shows everything else",
    ] {
        sheet.item(example);
    }
}

fn is_command(word: &str) -> bool {
    const COMMANDS: [&str; 8] = [
        "erwähnt", "haben", "wir", "suchen", "nach", "research", "decide", "decided",
    ];
    COMMANDS.contains(&word)
}

fn hits(found: &Findings, sheet: &mut Sheet<'_>) {
    let words = inline(&found.searched);
    match &found.hits {
        _ if words.is_empty() => {
            sheet.line("What shall I search for? For example: “Where did we mention pricing?”");
        }
        None => sheet.line("The search did not work just now. Try again in a moment."),
        Some(hits) if hits.count == 0 => {
            sheet.line(&format!(
                "**“{words}” does not occur** in anything recorded about this customer."
            ));
        }
        Some(hits) => {
            sheet.line(&format!("**“{words}” occurs here:**"));
            sheet.found(&hits.text, 10);
            if hits.count > 10 {
                sheet.line(&format!("{} records in all.", hits.count));
            }
        }
    }
}

fn others(found: &Findings, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    overview::essentials(dossier, sheet);
    match &found.others {
        None => sheet.line("I could not read the other customers just now. Try again in a moment."),
        Some(others) if others.count == 0 => {
            sheet.line("You see no other customer in this workspace to compare with.");
        }
        Some(others) => {
            sheet.heading("Other customers that you see");
            sheet.found(&others.text, 15);
            sheet.line("I put figures side by side and draw no conclusions from them.");
        }
    }
}
