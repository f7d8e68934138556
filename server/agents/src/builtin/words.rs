//! The words of a question, for looking at which ones occur.

/// The words of a text in small letters, without punctuation.
#[derive(Debug, Clone)]
pub struct Words {
    all: Vec<String>,
    line: String,
}

/// Words that say nothing about what somebody looks for.
const FILLERS: &str = "a about all an and any anything are as ask at be been but by can could create customer das \
     der did die do does draft ein eine ever find for from für give has have how i if in into is \
     it its list look make me mention mentioned my next not of on or our out please prepare said \
     say search should show so some something suche talk talked tell than that the their them \
     then there they this to und up us von was we week were what when where which who why will \
     with wo write yet you über";

impl Words {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let all: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let line = format!(" {} ", all.join(" "));
        Self { all, line }
    }

    /// Every word, in order.
    pub fn all(&self) -> &[String] {
        &self.all
    }

    /// Whether a word or some words in a row occur; with `*` at the end the last one only needs to begin so.
    pub fn has(&self, phrase: &str) -> bool {
        match phrase.strip_suffix('*') {
            Some(beginning) => self.line.contains(&format!(" {beginning}")),
            None => self.line.contains(&format!(" {phrase} ")),
        }
    }

    /// Whether any of them occurs.
    pub fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.has(phrase))
    }

    /// The same for phrases set apart by commas.
    pub fn has_one_of(&self, phrases: &str) -> bool {
        phrases.split(", ").any(|phrase| self.has(phrase))
    }

    /// The words that say what it is about.
    pub fn telling(&self) -> impl Iterator<Item = &str> {
        let words = self.all.iter().map(String::as_str);
        words.filter(|word| {
            word.chars().count() > 1 && !FILLERS.split(' ').any(|filler| filler == *word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_or_by_their_beginning() {
        let words = Words::of("What's overdue, and since when?");
        assert!(words.has("overdue") && words.has("since when"));
        assert!(words.has("over*") && !words.has("over"));
    }

    #[test]
    fn fillers_say_nothing() {
        let words = Words::of("Where did we talk about the cold storage?");
        assert_eq!(words.telling().collect::<Vec<_>>(), ["cold", "storage"]);
    }
}
