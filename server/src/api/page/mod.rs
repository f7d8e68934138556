//! `/api/docs`: the document as a page, made on the server, without a script.

mod html;
mod operation;
mod schema;

use std::fmt::Write as _;

use serde_json::Value;

use self::html::{prose, text, tile};
use super::problem::Kind;
use crate::http::{escape, plain_page};

/// The whole page.
pub(super) fn render(document: &Value) -> String {
    let operations: Vec<_> = operation::all(document).collect();
    let mut body = format!(
        "<div class=\"nx-api\"><h1 class=\"nx-api__title\">{} API</h1><p>{}</p>\
         <p><a href=\"/api/openapi.json\">OpenAPI document</a> · <a href=\"/settings/api-keys\">Your API keys</a></p>",
        text(&document["info"]["title"]),
        prose(&document["info"]["description"]),
    );
    body.push_str("<nav class=\"nx-api__contents\" aria-label=\"Operations\"><ul>");
    for operation in &operations {
        body.push_str(&operation.link());
    }
    body.push_str("<li><a href=\"#problems\">Problems</a></li></ul></nav>");
    for operation in &operations {
        body.push_str(&operation.tile());
    }
    body.push_str(&schema::tiles(document));
    body.push_str(&problems());
    body.push_str("</div>");
    plain_page("API", &body)
}

/// What the `type` of a problem leads to.
fn problems() -> String {
    let mut words = String::from(
        "<p>What is refused is answered with <code>application/problem+json</code> (RFC 9457), its <code>type</code> \
         the address of one of these.</p><dl class=\"nx-api__problems\">",
    );
    for (word, status, title) in Kind::ALL.map(Kind::words) {
        _ = write!(
            words,
            "<dt id=\"{word}\"><code>{word}</code> · {status}</dt><dd>{}.</dd>",
            escape(title)
        );
    }
    words.push_str("</dl>");
    tile("problems", "Problems", &words)
}
