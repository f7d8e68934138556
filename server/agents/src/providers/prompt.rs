use serde_json::Value;

use super::answer::ToolUse;

/// What a model is told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prompt {
    /// Who it is, what it knows and how it shall answer.
    pub system: String,
    /// What was said, the oldest first; the last is to be answered.
    pub turns: Vec<PromptTurn>,
    /// What it can use.
    pub tools: Vec<ToolSpec>,
}

/// Something that was said before.
#[derive(Debug, Clone, PartialEq)]
pub enum PromptTurn {
    /// The person said it.
    User(String),
    /// The model said it, and asked for tools to be used.
    Assistant {
        /// The text.
        text: String,
        /// The tools; each has its result in the turn that follows.
        calls: Vec<ToolUse>,
    },
    /// What the tools of the turn before gave.
    Results(Vec<ToolResult>),
}

/// What a tool gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToolResult {
    /// The id of the [`ToolUse`].
    pub call: String,
    /// Its tool.
    pub tool: String,
    /// What it gave, or what went wrong.
    pub text: String,
}

/// A tool as a model is told about it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolSpec {
    /// Its name: letters, digits and `_`.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// A JSON Schema of the arguments, which are an object.
    pub schema: Value,
}

impl Prompt {
    /// About how many tokens it is.
    pub fn tokens(&self) -> u32 {
        let system = estimate_tokens(&self.system);
        let turns = self.turns.iter().map(PromptTurn::tokens);
        let tools = self.tools.iter().map(ToolSpec::tokens);
        turns.chain(tools).fold(system, u32::saturating_add)
    }
}

impl PromptTurn {
    /// About how many tokens it is.
    pub fn tokens(&self) -> u32 {
        match self {
            Self::User(text) => estimate_tokens(text),
            Self::Assistant { text, calls } => calls
                .iter()
                .map(|call| {
                    estimate_tokens(&call.name) + estimate_tokens(&call.arguments.to_string())
                })
                .fold(estimate_tokens(text), u32::saturating_add),
            Self::Results(results) => results
                .iter()
                .map(|result| estimate_tokens(&result.text))
                .fold(0, u32::saturating_add),
        }
    }
}

impl ToolSpec {
    fn tokens(&self) -> u32 {
        let words = estimate_tokens(&self.name) + estimate_tokens(&self.description);
        words.saturating_add(estimate_tokens(&self.schema.to_string()))
    }
}

/// About how many tokens a text is: one for every four bytes. That is four letters of English, two or three of other
/// alphabets, one or two of Chinese: each model counts in a way of its own, and this is near enough to budget with.
pub fn estimate_tokens(text: &str) -> u32 {
    tokens_of(text.len())
}

/// The same for a text of so many bytes.
pub(crate) fn tokens_of(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(4)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_is_about_four_letters() {
        assert_eq!(estimate_tokens(""), 0);
        assert_eq!(estimate_tokens("a"), 1);
        assert_eq!(estimate_tokens("What do they owe us?"), 5);
        assert!(estimate_tokens("他们欠我们多少钱") >= 6);
    }

    #[test]
    fn everything_in_a_prompt_counts() {
        let mut prompt = Prompt {
            system: "x".repeat(400),
            ..Prompt::default()
        };
        assert_eq!(prompt.tokens(), 100);
        prompt.turns.push(PromptTurn::User("y".repeat(40)));
        assert_eq!(prompt.tokens(), 110);
        prompt.tools.push(ToolSpec {
            name: "look".to_owned(),
            description: "Look it up.".to_owned(),
            schema: json!({ "type": "object" }),
        });
        assert!(prompt.tokens() > 113);
    }
}
