use leptos::prelude::*;

use crate::Glyph;
use crate::Icon;

/// What a message is about; each has its colour and its icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NotificationKind {
    /// Good to know.
    #[default]
    Info,
    /// Done.
    Success,
    /// Careful.
    Warning,
    /// Did not work.
    Error,
}

impl NotificationKind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    pub(crate) const fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::InformationFilled,
            Self::Success => Glyph::CheckmarkFilled,
            Self::Warning => Glyph::WarningFilled,
            Self::Error => Glyph::ErrorFilled,
        }
    }

    /// What a screen reader says before the message, in place of the colour.
    pub(crate) const fn spoken(self) -> &'static str {
        match self {
            Self::Info => "Note: ",
            Self::Success => "Done: ",
            Self::Warning => "Careful: ",
            Self::Error => "Error: ",
        }
    }
}

/// A message in its place on the page, until what it is about changes.
#[component]
pub fn InlineNotification(
    /// What it is about.
    #[prop(optional)]
    kind: NotificationKind,
    /// The message.
    #[prop(into)]
    title: Signal<String>,
    /// More about it.
    #[prop(optional, into)]
    body: MaybeProp<String>,
    /// A button or link after it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if matches!(kind, NotificationKind::Error) {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=format!("nx-notification nx-notification--{}", kind.word()) role=role>
            <Icon glyph=kind.glyph() size=20 class="nx-notification__icon" />
            <div class="nx-notification__text">
                <span class="cds--visually-hidden">{kind.spoken()}</span>
                <span class="nx-notification__title">{title}</span>
                {move || body.get().map(|body| view! { <span class="nx-notification__body">{body}</span> })}
            </div>
            {children.map(|children| view! { <div class="nx-notification__actions">{children()}</div> })}
        </div>
    }.into_any()
}
