//! What shows things: tags, people, times, cards, lists of facts.

mod avatar;
mod card;
mod copy_text;
mod definition_list;
mod hidden;
mod kbd;
mod tag;
mod time_ago;

pub use avatar::{Avatar, AvatarSize};
pub use card::{Card, Tile};
pub use copy_text::CopyText;
pub use definition_list::{Definition, DefinitionList};
pub use hidden::VisuallyHidden;
pub use kbd::Kbd;
pub use tag::{StatusTag, Tag, TagColour};
pub use time_ago::TimeAgo;
