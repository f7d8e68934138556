use docx_rs::{Hyperlink, HyperlinkType, Paragraph, Run, RunFonts};

/// The words of a paragraph, as they come.
#[derive(Default)]
pub(super) struct Line {
    parts: Vec<Part>,
    link: Option<(String, Vec<Run>)>,
    pub(super) bold: u32,
    pub(super) italic: u32,
    pub(super) strike: u32,
}

enum Part {
    Run(Box<Run>),
    Link(Hyperlink),
}

impl Line {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.link.is_none()
    }

    pub(super) fn text(&mut self, text: &str) {
        let run = self.styled(Run::new().add_text(writable(text)));
        self.push(run);
    }

    pub(super) fn code(&mut self, text: &str) {
        let font = RunFonts::new().ascii("Courier New").hi_ansi("Courier New");
        let run = self.styled(Run::new().add_text(writable(text)).fonts(font));
        self.push(run);
    }

    pub(super) fn line_break(&mut self) {
        self.push(Run::new().add_break(docx_rs::BreakType::TextWrapping));
    }

    pub(super) fn begin_link(&mut self, address: &str) {
        self.link = Some((address.to_owned(), Vec::new()));
    }

    /// A link that leads nowhere keeps its words.
    pub(super) fn end_link(&mut self) {
        let Some((address, runs)) = self.link.take() else {
            return;
        };
        if address.is_empty() {
            self.parts
                .extend(runs.into_iter().map(Box::new).map(Part::Run));
            return;
        }
        let link = Hyperlink::new(writable(&address), HyperlinkType::External);
        let underlined = |run: Run| run.underline("single").color("0F62FE");
        let link = runs
            .into_iter()
            .map(underlined)
            .fold(link, Hyperlink::add_run);
        self.parts.push(Part::Link(link));
    }

    pub(super) fn into_paragraph(self) -> Paragraph {
        self.parts
            .into_iter()
            .fold(Paragraph::new(), |paragraph, part| match part {
                Part::Run(run) => paragraph.add_run(*run),
                Part::Link(link) => paragraph.add_hyperlink(link),
            })
    }

    fn styled(&self, mut run: Run) -> Run {
        if self.bold > 0 {
            run = run.bold();
        }
        if self.italic > 0 {
            run = run.italic();
        }
        if self.strike > 0 {
            run = run.strike();
        }
        run
    }

    fn push(&mut self, run: Run) {
        match &mut self.link {
            Some((_, runs)) => runs.push(run),
            None => self.parts.push(Part::Run(Box::new(run))),
        }
    }
}

/// What XML can hold: a control character would make Word refuse the whole file.
fn writable(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() || *c == '\t';
    text.chars()
        .filter(allowed)
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
