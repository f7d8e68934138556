use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, classes};
use crate::{Glyph, Icon};

/// A link that looks like a button: it goes somewhere and works before the page is interactive.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    /// Its text.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=classes(kind, size, class) href=href>
            {icon.map(|glyph| view! { <Icon glyph class="cds--btn__icon" /> })}
            <span class="nx-btn__text">{children()}</span>
        </a>
    }
    .into_any()
}
