use domain::chat::{ChangeDraft, Record, RecordKind, Tool};
use domain::{Error, Result};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::specs::{LOOK_UP, PROPOSE};
use crate::desk::Desk;
use crate::providers::ToolUse;

/// What a model does with its tools. What it sends may be anything.
#[derive(Default)]
pub(super) struct Hands {
    /// Records by the number that the model knows them by.
    known: Vec<(u32, Record)>,
    /// Whether it proposed something.
    pub has_proposed: bool,
}

impl Hands {
    /// Remembers by which number the model was told of a record.
    pub fn know(&mut self, number: u32, record: Record) {
        self.known.push((number, record));
    }

    /// Uses a tool and says what came of it, or what was wrong, so that the model can mend it.
    pub async fn use_tool(&mut self, call: &ToolUse, desk: &mut dyn Desk) -> String {
        let outcome = match call.name.strip_prefix(PROPOSE) {
            Some(change) => self.propose(change, &call.arguments, desk).await,
            None if call.name == LOOK_UP => look_up(&call.arguments, desk).await,
            None => Err(Error::conflict("There is no such tool.")),
        };
        outcome.unwrap_or_else(|error| wrong(&error))
    }

    async fn propose(
        &mut self,
        change: &str,
        arguments: &Value,
        desk: &mut dyn Desk,
    ) -> Result<String> {
        let draft = self.draft(change, arguments)?;
        desk.propose(draft).await?;
        self.has_proposed = true;
        Ok("It is proposed. The person decides.".to_owned())
    }

    /// Reads the arguments of a model as a draft.
    fn draft(&self, change: &str, arguments: &Value) -> Result<ChangeDraft> {
        let Value::Object(mut arguments) = as_typed(arguments) else {
            return Err(Error::conflict("The arguments must be an object."));
        };
        for (name, kind) in [
            ("agreement", RecordKind::Agreement),
            ("project", RecordKind::Project),
            ("artifact", RecordKind::Artifact),
        ] {
            self.refer(&mut arguments, name, kind)?;
        }
        let draft = match change {
            "event" | "agreement" | "invoice" | "project" => {
                Map::from_iter([("form".to_owned(), Value::Object(arguments))])
            }
            "revision" => {
                arguments.insert("based_on".to_owned(), Value::from(0));
                arguments
            }
            _ => arguments,
        };
        let draft = Map::from_iter([(change.to_owned(), Value::Object(draft))]);
        serde_json::from_value(Value::Object(draft))
            .map_err(|error| Error::conflict(format!("This cannot be read: {error}.")))
    }

    /// Puts the id of a record where the model has its number or title.
    fn refer(
        &self,
        arguments: &mut Map<String, Value>,
        name: &'static str,
        kind: RecordKind,
    ) -> Result<()> {
        let Some(Value::String(text)) = arguments.get(name) else {
            return Ok(());
        };
        if text.trim().is_empty() {
            arguments.remove(name);
            return Ok(());
        }
        let id = self.find(kind, text);
        let id =
            id.ok_or_else(|| Error::invalid(name, "There is none of this number or title."))?;
        arguments.insert(name.to_owned(), Value::from(id.to_string()));
        Ok(())
    }

    fn find(&self, kind: RecordKind, text: &str) -> Option<Uuid> {
        let text = text.trim();
        let number: Option<u32> = text.trim_matches(['[', ']']).parse().ok();
        let known = self.known.iter().filter(|(_, record)| record.kind == kind);
        let mut records = known.clone().map(|(_, record)| record);
        let by_number = known.clone().find(|(known, _)| Some(*known) == number);
        let same = |record: &&Record| {
            record.id.to_string() == text || record.title.to_lowercase() == text.to_lowercase()
        };
        let by_number = by_number.map(|(_, record)| record);
        by_number
            .or_else(|| records.find(same))
            .map(|record| record.id)
    }
}

async fn look_up(arguments: &Value, desk: &mut dyn Desk) -> Result<String> {
    let word = arguments.get("tool").and_then(Value::as_str);
    let about = arguments.get("about").and_then(Value::as_str);
    let tool = Tool::parse(word.unwrap_or_default())?;
    let found = desk.look_up(tool, about.unwrap_or_default()).await?;
    Ok(if found.count == 0 {
        "Nothing was found.".to_owned()
    } else {
        found.text
    })
}

/// Forms are typed by people: numbers become text, and what says nothing is left out.
fn as_typed(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.to_string()),
        Value::Bool(flag) => Value::from(flag.to_string()),
        Value::Array(items) => items.iter().map(as_typed).collect(),
        Value::Object(fields) => {
            let said = fields.iter().filter(|(_, value)| !value.is_null());
            said.map(|(name, value)| (name.clone(), as_typed(value)))
                .collect()
        }
        other => other.clone(),
    }
}

fn wrong(error: &Error) -> String {
    match error {
        Error::Invalid { fields } => {
            let fields = fields
                .iter()
                .map(|field| format!("{}: {}", field.field, field.message));
            format!("Nothing was done. {}", fields.collect::<Vec<_>>().join(" "))
        }
        error => format!("Nothing was done. {error}"),
    }
}
