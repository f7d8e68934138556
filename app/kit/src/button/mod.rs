//! Things to press: one look for `<button>` and `<a>`.

mod icon_button;
mod icon_link;
mod link_button;
mod push_button;

pub use icon_button::IconButton;
pub use icon_link::IconLink;
pub use link_button::LinkButton;
pub use push_button::{Button, ButtonType};

/// How much a button asks for attention. At most one `Primary` on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Beside a primary one: cancel, back.
    Secondary,
    /// A lesser action that still needs a frame.
    Tertiary,
    /// An action among others: tool bars, cards.
    Ghost,
    /// Takes something away.
    Danger,
    /// Takes something away, among others.
    DangerGhost,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "cds--btn--primary",
            Self::Secondary => "cds--btn--secondary",
            Self::Tertiary => "cds--btn--tertiary",
            Self::Ghost => "cds--btn--ghost",
            Self::Danger => "cds--btn--danger",
            Self::DangerGhost => "cds--btn--danger--ghost",
        }
    }
}

/// The height of a button. On phones each is at least 44 pixels high.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 32 pixels: inside cards and bars.
    Small,
    /// 40 pixels.
    #[default]
    Medium,
    /// 48 pixels: sign-in, empty states.
    Large,
}

impl ButtonSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "cds--btn--sm cds--layout--size-sm",
            Self::Medium => "cds--btn--md cds--layout--size-md",
            Self::Large => "cds--btn--lg cds--layout--size-lg",
        }
    }
}

/// Carbon's classes for a button of this look.
fn classes(kind: ButtonKind, size: ButtonSize, more: &str) -> String {
    let (kind, size) = (kind.class(), size.class());
    format!("cds--btn {size} {kind} {more}")
}
