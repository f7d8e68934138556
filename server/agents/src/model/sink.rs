use async_trait::async_trait;
use domain::chat::Agent;

use crate::desk::{Desk, Stopped, Took};
use crate::providers::Sink;

/// Hands the words of a model on to the answer.
pub(super) struct Typing<'a> {
    desk: &'a mut dyn Desk,
    /// Whether something was said in a round before.
    goes_on: bool,
    /// What was said in this round.
    pub said: String,
}

impl<'a> Typing<'a> {
    pub fn new(desk: &'a mut dyn Desk, goes_on: bool) -> Self {
        Self {
            desk,
            goes_on,
            said: String::new(),
        }
    }
}

#[async_trait]
impl Sink for Typing<'_> {
    async fn text(&mut self, text: &str) -> Result<(), Stopped> {
        if self.goes_on && self.said.is_empty() {
            self.desk.say("\n\n").await?;
        }
        self.said.push_str(text);
        self.desk.say(text).await
    }

    fn fell_back(&mut self, why: String) {
        self.desk.fell_back(why);
    }

    fn asks(&mut self, asked: Took) {
        self.desk.asks(asked);
    }
}

/// Listens to a word or two that nobody else hears.
#[derive(Default)]
pub(super) struct Listening(String);

impl Listening {
    /// Characters of a word or two.
    const MOST: usize = 200;

    /// The agent that was named, if it was one.
    pub fn agent(&self) -> Option<Agent> {
        let said = self.0.to_lowercase();
        match (said.contains("customer"), said.contains("product")) {
            (true, false) => Some(Agent::CustomerManagement),
            (false, true) => Some(Agent::ProductManagement),
            _ => None,
        }
    }
}

#[async_trait]
impl Sink for Listening {
    async fn text(&mut self, text: &str) -> Result<(), Stopped> {
        self.0.push_str(text);
        if self.0.len() > Self::MOST {
            return Err(Stopped);
        }
        Ok(())
    }

    /// Who did not answer this will not answer the question either, and is named then.
    fn fell_back(&mut self, _why: String) {}
}
