use serde_json::Value;

use super::{Event, EventForm};
use crate::error::Result;
use crate::history::{refused, typed};

/// The fields of an event in the activity log that [`EventForm::put_back`] knows.
pub const PUT_BACK: &[&str] = &[
    "event_type",
    "title",
    "description",
    "participants",
    "event_date",
];

impl EventForm {
    /// Types a value of the activity log into its field.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when the field cannot be put back.
    pub fn put_back(&mut self, field: &str, value: &Value) -> Result<()> {
        let place = match field {
            "event_type" => &mut self.kind,
            "title" => &mut self.title,
            "description" => &mut self.body,
            "event_date" => &mut self.happened_at,
            "participants" => {
                let participants = serde_json::from_value(value.clone());
                self.participants = participants.map_err(|_| refused(field))?;
                return Ok(());
            }
            _ => return Err(refused(field)),
        };
        *place = typed(field, value)?;
        Ok(())
    }
}

impl From<&Event> for EventForm {
    fn from(event: &Event) -> Self {
        let participants = event.participants.iter().cloned();
        Self {
            kind: event.kind.as_str().to_owned(),
            title: event.title.to_string(),
            body: event.body.clone(),
            participants: participants.map(String::from).collect(),
            happened_at: event.happened_at.to_rfc3339(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_takes_its_old_value() {
        let mut form = EventForm::default();
        for (field, value) in [
            ("event_type", json!("call")),
            ("title", json!("Kick-off")),
            ("description", json!("Went *well*")),
            ("participants", json!(["Zoe", "Max"])),
            ("event_date", json!("2026-03-12T12:30:00.5+00:00")),
        ] {
            assert!(PUT_BACK.contains(&field));
            form.put_back(field, &value).unwrap();
        }
        let draft = form.parse().unwrap();
        assert_eq!(draft.title.as_str(), "Kick-off");
        assert_eq!(draft.participants.len(), 2);
        assert_eq!(draft.happened_at.to_string(), "2026-03-12 12:30:00.500 UTC");
        assert!(form.put_back("participants", &json!("Zoe")).is_err());
        assert!(form.put_back("created_at", &json!("")).is_err());
    }
}
