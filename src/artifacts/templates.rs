use super::ArtifactKind;

impl ArtifactKind {
    /// What a new artifact of this kind begins with: headings, questions and tables to fill in.
    pub const fn template(self) -> &'static str {
        match self {
            Self::Strategy => include_str!("templates/strategy.md"),
            Self::Research => include_str!("templates/research.md"),
            Self::Roadmap => include_str!("templates/roadmap.md"),
            Self::Prd => include_str!("templates/prd.md"),
            Self::Personas => include_str!("templates/personas.md"),
            Self::CompetitiveAnalysis => include_str!("templates/competitive_analysis.md"),
            Self::Okrs => include_str!("templates/okrs.md"),
            Self::SuccessMetrics => include_str!("templates/success_metrics.md"),
            Self::UserStories => include_str!("templates/user_stories.md"),
            Self::MeetingNotes => include_str!("templates/meeting_notes.md"),
            Self::Custom => include_str!("templates/custom.md"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Markdown;

    #[test]
    fn every_kind_has_a_template_of_its_own_with_something_to_fill_in() {
        let mut seen = std::collections::HashSet::new();
        for kind in ArtifactKind::ALL {
            let template = kind.template();
            assert!(template.starts_with("> "), "{kind}: says what it is for");
            assert!(template.matches("\n## ").count() >= 3, "{kind}: headings");
            assert!(
                template.ends_with('\n') && !template.contains("\n\n\n"),
                "{kind}"
            );
            assert!(seen.insert(template), "{kind}: another kind has it");
            assert_eq!(
                Markdown::parse("body", template).unwrap().as_str(),
                template
            );
        }
    }
}
