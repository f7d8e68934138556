use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::FixedOffset;
use domain::chat::Assistant;
use domain::chat::{
    Agent, ChangeDraft, ChatEvent, Message, MessageState, Proposal, Question, Standpoint, Tool,
    Usage,
};
use domain::customers::CustomerStatus;
use domain::{Actor, Result};
use futures_util::StreamExt;
use serde_json::{Value, json};

use super::{LanguageModel, ModelSource, ModelWriter};
use crate::desk::Took;
use crate::engine::Agents;
use crate::providers::{Finished, NoAnswer, Prompt, PromptTurn, Sink, ToolUse};
use crate::testing::{CONVERSATION, HOSTILE, World, ann, clock};

/// A model that says what is on its list, and remembers what it was told.
#[derive(Default)]
struct Parrot {
    says: Mutex<VecDeque<Saying>>,
    told: Mutex<Vec<Prompt>>,
}

enum Saying {
    Text(&'static str),
    Calls(Vec<(&'static str, Value)>),
    Fails(&'static str, NoAnswer),
}

#[async_trait]
impl LanguageModel for Parrot {
    async fn stream(
        &self,
        prompt_for: &mut (dyn FnMut(u32) -> Prompt + Send),
        sink: &mut dyn Sink,
    ) -> Result<Finished, NoAnswer> {
        self.told.lock().unwrap().push(prompt_for(8_192));
        let took = |input_tokens, output_tokens, is_estimated| Took {
            provider: "parrot".to_owned(),
            model: "grey".to_owned(),
            input_tokens,
            output_tokens,
            is_estimated,
        };
        let saying = self.says.lock().unwrap().pop_front();
        sink.asks(took(12, 0, true));
        let (text, calls) = match saying.ok_or(NoAnswer::NotConfigured)? {
            Saying::Text(text) => (text, Vec::new()),
            Saying::Calls(calls) => ("", calls),
            Saying::Fails(text, failure) => {
                if !text.is_empty() {
                    sink.text(text).await?;
                }
                if failure == NoAnswer::Silence {
                    sink.fell_back("Parrot did not answer.".to_owned());
                }
                return Err(failure);
            }
        };
        for word in text.split_inclusive(' ') {
            sink.text(word).await?;
        }
        let calls = calls.into_iter().enumerate();
        Ok(Finished {
            took: took(10, 3, false),
            calls: calls
                .map(|(number, (name, arguments))| ToolUse {
                    id: number.to_string(),
                    name: name.to_owned(),
                    arguments,
                })
                .collect(),
            is_cut_short: false,
        })
    }
}

struct Cage(Arc<Parrot>);

#[async_trait]
impl ModelSource for Cage {
    async fn models(&self, _: &Actor) -> Result<Arc<dyn LanguageModel>> {
        Ok(self.0.clone())
    }
}

struct Answered {
    world: Arc<World>,
    parrot: Arc<Parrot>,
    message: Message,
    proposals: Vec<Proposal>,
}

async fn answered(text: &str, says: Vec<Saying>) -> Answered {
    let world = World::new();
    let parrot = Arc::new(Parrot {
        says: Mutex::new(says.into()),
        told: Mutex::default(),
    });
    let writer = ModelWriter::new(Arc::new(Cage(parrot.clone())));
    let agents = Agents::new(world.stores(), clock(), Arc::new(writer));
    let question = Question::parse(text).unwrap();
    let standpoint = Standpoint {
        pinned: Some(Agent::CustomerManagement),
        zone: FixedOffset::west_opt(10 * 3_600).unwrap(),
    };
    let ann = ann();
    let events = agents.ask(&ann, CONVERSATION, &question, standpoint);
    let mut events = events.await.unwrap();
    let mut last = None;
    while let Some(event) = events.next().await {
        last = Some(event);
    }
    let Some(ChatEvent::Ended { message }) = last else {
        panic!("{last:?}");
    };
    let proposals = world.look().proposals.clone();
    Answered {
        world,
        parrot,
        message,
        proposals,
    }
}

/// Who wrote an answer, and the tokens.
fn counted(usage: &Usage) -> (&str, u32, u32, bool) {
    (
        &usage.provider,
        usage.input_tokens,
        usage.output_tokens,
        usage.is_estimated,
    )
}

#[tokio::test]
async fn a_model_looks_things_up_and_answers() {
    let team = ("look_up", json!({ "tool": "team" }));
    let says = vec![Saying::Calls(vec![team]), Saying::Text("Zoë decides [1].")];
    let answered = answered("Who decides?", says).await;
    assert_eq!(answered.message.content, "Zoë decides [1].");
    let details = &answered.message.details;
    assert_eq!(details.calls[0].tool, Tool::Team);
    assert_eq!(details.citations[0].number, 1);
    let usage = details.usage.as_ref().unwrap();
    assert_eq!(counted(usage), ("parrot", 20, 6, false));
    let told = answered.parrot.told.lock().unwrap();
    let PromptTurn::Results(results) = &told[1].turns[2] else {
        panic!("{:?}", told[1].turns);
    };
    assert!(results[0].text.contains("Zoë Quist"));
}

#[tokio::test]
async fn a_model_knows_the_day_where_the_person_is() {
    let answered = answered("What day is it?", vec![Saying::Text("Friday.")]).await;
    let told = answered.parrot.told.lock().unwrap();
    let day = "Today is 2026-11-20 where the person is, whose clock is at UTC-10:00.";
    assert!(told[0].system.contains(day), "{}", told[0].system);
    // The customer was made at nine in the morning in Greenwich.
    let known = format!("{:?}", told[0].turns);
    assert!(known.contains("Customer since: 2026-11-20"), "{known}");
}

#[tokio::test]
async fn hostile_records_are_fenced_and_propose_nothing() {
    let team = ("look_up", json!({ "tool": "team" }));
    let says = vec![
        Saying::Calls(vec![team]),
        Saying::Text("A record asks me to disobey."),
    ];
    let answered = answered("Who decides?", says).await;
    for prompt in answered.parrot.told.lock().unwrap().iter() {
        assert!(!prompt.system.contains(HOSTILE));
        for turn in &prompt.turns {
            let texts = match turn {
                PromptTurn::User(text) => vec![text.as_str()],
                PromptTurn::Assistant { text, .. } => vec![text.as_str()],
                PromptTurn::Results(results) => {
                    results.iter().map(|result| result.text.as_str()).collect()
                }
            };
            assert!(
                texts
                    .into_iter()
                    .all(|text| !outside(text).contains("IGNORE"))
            );
        }
    }
    assert!(answered.proposals.is_empty());
    assert_eq!(answered.world.look().customer.status, CustomerStatus::Lead);
}

/// What stands outside of fences.
fn outside(text: &str) -> String {
    let parts = text.split("<<<data ");
    let parts = parts.map(|part| part.rsplit("data>>>").next().unwrap_or_default());
    parts.collect()
}

#[tokio::test]
async fn a_model_that_obeys_a_record_only_proposes() {
    let archive = ("propose_status", json!({ "status": "archive" }));
    let says = vec![Saying::Calls(vec![archive]), Saying::Text("Proposed.")];
    let answered = answered("Who decides?", says).await;
    assert_eq!(answered.proposals.len(), 1);
    assert_eq!(answered.world.look().customer.status, CustomerStatus::Lead);
}

#[tokio::test]
async fn what_a_model_types_is_checked_like_a_form() {
    let wrong = (
        "propose_event",
        json!({ "kind": "party", "title": "", "happened_at": 7 }),
    );
    let right = (
        "propose_agreement",
        json!({
            "scope": "Advice", "kind": "retainer", "notes": null,
            "pricing": { "model": "retainer", "amount": 2000, "currency": "EUR", "period": "month" },
        }),
    );
    let unknown = (
        "propose_project",
        json!({ "name": "App", "agreement": "[77]" }),
    );
    let strange = ("drop_tables", json!([1]));
    let calls = vec![wrong, right, unknown, strange];
    let answered = answered(
        "Draft it",
        vec![Saying::Calls(calls), Saying::Text("Done.")],
    )
    .await;
    let [only] = answered.proposals.as_slice() else {
        panic!("{:?}", answered.proposals);
    };
    assert!(matches!(only.draft, ChangeDraft::Agreement { .. }));
    let amount = only.differences.iter().find(|line| line.field == "amount");
    assert_eq!(amount.unwrap().after, "2000 EUR");
    let told = answered.parrot.told.lock().unwrap();
    let PromptTurn::Results(results) = &told[1].turns[2] else {
        panic!("{:?}", told[1].turns);
    };
    assert!(
        results[0]
            .text
            .contains("type: Choose one of the types of events.")
    );
    assert!(
        results[2]
            .text
            .contains("There is none of this number or title.")
    );
    assert!(results[3].text.contains("There is no such tool."));
}

#[tokio::test]
async fn a_model_that_never_stops_asking_has_to_answer() {
    let more = || {
        Saying::Calls(vec![(
            "look_up",
            json!({ "tool": "search", "about": "zoë" }),
        )])
    };
    let mut says: Vec<Saying> = (0..7).map(|_| more()).collect();
    says.push(Saying::Text("Enough."));
    let answered = answered("Who decides?", says).await;
    assert_eq!(answered.message.content, "Enough.");
    let told = answered.parrot.told.lock().unwrap();
    assert!(told[6].tools.len() > 1 && told[7].tools.is_empty());
    assert!(told.iter().all(|prompt| prompt.tokens() <= 8_192));
}

#[tokio::test]
async fn the_built_in_assistant_answers_where_no_model_does() {
    let says = vec![Saying::Fails("", NoAnswer::Silence)];
    let answered = answered("Who is who?", says).await;
    let details = &answered.message.details;
    assert_eq!(answered.message.state, MessageState::Done);
    assert_eq!(details.fallbacks, ["Parrot did not answer."]);
    assert_eq!(details.usage.as_ref().unwrap().provider, "built-in");
    assert!(answered.message.content.contains("Zoë Quist"));
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_not_taken_for_whole() {
    let provider = "Parrot".to_owned();
    let says = vec![Saying::Fails("They owe", NoAnswer::BrokenOff { provider })];
    let answered = answered("What do they owe?", says).await;
    assert_eq!(answered.message.state, MessageState::Failed);
    assert_eq!(answered.message.content, "They owe");
    let details = answered.message.details;
    let failure = details.failure.unwrap();
    assert!(failure.starts_with("Parrot broke off"), "{failure}");
    assert_eq!(counted(&details.usage.unwrap()), ("parrot", 12, 2, true));
}

#[tokio::test]
async fn what_was_counted_before_an_answer_breaks_off_counts() {
    let team = ("look_up", json!({ "tool": "team" }));
    let provider = "Parrot".to_owned();
    let says = vec![
        Saying::Calls(vec![team]),
        Saying::Fails("They owe", NoAnswer::BrokenOff { provider }),
    ];
    let answered = answered("What do they owe?", says).await;
    assert_eq!(answered.message.state, MessageState::Failed);
    let usage = answered.message.details.usage.unwrap();
    assert_eq!(counted(&usage), ("parrot", 22, 5, true));
}
