use std::collections::HashMap;

use super::tokens::{Token, tokens};

/// Words longer than this, in bytes, are none that anybody means.
const LONGEST_WORD: usize = 48;

/// Terms of one or more words, each with what it means.
#[derive(Debug)]
pub(super) struct Lexicon<M> {
    terms: Vec<Term<M>>,
    /// Terms by the beginning of their first word.
    begins: HashMap<String, Vec<usize>>,
    /// Terms by the end of their first word, where only that is known.
    ends: HashMap<String, Vec<usize>>,
    /// How many bytes the shortest of those ends has.
    shortest_end: usize,
}

#[derive(Debug)]
struct Term<M> {
    pieces: Vec<Piece>,
    meaning: M,
}

#[derive(Debug)]
enum Piece {
    /// `owe`: this word.
    Whole(String),
    /// `owe*`: a word that begins so.
    Beginning(String),
    /// `*rechnung`: a word that ends so.
    Ending(String),
    /// `#`: a number.
    Number,
    /// `^`: a word that is written like a name.
    Name,
}

/// A term in a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<M> {
    /// Which term: the same number wherever it is found.
    pub term: usize,
    /// How many words it takes.
    pub length: usize,
    /// What it means.
    pub meaning: M,
}

impl<M: Copy> Lexicon<M> {
    /// Reads lists of terms with commas between them.
    pub fn new(lists: impl IntoIterator<Item = (M, &'static str)>) -> Self {
        let mut lexicon = Self {
            terms: Vec::new(),
            begins: HashMap::new(),
            ends: HashMap::new(),
            shortest_end: usize::MAX,
        };
        for (meaning, list) in lists {
            for term in list.split(',') {
                lexicon.add(term, meaning);
            }
        }
        lexicon
    }

    fn add(&mut self, term: &str, meaning: M) {
        let pieces: Vec<Piece> = term.split_whitespace().flat_map(pieces).collect();
        let by = match pieces.first() {
            Some(Piece::Whole(text) | Piece::Beginning(text)) => self.begins.entry(text.clone()),
            Some(Piece::Ending(text)) => {
                self.shortest_end = self.shortest_end.min(text.len());
                self.ends.entry(text.clone())
            }
            Some(Piece::Number | Piece::Name) | None => return,
        };
        by.or_default().push(self.terms.len());
        self.terms.push(Term { pieces, meaning });
    }

    /// The longest term with which these words begin.
    pub fn longest_at(&self, tokens: &[Token<'_>]) -> Option<Hit<M>> {
        let word = &tokens.first()?.folded;
        if word.len() > LONGEST_WORD {
            return None;
        }
        let mut longest: Option<Hit<M>> = None;
        for (at, c) in word.char_indices() {
            let beginning = self.begins.get(&word[..at + c.len_utf8()]);
            let long_enough = word.len() - at >= self.shortest_end;
            let ending = long_enough.then(|| self.ends.get(&word[at..])).flatten();
            for &number in beginning.into_iter().chain(ending).flatten() {
                let term = &self.terms[number];
                let length = term.pieces.len();
                let longer = longest.is_none_or(|hit| hit.length <= length);
                if longer && term.matches(tokens) {
                    let meaning = term.meaning;
                    longest = Some(Hit {
                        term: number,
                        length,
                        meaning,
                    });
                }
            }
        }
        longest
    }
}

fn pieces(word: &str) -> Vec<Piece> {
    match word {
        "#" => return vec![Piece::Number],
        "^" => return vec![Piece::Name],
        _ => {}
    }
    let mut pieces: Vec<Piece> = tokens(word.trim_matches('*'))
        .into_iter()
        .map(|token| Piece::Whole(token.folded))
        .collect();
    if let Some(last) = pieces.pop() {
        pieces.push(match last {
            Piece::Whole(text) if word.ends_with('*') => Piece::Beginning(text),
            Piece::Whole(text) if word.starts_with('*') => Piece::Ending(text),
            other => other,
        });
    }
    pieces
}

impl<M> Term<M> {
    fn matches(&self, tokens: &[Token<'_>]) -> bool {
        tokens.len() >= self.pieces.len()
            && std::iter::zip(&self.pieces, tokens)
                .enumerate()
                .all(|(at, (piece, token))| {
                    let together = at == 0 || token.gap == super::tokens::Gap::None;
                    together && piece.matches(token)
                })
    }
}

impl Piece {
    fn matches(&self, token: &Token<'_>) -> bool {
        let word = token.folded.as_str();
        match self {
            Self::Whole(text) => word == text,
            Self::Beginning(text) => word.starts_with(text.as_str()),
            Self::Ending(text) => word.ends_with(text.as_str()),
            Self::Number => word.starts_with(|c: char| c.is_ascii_digit()),
            Self::Name => is_like_a_name(token.text),
        }
    }
}

/// Whether a word begins with a capital letter and goes on in small ones, as no acronym does.
fn is_like_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<u32> {
        let lexicon = Lexicon::new([
            (1, "owe*, *rechnung"),
            (2, "net #, e-mail*"),
            (3, "owed us"),
        ]);
        lexicon.longest_at(&tokens(text)).map(|hit| hit.meaning)
    }

    #[test]
    fn words_are_found_by_their_beginning_or_end() {
        assert_eq!(found("Owed"), Some(1));
        assert_eq!(found("Schlussrechnung"), Some(1));
        assert_eq!(found("showed"), None);
        assert_eq!(found(&"owe".repeat(100)), None);
    }

    #[test]
    fn the_longest_term_is_found() {
        assert_eq!(found("owed us"), Some(3));
        assert_eq!(found("owed, us"), Some(1));
        assert_eq!(found("net 30"), Some(2));
        assert_eq!(found("E-Mails"), Some(2));
        assert_eq!(found("net"), None);
    }
}
