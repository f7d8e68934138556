//! What HTML may come out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::leads_somewhere;

/// What the id of every footnote begins with.
pub(super) const FOOTNOTE: &str = "footnote-";

pub(super) const TAGS: [&str; 28] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

const CLASSES: [&str; 5] = [
    "footnote-reference",
    "footnote-definition",
    "footnote-definition-label",
    "nx-align-center",
    "nx-align-right",
];

/// The second door.
pub(super) fn cleaner() -> Builder<'static> {
    let attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("code", HashSet::from(["class"])),
        ("div", HashSet::from(["class", "id"])),
        ("input", HashSet::from(["checked"])),
        ("ol", HashSet::from(["start"])),
        ("sup", HashSet::from(["class"])),
        ("td", HashSet::from(["class"])),
        ("th", HashSet::from(["class"])),
    ]);
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(TAGS))
        .tag_attributes(attributes)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("noopener noreferrer nofollow"))
        // A task is ticked in the editor.
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .attribute_filter(|_, attribute, value| {
            attribute_allowed(attribute, value).then_some(Cow::Borrowed(value))
        });
    builder
}

fn attribute_allowed(attribute: &str, value: &str) -> bool {
    match attribute {
        "href" => leads_somewhere(value) || value.strip_prefix('#').is_some_and(is_footnote),
        "id" => is_footnote(value),
        "class" => is_class(value),
        "start" => value.len() <= 9 && value.chars().all(|c| c.is_ascii_digit()),
        _ => true,
    }
}

fn is_footnote(id: &str) -> bool {
    id.strip_prefix(FOOTNOTE)
        .is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
}

fn is_class(class: &str) -> bool {
    let language = class.strip_prefix("language-");
    let word = |c: char| c.is_ascii_alphanumeric() || "+-#_".contains(c);
    CLASSES.contains(&class)
        || language.is_some_and(|name| name.len() <= 40 && name.chars().all(word))
}

/// Columns are aligned by a class: our policy forbids the styles that Markdown's own HTML has.
pub(super) fn align_cells<'a>(
    events: impl Iterator<Item = Event<'a>>,
) -> impl Iterator<Item = Event<'a>> {
    let mut columns = Vec::new();
    let mut column = 0;
    let mut tag = "td";
    events.map(move |event| match event {
        Event::Start(Tag::Table(alignments)) => {
            columns.clone_from(&alignments);
            Event::Start(Tag::Table(alignments))
        }
        Event::Start(row @ (Tag::TableHead | Tag::TableRow)) => {
            column = 0;
            tag = if row == Tag::TableHead { "th" } else { "td" };
            Event::Start(row)
        }
        Event::Start(Tag::TableCell) => {
            let class = match columns.get(column) {
                Some(Alignment::Center) => " class=\"nx-align-center\"",
                Some(Alignment::Right) => " class=\"nx-align-right\"",
                _ => "",
            };
            column += 1;
            Event::Html(format!("<{tag}{class}>").into())
        }
        Event::End(TagEnd::TableCell) => Event::Html(format!("</{tag}>").into()),
        other => other,
    })
}
