use serde::{Deserialize, Serialize};

use super::{
    Customer, CustomerInfo, CustomerName, CustomerStatus, ExtraField, InfoField, TeamEdit,
};
use crate::error::{Check, Error, Result};

/// A customer about to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewCustomer {
    /// Its name.
    pub name: CustomerName,
    /// Its first status.
    pub status: CustomerStatus,
    /// Whatever else is known.
    pub info: CustomerInfo,
}

impl NewCustomer {
    /// Checks a form: the name, the word of a status, and texts by field. All broken rules at once.
    pub fn parse(name: &str, status: &str, fields: &[(InfoField, String)]) -> Result<Self> {
        let mut check = Check::default();
        let mut info = CustomerInfo::default();
        let name = check.keep(CustomerName::parse(name));
        let status = check.keep(CustomerStatus::parse(status));
        for (field, text) in fields {
            if let Some(value) = check.keep(field.parse(text)) {
                field.set(&mut info, value);
            }
        }
        let new = name
            .zip(status)
            .map(|(name, status)| Self { name, status, info });
        check.finish(new)
    }
}

/// One change to a customer, as it is made in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerEdit {
    /// A new name.
    Name(CustomerName),
    /// A checked value for a field of the info.
    Field(InfoField, String),
    /// Sets a further field, new or known.
    SetExtra(ExtraField),
    /// Takes a further field out, by its label.
    RemoveExtra(String),
    /// Changes the team.
    Team(TeamEdit),
}

impl CustomerEdit {
    /// Reads a change of one text field: `name`, or a path of [`InfoField`].
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        if field == "name" {
            return Ok(Self::Name(CustomerName::parse(text)?));
        }
        let known = InfoField::from_path(field)
            .ok_or_else(|| Error::invalid(field, "There is no such field."))?;
        Ok(Self::Field(known, known.parse(text)?))
    }
}

impl Customer {
    /// Applies one change of somebody who saw `seen` where they changed it. What says already what they want is no
    /// conflict: two clicks, or a change that was sent twice because its answer was lost.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when it says something else by now, and those of [`Customer::apply`].
    pub fn apply_over(&mut self, seen: Option<&str>, edit: CustomerEdit) -> Result<()> {
        if let (Some(seen), Some((now, wanted))) = (seen, self.texts(&edit)) {
            // A form without a script sends its line breaks as the web once agreed.
            let same = now == seen || now == seen.replace("\r\n", "\n");
            if !same && now != wanted {
                return Err(Error::Overtaken { now });
            }
        }
        self.apply(edit)
    }

    /// What the text that an edit changes says, and what it shall say; nothing for changes that are no text.
    fn texts<'a>(&self, edit: &'a CustomerEdit) -> Option<(String, &'a str)> {
        match edit {
            CustomerEdit::Name(name) => Some((self.name.to_string(), name.as_str())),
            CustomerEdit::Field(field, text) => Some((field.get(&self.info).to_owned(), text)),
            CustomerEdit::SetExtra(extra) => {
                Some((self.info.extra_text(&extra.label), extra.value.as_str()))
            }
            CustomerEdit::RemoveExtra(_) | CustomerEdit::Team(_) => None,
        }
    }

    /// Applies one change to name or info.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the thing to change is gone, [`Error::Invalid`] when a limit is reached.
    pub fn apply(&mut self, edit: CustomerEdit) -> Result<()> {
        match edit {
            CustomerEdit::Name(name) => self.name = name,
            CustomerEdit::Field(field, value) => field.set(&mut self.info, value),
            CustomerEdit::SetExtra(ExtraField { label, value }) => {
                let extra = &mut self.info.extra;
                if extra.len() >= ExtraField::MAX && !extra.contains_key(&label) {
                    return Err(Error::invalid(
                        "extra.label",
                        "A customer has at most 50 further fields.",
                    ));
                }
                extra.insert(label, value.into());
            }
            CustomerEdit::RemoveExtra(label) => {
                self.info.extra.remove(&label).ok_or(Error::NotFound)?;
            }
            CustomerEdit::Team(edit) => self.info.edit_team(edit)?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_alone_makes_a_lead() {
        let new = NewCustomer::parse("Acme", "lead", &[]).unwrap();
        assert_eq!(
            (new.name.as_str(), new.status),
            ("Acme", CustomerStatus::Lead)
        );
        assert_eq!(new.info, CustomerInfo::default());
    }

    #[test]
    fn a_form_reports_every_broken_field() {
        let fields = [(InfoField::ProductUrl, "javascript:alert(1)".to_owned())];
        let error = NewCustomer::parse("", "sold", &fields).unwrap_err();
        for field in ["name", "status", "product.url"] {
            assert!(error.for_field(field).is_some(), "{field}");
        }
    }

    fn field(text: &str) -> CustomerEdit {
        CustomerEdit::Field(InfoField::Vertical, text.to_owned())
    }

    #[test]
    fn who_comes_later_is_told_what_the_field_says_by_now() {
        let mut acme = crate::customers::tests::acme();
        acme.apply(field("Retail")).unwrap();
        let overtaken = Error::Overtaken {
            now: "Retail".to_owned(),
        };
        assert_eq!(acme.apply_over(Some(""), field("Banks")), Err(overtaken));
        assert_eq!(acme.info.vertical, "Retail");
        assert_eq!(acme.apply_over(Some("Retail"), field("Banks")), Ok(()));
        assert_eq!(acme.apply_over(None, field("Trade")), Ok(()), "did not say");
    }

    #[test]
    fn a_change_that_is_there_already_is_no_conflict() {
        let mut acme = crate::customers::tests::acme();
        acme.apply(field("Retail")).unwrap();
        assert_eq!(acme.apply_over(Some(""), field("Retail")), Ok(()));
        acme.apply(CustomerEdit::Field(InfoField::About, "a\nb".to_owned()))
            .unwrap();
        let edit = CustomerEdit::Field(InfoField::About, "c".to_owned());
        assert_eq!(
            acme.apply_over(Some("a\r\nb"), edit),
            Ok(()),
            "sent by a form"
        );
    }

    #[test]
    fn an_unknown_field_is_refused_by_name() {
        assert!(
            CustomerEdit::parse("owner_id", "x")
                .unwrap_err()
                .for_field("owner_id")
                .is_some()
        );
    }

    #[test]
    fn two_megabytes_of_text_are_refused_with_words() {
        let error = CustomerEdit::parse("about", &"x".repeat(2_000_000)).unwrap_err();
        assert_eq!(
            error.for_field("about"),
            Some("Keep this to 20,000 characters; it has 2,000,000.")
        );
    }
}
