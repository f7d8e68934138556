//! The words of the demo: what projects are about, and blanks that are filled for each customer.

pub(super) mod events;
pub(super) mod themes;
mod words;

pub(super) use themes::Theme;
pub(super) use words::Words;
