//! Customers as requests describe them.

use std::collections::{BTreeMap, BTreeSet};

use domain::customers::{CustomerStatus, ExtraField, InfoField, NewCustomer, TeamMember};
use domain::id::TeamMemberId;
use domain::{Error, FieldError, Result};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;
use uuid::Uuid;

use super::output::{MemberBody, ProductBody};
use super::status_schema;
use crate::api::object::{object, objects};

/// What can be said about a customer. What is left out is empty; a customer may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomerInput {
    /// Its name.
    #[schema(example = "Harbor Logistics", min_length = 1, max_length = 200)]
    name: String,
    /// Where it stands; `lead` when left out.
    #[serde(default)]
    #[schema(required = false, schema_with = status_schema)]
    status: Option<String>,
    /// What the customer does.
    #[serde(default)]
    #[schema(example = "Plans berths for container ports.", max_length = 20000)]
    about: String,
    /// Line of business.
    #[serde(default)]
    #[schema(example = "Logistics", max_length = 200)]
    vertical: String,
    /// Whom you talk to.
    #[serde(default)]
    #[schema(max_length = 20000)]
    persona: String,
    /// Their ideal customer.
    #[serde(default)]
    #[schema(max_length = 20000)]
    icp: String,
    /// The product that the work is about.
    #[serde(default, deserialize_with = "object")]
    product: ProductBody,
    /// The people on the customer's side, in order.
    #[serde(default, deserialize_with = "objects")]
    #[schema(max_items = 200)]
    team: Vec<MemberBody>,
    /// Further fields by label; at most 50.
    #[serde(default)]
    extra: BTreeMap<String, String>,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "visibility")]
    #[schema(ignore)]
    _visibility: IgnoredAny,
    #[serde(default, rename = "owner")]
    #[schema(ignore)]
    _owner: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "last_activity_at")]
    #[schema(ignore)]
    _last_activity_at: IgnoredAny,
}

/// Another status.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StatusInput {
    /// Where it stands now.
    #[schema(schema_with = status_schema)]
    pub(super) status: String,
}

impl CustomerInput {
    /// Checks it with the rules of the forms. All broken rules at once.
    pub(super) fn parse(self, new_id: fn() -> Uuid) -> Result<NewCustomer> {
        let mut wrong = Vec::new();
        let status = self.status.as_deref();
        let status = status.unwrap_or(CustomerStatus::default().as_str());
        let texts = [
            (InfoField::About, self.about),
            (InfoField::Vertical, self.vertical),
            (InfoField::Persona, self.persona),
            (InfoField::Icp, self.icp),
            (InfoField::ProductName, self.product.name),
            (InfoField::ProductStage, self.product.stage),
            (InfoField::ProductCategory, self.product.category),
            (InfoField::ProductDescription, self.product.description),
            (InfoField::ProductUrl, self.product.url),
        ];
        let new = note(&mut wrong, NewCustomer::parse(&self.name, status, &texts));
        let team = team(&mut wrong, self.team, new_id);
        let extra = extra(&mut wrong, &self.extra);
        match new {
            Some(mut new) if wrong.is_empty() => {
                new.info.team = team;
                new.info.extra = extra
                    .into_iter()
                    .map(|field| (field.label, field.value.into()))
                    .collect();
                Ok(new)
            }
            _ => Err(Error::Invalid { fields: wrong }),
        }
    }
}

/// The value, or a note of everything that is wrong with it.
fn note<T>(wrong: &mut Vec<FieldError>, parsed: Result<T>) -> Option<T> {
    match parsed {
        Ok(value) => return Some(value),
        Err(Error::Invalid { fields }) => wrong.extend(fields),
        Err(other) => wrong.push(FieldError::new("body", other.to_string())),
    }
    None
}

fn team(
    wrong: &mut Vec<FieldError>,
    members: Vec<MemberBody>,
    new_id: fn() -> Uuid,
) -> Vec<TeamMember> {
    if members.len() > TeamMember::MAX {
        wrong.push(FieldError::new("team", "A team has at most 200 members."));
        return Vec::new();
    }
    let mut ids = BTreeSet::new();
    let mut team = Vec::new();
    for (place, member) in members.into_iter().enumerate() {
        let at = |error: FieldError| FieldError {
            // The rules know a form of one member: `team.email` becomes `team.0.email`.
            field: error.field.replacen("team", &format!("team.{place}"), 1),
            ..error
        };
        let parsed = parse_member(&member, new_id).and_then(|member| {
            if ids.insert(member.id) {
                return Ok(member);
            }
            Err(Error::invalid("team.id", "Another member has this id."))
        });
        let parsed = parsed.map_err(|error| match error {
            Error::Invalid { fields } => Error::Invalid {
                fields: fields.into_iter().map(at).collect(),
            },
            other => other,
        });
        team.extend(note(wrong, parsed));
    }
    team
}

/// Without an id, or with the one that stands for none, it is somebody new.
fn parse_member(member: &MemberBody, new_id: fn() -> Uuid) -> Result<TeamMember> {
    let id = match member.id.as_deref() {
        None => Uuid::nil(),
        Some(text) => Uuid::try_parse(text).map_err(|_| {
            Error::invalid("team.id", "This is no id. Leave it out for a new member.")
        })?,
    };
    let id = if id.is_nil() { new_id() } else { id };
    let id = TeamMemberId::new(id);
    TeamMember::parse(id, &member.name, &member.role, &member.email, &member.notes)
}

fn extra(wrong: &mut Vec<FieldError>, fields: &BTreeMap<String, String>) -> Vec<ExtraField> {
    if fields.len() > ExtraField::MAX {
        let words = "A customer has at most 50 further fields.";
        wrong.push(FieldError::new("extra", words));
        return Vec::new();
    }
    let mut parsed: Vec<ExtraField> = Vec::new();
    for (label, value) in fields {
        match ExtraField::parse(label, value) {
            Ok(field) if parsed.iter().any(|other| other.label == field.label) => {
                let words = "Another field has this label.";
                wrong.push(FieldError::new(format!("extra.{label}"), words));
            }
            Ok(field) => parsed.push(field),
            Err(error) => wrong.push(FieldError::new(format!("extra.{label}"), error.message)),
        }
    }
    parsed
}
