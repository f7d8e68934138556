use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::team::TeamMember;
use crate::error::FieldError;
use crate::text;

/// Everything typed about a customer besides name and status. Stored as one JSON document (`customers.info`).
///
/// Keys this version does not know are kept as they are in `extra`, so that older and newer versions can share a database.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerInfo {
    /// What the customer does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Line of business.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vertical: String,
    /// Whom we talk to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub persona: String,
    /// Their ideal customer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub icp: String,
    /// The product the work is about.
    #[serde(skip_serializing_if = "Product::is_empty")]
    pub product: Product,
    /// The people on the customer's side, in the order people gave them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<TeamMember>,
    /// Further fields by label.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Value>,
}

/// The product a customer builds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How far it is: idea, beta, growth …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stage: String,
    /// What kind of product it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// What it does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Where it can be seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

impl Product {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A text field of the info that is edited in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InfoField {
    /// [`CustomerInfo::about`]
    About,
    /// [`CustomerInfo::vertical`]
    Vertical,
    /// [`CustomerInfo::persona`]
    Persona,
    /// [`CustomerInfo::icp`]
    Icp,
    /// [`Product::name`]
    ProductName,
    /// [`Product::stage`]
    ProductStage,
    /// [`Product::category`]
    ProductCategory,
    /// [`Product::description`]
    ProductDescription,
    /// [`Product::url`]
    ProductUrl,
}

impl InfoField {
    /// Every field in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::About,
        Self::Vertical,
        Self::Persona,
        Self::Icp,
        Self::ProductName,
        Self::ProductStage,
        Self::ProductCategory,
        Self::ProductDescription,
        Self::ProductUrl,
    ];

    /// Dotted name in forms, error messages and (behind `info.`) the activity log.
    pub const fn path(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Vertical => "vertical",
            Self::Persona => "persona",
            Self::Icp => "icp",
            Self::ProductName => "product.name",
            Self::ProductStage => "product.stage",
            Self::ProductCategory => "product.category",
            Self::ProductDescription => "product.description",
            Self::ProductUrl => "product.url",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::About => "About",
            Self::Vertical => "Vertical",
            Self::Persona => "Persona",
            Self::Icp => "Ideal customer profile",
            Self::ProductName => "Product",
            Self::ProductStage => "Stage",
            Self::ProductCategory => "Category",
            Self::ProductDescription => "Product description",
            Self::ProductUrl => "Product URL",
        }
    }

    /// Whether the field takes several lines.
    pub const fn is_long(self) -> bool {
        matches!(
            self,
            Self::About | Self::Persona | Self::Icp | Self::ProductDescription
        )
    }

    /// Finds a field by its dotted name.
    pub fn from_path(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.path() == path)
    }

    /// Checks what a person typed into this field.
    pub fn parse(self, text: &str) -> Result<String, FieldError> {
        match self {
            Self::ProductUrl => text::url(self.path(), text),
            _ if self.is_long() => text::note(self.path(), text),
            _ => text::line(self.path(), text),
        }
    }

    /// The value of this field.
    pub fn get(self, info: &CustomerInfo) -> &str {
        match self {
            Self::About => &info.about,
            Self::Vertical => &info.vertical,
            Self::Persona => &info.persona,
            Self::Icp => &info.icp,
            Self::ProductName => &info.product.name,
            Self::ProductStage => &info.product.stage,
            Self::ProductCategory => &info.product.category,
            Self::ProductDescription => &info.product.description,
            Self::ProductUrl => &info.product.url,
        }
    }

    /// Puts a checked value into this field.
    pub fn set(self, info: &mut CustomerInfo, value: String) {
        *match self {
            Self::About => &mut info.about,
            Self::Vertical => &mut info.vertical,
            Self::Persona => &mut info.persona,
            Self::Icp => &mut info.icp,
            Self::ProductName => &mut info.product.name,
            Self::ProductStage => &mut info.product.stage,
            Self::ProductCategory => &mut info.product.category,
            Self::ProductDescription => &mut info.product.description,
            Self::ProductUrl => &mut info.product.url,
        } = value;
    }
}

/// A further field: a label people choose and a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraField {
    /// What people call it; unique within a customer.
    pub label: String,
    /// Its text; may be empty.
    pub value: String,
}

impl ExtraField {
    /// Most further fields of one customer.
    pub const MAX: usize = 50;
    const RESERVED: [&str; 6] = ["about", "vertical", "persona", "icp", "product", "team"];

    /// Checks what a person typed.
    pub fn parse(label: &str, value: &str) -> Result<Self, FieldError> {
        let label = text::line("extra.label", label)?;
        if label.is_empty() {
            return Err(FieldError::new("extra.label", "Give the field a label."));
        }
        if Self::RESERVED.contains(&label.to_lowercase().as_str()) {
            return Err(FieldError::new(
                "extra.label",
                "There is a field of that name already.",
            ));
        }
        Ok(Self {
            label,
            value: text::note("extra.value", value)?,
        })
    }
}

impl CustomerInfo {
    /// The further fields as people read them; values another system stored as JSON show as their JSON text.
    pub fn extra_fields(&self) -> Vec<ExtraField> {
        self.extra
            .iter()
            .map(|(label, value)| ExtraField {
                label: label.clone(),
                value: as_text(value),
            })
            .collect()
    }

    /// The further field of this label as people read it; empty if there is none.
    pub fn extra_text(&self, label: &str) -> String {
        self.extra.get(label).map(as_text).unwrap_or_default()
    }
}

/// A further field's value as people read it.
fn as_text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_info_is_an_empty_document() {
        assert_eq!(
            serde_json::to_value(CustomerInfo::default()).unwrap(),
            serde_json::json!({})
        );
    }

    #[test]
    fn keys_of_another_version_survive() {
        let stored = serde_json::json!({"about": "x", "arr": 12, "renewal": "May"});
        let info: CustomerInfo = serde_json::from_value(stored.clone()).unwrap();
        assert_eq!(
            info.extra_fields()[0],
            ExtraField {
                label: "arr".into(),
                value: "12".into()
            }
        );
        assert_eq!(serde_json::to_value(info).unwrap(), stored);
    }

    #[test]
    fn every_field_reads_what_it_wrote() {
        for field in InfoField::ALL {
            let mut info = CustomerInfo::default();
            field.set(&mut info, "value".into());
            assert_eq!(field.get(&info), "value");
            assert_eq!(InfoField::from_path(field.path()), Some(field));
        }
    }

    #[test]
    fn a_further_field_cannot_hide_a_known_one() {
        assert!(ExtraField::parse("Team", "x").is_err());
        assert!(ExtraField::parse(" ", "x").is_err());
        assert!(ExtraField::parse("Renewal month", "May").is_ok());
    }
}
