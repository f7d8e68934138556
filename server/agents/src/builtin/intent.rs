//! What a question is after, by its words alone. Pure: the same words always mean the same.

use domain::artifacts::ArtifactKind;
use domain::chat::capabilities::Mode;

use super::signals::{DOCUMENTS, SIGNALS, WRITE};
use super::words::Words;

/// What can be told about a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// What is to be paid, and what is late.
    Owed,
    /// What ends or comes next.
    Dates,
    /// What happened.
    History,
    /// Who is who.
    People,
    /// Everything in short.
    Summary,
    /// What was agreed, and at what price.
    Agreements,
    /// Projects and artifacts.
    Work,
    /// What to do next.
    Actions,
    /// What to know before a meeting.
    Brief,
    /// Where words occur.
    Search,
    /// Other customers beside this one.
    Others,
    /// What may go wrong.
    Risks,
    /// What to know before talking about prices.
    Negotiation,
    /// An e-mail that asks for money.
    Reminder,
    /// What is known of the customer, and what to ask.
    Discovery,
    /// Where the product stands.
    Product,
    /// What is known of market and users.
    Research,
    /// How the work goes, in figures.
    Report,
}

impl Topic {
    /// What a capability of a mode tells when its title says nothing more.
    pub const fn of_mode(mode: Mode) -> Self {
        match mode {
            Mode::Discovery => Self::Discovery,
            Mode::Relationship => Self::Brief,
            Mode::Pricing => Self::Negotiation,
            Mode::Lifecycle => Self::Risks,
            Mode::Strategy => Self::Product,
            Mode::Research => Self::Research,
            Mode::Roadmap | Mode::Delivery => Self::Work,
            Mode::Measurement => Self::Report,
        }
    }

    /// What a question is about; nothing when its words do not say.
    pub fn of(question: &str) -> Option<Self> {
        let words = Words::of(question);
        let mut best = None;
        let mut most = 1;
        for (topic, _, _) in SIGNALS {
            let weight = weight(*topic, &words);
            if weight > most {
                (best, most) = (Some(*topic), weight);
            }
        }
        best
    }
}

/// The kind of document that somebody asks to be written.
pub fn document(question: &str) -> Option<ArtifactKind> {
    let words = Words::of(question);
    if !words.has_one_of(WRITE) {
        return None;
    }
    let named = DOCUMENTS.iter().find(|(_, names)| words.has_one_of(names));
    named.map(|(kind, _)| *kind)
}

/// Whether a message goes on with what was said before, as "and last month?" does.
pub fn goes_on(question: &str) -> bool {
    let words = Words::of(question);
    let first = words.all().first().map(String::as_str);
    let begins = matches!(first, Some("and" | "und" | "also"))
        || words.has_any(&["what about", "how about", "was ist mit", "wie sieht es mit"]);
    begins && words.all().len() <= 8
}

fn weight(topic: Topic, words: &Words) -> u32 {
    let signals = SIGNALS.iter().filter(|(of, _, _)| *of == topic);
    signals
        .filter(|(_, _, phrases)| words.has_one_of(phrases))
        .map(|(_, weight, _)| weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_understood() {
        for (topic, questions) in [
            (
                Topic::Owed,
                &[
                    "What do they owe us?",
                    "Is anything overdue?",
                    "open invoices",
                    "Was ist überfällig?",
                ][..],
            ),
            (
                Topic::Dates,
                &[
                    "What expires soon?",
                    "when does the contract run out and what is next?",
                    "Was läuft aus?",
                ][..],
            ),
            (
                Topic::History,
                &[
                    "What happened since 12 March?",
                    "latest news",
                    "What changed last week?",
                    "Was war letzte Woche?",
                ],
            ),
            (
                Topic::People,
                &[
                    "Who is who?",
                    "Who decides there?",
                    "Who is Tom?",
                    "Wer sind die Ansprechpartner?",
                ],
            ),
            (
                Topic::Summary,
                &[
                    "Give me a summary",
                    "Where do we stand?",
                    "Tell me about this customer",
                    "Überblick bitte",
                ],
            ),
            (
                Topic::Agreements,
                &[
                    "Which agreements do we have?",
                    "What price did we agree on?",
                    "Welche Verträge gibt es?",
                ],
            ),
            (
                Topic::Work,
                &[
                    "Which projects are running?",
                    "list the artifacts",
                    "Welche Projekte laufen?",
                ],
            ),
            (
                Topic::Actions,
                &[
                    "Next best actions?",
                    "What should I do?",
                    "what are the next steps",
                    "Was sind die nächsten Schritte?",
                ],
            ),
            (
                Topic::Brief,
                &[
                    "Brief me for tomorrow",
                    "meeting brief",
                    "prepare me for the call",
                    "Briefing für morgen",
                ],
            ),
            (
                Topic::Search,
                &[
                    "Where did we mention cold storage?",
                    "search for trucks",
                    "Wo haben wir LKW erwähnt?",
                ],
            ),
            (
                Topic::Others,
                &[
                    "How do they compare with other customers?",
                    "compare them",
                    "Vergleich mit anderen Kunden",
                ],
            ),
            (
                Topic::Risks,
                &[
                    "What are the risks?",
                    "will they churn?",
                    "Welche Risiken gibt es?",
                ],
            ),
            (
                Topic::Negotiation,
                &["They want a discount", "How shall we negotiate the price?"],
            ),
            (
                Topic::Reminder,
                &["write a payment reminder", "Schreib eine Mahnung"],
            ),
        ] {
            for question in questions {
                assert_eq!(Topic::of(question), Some(topic), "{question}");
            }
        }
    }

    #[test]
    fn words_that_say_nothing_mean_nothing() {
        for question in ["Hello", "xyzzy", "thank you!", "…", "Write a poem"] {
            assert_eq!(Topic::of(question), None, "{question}");
        }
    }

    #[test]
    fn documents_are_asked_for_with_a_verb() {
        assert_eq!(
            document("Draft a PRD for the beta"),
            Some(ArtifactKind::Prd)
        );
        assert_eq!(
            document("write user stories"),
            Some(ArtifactKind::UserStories)
        );
        assert_eq!(
            document("Erstelle eine Roadmap"),
            Some(ArtifactKind::Roadmap)
        );
        assert_eq!(document("where is the roadmap?"), None);
        assert_eq!(document("write a reminder"), None);
    }

    #[test]
    fn every_document_has_names() {
        for kind in ArtifactKind::ALL {
            assert!(DOCUMENTS.iter().any(|(named, _)| named == kind), "{kind}");
        }
    }

    #[test]
    fn a_short_message_may_go_on_with_the_last_one() {
        assert!(goes_on("and last month?") && goes_on("What about October?"));
        assert!(!goes_on("What is overdue?"));
    }
}
