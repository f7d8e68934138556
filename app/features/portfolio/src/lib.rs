//! What the workspace shows of its work, in the browser: the list, its pieces, and where artifacts are used.

mod actions;
pub mod api;
mod fields;
mod list;
mod panel;
mod piece;
mod queries;
mod used_in;
mod words;

pub use list::PortfolioPage;
pub use piece::PortfolioItemPage;
pub use used_in::UsedIn;
