//! The conversation with the two agents, in the browser: the panel beside a customer, and the page that says what the
//! agents can do.

mod actions;
mod agents_page;
pub mod api;
mod composer;
mod elsewhere;
mod lines;
mod live;
mod message;
mod panel;
mod proposal;
mod queries;
mod threads;
mod words;

pub use agents_page::AgentsPage;
pub use panel::ChatPanel;
