//! What fingers do besides pressing. Everything here can be done by a control as well.

mod drag;
mod pull;
mod swipe;

pub use drag::{Column, Drag, DragHandle, DragWords, Draggable, use_drag};
pub use pull::PullToRefresh;
pub use swipe::SwipeRows;
