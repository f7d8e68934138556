use reqwest::Response;
use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::providers::answer::{End, Event, ToolUse};
use crate::providers::trouble::Trouble;

/// No line is longer: a server that never ends one must not fill the memory.
const LONGEST: usize = 4 * 1024 * 1024;

/// An answer on its way.
pub(in crate::providers) struct Answer {
    response: Response,
    /// What came and was not read yet.
    buffer: Vec<u8>,
    calls: Vec<ToolUse>,
    /// The last line, when it said something besides.
    end: Option<End>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Line {
    error: Option<Value>,
    message: Message,
    done: bool,
    done_reason: Option<String>,
    prompt_eval_count: Option<u32>,
    eval_count: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Message {
    content: Option<String>,
    tool_calls: Option<Vec<Call>>,
}

#[derive(Debug, Deserialize)]
struct Call {
    id: Option<String>,
    function: Function,
}

#[derive(Debug, Deserialize)]
struct Function {
    name: String,
    #[serde(default)]
    arguments: Map<String, Value>,
}

impl Answer {
    pub(super) const fn new(response: Response) -> Self {
        Self {
            response,
            buffer: Vec::new(),
            calls: Vec::new(),
            end: None,
        }
    }

    /// What comes next.
    pub(in crate::providers) async fn next(&mut self) -> Result<Event, Trouble> {
        if let Some(end) = self.end.take() {
            return Ok(Event::End(end));
        }
        let line = self.line().await?;
        let line: Line = serde_json::from_slice(&line).map_err(|_| Trouble::Garbled)?;
        if line.error.is_some() {
            return Err(Trouble::Failed);
        }
        let calls = line.message.tool_calls.unwrap_or_default();
        self.calls.extend(calls.into_iter().map(ToolUse::from));
        if line.done {
            self.end = Some(End {
                calls: std::mem::take(&mut self.calls),
                is_cut_short: line.done_reason.as_deref() == Some("length"),
                input_tokens: line.prompt_eval_count,
                output_tokens: line.eval_count,
            });
        }
        let text = line.message.content.filter(|text| !text.is_empty());
        Ok(text.map_or(Event::Progress, Event::Text))
    }

    /// The next line that is not empty. Chunks end anywhere, in the middle of a character too.
    async fn line(&mut self) -> Result<Vec<u8>, Trouble> {
        let mut read = 0;
        loop {
            let end = self
                .buffer
                .iter()
                .skip(read)
                .position(|byte| *byte == b'\n');
            if let Some(end) = end {
                let line: Vec<u8> = self.buffer.drain(..=read + end).collect();
                if !line.trim_ascii().is_empty() {
                    return Ok(line);
                }
                read = 0;
                continue;
            }
            read = self.buffer.len();
            if read > LONGEST {
                return Err(Trouble::Garbled);
            }
            // An answer ends with a line that says so; without it something broke.
            let chunk = self.response.chunk().await.map_err(|_| Trouble::Broken)?;
            let chunk = chunk.ok_or(Trouble::Broken)?;
            self.buffer.extend_from_slice(&chunk);
        }
    }
}

impl From<Call> for ToolUse {
    fn from(call: Call) -> Self {
        let id = call.id.filter(|id| !id.is_empty());
        Self {
            id: id.unwrap_or_else(|| format!("call_{}", Uuid::new_v4().simple())),
            name: call.function.name,
            arguments: Value::Object(call.function.arguments),
        }
    }
}
