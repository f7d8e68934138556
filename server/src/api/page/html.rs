//! Pieces of HTML that the parts of the page share. Everything they take is HTML already, unless it is a [`Value`].

use serde_json::Value;

use crate::http::escape;

/// What belongs together, under a heading.
pub(super) fn tile(id: &str, title: &str, body: &str) -> String {
    format!(
        "<section class=\"nx-tile\" id=\"{id}\"><header class=\"nx-tile__header\">\
         <h2 class=\"nx-tile__title\">{title}</h2></header><div class=\"nx-tile__body\">{body}</div></section>"
    )
}

/// A table of three columns, or nothing when it has no rows.
pub(super) fn table(title: &str, rows: impl Iterator<Item = [String; 3]>) -> String {
    let rows: String = rows
        .map(|[name, what, words]| {
            format!(
                "<tr><th scope=\"row\"><code>{name}</code></th><td>{what}</td><td>{words}</td></tr>"
            )
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    format!(
        "<table class=\"nx-api__table\"><caption>{title}</caption><tbody>{rows}</tbody></table>"
    )
}

/// Text as it is.
pub(super) fn text(value: &Value) -> String {
    escape(value.as_str().unwrap_or_default())
}

/// Text with `code` in it.
pub(super) fn prose(value: &Value) -> String {
    let text = text(value);
    let parts = text.split('`').enumerate();
    parts
        .map(|(place, part)| match place % 2 {
            0 => part.to_owned(),
            _ => format!("<code>{part}</code>"),
        })
        .collect()
}

/// The members of a list; none of anything else.
pub(super) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The members of an object; none of anything else.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let members = value.as_object().into_iter().flatten();
    members.map(|(name, value)| (name.as_str(), value))
}
