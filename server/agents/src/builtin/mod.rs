//! The built-in assistant: answers out of what the tools found, without a language model.
//!
//! It is deterministic: it reads the words of the person who asks ([`intent`], [`changes`]), and tells what is recorded
//! ([`facts`]) or fills in a template ([`drafts`]). Texts of records are shown and never read for what they ask.

mod changes;
mod drafts;
mod facts;
mod intent;
mod pen;
mod period;
mod sheet;
mod signals;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod words;

use domain::artifacts::ArtifactKind;
use domain::chat::capabilities::{Output, Work};
use domain::chat::{Author, ChangeDraft, Dossier, Tool};

use self::changes::Reply;
use self::drafts::Draft;
use self::facts::{Findings, brief, records};
use self::intent::Topic;
use self::pen::Pen;
use self::sheet::Sheet;
use self::text::{counted, inline};
use crate::desk::{Desk, Stopped, Task};

/// What the first answer of a conversation ends with.
pub const INTRODUCTION: &str = "*I am the built-in assistant: no language model is configured or none \
                                answers, so I tell what is recorded, by fixed rules.*";

/// What a task comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plan {
    Tell(Topic),
    Draft(ArtifactKind, Option<&'static str>),
    Change(Work),
    Help,
}

/// Writes an answer.
///
/// # Errors
/// [`Stopped`] when nobody wants the rest.
pub async fn write(task: &Task, desk: &mut dyn Desk) -> Result<(), Stopped> {
    let mut pen = Pen::new(desk, &task.question);
    let (question, dossier) = (task.question.as_str(), &task.dossier);
    match Plan::of(task) {
        Plan::Tell(topic) => tell(topic, question, dossier, &mut pen).await?,
        Plan::Draft(kind, name) => {
            let draft = Draft::of(kind, name, question, dossier);
            propose(kind, draft, dossier, &mut pen).await?;
        }
        Plan::Change(work) => change(work, question, dossier, &mut pen).await?,
        Plan::Help => help(question, dossier, &mut pen).await?,
    }
    if task.turns.is_empty() {
        pen.paragraph(INTRODUCTION).await?;
    }
    pen.put_down();
    Ok(())
}

impl Plan {
    fn of(task: &Task) -> Self {
        if let Some(capability) = task.capability {
            return match capability.output {
                Output::Artifact(kind) => Self::Draft(kind, Some(capability.title)),
                Output::Proposal(work) => Self::Change(work),
                Output::Answer => {
                    let titled = Topic::of(capability.title);
                    Self::Tell(titled.unwrap_or(Topic::of_mode(capability.mode)))
                }
            };
        }
        if let Some(work) = changes::asked_for(&task.question) {
            return Self::Change(work);
        }
        let topic = Topic::of(&task.question);
        if topic != Some(Topic::Reminder)
            && let Some(kind) = intent::document(&task.question)
        {
            return Self::Draft(kind, None);
        }
        topic
            .or_else(|| before(task))
            .map_or(Self::Help, Self::Tell)
    }
}

/// What the last question was about, for a message that goes on with it.
fn before(task: &Task) -> Option<Topic> {
    let mut asked = task
        .turns
        .iter()
        .rev()
        .filter(|turn| turn.author == Author::User);
    let last = asked.next().filter(|_| intent::goes_on(&task.question))?;
    Topic::of(&last.text)
}

async fn tell(
    topic: Topic,
    question: &str,
    dossier: &Dossier,
    pen: &mut Pen<'_>,
) -> Result<(), Stopped> {
    let found = look_up(topic.tools(), question, pen).await;
    let text = pen.compose(|sheet| topic.tell(question, dossier, &found, sheet));
    pen.paragraph(&text).await
}

async fn help(question: &str, dossier: &Dossier, pen: &mut Pen<'_>) -> Result<(), Stopped> {
    let found = look_up(&[Tool::Search], question, pen).await;
    let text = pen.compose(|sheet| facts::help(&found, dossier, sheet));
    pen.paragraph(&text).await
}

/// Uses tools one by one, so that the person sees what is looked up. What fails is missing from the answer.
async fn look_up(tools: &[Tool], question: &str, pen: &mut Pen<'_>) -> Findings {
    let mut found = Findings::default();
    for tool in tools {
        match tool {
            Tool::Search => {
                found.searched = facts::search_words(question);
                if !found.searched.is_empty() {
                    found.hits = pen.look_up(*tool, &found.searched).await;
                }
            }
            Tool::Customers => found.others = pen.look_up(*tool, "").await,
            Tool::Portfolio => found.portfolio = pen.look_up(*tool, "").await,
            _ => drop(pen.look_up(*tool, "").await),
        }
    }
    found
}

async fn propose(
    kind: ArtifactKind,
    draft: Draft,
    dossier: &Dossier,
    pen: &mut Pen<'_>,
) -> Result<(), Stopped> {
    for tool in [
        Tool::Customer,
        Tool::Projects,
        Tool::Agreements,
        Tool::Timeline,
    ] {
        pen.look_up(tool, "").await;
    }
    let lead = pen.compose(|sheet| introduce(&draft, dossier, sheet));
    pen.paragraph(&lead).await?;
    let Draft {
        title,
        body,
        project,
    } = draft;
    let change = ChangeDraft::Artifact {
        project,
        kind,
        title,
        body,
    };
    pen.propose(change).await
}

/// What a draft rests on, where it goes and how much is missing.
fn introduce(draft: &Draft, dossier: &Dossier, sheet: &mut Sheet<'_>) {
    let profile = sheet.cite(records::customer(dossier));
    let decision = brief::decisions(dossier)
        .next()
        .map(|line| sheet.cite(line.record));
    let decision = decision.map_or_else(String::new, |mark| {
        format!(" and the latest decision {mark}")
    });
    let title = inline(&draft.title);
    sheet.line(&format!(
        "Here is a whole first draft, **{title}**, made from the profile {profile}{decision}."
    ));
    let mut projects = dossier.projects.iter();
    let place = match projects.find(|project| Some(project.id) == draft.project) {
        Some(project) => format!(
            "It goes into the project {}.",
            sheet.cited(records::project(project))
        ),
        None => "There is no open project, so it makes one of its own.".to_owned(),
    };
    sheet.line(&format!(
        "{place} It has {}, each marked “To clarify” and written as a question. Nothing is stored before you \
         apply it.",
        counted(draft.gaps(), "gap", "gaps")
    ));
}

async fn change(
    work: Work,
    question: &str,
    dossier: &Dossier,
    pen: &mut Pen<'_>,
) -> Result<(), Stopped> {
    let tool = match work {
        Work::Field | Work::Status => Tool::Customer,
        Work::Event => Tool::Team,
        Work::Agreement | Work::Invoice => Tool::Agreements,
        Work::Project => Tool::Projects,
    };
    pen.look_up(tool, "").await;
    match changes::work(work, question, dossier) {
        Reply::AskBack(question) => pen.paragraph(&question).await,
        Reply::Propose { draft, lead } => {
            pen.paragraph(&lead).await?;
            pen.propose(*draft).await
        }
    }
}
