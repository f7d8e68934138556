//! Markdown as HTML that is safe to show, whoever wrote it: a colleague, a customer's e-mail, an agent.
//!
//! Two doors behind each other. The first lets through only what Markdown itself says: HTML in a text is shown as text,
//! an image becomes a link, so that opening a page asks nobody else's server for anything. The second, ammonia, parses
//! what came out as a browser does and keeps what is on its list.

mod html;

use std::collections::HashMap;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

/// Nothing that people write is nested deeper; what is would only keep browsers busy.
const DEEPEST: usize = 64;

/// The text as HTML: headings, lists, tables, task lists, code, strikethrough, footnotes.
pub fn to_html(markdown: &str) -> String {
    let events = html::align_cells(safe_events(markdown));
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// What the text says, without HTML, images and endless nesting. What is exported goes through here too.
pub(crate) fn safe_events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    let mut footnotes = Footnotes::default();
    let mut depth = 0;
    Parser::new_ext(markdown, options).filter_map(move |event| {
        let event = harmless(event, &mut footnotes)?;
        let shown = match &event {
            Event::Start(_) => {
                depth += 1;
                depth <= DEEPEST
            }
            Event::End(_) => {
                depth -= 1;
                depth < DEEPEST
            }
            _ => depth <= DEEPEST,
        };
        shown.then_some(event)
    })
}

fn harmless<'a>(event: Event<'a>, footnotes: &mut Footnotes<'a>) -> Option<Event<'a>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) if is_line_break(&text) => Event::HardBreak,
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { dest_url, .. }) => Event::Start(link(dest_url)),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            dest_url,
            ..
        }) => Event::Start(link(format!("mailto:{dest_url}").into())),
        Event::Start(Tag::Link { dest_url, .. }) => Event::Start(link(dest_url)),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Start(Tag::FootnoteDefinition(footnotes.name(label)))
        }
        Event::FootnoteReference(label) => Event::FootnoteReference(footnotes.name(label)),
        // Off in the options.
        Event::InlineMath(_) | Event::DisplayMath(_) => return None,
        other => other,
    })
}

/// A link to somewhere else; one that leads nowhere safe keeps its words and leads nowhere.
fn link(address: CowStr<'_>) -> Tag<'_> {
    let dest_url = if leads_somewhere(&address) {
        address
    } else {
        CowStr::Borrowed("")
    };
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url,
        title: CowStr::Borrowed(""),
        id: CowStr::Borrowed(""),
    }
}

/// Whether an address may stand in a link: whole, and of a kind that does nothing but open something elsewhere.
pub(crate) fn leads_somewhere(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let known = ["https://", "http://", "mailto:", "tel:"];
    known.iter().any(|scheme| lower.starts_with(scheme))
        && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// The one tag that people need: Markdown has no line break inside a table.
fn is_line_break(html: &str) -> bool {
    let tag = html.trim().to_ascii_lowercase();
    matches!(tag.as_str(), "<br>" | "<br/>" | "<br />")
}

/// Footnotes by number: a name that somebody chose could be that of something else on the page.
#[derive(Default)]
struct Footnotes<'a>(HashMap<CowStr<'a>, usize>);

impl<'a> Footnotes<'a> {
    fn name(&mut self, label: CowStr<'a>) -> CowStr<'a> {
        let next = self.0.len() + 1;
        let number = *self.0.entry(label).or_insert(next);
        format!("{}{number}", html::FOOTNOTE).into()
    }
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(html::cleaner);

#[cfg(test)]
mod tests;
