//! Events as requests describe them.

use domain::Result;
use domain::events::{EventDraft, EventForm};
use serde::Deserialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::type_schema;

/// What happened. What is left out is empty; an event may be sent back as it was read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EventInput {
    /// What kind of event it was.
    #[serde(rename = "type")]
    #[schema(schema_with = type_schema)]
    kind: String,
    /// What it is called.
    #[schema(example = "Kick-off", min_length = 1, max_length = 200)]
    title: String,
    /// What was said and done, as Markdown.
    #[serde(default)]
    #[schema(max_length = 20000)]
    body: String,
    /// Who took part, at most 100: the id of a member of the customer's team, or a name.
    #[serde(default)]
    #[schema(example = json!(["Mia Berg"]))]
    participants: Vec<String>,
    /// When it happened, or will, with its offset.
    #[schema(example = "2026-03-12T14:30:00+01:00", format = DateTime)]
    happened_at: String,
    #[serde(default, rename = "id")]
    #[schema(ignore)]
    _id: IgnoredAny,
    #[serde(default, rename = "customer")]
    #[schema(ignore)]
    _customer: IgnoredAny,
    #[serde(default, rename = "by")]
    #[schema(ignore)]
    _by: IgnoredAny,
    #[serde(default, rename = "created_at")]
    #[schema(ignore)]
    _created_at: IgnoredAny,
    #[serde(default, rename = "updated_at")]
    #[schema(ignore)]
    _updated_at: IgnoredAny,
}

impl EventInput {
    /// Checks it with the rules of the form. All broken rules at once.
    pub(super) fn parse(self) -> Result<EventDraft> {
        let form = EventForm {
            kind: self.kind,
            title: self.title,
            body: self.body,
            participants: self.participants,
            happened_at: self.happened_at,
        };
        form.parse()
    }
}
