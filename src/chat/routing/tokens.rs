/// A word of a message, or a sign that stands for one.
#[derive(Debug)]
pub(super) struct Token<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// In small letters without accents.
    pub folded: String,
    /// What stands between it and the one before.
    pub gap: Gap,
    /// Whether its sentence ends with a question mark.
    pub in_question: bool,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that separates.
    None,
    /// A comma, a colon, a bracket.
    Comma,
    /// The end of a sentence or a line.
    Stop,
}

/// The words of a text. Scripts without spaces give a word for each character.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut gap = Gap::Stop;
    let mut sentence = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let start = text.len() - rest.len();
        let length = word_length(rest);
        if length > 0 {
            let word = &rest[..length];
            tokens.push(Token {
                text: word,
                start,
                folded: fold(word),
                gap,
                in_question: false,
            });
            gap = Gap::None;
            rest = &rest[length..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let here = gap_at(c, rest);
        if here == Gap::Stop {
            let question = matches!(c, '?' | '？');
            for token in &mut tokens[sentence..] {
                token.in_question = question;
            }
            sentence = tokens.len();
        }
        gap = gap.max(here);
    }
    tokens
}

/// How many bytes of the text are its first word; none if it begins with something else.
fn word_length(text: &str) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    if is_sign(first) || is_syllable(first) {
        return first.len_utf8();
    }
    text.find(|c: char| !c.is_alphanumeric() || is_syllable(c))
        .unwrap_or(text.len())
}

const fn is_sign(c: char) -> bool {
    matches!(c, '€' | '$' | '£' | '%' | '@')
}

/// Whether a character is a word of its own: Chinese and Japanese.
const fn is_syllable(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

fn gap_at(c: char, rest: &str) -> Gap {
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    match c {
        '\n' | '!' | '?' | ';' | '。' | '！' | '？' => Gap::Stop,
        '.' | '…' if ends => Gap::Stop,
        ',' | ':' | '(' | ')' | '–' | '—' | '、' | '，' => Gap::Comma,
        '-' if ends => Gap::Comma,
        _ => Gap::None,
    }
}

/// Small letters without the accents of the languages of Europe.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'č' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => folded.push('o'),
            'ś' | 'š' => folded.push('s'),
            'ù' | 'ú' | 'û' | 'ü' | 'ů' => folded.push('u'),
            'ý' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            _ => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn words_lose_case_and_accents() {
        assert_eq!(
            folded("Überfällig: 20 % off!"),
            ["uberfallig", "20", "%", "off"]
        );
        assert_eq!(folded("l'Œuvre"), ["l", "oeuvre"]);
        assert_eq!(folded("請求 €5"), ["請", "求", "€", "5"]);
    }

    #[test]
    fn sentences_know_whether_they_ask() {
        let asked: Vec<bool> = tokens("Paid. And v2.4, when? Tell me")
            .iter()
            .map(|token| token.in_question)
            .collect();
        assert_eq!(asked, [false, true, true, true, true, false, false]);
    }

    #[test]
    fn what_stands_between_words_is_kept() {
        let gaps: Vec<Gap> = tokens("Yes, do it. Well-known")
            .iter()
            .map(|token| token.gap)
            .collect();
        use Gap::{Comma, None, Stop};
        assert_eq!(gaps, [Stop, Comma, None, Stop, None]);
    }
}
