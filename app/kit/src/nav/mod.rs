//! Ways through the pages. All of them are links: the URL is the state.

mod breadcrumb;
mod filter_tabs;
mod infinite_scroll;
mod skip_link;
mod tabs;
mod view_switch;

pub use breadcrumb::{Breadcrumb, Crumb};
pub use filter_tabs::{FilterTab, FilterTabs};
pub use infinite_scroll::InfiniteScroll;
pub use skip_link::SkipLink;
pub use tabs::{TabLink, Tabs};
pub use view_switch::{ViewKind, ViewSwitch, use_view};
