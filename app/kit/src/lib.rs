//! Carbon components, form helpers and the glue between pages and server functions.
//!
//! Components are re-exported here: `use kit::{Button, TextInput};`. The list with examples is in `README.md`,
//! all of them in every state are on the page `/dev/kit`.

#![expect(
    clippy::needless_pass_by_value,
    reason = "properties of components arrive owned: a view outlives the call that makes it"
)]

pub mod browser;
mod button;
mod display;
pub mod error;
mod feedback;
mod field;
mod icon;
mod inline_edit;
pub mod looks;
mod nav;
mod overlay;
mod part;
mod query;
pub mod services;
mod shell;
pub mod time;
mod touch;
mod viewer;
mod zone;

pub use browser::{
    Connection, Shortcut, ShortcutHelp, Shortcuts, offer_updates, provide_connection,
    provide_shortcuts, use_command, use_connection, use_online, use_shortcut,
};
pub use button::{Button, ButtonKind, ButtonSize, ButtonType, IconButton, IconLink, LinkButton};
pub use display::{
    Avatar, AvatarSize, Card, CopyText, Definition, DefinitionList, Kbd, StatusTag, Tag, TagColour,
    Tile, TimeAgo, VisuallyHidden,
};
pub use feedback::{
    EmptyState, ErrorState, InlineLoading, InlineNotification, Loading, NotificationKind,
    SkeletonCards, SkeletonText, Toast, ToastRegion, Toasts, provide_toasts, use_toasts,
};
pub use field::{
    Choice, Combobox, FieldValue, FormError, InputType, PasswordInput, RadioGroup, SearchField,
    Select, Suggestion, Switch, TextArea, TextInput, field_error, text_area_content,
};
pub use icon::{Glyph, Icon};
pub use inline_edit::{InlineEdit, SaveState, Typed, words_for};
pub use nav::{
    Breadcrumb, Crumb, FilterTab, FilterTabs, InfiniteScroll, SkipLink, TabLink, Tabs, ViewKind,
    ViewSwitch, use_view,
};
pub use overlay::{
    ConfirmDialog, Dialog, FormDialog, FormPanel, Menu, MenuButton, MenuDivider, MenuItem,
    MenuLink, OverflowMenu, Sending, Sheet, SidePanel, Tooltip, new_or_edited, or_again,
};
#[cfg(not(target_arch = "wasm32"))]
pub use part::fetch_with_page;
pub use part::{Draw, PartLoader, later, once};
pub use query::{
    Answer, Answered, Asked, Asking, Before, Following, Key, Queries, Query, Rows, TakenOut,
    followed, followed_row, provide_queries, use_queries,
};
pub use shell::{
    AppShell, AuthLayout, BottomBar, ChangingTitle, ErrorPage, Header, NavItem, OfflineBanner,
    PageHeader, ProductMark, SheetLink, SideNav,
};
pub use touch::{
    Column, Drag, DragHandle, DragWords, Draggable, PullToRefresh, SwipeRows, use_drag,
};
pub use viewer::may_edit;
