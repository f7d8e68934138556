use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Progress, ProjectStatus};
use crate::error::{Check, FieldError, Result};
use crate::id::AgreementId;
use crate::text;
use crate::title::Title;

/// A project as somebody typed it; what is left out is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectForm {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Word of a [`ProjectStatus`]; empty is planning.
    pub status: String,
    /// Id of an agreement.
    pub agreement: String,
    /// Its first day, written `2026-03-12`.
    pub starts_on: String,
    /// Its last day, written alike.
    pub ends_on: String,
    /// A number from 0 to 100.
    pub progress: String,
}

/// Everything that people decide about a project, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectDraft {
    /// What it is called.
    pub name: Title,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it stands.
    pub status: ProjectStatus,
    /// The agreement under which it is done.
    pub agreement: Option<AgreementId>,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// How much of it is done.
    pub progress: Progress,
}

impl ProjectForm {
    /// Checks the form; all broken rules at once.
    pub fn parse(&self) -> Result<ProjectDraft> {
        let mut check = Check::default();
        let name = check.keep(Title::parse("name", &self.name));
        let description = check.keep(text::note("description", &self.description));
        let status = check.keep(match self.status.as_str() {
            "" => Ok(ProjectStatus::Planning),
            word => ProjectStatus::parse(word),
        });
        let agreement = check.keep(agreement(&self.agreement));
        let starts_on = check.keep(text::optional_date("starts_on", &self.starts_on));
        let ends_on = check.keep(
            text::optional_date("ends_on", &self.ends_on).and_then(|ends| {
                match (starts_on.flatten(), ends) {
                    (Some(starts), Some(ends)) if ends < starts => Err(FieldError::new(
                        "ends_on",
                        "A project ends after it has begun.",
                    )),
                    _ => Ok(ends),
                }
            }),
        );
        let progress = check.keep(Progress::parse(&self.progress));
        let draft = (|| {
            Some(ProjectDraft {
                name: name?,
                description: description?,
                status: status?,
                agreement: agreement?,
                starts_on: starts_on?,
                ends_on: ends_on?,
                progress: progress?,
            })
        })();
        check.finish(draft)
    }
}

fn agreement(text: &str) -> Result<Option<AgreementId>, FieldError> {
    match text.trim() {
        "" => Ok(None),
        id => id
            .parse()
            .map(Some)
            .map_err(|_| FieldError::new("agreement", "Choose an agreement of this customer.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_makes_a_project_in_planning() {
        let form = ProjectForm {
            name: "Pricing study".to_owned(),
            ..ProjectForm::default()
        };
        let draft = form.parse().unwrap();
        assert_eq!(draft.status, ProjectStatus::Planning);
        assert_eq!((draft.starts_on, draft.progress.percent()), (None, 0));
    }

    #[test]
    fn a_form_reports_every_broken_field() {
        let form = ProjectForm {
            status: "sold".to_owned(),
            agreement: "the first one".to_owned(),
            starts_on: "tomorrow".to_owned(),
            ends_on: "99999-01-01".to_owned(),
            progress: "101".to_owned(),
            ..ProjectForm::default()
        };
        let error = form.parse().unwrap_err();
        for field in [
            "name",
            "status",
            "agreement",
            "starts_on",
            "ends_on",
            "progress",
        ] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_project_does_not_end_before_it_begins() {
        let form = |ends_on: &str| ProjectForm {
            name: "Pricing study".to_owned(),
            starts_on: "2026-03-12".to_owned(),
            ends_on: ends_on.to_owned(),
            ..ProjectForm::default()
        };
        assert!(form("2026-03-12").parse().is_ok());
        let error = form("2026-03-11").parse().unwrap_err();
        assert!(error.for_field("ends_on").is_some());
    }
}
