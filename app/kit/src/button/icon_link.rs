use leptos::prelude::*;

use super::{ButtonKind, ButtonSize, classes};
use crate::{Glyph, Icon};

/// A link with an icon only. The label is its name for screen readers and its tooltip.
#[component]
pub fn IconLink(
    /// Where it goes, in words.
    #[prop(into)]
    label: String,
    /// Its picture.
    glyph: Glyph,
    /// The address.
    #[prop(into)]
    href: String,
    /// Its width and height.
    #[prop(optional)]
    size: ButtonSize,
    /// More classes, as for [`crate::IconButton`].
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = classes(
        ButtonKind::Ghost,
        size,
        &format!("cds--btn--icon-only nx-tip {class}"),
    );
    view! {
        <a class=class href=href aria-label=label.clone() data-tip=label>
            <Icon glyph class="cds--btn__icon" />
        </a>
    }
    .into_any()
}
