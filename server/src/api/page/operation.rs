//! One operation: what it does, takes and answers.

use serde_json::Value;

use super::html::{list, members, prose, table, text, tile};
use super::schema::kind;
use crate::http::escape;

/// What can be done with a path, reading first.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// An operation of the document.
pub(super) struct Operation<'a> {
    path: &'a str,
    method: String,
    words: &'a Value,
}

/// All of them, in the order of the document.
pub(super) fn all(document: &Value) -> impl Iterator<Item = Operation<'_>> {
    members(&document["paths"]).flat_map(|(path, item)| {
        METHODS.into_iter().filter_map(move |method| {
            Some(Operation {
                path,
                method: method.to_uppercase(),
                words: item.get(method)?,
            })
        })
    })
}

impl Operation<'_> {
    /// Its line in the contents.
    pub(super) fn link(&self) -> String {
        format!(
            "<li><a href=\"#{}\">{}</a> <code>{} {}</code></li>",
            text(&self.words["operationId"]),
            text(&self.words["summary"]),
            self.method,
            escape(self.path),
        )
    }

    /// Its part of the page.
    pub(super) fn tile(&self) -> String {
        let scopes = list(&self.words["security"][0]["api_key"]);
        let scopes: Vec<String> = scopes
            .map(|scope| format!("<code>{}</code>", text(scope)))
            .collect();
        let body = format!(
            "<p><code>{} {}</code> · {}</p><p>{}</p>{}{}{}",
            self.method,
            escape(self.path),
            scopes.join(" and "),
            prose(&self.words["description"]),
            self.parameters(),
            self.body(),
            self.answers(),
        );
        let (id, title) = (&self.words["operationId"], &self.words["summary"]);
        tile(&text(id), &text(title), &body)
    }

    fn parameters(&self) -> String {
        let rows = list(&self.words["parameters"]).map(|parameter| {
            let needed = if parameter["required"] == true {
                ", required"
            } else {
                ""
            };
            let (kind, place) = (kind(&parameter["schema"]), text(&parameter["in"]));
            [
                text(&parameter["name"]),
                format!("{kind}, in the {place}{needed}"),
                meaning(parameter),
            ]
        });
        table("Parameters", rows)
    }

    fn body(&self) -> String {
        let schema = &self.words["requestBody"]["content"]["application/json"]["schema"];
        if schema.is_null() {
            return String::new();
        }
        format!("<p>Body: {}</p>", kind(schema))
    }

    fn answers(&self) -> String {
        let rows = members(&self.words["responses"]).map(|(status, response)| {
            let shape = members(&response["content"]).next();
            let shape = shape.map(|(_, content)| kind(&content["schema"]));
            [
                escape(status),
                shape.unwrap_or_default(),
                prose(&response["description"]),
            ]
        });
        table("Answers", rows)
    }
}

/// What a parameter says about itself, or its schema about it.
fn meaning(parameter: &Value) -> String {
    let own = &parameter["description"];
    if own.is_null() {
        return prose(&parameter["schema"]["description"]);
    }
    prose(own)
}
