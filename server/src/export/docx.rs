//! Markdown as a Word document: headings, lists, tasks, tables, code, quotes, links, footnotes.

mod inline;
mod styles;
#[cfg(test)]
mod tests;

use std::io::{self, Cursor};

use docx_rs::{
    Docx, IndentLevel, NumberingId, Paragraph, SpecialIndentType, Table, TableCell, TableRow,
};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use self::inline::Line;
use crate::markdown::safe_events;

/// Twentieths of a point that each level of a list or quote stands further in.
const INDENT: i32 = 360;

/// The document, under its title.
///
/// # Errors
/// Only when the archive cannot be written, which in memory means that there is none left.
pub fn from_markdown(title: &str, markdown: &str) -> io::Result<Vec<u8>> {
    let mut writer = Writer::default();
    let mut heading = Line::default();
    heading.text(title);
    let heading = heading.into_paragraph().style(styles::TITLE);
    writer.blocks.push(Block::Paragraph(Box::new(heading)));
    for event in safe_events(markdown) {
        writer.take(event);
    }
    let mut file = Cursor::new(Vec::new());
    let packed = writer.into_docx().build().pack(&mut file);
    packed.map_err(io::Error::other)?;
    Ok(file.into_inner())
}

enum Block {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// A list that is being written.
struct List {
    numbering: usize,
    /// Whether the next paragraph is the first of its item.
    begins_item: bool,
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    line: Line,
    lists: Vec<List>,
    quotes: i32,
    in_code: bool,
    /// First numbers of ordered lists, in the order of their numberings behind that of bullets.
    starts: Vec<(usize, u64)>,
    rows: Vec<TableRow>,
    cells: Vec<TableCell>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Text(text) => self.line.text(&text),
            Event::Code(text) => self.line.code(&text),
            Event::SoftBreak => self.line.text(" "),
            Event::HardBreak => self.line.line_break(),
            Event::Rule => self.paragraph(styles::RULE),
            Event::TaskListMarker(done) => self.line.text(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(name) => self.line.text(&footnote(&name)),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.line.bold += 1,
            Tag::Emphasis => self.line.italic += 1,
            Tag::Strikethrough => self.line.strike += 1,
            Tag::Link { dest_url, .. } => self.line.begin_link(&dest_url),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::List(start) => self.begin_list(start),
            Tag::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.begins_item = true;
                }
            }
            Tag::CodeBlock(kind) => {
                self.finish_line();
                self.in_code = true;
                if let CodeBlockKind::Fenced(language) = kind {
                    self.language(&language);
                }
            }
            Tag::FootnoteDefinition(name) => self.line.text(&format!("{} ", footnote(&name))),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.line.bold -= 1,
            TagEnd::Emphasis => self.line.italic -= 1,
            TagEnd::Strikethrough => self.line.strike -= 1,
            TagEnd::Link => self.line.end_link(),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::FootnoteDefinition => self.finish_line(),
            TagEnd::Heading(level) => self.paragraph(heading(level)),
            TagEnd::BlockQuote(_) => {
                self.finish_line();
                self.quotes -= 1;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::TableCell => {
                let text = std::mem::take(&mut self.line).into_paragraph();
                self.cells.push(TableCell::new().add_paragraph(text));
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.rows.push(TableRow::new(cells));
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.blocks.push(Block::Table(Box::new(Table::new(rows))));
                // Two tables with nothing between them would become one.
                self.blocks.push(Block::Paragraph(Box::default()));
            }
            _ => {}
        }
    }

    /// A list inside an item begins behind what the item says.
    fn begin_list(&mut self, start: Option<u64>) {
        self.finish_line();
        let numbering = match start {
            Some(first) => {
                self.starts.push((self.lists.len(), first));
                styles::BULLETS + self.starts.len()
            }
            None => styles::BULLETS,
        };
        self.lists.push(List {
            numbering,
            begins_item: true,
        });
    }

    /// Each line of a block of code is a paragraph.
    fn code(&mut self, text: &str) {
        for line in text.lines() {
            self.line.code(line);
            self.paragraph(styles::CODE);
        }
    }

    fn language(&mut self, language: &CowStr<'_>) {
        if !language.is_empty() {
            self.line.text(language);
            self.paragraph(styles::LANGUAGE);
        }
    }

    /// Ends the line as an ordinary paragraph, if there is anything in it.
    fn finish_line(&mut self) {
        if !self.line.is_empty() {
            self.paragraph(if self.quotes > 0 {
                styles::QUOTE
            } else {
                styles::TEXT
            });
        }
    }

    /// Ends the line as a paragraph of this style, where it stands among lists and quotes.
    fn paragraph(&mut self, style: &str) {
        let line = std::mem::take(&mut self.line);
        let mut paragraph = line.into_paragraph().style(style);
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            if list.begins_item {
                let level = IndentLevel::new((depth - 1).min(styles::LEVELS - 1));
                paragraph = paragraph.numbering(NumberingId::new(list.numbering), level);
            } else {
                let further_in = INDENT * i32::try_from(depth).unwrap_or(1);
                paragraph =
                    paragraph.indent(Some(further_in), None::<SpecialIndentType>, None, None);
            }
            list.begins_item = false;
        }
        self.blocks.push(Block::Paragraph(Box::new(paragraph)));
    }

    fn into_docx(mut self) -> Docx {
        self.finish_line();
        let docx = styles::prepare(Docx::new(), &self.starts);
        self.blocks
            .into_iter()
            .fold(docx, |docx, block| match block {
                Block::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Block::Table(table) => docx.add_table(*table),
            })
    }
}

const fn heading(level: HeadingLevel) -> &'static str {
    styles::HEADINGS[level as usize - 1]
}

/// "footnote-3" as people write it.
fn footnote(name: &str) -> String {
    let number = name.rsplit('-').next().unwrap_or_default();
    format!("[{number}]")
}
