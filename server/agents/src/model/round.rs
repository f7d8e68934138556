use std::sync::Mutex;
use std::sync::PoisonError;

use domain::chat::Omission;

use super::LanguageModel;
use super::sink::Typing;
use super::tool_use::Hands;
use crate::context::Material;
use crate::desk::Desk;
use crate::providers::{Finished, NoAnswer, PromptTurn, ToolResult, ToolUse};

/// A model may go and look things up so often; then it has to answer.
const MOST_ROUNDS: u32 = 8;
/// So many tools are used of those that it asks for at once.
const MOST_AT_ONCE: usize = 8;

/// An answer in rounds: the model speaks, its tools are used, and it goes on.
pub(super) struct Round<'a> {
    model: &'a dyn LanguageModel,
    material: Material,
    hands: Hands,
    has_said: bool,
}

impl<'a> Round<'a> {
    pub fn new(model: &'a dyn LanguageModel, material: Material, hands: Hands) -> Self {
        Self {
            model,
            material,
            hands,
            has_said: false,
        }
    }

    /// Whether something was said or proposed that somebody else cannot begin anew.
    pub const fn has_begun(&self) -> bool {
        self.has_said || self.hands.has_proposed
    }

    /// Writes the whole answer.
    pub async fn write(&mut self, desk: &mut dyn Desk) -> Result<(), NoAnswer> {
        for number in 1..=MOST_ROUNDS {
            if number == MOST_ROUNDS {
                self.material.tools.clear();
            }
            let finished = self.speak(desk).await?;
            let calls = finished.calls;
            if calls.is_empty() {
                break;
            }
            let mut results = Vec::new();
            for call in calls {
                results.push(self.use_tool(call, results.len(), desk).await);
            }
            self.material.rounds.push(PromptTurn::Results(results));
        }
        Ok(())
    }

    /// Lets the model speak once.
    async fn speak(&mut self, desk: &mut dyn Desk) -> Result<Finished, NoAnswer> {
        let omitted: Mutex<Vec<Omission>> = Mutex::default();
        let material = &self.material;
        let mut prompt_for = |room: u32| {
            let context = material.fit(room);
            *omitted.lock().unwrap_or_else(PoisonError::into_inner) = context.omitted;
            context.prompt
        };
        let mut typing = Typing::new(&mut *desk, self.has_said);
        let finished = self.model.stream(&mut prompt_for, &mut typing).await;
        let said = typing.said;
        self.has_said |= !said.is_empty();
        let finished = finished?;
        let omitted = omitted.into_inner().unwrap_or_else(PoisonError::into_inner);
        omitted.into_iter().for_each(|omission| desk.omit(omission));
        if finished.is_cut_short {
            let what = "the end of the answer".to_owned();
            desk.omit(Omission { what, tokens: 0 });
        }
        desk.took(finished.took.clone());
        let calls = finished.calls.clone();
        let turn = PromptTurn::Assistant { text: said, calls };
        self.material.rounds.push(turn);
        Ok(finished)
    }

    async fn use_tool(&mut self, call: ToolUse, before: usize, desk: &mut dyn Desk) -> ToolResult {
        let text = if before < MOST_AT_ONCE {
            self.hands.use_tool(&call, desk).await
        } else {
            "Too many tools at once. Ask for this again if you still need it.".to_owned()
        };
        ToolResult {
            call: call.id,
            tool: call.name,
            text,
        }
    }
}
