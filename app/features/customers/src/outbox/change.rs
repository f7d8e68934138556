use domain::customers::{
    Customer, CustomerEdit, CustomerName, CustomerStatus, CustomerSummary, TeamEdit,
};
use domain::id::CustomerId;
use serde::{Deserialize, Serialize};

/// A change of one customer that the server has not confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    /// The customer.
    pub(crate) customer: CustomerId,
    /// Its name, for words.
    pub(crate) name: String,
    /// What becomes of it.
    pub(crate) what: What,
    /// What stood there when the change was made; nothing when it is no text.
    pub(crate) seen: Option<String>,
}

/// What can be changed about one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum What {
    /// Its name or info.
    Edit(CustomerEdit),
    /// Where it stands.
    Status(CustomerStatus),
}

impl Change {
    /// A change of where a customer stands.
    pub(crate) fn of_status(
        customer: CustomerId,
        name: &CustomerName,
        seen: CustomerStatus,
        to: CustomerStatus,
    ) -> Self {
        Self {
            customer,
            name: name.to_string(),
            what: What::Status(to),
            seen: Some(seen.as_str().to_owned()),
        }
    }

    /// Whether both change the same text or status: then only the later one counts.
    pub(super) fn replaces(&self, other: &Self) -> bool {
        self.customer == other.customer
            && self.what.text().is_some()
            && self.what.place() == other.what.place()
    }

    /// Whether it leaves everything as it was.
    pub(super) fn is_idle(&self) -> bool {
        self.seen.is_some() && self.seen.as_deref() == self.what.text()
    }

    /// What is changed, in words: "Product name of Acme".
    pub(super) fn words(&self) -> String {
        format!("{} of {}", self.what.label(), self.name)
    }

    /// The page on which it was made, at the place.
    pub(super) fn href(&self) -> String {
        format!("/customers/{}", self.customer)
    }
}

impl What {
    /// The name of what is changed: a field's path, `extra:` and a label, `status`. Nothing for the team.
    pub(crate) fn place(&self) -> Option<String> {
        match self {
            Self::Edit(CustomerEdit::Name(_)) => Some("name".to_owned()),
            Self::Edit(CustomerEdit::Field(field, _)) => Some(field.path().to_owned()),
            Self::Edit(CustomerEdit::SetExtra(extra)) => Some(format!("extra:{}", extra.label)),
            Self::Status(_) => Some("status".to_owned()),
            Self::Edit(CustomerEdit::RemoveExtra(_) | CustomerEdit::Team(_)) => None,
        }
    }

    /// Whether it can be kept for later. Somebody new cannot: nobody could be changed who has no id yet.
    pub(super) const fn can_wait(&self) -> bool {
        !matches!(self, Self::Edit(CustomerEdit::Team(TeamEdit::Add(_))))
    }

    /// Whether there is an editor on the customer's page that shows what became of it.
    pub(super) const fn has_editor(&self) -> bool {
        matches!(
            self,
            Self::Edit(CustomerEdit::Name(_) | CustomerEdit::Field(..) | CustomerEdit::SetExtra(_))
        )
    }

    /// Shows it on a customer, by the rule that the server will apply.
    pub(super) fn preview(&self, customer: &mut Customer) {
        match self {
            // Has no id before the server gives one.
            Self::Edit(CustomerEdit::Team(TeamEdit::Add(_))) => {}
            Self::Edit(edit) => {
                // What cannot be applied here is gone meanwhile; the server's answer says so.
                let _ = customer.apply(edit.clone());
            }
            Self::Status(to) => customer.status = *to,
        }
    }

    /// Shows it on a row of a list.
    pub(super) fn preview_row(&self, row: &mut CustomerSummary) {
        match self {
            Self::Edit(CustomerEdit::Name(name)) => row.name = name.clone(),
            Self::Status(to) => row.status = *to,
            Self::Edit(_) => {}
        }
    }

    /// What shall stand there.
    fn text(&self) -> Option<&str> {
        match self {
            Self::Edit(CustomerEdit::Name(name)) => Some(name.as_str()),
            Self::Edit(CustomerEdit::Field(_, text)) => Some(text),
            Self::Edit(CustomerEdit::SetExtra(extra)) => Some(&extra.value),
            Self::Status(to) => Some(to.as_str()),
            Self::Edit(CustomerEdit::RemoveExtra(_) | CustomerEdit::Team(_)) => None,
        }
    }

    fn label(&self) -> &str {
        match self {
            Self::Edit(CustomerEdit::Name(_)) => "Name",
            Self::Edit(CustomerEdit::Field(field, _)) => field.label(),
            Self::Edit(CustomerEdit::SetExtra(extra)) => &extra.label,
            Self::Edit(CustomerEdit::RemoveExtra(label)) => label,
            Self::Edit(CustomerEdit::Team(_)) => "Team",
            Self::Status(_) => "Status",
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::customers::InfoField;

    use super::*;

    fn change(what: What, seen: &str) -> Change {
        Change {
            customer: "01a1fc26-84c6-7607-a942-b7ce9d486101".parse().unwrap(),
            name: "Acme".to_owned(),
            what,
            seen: Some(seen.to_owned()),
        }
    }

    fn field(field: InfoField, text: &str) -> What {
        What::Edit(CustomerEdit::Field(field, text.to_owned()))
    }

    #[test]
    fn only_a_later_change_of_the_same_text_replaces_one() {
        let first = change(field(InfoField::Vertical, "a"), "");
        assert!(change(field(InfoField::Vertical, "b"), "").replaces(&first));
        assert!(!change(field(InfoField::About, "b"), "").replaces(&first));
        let remove = What::Edit(CustomerEdit::RemoveExtra("x".to_owned()));
        let removal = change(remove, "");
        assert!(!removal.replaces(&removal), "is no text");
    }

    #[test]
    fn what_was_typed_back_needs_no_sending() {
        assert!(change(field(InfoField::Vertical, "a"), "a").is_idle());
        assert!(!change(field(InfoField::Vertical, "a"), "b").is_idle());
        assert!(change(What::Status(CustomerStatus::Live), "live").is_idle());
    }

    #[test]
    fn a_change_survives_storage() {
        let kept = change(field(InfoField::ProductUrl, "https://a.example"), "");
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), kept);
        assert_eq!(kept.words(), "Product URL of Acme");
    }
}
