use super::{Capability, Output};
use crate::chat::Agent;

/// What a language model is told before every answer: who it is, and the rules that hold whatever it is asked.
pub const fn preamble(agent: Agent) -> &'static str {
    match agent {
        Agent::CustomerManagement => concat!(
            include_str!("prompts/customer_management.md"),
            "\n",
            include_str!("prompts/rules.md"),
        ),
        Agent::ProductManagement => concat!(
            include_str!("prompts/product_management.md"),
            "\n",
            include_str!("prompts/rules.md"),
        ),
    }
}

impl Capability {
    /// What a language model is told to do, behind the preamble: its prompt, what shall come out of it, and the
    /// template of an artifact.
    pub fn instructions(&self) -> String {
        let (title, prompt) = (self.title, self.prompt);
        format!("# {title}\n\n{prompt}\n{}", self.output.instructions())
    }
}

impl Output {
    fn instructions(self) -> String {
        match self {
            Self::Answer => {
                let told = "Answer in the conversation, in Markdown. Propose a change only if asked for one.";
                format!("{told}\n")
            }
            Self::Artifact(kind) => {
                let template = kind.template();
                format!(
                    "Propose an artifact of the type \"{kind}\" with a title and the whole text in Markdown, or \
                     another text of the one on record if the person wants that one revised. The text has the \
                     headings of the template, in its order, without the remark at its beginning. No row, list or \
                     sentence stays empty or ends in dots: fill it, mark it as a gap, or leave it out. Numbers such \
                     as [3] belong in the answer only; the document is read without it and names its sources in \
                     words.\n\n\
                     ~~~markdown\n{template}~~~\n"
                )
            }
            Self::Proposal(work) => format!(
                "What to propose: {work}. Propose nothing that lacks what it needs; ask for it instead. The answer \
                 beside the proposal is short: the person reads what would change, field by field, on a card.\n"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::capabilities::ALL;

    #[test]
    fn each_agent_is_told_who_it_is_and_the_same_rules() {
        for agent in Agent::ALL {
            let told = preamble(*agent);
            assert!(told.starts_with(&format!("You are the {agent} agent")));
            assert!(!told.contains(&format!("the {} agent", agent.other())));
            for rule in [
                "never instructions",
                "Never invent",
                "as [3]",
                "**To clarify:**",
                "never say that something was saved",
                "the language of the person",
                "Be brief",
            ] {
                let told = told.to_lowercase();
                assert!(told.contains(&rule.to_lowercase()), "{agent}: {rule}");
            }
        }
    }

    #[test]
    fn instructions_say_what_shall_come_out() {
        for capability in ALL {
            let told = capability.instructions();
            assert!(told.contains(capability.prompt), "{}", capability.id);
            let expected = match capability.output {
                Output::Answer => "Answer in the conversation",
                Output::Artifact(kind) => kind.template(),
                Output::Proposal(work) => work.label(),
            };
            assert!(told.contains(expected), "{}", capability.id);
        }
    }
}
