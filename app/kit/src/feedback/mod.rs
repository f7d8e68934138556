//! What the page says back: progress, success, failure, emptiness.

mod empty_state;
mod error_state;
mod loading;
mod notification;
mod skeleton;
mod toast;
mod toast_region;

pub use empty_state::EmptyState;
pub use error_state::ErrorState;
pub use loading::{InlineLoading, Loading};
pub use notification::{InlineNotification, NotificationKind};
pub use skeleton::{SkeletonCards, SkeletonText};
pub use toast::{Toast, Toasts, provide_toasts, use_toasts};
pub use toast_region::ToastRegion;
