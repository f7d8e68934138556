//! The day at a glance: what is due, what expires, who was not heard of.

pub mod api;
mod page;
mod part;
mod queries;
mod rows;
mod words;

pub use page::{HomePage, HomePageProps};
