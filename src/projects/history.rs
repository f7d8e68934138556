use chrono::NaiveDate;
use serde_json::Value;

use super::{Project, ProjectForm};
use crate::error::Result;
use crate::history::{refused, typed};
use crate::id::AgreementId;

/// The fields of a project in the activity log that [`ProjectForm::put_back`] knows.
pub const PUT_BACK: &[&str] = &[
    "name",
    "description",
    "status",
    "agreement_id",
    "starts_on",
    "ends_on",
    "progress",
];

impl ProjectForm {
    /// Types a value of the activity log into its field.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the field cannot be put back.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let place = match field {
            "name" => &mut self.name,
            "description" => &mut self.description,
            "status" => &mut self.status,
            "agreement_id" => &mut self.agreement,
            "starts_on" => &mut self.starts_on,
            "ends_on" => &mut self.ends_on,
            "progress" => &mut self.progress,
            _ => return Err(refused(field)),
        };
        *place = typed(field, value)?;
        Ok(())
    }
}

impl From<&Project> for ProjectForm {
    fn from(project: &Project) -> Self {
        let typed = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let agreement = project.agreement.as_ref().map(AgreementId::to_string);
        Self {
            name: project.name.to_string(),
            description: project.description.clone(),
            status: project.status.as_str().to_owned(),
            agreement: agreement.unwrap_or_default(),
            starts_on: typed(project.starts_on),
            ends_on: typed(project.ends_on),
            progress: project.progress.percent().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_takes_its_old_value() {
        let before = ProjectForm {
            name: "Pricing study".to_owned(),
            description: "Three weeks".to_owned(),
            status: "active".to_owned(),
            agreement: "00000000-0000-0000-0000-000000000007".to_owned(),
            starts_on: "2026-03-12".to_owned(),
            ends_on: String::new(),
            progress: "40".to_owned(),
        };
        let mut now = ProjectForm::default();
        for (field, value) in [
            ("name", json!("Pricing study")),
            ("description", json!("Three weeks")),
            ("status", json!("active")),
            (
                "agreement_id",
                json!("00000000-0000-0000-0000-000000000007"),
            ),
            ("starts_on", json!("2026-03-12")),
            ("ends_on", Value::Null),
            ("progress", json!(40)),
        ] {
            assert!(PUT_BACK.contains(&field));
            now.put_back(field, &value).unwrap();
        }
        assert_eq!(now, before);
        assert!(now.parse().is_ok());
        assert!(now.put_back("metadata", &json!({})).is_err());
    }
}
