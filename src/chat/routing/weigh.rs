use std::collections::HashMap;

use super::lexicon::Hit;
use super::tokens::{Gap, Token, tokens};
use super::vocabulary::{GRAMMAR, Grammar, SIGNALS, Signal};
use super::{Agent, Clue, Topic};

/// How many words after a verb of making its object begins at most.
const REACH: u32 = 6;
/// A message of at most so many words may be about what was said before.
const SHORT: usize = 9;
/// Most clues that what was said before may give.
const MOST_THREADS: usize = 1;

/// Words after which "plan" is a verb.
const BEFORE_VERBS: [&str; 12] = [
    "to", "please", "you", "and", "then", "now", "just", "also", "ok", "bitte", "we", "i",
];

/// What a part of a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It tells something.
    Told,
    /// It asks for something.
    Asked,
    /// It is what a verb of making makes: "write *an e-mail*".
    Made,
    /// It says when, why or about what.
    Passing,
    /// It says what is not wanted.
    Aside,
}

impl Role {
    /// How much words count there, in hundredths.
    const fn share(self, something_is_asked: bool) -> u32 {
        match self {
            Self::Made => 160,
            Self::Asked => 100,
            Self::Told if !something_is_asked => 100,
            Self::Told | Self::Passing => 50,
            Self::Aside => 10,
        }
    }
}

struct Found {
    at: usize,
    hit: Hit<Signal>,
    role: Role,
}

/// What speaks for whom in a message, the weightiest first. Each term counts once, where it weighs most.
pub(super) fn clues(message: &str, floor: Option<Agent>) -> Vec<Clue> {
    let tokens = tokens(message);
    let (found, asks) = Reader::new(&tokens).read();
    let mut place: HashMap<usize, usize> = HashMap::new();
    let mut clues: Vec<Clue> = Vec::new();
    for Found { at, hit, role } in found {
        let topic = hit.meaning.topic;
        let Some(agent) = topic.agent().or(floor) else {
            continue;
        };
        let share = match topic {
            Topic::Thread if tokens.len() <= SHORT => 100,
            Topic::Thread => 40,
            _ => role.share(asks),
        };
        let weight = hit.meaning.weight * share / 100;
        let place = *place.entry(hit.term).or_insert(clues.len());
        match clues.get_mut(place) {
            Some(clue) => clue.weight = clue.weight.max(weight),
            None => clues.push(Clue {
                found: spelled(message, &tokens[at..at + hit.length]),
                topic,
                agent,
                weight,
            }),
        }
    }
    clues.sort_by_key(|clue| std::cmp::Reverse(clue.weight));
    let mut threads = 0;
    clues.retain(|clue| {
        threads += usize::from(clue.topic == Topic::Thread);
        clue.topic != Topic::Thread || threads <= MOST_THREADS
    });
    clues
}

fn spelled(message: &str, tokens: &[Token<'_>]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return String::new();
    };
    message[first.start..last.start + last.text.len()].to_owned()
}

/// Goes through a message word by word and knows what the part of the sentence does.
struct Reader<'a> {
    tokens: &'a [Token<'a>],
    role: Role,
    /// How many words from here on the object of a verb of making may begin.
    reach: u32,
    /// Whether anything is asked.
    asks: bool,
    /// Whether a word of asking was read in this sentence.
    asks_here: bool,
    /// How many terms were found before this sentence.
    sentence: usize,
    /// How many terms were found before this part of the sentence.
    part: usize,
    found: Vec<Found>,
}

impl<'a> Reader<'a> {
    const fn new(tokens: &'a [Token<'a>]) -> Self {
        Self {
            tokens,
            role: Role::Told,
            reach: 0,
            asks: false,
            asks_here: false,
            sentence: 0,
            part: 0,
            found: Vec::new(),
        }
    }

    /// What was found, and whether anything is asked.
    fn read(mut self) -> (Vec<Found>, bool) {
        let mut next = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            self.cross(token);
            let rest = &self.tokens[at..];
            match GRAMMAR.longest_at(rest) {
                Some(hit) => self.follow(hit.meaning, token.gap, self.is_verb_at(at)),
                None => self.reach = self.reach.saturating_sub(1),
            }
            if at < next {
                continue;
            }
            if let Some(hit) = SIGNALS.longest_at(rest) {
                next = at + hit.length;
                self.keep(at, hit);
            }
        }
        (self.found, self.asks)
    }

    /// Whether a word that is a verb or a noun is a verb here.
    fn is_verb_at(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        self.tokens[at].gap != Gap::None
            || before.is_some_and(|token| BEFORE_VERBS.contains(&token.folded.as_str()))
    }

    /// Begins a sentence, or a part of one.
    fn cross(&mut self, token: &Token<'_>) {
        let anew = token.gap == Gap::Stop
            || token.gap == Gap::Comma && matches!(self.role, Role::Passing | Role::Aside);
        if anew {
            self.reach = 0;
            self.role = if token.in_question {
                Role::Asked
            } else {
                Role::Told
            };
        }
        if token.gap == Gap::Stop {
            self.sentence = self.found.len();
            self.asks_here = false;
            self.asks |= token.in_question;
        }
        if token.gap != Gap::None {
            self.part = self.found.len();
        }
    }

    fn follow(&mut self, grammar: Grammar, gap: Gap, is_verb: bool) {
        let begins = gap != Gap::None;
        match grammar {
            Grammar::Make => self.ask(gap, REACH),
            Grammar::MakeFirst if is_verb => self.ask(gap, REACH),
            Grammar::Ask => self.ask(gap, 0),
            Grammar::AskFirst if begins => self.ask(gap, 0),
            Grammar::AskFirst | Grammar::Pass => self.leave(Role::Passing),
            Grammar::PassFirst if begins => self.leave(Role::Passing),
            Grammar::SetAside => self.leave(Role::Aside),
            Grammar::WasSetAside => {
                self.change(self.part, Role::Aside);
                self.part = self.found.len();
            }
            Grammar::Conclude => self.conclude(),
            Grammar::ConcludeFirst if gap == Gap::Comma => self.conclude(),
            Grammar::MakeFirst | Grammar::PassFirst | Grammar::ConcludeFirst => {}
        }
    }

    /// What comes now is asked for. What was told before it in the sentence led there.
    fn ask(&mut self, gap: Gap, reach: u32) {
        if gap == Gap::Comma && !self.asks_here {
            self.conclude();
        }
        self.asks = true;
        self.asks_here = true;
        self.role = Role::Asked;
        self.reach = reach;
    }

    const fn leave(&mut self, role: Role) {
        self.role = role;
        self.reach = 0;
    }

    fn conclude(&mut self) {
        self.change(self.sentence, Role::Passing);
        self.sentence = self.found.len();
    }

    /// What was found from the given place on turns out to be said in another role. What is set aside stays aside.
    fn change(&mut self, from: usize, role: Role) {
        for found in &mut self.found[from..] {
            if found.role != Role::Aside {
                found.role = role;
            }
        }
    }

    fn keep(&mut self, at: usize, hit: Hit<Signal>) {
        let made = self.reach > 0 && self.role == Role::Asked && hit.meaning.topic != Topic::Thread;
        let role = if made { Role::Made } else { self.role };
        if made {
            self.reach = 0;
        }
        self.found.push(Found { at, hit, role });
    }
}
