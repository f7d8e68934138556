use serde::{Deserialize, Serialize};

/// What the answers of one model took.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UsageRow {
    /// Who wrote them: "built-in", "ollama", "anthropic", or the name of an OpenAI-compatible provider.
    pub provider: String,
    /// Its model; empty for the built-in assistant.
    pub model: String,
    /// How many answers.
    pub answers: u64,
    /// Tokens read.
    pub input_tokens: u64,
    /// Tokens written.
    pub output_tokens: u64,
    /// Of how many of the answers some tokens are our estimate.
    pub estimated: u64,
    /// From the questions to the ends of the answers, together.
    pub milliseconds: u64,
}

impl UsageRow {
    /// Days over which answers are summed in Settings.
    pub const DAYS: u32 = 30;

    /// All rows as one.
    pub fn sum(rows: &[Self]) -> Self {
        rows.iter().fold(Self::default(), |sum, row| Self {
            answers: sum.answers.saturating_add(row.answers),
            input_tokens: sum.input_tokens.saturating_add(row.input_tokens),
            output_tokens: sum.output_tokens.saturating_add(row.output_tokens),
            estimated: sum.estimated.saturating_add(row.estimated),
            milliseconds: sum.milliseconds.saturating_add(row.milliseconds),
            ..sum
        })
    }

    /// Seconds of an answer on average, with one digit after the point.
    pub fn average_seconds(&self) -> String {
        let tenths = self
            .milliseconds
            .checked_div(self.answers)
            .unwrap_or(0)
            .div_ceil(100);
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(answers: u64, milliseconds: u64) -> UsageRow {
        UsageRow {
            answers,
            milliseconds,
            input_tokens: 10,
            ..UsageRow::default()
        }
    }

    #[test]
    fn rows_add_up() {
        let sum = UsageRow::sum(&[row(2, 3_000), row(1, 1_500)]);
        assert_eq!((sum.answers, sum.input_tokens), (3, 20));
        assert_eq!(sum.average_seconds(), "1.5");
        assert_eq!(UsageRow::sum(&[]).average_seconds(), "0.0");
    }
}
