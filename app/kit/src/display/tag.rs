use domain::customers::CustomerStatus;
use leptos::prelude::*;

use crate::{Glyph, Icon};

/// Carbon's tag colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagColour {
    /// Neutral.
    #[default]
    Gray,
    /// Neutral, cooler.
    CoolGray,
    /// Neutral, warmer: at rest.
    WarmGray,
    /// New.
    Cyan,
    /// Moving.
    Blue,
    /// Deciding.
    Purple,
    /// Good.
    Green,
    /// Good, quieter.
    Teal,
    /// Attention.
    Magenta,
    /// Wrong.
    Red,
    /// Over: a frame only.
    Outline,
}

impl TagColour {
    const fn class(self) -> &'static str {
        match self {
            Self::Gray => "cds--tag cds--tag--gray",
            Self::CoolGray => "cds--tag cds--tag--cool-gray",
            Self::WarmGray => "cds--tag cds--tag--warm-gray",
            Self::Cyan => "cds--tag cds--tag--cyan",
            Self::Blue => "cds--tag cds--tag--blue",
            Self::Purple => "cds--tag cds--tag--purple",
            Self::Green => "cds--tag cds--tag--green",
            Self::Teal => "cds--tag cds--tag--teal",
            Self::Magenta => "cds--tag cds--tag--magenta",
            Self::Red => "cds--tag cds--tag--red",
            Self::Outline => "cds--tag cds--tag--outline",
        }
    }

    /// The colour of a status.
    pub const fn of_status(status: CustomerStatus) -> Self {
        match status {
            CustomerStatus::Lead => Self::Cyan,
            CustomerStatus::Prospect => Self::Blue,
            CustomerStatus::Negotiation => Self::Purple,
            CustomerStatus::Live => Self::Green,
            CustomerStatus::OnHold => Self::WarmGray,
            CustomerStatus::Archive => Self::Outline,
        }
    }
}

/// A word or two about a record.
#[component]
pub fn Tag(
    /// Its colour; the word must say the same.
    #[prop(optional)]
    colour: TagColour,
    /// An icon before it.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The word.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <span class=colour.class()>
            {icon.map(|glyph| view! { <Icon glyph size=12 class="nx-tag__icon" /> })}
            {label}
        </span>
    }
}

/// Where a customer stands, in its word and colour.
#[component]
pub fn StatusTag(
    /// The status.
    #[prop(into)]
    status: Signal<CustomerStatus>,
) -> impl IntoView {
    view! {
        <span class=move || TagColour::of_status(status.get()).class()>
            {move || status.get().label()}
        </span>
    }
}
