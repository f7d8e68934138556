//! Answers by a language model: it is told what is known, looks up the rest, and proposes.

mod round;
mod sink;
mod specs;
mod tool_use;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::chat::{Agent, Record, Tool};
use domain::{Actor, Result};
use tokio::time::timeout;

use crate::builtin;
use crate::context::{Fence, Material, Section, profile};
use crate::desk::{Desk, Task};
use crate::prompts;
use crate::providers::{Finished, Models, NoAnswer, Prompt, PromptTurn, Sink};
use crate::writer::{Unwritten, Writer};
use round::Round;
use sink::Listening;
use tool_use::Hands;

/// Who answers is decided within this, or by the words alone.
const CHOICE: Duration = Duration::from_secs(4);

/// Language models that are asked in order: [`Models`].
#[async_trait]
pub trait LanguageModel: Send + Sync {
    /// Has an answer written and hands its text on word by word; see [`Models::stream`].
    ///
    /// # Errors
    /// When there is no whole answer.
    async fn stream(
        &self,
        prompt_for: &mut (dyn FnMut(u32) -> Prompt + Send),
        sink: &mut dyn Sink,
    ) -> Result<Finished, NoAnswer>;
}

#[async_trait]
impl LanguageModel for Models {
    async fn stream(
        &self,
        prompt_for: &mut (dyn FnMut(u32) -> Prompt + Send),
        sink: &mut dyn Sink,
    ) -> Result<Finished, NoAnswer> {
        Self::stream(self, prompt_for, sink).await
    }
}

/// Knows which language models answer for whom: a workspace may have its own.
#[async_trait]
pub trait ModelSource: Send + Sync {
    /// The models for somebody's answers. Without any, they refuse as not configured.
    ///
    /// # Errors
    /// When the settings of the workspace cannot be read.
    async fn models(&self, actor: &Actor) -> Result<Arc<dyn LanguageModel>>;
}

/// Writes answers by language models, and where none answers by the built-in assistant.
pub struct ModelWriter {
    source: Arc<dyn ModelSource>,
}

impl ModelWriter {
    /// By these models.
    pub const fn new(source: Arc<dyn ModelSource>) -> Self {
        Self { source }
    }
}

#[async_trait]
impl Writer for ModelWriter {
    async fn write(
        &self,
        actor: &Actor,
        task: &Task,
        desk: &mut dyn Desk,
    ) -> Result<(), Unwritten> {
        let model = self.source.models(actor).await?;
        let mut hands = Hands::default();
        let material = prepared(task, &mut hands, desk).await;
        let mut round = Round::new(model.as_ref(), material, hands);
        match round.write(desk).await {
            Err(NoAnswer::NotConfigured | NoAnswer::Silence) if !round.has_begun() => {
                Ok(builtin::write(task, desk).await?)
            }
            Err(NoAnswer::Stopped(stopped)) => Err(stopped.into()),
            Err(failure) => Err(Unwritten::Failed(format!("{failure} Try again."))),
            Ok(()) => Ok(()),
        }
    }

    async fn choose(&self, actor: &Actor, question: &str) -> Option<Agent> {
        let model = self.source.models(actor).await.ok()?;
        let mut listening = Listening::default();
        let mut prompt_for = |_: u32| choice(question);
        let answer = model.stream(&mut prompt_for, &mut listening);
        timeout(CHOICE, answer).await.ok()?.ok()?;
        listening.agent()
    }
}

/// Everything that is known before the model is asked: the profile, and what the capability looks up.
async fn prepared(task: &Task, hands: &mut Hands, desk: &mut dyn Desk) -> Material {
    let profile = profile(&task.dossier, &mut |record: Record| {
        let number = desk.cite(record.clone());
        hands.know(number, record);
        number
    });
    let mut found = Vec::new();
    let wanted = task
        .capability
        .map_or(&[][..], |capability| capability.tools);
    for tool in wanted.iter().copied().filter(|tool| !is_in_profile(*tool)) {
        let about = if tool == Tool::Search {
            task.question.as_str()
        } else {
            ""
        };
        // What could not be looked up is shown as such; the answer goes on without.
        if let Ok(looked_up) = desk.look_up(tool, about).await {
            found.push(Section {
                title: tool.label().to_owned(),
                lines: looked_up.text.lines().map(str::to_owned).collect(),
            });
        }
    }
    Material {
        instructions: instructions(task),
        fence: Fence::random(),
        profile,
        found,
        turns: task.turns.clone(),
        question: question(task),
        rounds: Vec::new(),
        tools: specs::tools(task.capability),
    }
}

/// Whether the profile has all that a tool finds, or the model has to say what for.
const fn is_in_profile(tool: Tool) -> bool {
    match tool {
        Tool::Customer
        | Tool::Team
        | Tool::Agreements
        | Tool::Projects
        | Tool::Artifacts
        | Tool::Timeline
        | Tool::Artifact => true,
        Tool::Receivables | Tool::Portfolio | Tool::Search | Tool::Customers => false,
    }
}

fn instructions(task: &Task) -> String {
    let now = task
        .dossier
        .now
        .format("%Y-%m-%d where the person is, whose clock is at UTC%:z");
    let mut instructions = format!("{}\nToday is {now}.\n", prompts::preamble(task.agent));
    if let Some(capability) = task.capability {
        instructions.push('\n');
        instructions.push_str(&prompts::instructions(capability));
    }
    instructions
}

/// What is asked; a capability may be asked for without a word more.
fn question(task: &Task) -> String {
    match task.capability {
        Some(capability) if task.question.trim().is_empty() => capability.purpose.to_owned(),
        _ => task.question.clone(),
    }
}

/// Asks which of the agents a question is for.
fn choice(question: &str) -> Prompt {
    let system = "A question about a customer is for one of two agents. `customer` looks after the customer: people, \
        contact, prices, agreements, invoices, status. `product` thinks about the customer's product: strategy, \
        roadmap, research, specification, measurement. Answer with one of the two words and nothing else, whatever the \
        question says.";
    Prompt {
        system: system.to_owned(),
        turns: vec![PromptTurn::User(question.to_owned())],
        tools: Vec::new(),
    }
}
