//! What fingers do besides pressing. Everything here can be done by a control as well.

mod pull;
mod swipe;

pub use pull::PullToRefresh;
pub use swipe::SwipeRows;
