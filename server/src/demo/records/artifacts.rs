use chrono::NaiveDate;
use domain::artifacts::ArtifactKind::{
    CompetitiveAnalysis, Custom, MeetingNotes, Okrs, Personas, Prd, Research, Roadmap, Strategy,
    SuccessMetrics, UserStories,
};
use domain::artifacts::ArtifactStatus::{Archived, Draft, Final, InProgress, Review};
use domain::artifacts::{ArtifactKind, ArtifactStatus, ArtifactStore, NewArtifact, TextSave};
use domain::id::ProjectId;
use domain::markdown::Markdown;
use domain::projects::ProjectStatus;
use domain::title::Title;

use super::Stores;
use super::case::Case;
use super::span::{between, later, working_day};
use crate::demo::DemoError;
use crate::demo::texts::{Theme, Words};

/// How far the artifacts of a project are.
const fn statuses(project: ProjectStatus) -> &'static [ArtifactStatus] {
    match project {
        ProjectStatus::Planning => &[Draft],
        ProjectStatus::Active => &[Final, Review, InProgress],
        ProjectStatus::OnHold => &[Review, Draft],
        ProjectStatus::Completed => &[Final, Final],
        ProjectStatus::Archived => &[Final, Archived],
    }
}

/// A text to be written.
struct Text {
    kind: ArtifactKind,
    status: ArtifactStatus,
    title: String,
    body: String,
    /// When it is begun.
    day: NaiveDate,
}

/// Writes what a project brought forth, one thing after the other between two days.
pub(super) async fn write(
    stores: &Stores,
    case: &mut Case<'_>,
    project: ProjectId,
    words: &Words,
    (theme, status): (&Theme, ProjectStatus),
    (from, to): (NaiveDate, NaiveDate),
) -> Result<(), DemoError> {
    let kinds = theme.brings.iter().zip(statuses(status));
    for ((kind, status), hundredths) in kinds.zip([4, 40, 80]) {
        let day = working_day(between(from, to, hundredths));
        let text = Text {
            kind: *kind,
            status: *status,
            title: words.fill(title(*kind), day),
            body: words.fill(frame(*kind), day),
            day,
        };
        text.write(stores, case, project).await?;
    }
    Ok(())
}

impl Text {
    /// Begins it, finishes it, and ticks off the first of its tasks, as far as its status says.
    async fn write(
        &self,
        stores: &Stores,
        case: &mut Case<'_>,
        project: ProjectId,
    ) -> Result<(), DemoError> {
        let kind = self.kind.as_str();
        let new = NewArtifact::parse(kind, &self.title, Some(&begun(&self.body)))?;
        let artifact = stores.artifacts.create(case.actor, project, &new).await?;
        let id = artifact.id;
        case.note(id.uuid(), self.day);
        for (based_on, (body, days)) in (artifact.revision..).zip(self.versions()) {
            let save = TextSave {
                based_on,
                title: Title::parse("title", &self.title)?,
                body: Markdown::parse("body", &body)?,
                autosave: false,
            };
            stores.artifacts.save(case.actor, id, &save).await?;
            case.note(id.uuid(), later(self.day, days));
        }
        if self.status != Draft {
            let moved = stores
                .artifacts
                .set_status(case.actor, id, None, self.status);
            moved.await?;
            case.note(id.uuid(), later(self.day, 10));
        }
        if self.status == Final {
            case.finished.push(id);
        }
        Ok(())
    }

    /// What it said after it was begun, and how many days later.
    fn versions(&self) -> Vec<(String, i64)> {
        let ticked = self.body.replacen("- [ ] ", "- [x] ", 1);
        let whole = (self.body.clone(), 4);
        match self.status {
            Draft | InProgress => vec![],
            Final | Archived if ticked != self.body => vec![whole, (ticked, 9)],
            Review | Final | Archived => vec![whole],
        }
    }
}

/// The first half of a text, and a list of what is missing.
fn begun(body: &str) -> String {
    let sections: Vec<&str> = body.split("\n## ").collect();
    let (written, missing) = sections.split_at(sections.len().div_ceil(2));
    let mut text = written.join("\n## ");
    text.push_str("\n## Still to write\n");
    for section in missing {
        let heading = section.lines().next().unwrap_or_default();
        text.push_str("\n- [ ] ");
        text.push_str(heading);
    }
    text + "\n"
}

/// What a document of a kind is called.
const fn title(kind: ArtifactKind) -> &'static str {
    match kind {
        Strategy => "Where {product} goes",
        Research => "Talks with twelve {users}",
        Roadmap => "Roadmap until {in 120}",
        Prd => "{Move1}",
        Personas => "For whom {product} is",
        CompetitiveAnalysis => "What {users} could use instead",
        Okrs => "Objectives until {in 91}",
        SuccessMetrics => "How we tell that it works",
        UserStories => "Stories of the first release",
        MeetingNotes => "Notes of {in 0}",
        Custom => "Why this comes first",
    }
}

/// Its text, with blanks. The headings are those of the template.
const fn frame(kind: ArtifactKind) -> &'static str {
    macro_rules! frame {
        ($name:literal) => {
            include_str!(concat!("../texts/artifacts/", $name, ".md"))
        };
    }
    match kind {
        Strategy => frame!("strategy"),
        Research => frame!("research"),
        Roadmap => frame!("roadmap"),
        Prd => frame!("prd"),
        Personas => frame!("personas"),
        CompetitiveAnalysis => frame!("competitive_analysis"),
        Okrs => frame!("okrs"),
        SuccessMetrics => frame!("success_metrics"),
        UserStories => frame!("user_stories"),
        MeetingNotes => frame!("meeting_notes"),
        Custom => frame!("custom"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::demo::{customers, engagements};

    #[test]
    fn no_blank_is_left_for_any_project() {
        let day = "2026-11-21".parse().unwrap();
        for demo in customers::all() {
            let engagement = engagements::of(demo.name);
            let words = Words::of(demo, engagement, "Dana Okafor");
            for (theme, _) in engagement.map_or(&[][..], |engagement| engagement.work) {
                let words = words.about(theme, 3);
                for kind in ArtifactKind::ALL {
                    let text = words.fill(frame(*kind), day) + &words.fill(title(*kind), day);
                    assert!(!text.contains(['{', '}']), "{kind} for {}", demo.name);
                    assert!(!text.contains('…'), "{kind}: a gap of the template");
                }
            }
        }
    }

    #[test]
    fn texts_have_the_headings_of_their_templates() {
        for kind in ArtifactKind::ALL {
            let headings = |text: &'static str| -> HashSet<_> {
                let lines = text.lines().filter_map(|line| line.strip_prefix("## "));
                lines
                    .map(|line| line.split(':').next().unwrap_or_default())
                    .collect()
            };
            let (ours, template) = (headings(frame(*kind)), headings(kind.template()));
            let shared = ours.intersection(&template).count();
            assert!(shared * 3 >= template.len() * 2, "{kind}");
        }
    }

    #[test]
    fn what_is_begun_says_what_is_missing() {
        let body = "## One\n\nText\n\n## Two\n\n- [ ] Ask\n\n## Three\n\nMore\n";
        let begun = begun(body);
        assert!(
            begun.ends_with("## Still to write\n\n- [ ] Three\n"),
            "{begun}"
        );
    }
}
