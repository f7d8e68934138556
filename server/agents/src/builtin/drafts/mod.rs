//! First drafts of artifacts: the template of each kind, filled with what is recorded, its gaps marked as questions.

mod figures;
mod known;
mod lists;
mod request;
mod rows;
#[cfg(test)]
mod tests;

use domain::artifacts::ArtifactKind;
use domain::chat::Dossier;
use domain::id::ProjectId;
use domain::projects::{ProjectStatus, ProjectSummary};

use self::known::Known;
use super::text::{GAP, clipped};
use super::words::Words;

/// A draft of an artifact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The open project that it fits into best.
    pub project: Option<ProjectId>,
}

impl Draft {
    /// Writes one. What is asked names what it is about; otherwise it is about the product. `name` is what the
    /// document is called where its kind does not say.
    pub fn of(kind: ArtifactKind, name: Option<&str>, question: &str, dossier: &Dossier) -> Self {
        let subject = request::subject(question);
        let known = Known::of(dossier, subject.as_deref());
        let about = subject.unwrap_or_else(|| known.main_subject());
        let preamble = kind.template().lines().next().unwrap_or_default();
        let note = format!(
            "*First draft of {} by the built-in assistant of NextUp, out of what is recorded. What is marked \
             “To clarify” is not known yet; targets and dates without a source are suggestions.*",
            known.today()
        );
        let text = fill(filling(kind), &known);
        let kind = match (kind, name) {
            (ArtifactKind::Custom, Some(name)) => name,
            _ => kind.label(),
        };
        Self {
            title: clipped(&format!("{kind}: {about}"), 150),
            body: format!(
                "{preamble}\n\n{note}\n\n{}{text}{}",
                request::asked(question),
                request::given(question)
            ),
            project: fitting_project(&format!("{about} {question}"), dossier),
        }
    }

    /// How many gaps are marked.
    pub fn gaps(&self) -> usize {
        self.body.matches(GAP).count()
    }
}

/// The template of a kind with its headings and tables, where slots stand for what is known.
const fn filling(kind: ArtifactKind) -> &'static str {
    match kind {
        ArtifactKind::Strategy => include_str!("fillings/strategy.md"),
        ArtifactKind::Research => include_str!("fillings/research.md"),
        ArtifactKind::Roadmap => include_str!("fillings/roadmap.md"),
        ArtifactKind::Prd => include_str!("fillings/prd.md"),
        ArtifactKind::Personas => include_str!("fillings/personas.md"),
        ArtifactKind::CompetitiveAnalysis => include_str!("fillings/competitive_analysis.md"),
        ArtifactKind::Okrs => include_str!("fillings/okrs.md"),
        ArtifactKind::SuccessMetrics => include_str!("fillings/success_metrics.md"),
        ArtifactKind::UserStories => include_str!("fillings/user_stories.md"),
        ArtifactKind::MeetingNotes => include_str!("fillings/meeting_notes.md"),
        ArtifactKind::Custom => include_str!("fillings/custom.md"),
    }
}

/// Puts what is known into the slots, `{{so}}`. What is filled in is not looked at again.
fn fill(filling: &str, known: &Known<'_>) -> String {
    let mut text = String::with_capacity(filling.len() * 2);
    let mut rest = filling;
    while let Some((before, slot, after)) = next_slot(rest) {
        text.push_str(before);
        text.push_str(&known.slot(slot).unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (slot, after) = rest.split_once("}}")?;
    Some((before, slot, after))
}

/// The open project whose name shares most words with a subject; without any, the one that is furthest under way.
fn fitting_project(subject: &str, dossier: &Dossier) -> Option<ProjectId> {
    let words = Words::of(subject);
    let shared = |project: &ProjectSummary| {
        let name = Words::of(project.name.as_str());
        name.telling().filter(|word| words.has(word)).count()
    };
    let open = dossier.projects.iter().filter_map(|project| {
        let under_way = match project.status {
            ProjectStatus::Active => 2,
            ProjectStatus::Planning => 1,
            ProjectStatus::OnHold => 0,
            ProjectStatus::Completed | ProjectStatus::Archived => return None,
        };
        Some((shared(project), under_way, project.id))
    });
    // The first of the best: the newest.
    let best = open.reduce(|best, next| {
        if (next.0, next.1) > (best.0, best.1) {
            next
        } else {
            best
        }
    });
    best.map(|(_, _, id)| id)
}
