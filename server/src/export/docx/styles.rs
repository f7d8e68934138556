use docx_rs::{
    AbstractNumbering, Docx, Level, LevelJc, LevelText, NumberFormat, Numbering, RunFonts,
    SpecialIndentType, Start, Style, StyleType,
};

use super::INDENT;

pub(super) const TITLE: &str = "Title";
pub(super) const TEXT: &str = "Normal";
pub(super) const QUOTE: &str = "Quote";
pub(super) const CODE: &str = "Code";
pub(super) const LANGUAGE: &str = "CodeLanguage";
pub(super) const RULE: &str = "Rule";
pub(super) const HEADINGS: [&str; 6] = [
    "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6",
];

/// The numbering of bullets, behind the one that the crate brings along; those of ordered lists follow it, each list with
/// its own.
pub(super) const BULLETS: usize = 2;
/// Word knows nine levels of a list.
pub(super) const LEVELS: usize = 9;

/// A document with our styles, and a numbering for each ordered list: its level and first number.
pub(super) fn prepare(docx: Docx, starts: &[(usize, u64)]) -> Docx {
    let docx = named_styles().into_iter().fold(docx, Docx::add_style);
    let bullets = numbering(BULLETS, |_| ("bullet", "•".to_owned(), 1));
    let docx = docx
        .add_abstract_numbering(bullets)
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    (BULLETS + 1..)
        .zip(starts)
        .fold(docx, |docx, (id, (level, first))| {
            let numbers = numbering(id, |at| {
                let first = if at == *level { *first } else { 1 };
                ("decimal", format!("%{}.", at + 1), first)
            });
            docx.add_abstract_numbering(numbers)
                .add_numbering(Numbering::new(id, id))
        })
}

fn numbering(id: usize, sign: impl Fn(usize) -> (&'static str, String, u64)) -> AbstractNumbering {
    (0..LEVELS).fold(AbstractNumbering::new(id), |numbering, at| {
        let (format, text, first) = sign(at);
        let further_in = INDENT * i32::try_from(at + 1).unwrap_or(1);
        let level = Level::new(
            at,
            Start::new(usize::try_from(first).unwrap_or(1)),
            NumberFormat::new(format),
            LevelText::new(text),
            LevelJc::new("left"),
        );
        numbering.add_level(level.indent(
            Some(further_in),
            Some(SpecialIndentType::Hanging(INDENT)),
            None,
            None,
        ))
    })
}

/// Sizes are in half points.
fn named_styles() -> Vec<Style> {
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    let code = RunFonts::new().ascii("Courier New").hi_ansi("Courier New");
    let mut styles = vec![
        style(TITLE, "Title").size(52).bold(),
        style(QUOTE, "Quote")
            .italic()
            .indent(Some(INDENT), None, None, None),
        style(CODE, "Code").size(19).fonts(code),
        style(LANGUAGE, "Code language").size(17).color("6F6F6F"),
        style(RULE, "Rule"),
    ];
    let headings = HEADINGS.iter().zip([40, 34, 30, 26, 24, 22]).zip(1..);
    styles.extend(headings.map(|((id, size), level)| {
        style(id, &format!("heading {level}"))
            .size(size)
            .bold()
            .outline_lvl(level - 1)
    }));
    styles
}
