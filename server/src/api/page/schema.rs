//! The shapes of bodies and replies.

use serde_json::Value;

use super::html::{list, members, prose, table, text, tile};
use crate::http::escape;

/// A part of the page for each shape that has a name.
pub(super) fn tiles(document: &Value) -> String {
    members(&document["components"]["schemas"])
        .map(|(name, schema)| {
            let body = format!(
                "<p>{}</p>{}",
                prose(&schema["description"]),
                table("Fields", fields(schema))
            );
            tile(&anchor(name), &escape(name), &body)
        })
        .collect()
}

/// What a schema stands for, in a few words; a shape with a name is a link to it.
pub(super) fn kind(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path.rsplit('/').next().unwrap_or(path);
        return format!("<a href=\"#{}\">{}</a>", anchor(name), escape(name));
    }
    let mut parts = list(&schema["oneOf"]).chain(list(&schema["allOf"]));
    if let Some(part) = parts.find(|part| part["$ref"].is_string()) {
        return kind(part);
    }
    let words: Vec<String> = list(&schema["enum"])
        .map(|word| format!("<code>{}</code>", text(word)))
        .collect();
    if !words.is_empty() {
        return words.join(" ");
    }
    let types = &schema["type"];
    match types.as_str().or_else(|| types[0].as_str()) {
        Some("array") => format!("list of {}", kind(&schema["items"])),
        Some("object") => "object".to_owned(),
        Some(name) => escape(schema["format"].as_str().unwrap_or(name)),
        None => "anything".to_owned(),
    }
}

fn fields(schema: &Value) -> impl Iterator<Item = [String; 3]> {
    let required: Vec<&str> = list(&schema["required"])
        .filter_map(Value::as_str)
        .collect();
    members(&schema["properties"]).map(move |(name, property)| {
        let needed = if required.contains(&name) {
            ", required"
        } else {
            ""
        };
        let words = format!("{}{needed}", kind(property));
        [escape(name), words, prose(&property["description"])]
    })
}

fn anchor(name: &str) -> String {
    format!("schema-{}", escape(name))
}
