//! What language models are told to do: a text for each agent and one for each capability.
//!
//! The table of capabilities is in `domain`, as the browser shows it; these texts are for the server alone.

#[cfg(test)]
mod tests;

use domain::chat::Agent;
use domain::chat::capabilities::{Capability, Output};

/// What a language model is told before every answer: who it is, and the rules that hold whatever it is asked.
pub(crate) const fn preamble(agent: Agent) -> &'static str {
    match agent {
        Agent::CustomerManagement => concat!(
            include_str!("customer_management.md"),
            "\n",
            include_str!("rules.md"),
        ),
        Agent::ProductManagement => concat!(
            include_str!("product_management.md"),
            "\n",
            include_str!("rules.md"),
        ),
    }
}

/// What a language model is told to do for a capability, behind the preamble: its prompt, what shall come out of it, and
/// the template of an artifact.
pub(crate) fn instructions(capability: &Capability) -> String {
    let (title, prompt) = (capability.title, prompt(capability));
    format!("# {title}\n\n{prompt}\n{}", expected(capability.output))
}

/// The prompt of a capability; the tests see to it that each has one.
fn prompt(capability: &Capability) -> &'static str {
    let mut prompts = PROMPTS.iter();
    let own = prompts.find(|(id, _)| *id == capability.id);
    own.map_or("", |(_, text)| text)
}

fn expected(output: Output) -> String {
    match output {
        Output::Answer => {
            let told =
                "Answer in the conversation, in Markdown. Propose a change only if asked for one.";
            format!("{told}\n")
        }
        Output::Artifact(kind) => {
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
        Output::Proposal(work) => format!(
            "What to propose: {work}. Propose nothing that lacks what it needs; ask for it instead. The answer \
             beside the proposal is short: the person reads what would change, field by field, on a card.\n"
        ),
    }
}

/// What to do for each capability, by its id.
const PROMPTS: &[(&str, &str)] = &[
    ("intake", include_str!("intake.md")),
    ("qualify", include_str!("qualify.md")),
    ("stakeholders", include_str!("stakeholders.md")),
    ("meeting-brief", include_str!("meeting_brief.md")),
    ("follow-up", include_str!("follow_up.md")),
    ("invoice-reminder", include_str!("invoice_reminder.md")),
    ("pricing", include_str!("pricing.md")),
    ("negotiation", include_str!("negotiation.md")),
    ("invoice", include_str!("invoice.md")),
    ("status", include_str!("status.md")),
    ("renewal", include_str!("renewal.md")),
    ("risk", include_str!("risk.md")),
    ("strategy", include_str!("strategy.md")),
    ("personas", include_str!("personas.md")),
    ("ideas", include_str!("ideas.md")),
    ("research-plan", include_str!("research_plan.md")),
    ("interview-guide", include_str!("interview_guide.md")),
    ("competitors", include_str!("competitors.md")),
    ("roadmap", include_str!("roadmap.md")),
    ("okrs", include_str!("okrs.md")),
    ("project", include_str!("project.md")),
    ("prd", include_str!("prd.md")),
    ("user-stories", include_str!("user_stories.md")),
    ("meeting-notes", include_str!("meeting_notes.md")),
    ("success-metrics", include_str!("success_metrics.md")),
    ("report", include_str!("report.md")),
    ("impact", include_str!("impact.md")),
];
