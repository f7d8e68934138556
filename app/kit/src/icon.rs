//! Icons from the sprite that `cargo xtask` builds out of `app/kit/icons.txt`.

use leptos::prelude::*;

/// Declares [`Glyph`] with the name that each icon has in the sprite.
macro_rules! glyphs {
    ($($variant:ident $name:literal)*) => {
        /// An icon of the sprite. To add one, add a line here and the same name to `app/kit/icons.txt`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph {
            $(#[doc = concat!("Carbon's `", $name, "`.")] $variant,)*
        }

        impl Glyph {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Where the sprite holds it.
            pub const fn href(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("/icons.svg#", $name),)*
                }
            }
        }
    };
}

glyphs! {
    Add "add"
    AddFilled "add--filled"
    Archive "archive"
    ArrowDown "arrow--down"
    ArrowLeft "arrow--left"
    ArrowRight "arrow--right"
    ArrowUp "arrow--up"
    Moon "asleep"
    Attachment "attachment"
    Calendar "calendar"
    Category "category"
    Chat "chat"
    Checkmark "checkmark"
    CheckmarkFilled "checkmark--filled"
    ChevronDown "chevron--down"
    ChevronLeft "chevron--left"
    ChevronRight "chevron--right"
    ChevronUp "chevron--up"
    CircleDash "circle-dash"
    Close "close"
    Offline "cloud--offline"
    Code "code"
    Board "column"
    Copy "copy"
    Currency "currency"
    Dashboard "dashboard"
    Document "document"
    Download "download"
    Draggable "draggable"
    Edit "edit"
    Email "email"
    Enterprise "enterprise"
    ErrorFilled "error--filled"
    Events "events"
    Filter "filter"
    Folder "folder"
    Heading "heading"
    Help "help"
    Home "home"
    Idea "idea"
    InProgress "in-progress"
    Industry "industry"
    InformationFilled "information--filled"
    Keyboard "keyboard"
    Laptop "laptop"
    Launch "launch"
    Sun "light"
    Link "link"
    List "list"
    Cards "list--boxes"
    Locked "locked"
    Logout "logout"
    Menu "menu"
    Notification "notification"
    More "overflow-menu--horizontal"
    MoreVertical "overflow-menu--vertical"
    Password "password"
    Pause "pause--outline"
    Phone "phone"
    Portfolio "portfolio"
    Product "product"
    Recent "recently-viewed"
    Renew "renew"
    Report "report"
    Rocket "rocket"
    Save "save"
    Search "search"
    Security "security"
    Send "send"
    Settings "settings"
    SidePanelClose "side-panel--close"
    SidePanelOpen "side-panel--open"
    SortAscending "sort--ascending"
    Star "star"
    Subtract "subtract"
    Table "table"
    Tag "tag"
    Task "task"
    Bold "text--bold"
    Italic "text--italic"
    Time "time"
    Trash "trash-can"
    Undo "undo"
    Upload "upload"
    User "user"
    Users "user--multiple"
    View "view"
    ViewOff "view--off"
    WarningAltFilled "warning--alt--filled"
    WarningFilled "warning--filled"
}

/// An icon beside text, or inside a control that carries its own label: hidden from screen readers.
///
/// `size` is its width and height in pixels: 16 beside text, 20 in navigation, 24 and more in empty states.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
    /// Width and height in pixels.
    #[prop(default = 16)]
    size: u8,
    /// More classes, for example a colour.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = if class.is_empty() {
        "nx-icon".to_owned()
    } else {
        format!("nx-icon {class}")
    };
    view! {
        <svg class=class width=size height=size aria-hidden="true" focusable="false">
            <use href=glyph.href()></use>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sprite_list_names_exactly_the_icons_in_use() {
        let listed: Vec<String> = include_str!("../icons.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|name| format!("/icons.svg#{name}"))
            .collect();
        let used: Vec<&str> = Glyph::ALL.iter().map(|glyph| glyph.href()).collect();
        assert_eq!(listed, used);
    }
}
