use super::{Customer, CustomerInfo, CustomerStatus, InfoField, NewCustomer};

/// A change of a customer as a whole, by a caller who may know an older version of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Revision {
    /// Replaces everything typed about it: what the new version lacks becomes empty.
    Replace(Box<NewCustomer>),
    /// Replaces name, status and the texts with a field of their own; team and further fields stay.
    Texts(Box<NewCustomer>),
    /// Moves it to another status.
    Status(CustomerStatus),
    /// Moves it to the trash.
    Delete,
}

/// Whether a customer still is the version that the caller knows.
pub type Unchanged<'a> = &'a (dyn Fn(&Customer) -> bool + Send + Sync);

impl Customer {
    /// Applies what changes in name, status and info.
    pub fn revise(&mut self, revision: Revision) {
        match revision {
            Revision::Replace(new) => {
                let NewCustomer { name, status, info } = *new;
                let info = keep_documents(&self.info, info);
                (self.name, self.status, self.info) = (name, status, info);
            }
            Revision::Texts(new) => {
                let NewCustomer { name, status, info } = *new;
                for field in InfoField::ALL {
                    field.set(&mut self.info, field.get(&info).to_owned());
                }
                (self.name, self.status) = (name, status);
            }
            Revision::Status(status) => self.status = status,
            Revision::Delete => {}
        }
    }
}

/// Further fields that another system stored as JSON come back as text: they stay JSON while their text is the same.
fn keep_documents(old: &CustomerInfo, mut new: CustomerInfo) -> CustomerInfo {
    for (label, value) in &mut new.extra {
        if let Some(was) = old.extra.get(label)
            && value.as_str() == Some(was.to_string().as_str())
        {
            *value = was.clone();
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_leaves_what_it_does_not_show() {
        let mut acme = crate::customers::tests::acme();
        acme.info.extra.insert("Renewal".to_owned(), "May".into());
        let fields = [(InfoField::Vertical, "Retail".to_owned())];
        let form = NewCustomer::parse("Acme Ltd", "lead", &fields).unwrap();
        acme.revise(Revision::Texts(Box::new(form)));
        assert_eq!(acme.name.as_str(), "Acme Ltd");
        assert_eq!(acme.info.vertical, "Retail");
        assert_eq!(acme.info.extra_text("Renewal"), "May");
    }

    #[test]
    fn another_systems_document_survives_being_sent_back_as_text() {
        let old: CustomerInfo =
            serde_json::from_value(json!({"arr": 12, "tags": ["a"], "note": "x"})).unwrap();
        let sent = json!({"arr": "12", "tags": "[\"b\"]", "note": "x"});
        let new = keep_documents(&old, serde_json::from_value(sent).unwrap());
        let expected = json!({"arr": 12, "tags": "[\"b\"]", "note": "x"});
        assert_eq!(serde_json::to_value(new).unwrap(), expected);
    }
}
