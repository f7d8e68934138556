//! Work for a customer and what it brings forth, in the browser: a tab of the customer's page, and the editor of artifacts.

pub mod api;
mod page;
mod queries;
mod tab;
mod words;

pub use page::{ArtifactPage, ArtifactPageProps};
pub use tab::{ProjectsTab, ProjectsTabProps};
