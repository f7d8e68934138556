//! The words that speak for an agent, and those that say what a part of a sentence does.
//!
//! Terms are separated by commas. `owe*` is every word that begins so, `*rechnung` every word that ends so, `#` a
//! number and `^` a word that is written like a name; case and accents do not matter. Where two terms begin at the same
//! word, the one of more words counts.

mod customer;
mod french;
mod german;
mod grammar;
mod others;
mod product;
mod spanish;
mod thread;

use std::sync::LazyLock;

pub(super) use grammar::Grammar;

use super::Topic;
use super::lexicon::Lexicon;

/// Hardly anything else can be meant.
const SURE: u32 = 100;
/// Something else can be meant, but seldom is.
const LIKELY: u32 = 60;
/// A little more than nothing.
const HINT: u32 = 25;

/// What a word is about, and how surely, in hundredths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signal {
    pub topic: Topic,
    pub weight: u32,
}

type Words = (Topic, u32, &'static str);

/// English first, then the most usual words of other languages.
const LISTS: [&[Words]; 7] = [
    customer::WORDS,
    product::WORDS,
    german::WORDS,
    french::WORDS,
    spanish::WORDS,
    others::WORDS,
    thread::WORDS,
];

/// Words that are about something.
pub(super) static SIGNALS: LazyLock<Lexicon<Signal>> = LazyLock::new(|| {
    let words = LISTS.into_iter().flatten();
    Lexicon::new(words.map(|&(topic, weight, terms)| (Signal { topic, weight }, terms)))
});

/// Words that say what a part of a sentence does.
pub(super) static GRAMMAR: LazyLock<Lexicon<Grammar>> =
    LazyLock::new(|| Lexicon::new(grammar::WORDS.iter().copied()));

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_term_speaks_for_both_agents() {
        let mut topics: HashMap<&str, Topic> = HashMap::new();
        for (topic, _, terms) in LISTS.into_iter().flatten() {
            for term in terms.split(',').map(str::trim) {
                assert!(!term.is_empty(), "an empty term about {topic}");
                let known = *topics.entry(term).or_insert(*topic);
                let both_speak = known.agent().is_some() && topic.agent().is_some();
                assert!(
                    !both_speak || known.agent() == topic.agent(),
                    "{term}: {known} and {topic}"
                );
            }
        }
    }
}
