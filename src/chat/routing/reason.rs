use super::{Clue, DecidedBy, Routing, Topic};

/// Most clues that a reason names.
const MOST_NAMED: usize = 3;

impl Routing {
    /// Why this agent answers, as a sentence.
    pub fn reason(&self) -> String {
        let agent = self.agent;
        match self.by {
            DecidedBy::Pin => format!("You chose {agent}."),
            DecidedBy::Capability => format!("What you asked for is a capability of {agent}."),
            DecidedBy::Model => {
                format!("The words leave it open; the language model chose {agent}.")
            }
            DecidedBy::Floor if self.is_open() => {
                format!("The words leave it open, so {agent} goes on.")
            }
            DecidedBy::Beginning => format!("The words leave it open, so {agent} begins."),
            DecidedBy::Words | DecidedBy::Floor => self.words(),
        }
    }

    /// “overdue” and “invoice” are about money; “rate” is about prices and negotiation.
    fn words(&self) -> String {
        let named: Vec<&Clue> = self.speaking().take(MOST_NAMED).collect();
        let mut topics: Vec<Topic> = Vec::new();
        for clue in &named {
            if !topics.contains(&clue.topic) {
                topics.push(clue.topic);
            }
        }
        let parts: Vec<String> = topics
            .into_iter()
            .map(|topic| {
                let of_it = named.iter().filter(|clue| clue.topic == topic);
                let quoted: Vec<String> = of_it.map(|clue| format!("“{}”", clue.found)).collect();
                let verb = if quoted.len() == 1 { "is" } else { "are" };
                let about = topic.label().to_lowercase();
                format!("{} {verb} about {about}", enumerate(&quoted))
            })
            .collect();
        format!("{}.", parts.join("; "))
    }
}

/// One, two and three.
fn enumerate(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}
