//! Which agent answers a message, and why. Everything is decided by words that speak for one of them, so that people
//! can be told which; what the words leave open, a language model may decide, or who answered last goes on.

mod lexicon;
mod mention;
mod reason;
#[cfg(test)]
mod tests;
mod tokens;
mod vocabulary;
mod weigh;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

pub use mention::split_mention;

use super::Agent;
use crate::words::words;

words! {
    /// What decided who answers.
    DecidedBy, "decided", "There is no such way to decide.";
    /// The person pinned an agent, or named one in the message.
    Pin = "pin", "You chose";
    /// The capability that was asked for belongs to an agent.
    Capability = "capability", "Capability";
    /// What the message says.
    Words = "words", "Words";
    /// A language model, because the words left it open.
    Model = "model", "Language model";
    /// The words left it open, or refer to what was said before: who answered last goes on.
    Floor = "floor", "Conversation";
    /// The words left it open and nobody answered before.
    Beginning = "beginning", "Beginning";
}

words! {
    /// What a word in a message is about.
    Topic, "topic", "There is no such topic.";
    /// What the customer owes and pays.
    Money = "money", "Money";
    /// What the work costs the customer.
    Pricing = "pricing", "Prices and negotiation";
    /// What was agreed.
    Agreements = "agreements", "Agreements";
    /// Who is who.
    People = "people", "People";
    /// Meetings, calls, e-mails.
    Contact = "contact", "Talking with the customer";
    /// Status, mood, risk.
    Standing = "standing", "How the customer stands";
    /// Where the product goes.
    Strategy = "strategy", "Strategy";
    /// What comes first, and when.
    Roadmap = "roadmap", "Roadmap and priorities";
    /// What is known of users.
    Research = "research", "Users and research";
    /// What could be done.
    Ideas = "ideas", "Ideas";
    /// What the product is made of.
    Product = "product", "The product";
    /// Whether it worked.
    Measurement = "measurement", "Measurement";
    /// What was said before, whatever that was.
    Thread = "thread", "What was said before";
}

impl Topic {
    /// For whom it speaks, if not for who answered last.
    const fn agent(self) -> Option<Agent> {
        match self {
            Self::Money
            | Self::Pricing
            | Self::Agreements
            | Self::People
            | Self::Contact
            | Self::Standing => Some(Agent::CustomerManagement),
            Self::Strategy
            | Self::Roadmap
            | Self::Research
            | Self::Ideas
            | Self::Product
            | Self::Measurement => Some(Agent::ProductManagement),
            Self::Thread => None,
        }
    }
}

/// Something in a message that speaks for an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// What was found, in the message's own words.
    pub found: String,
    /// What it is about.
    pub topic: Topic,
    /// For whom it speaks.
    pub agent: Agent,
    /// How much, in hundredths.
    pub weight: u32,
}

/// Who answers, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routing {
    /// Who.
    pub agent: Agent,
    /// What decided it.
    pub by: DecidedBy,
    /// What spoke for whom, the weightiest first; no more than [`Routing::MOST_CLUES`].
    pub clues: Vec<Clue>,
    /// How far the weights were apart, in hundredths of their sum; 100 where only one side had any.
    pub margin: u32,
}

/// What is known besides the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// Whom the person chose.
    pub pinned: Option<Agent>,
    /// To whom the capability belongs that was asked for.
    pub capability: Option<Agent>,
    /// Who answered last.
    pub floor: Option<Agent>,
}

/// So many words may be a greeting.
const FEW_WORDS: usize = 4;

/// Decides who answers a message. An agent named at its beginning goes before the pinned one, that before the
/// capability, and all of them before the words.
pub fn route(message: &str, context: &Context) -> Routing {
    let (mentioned, message) = split_mention(message);
    let clues = weigh::clues(message, context.floor);
    if let Some(agent) = mentioned.or(context.pinned) {
        return Routing::new(agent, DecidedBy::Pin, clues);
    }
    if let Some(agent) = context.capability {
        return Routing::new(agent, DecidedBy::Capability, clues);
    }
    by_words(message, clues, context.floor)
}

fn by_words(message: &str, clues: Vec<Clue>, floor: Option<Agent>) -> Routing {
    let (customer, product) = weights(&clues);
    let weightier = match customer.cmp(&product) {
        Ordering::Greater => Agent::CustomerManagement,
        Ordering::Less => Agent::ProductManagement,
        Ordering::Equal => usual(message),
    };
    let routing = Routing::new(weightier, DecidedBy::Words, clues);
    let spoken_for = routing.speaking().any(|clue| clue.topic != Topic::Thread);
    let (agent, by) = match floor {
        Some(floor) if routing.is_open() => (floor, DecidedBy::Floor),
        _ if spoken_for => (weightier, DecidedBy::Words),
        Some(floor) => (floor, DecidedBy::Floor),
        None => (weightier, DecidedBy::Beginning),
    };
    Routing {
        agent,
        by,
        ..routing
    }
}

/// Who begins if nothing else decides. Greetings and "summary, please" are for who knows the customer; whole sentences
/// that say nothing of the customer are mostly about what a product does in its own field.
fn usual(message: &str) -> Agent {
    if message.split_whitespace().nth(FEW_WORDS).is_some() {
        Agent::ProductManagement
    } else {
        Agent::CustomerManagement
    }
}

impl Routing {
    /// Most clues that are kept.
    pub const MOST_CLUES: usize = 12;
    /// Words whose weights are less apart than this leave it open.
    pub const OPEN_BELOW: u32 = 20;
    /// Words of less weight than this leave it open, even if all of them speak for one agent.
    pub const OPEN_UNDER_WEIGHT: u32 = 40;

    fn new(agent: Agent, by: DecidedBy, mut clues: Vec<Clue>) -> Self {
        let (customer, product) = weights(&clues);
        let apart = customer.abs_diff(product).saturating_mul(100);
        let margin = apart.checked_div(customer.saturating_add(product));
        clues.truncate(Self::MOST_CLUES);
        Self {
            agent,
            by,
            clues,
            margin: margin.unwrap_or(0),
        }
    }

    /// Whether the words leave it open, so that a language model may decide.
    pub fn is_open(&self) -> bool {
        let chosen = matches!(
            self.by,
            DecidedBy::Pin | DecidedBy::Capability | DecidedBy::Model
        );
        let (customer, product) = weights(&self.clues);
        let weight = customer.saturating_add(product);
        !chosen && (self.margin < Self::OPEN_BELOW || weight < Self::OPEN_UNDER_WEIGHT)
    }

    /// The same message after a language model decided.
    #[must_use]
    pub fn decided_by_model(self, agent: Agent) -> Self {
        Self {
            agent,
            by: DecidedBy::Model,
            ..self
        }
    }

    /// The clues that speak for who answers.
    fn speaking(&self) -> impl Iterator<Item = &Clue> {
        self.clues.iter().filter(|clue| clue.agent == self.agent)
    }
}

/// What speaks for Customer Management, and what for Product Management.
fn weights(clues: &[Clue]) -> (u32, u32) {
    let of = |agent| {
        let clues = clues.iter().filter(|clue| clue.agent == agent);
        clues.map(|clue| clue.weight).sum()
    };
    (of(Agent::CustomerManagement), of(Agent::ProductManagement))
}
