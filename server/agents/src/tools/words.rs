/// Words to search for, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words(Vec<String>);

/// Words that are in every text, and tell nothing about one.
const COMMON: &[&str] = &[
    "about", "all", "and", "any", "are", "did", "does", "for", "from", "had", "has", "have", "how",
    "its", "not", "our", "that", "the", "their", "them", "there", "they", "this", "was", "were",
    "what", "when", "where", "which", "who", "why", "will", "with", "you", "your",
];

/// An excerpt shows so many characters before and after what was found.
const AROUND: usize = 120;

impl Words {
    /// Most words that are searched.
    const MOST: usize = 12;

    /// The words of a text, each once.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in split(text) {
            let is_new = !words.contains(&word) && !COMMON.contains(&word.as_str());
            if is_new && word.chars().count() > 2 && words.len() < Self::MOST {
                words.push(word);
            }
        }
        Self(words)
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of them begin a word of the text.
    pub fn found_in(&self, text: &str) -> usize {
        let text: Vec<String> = split(text).collect();
        let begins = |word: &&String| text.iter().any(|other| other.starts_with(word.as_str()));
        self.0.iter().filter(begins).count()
    }

    /// The part of a long text around the line with the most of them; nothing where none is.
    pub fn excerpt(&self, text: &str) -> Option<String> {
        let lines = text.lines().map(|line| (self.found_in(line), line));
        let (found, line) = lines.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        (found > 0).then(|| self.cut(line))
    }

    fn cut(&self, line: &str) -> String {
        let lower = line.to_lowercase();
        let places = self.0.iter().filter_map(|word| lower.find(word.as_str()));
        let at = places.min().unwrap_or_default();
        let before = lower[..at].chars().count().saturating_sub(AROUND);
        line.chars().skip(before).take(2 * AROUND).collect()
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_words() {
        let words = Words::of("What did Zoë say about the pricing?");
        assert_eq!(words.found_in("ZOË: prices first"), 1);
        assert_eq!(words.found_in("Zoë liked the pricing page"), 2);
        assert_eq!(words.found_in("a repricing"), 0);
    }

    #[test]
    fn common_words_find_nothing() {
        assert!(Words::of("what is this and why?").is_empty());
    }

    #[test]
    fn an_excerpt_shows_the_best_line() {
        let words = Words::of("churn risk");
        let text = "# Risks\nNobody knows the churn.\nChurn is the greatest risk.";
        assert_eq!(
            words.excerpt(text).as_deref(),
            Some("Churn is the greatest risk.")
        );
        assert_eq!(words.excerpt("Nothing here"), None);
        let long = format!("{} İ churn {}", "é".repeat(900), "x".repeat(900));
        let excerpt = words.excerpt(&long).unwrap();
        assert!(excerpt.contains("churn") && excerpt.chars().count() <= 2 * AROUND);
    }
}
