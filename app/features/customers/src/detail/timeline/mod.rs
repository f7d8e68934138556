//! Everything that happened with a customer: events that people write down, and what the activity log knows.

mod actions;
mod card;
mod entries;
mod entry;
mod fields;
mod filters;
mod history;
mod panel;
mod people;
mod record_changes;
mod record_fields;
mod record_name;
mod record_words;
mod section;
mod sentence;
mod team_words;
mod words;

pub(super) use history::{History, history_of};
pub(crate) use record_name::way_to;
pub(super) use section::{ADD_EVENT, TimelineSection};
