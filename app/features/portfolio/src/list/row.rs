use domain::portfolio::PortfolioSummary;
use kit::{Icon, Tag, TimeAgo};
use leptos::prelude::*;

use crate::words::{address, colour, seen_by};

/// A piece in the list: what it is, who sees it, how far it is, and when it last changed.
#[component]
pub(super) fn PieceRow(piece: PortfolioSummary) -> impl IntoView {
    let PortfolioSummary {
        id,
        kind,
        title,
        status,
        tags,
        visibility,
        updated_at,
        ..
    } = piece;
    let (glyph, seen) = seen_by(visibility);
    let tags = Vec::from(tags).into_iter();
    let tags = tags.map(|tag| view! { <span dir="auto">"#" {tag}</span> });
    view! {
        <li class="nx-card nx-piece-row">
            <div class="nx-card__main">
                <h2 class="nx-card__title">
                    <a class="nx-card__link" href=address(id) dir="auto">{String::from(title)}</a>
                </h2>
                <div class="nx-card__facts">
                    <span>{kind.label()}</span>
                    {tags.collect_view()}
                </div>
            </div>
            <div class="nx-piece-row__status"><Tag colour=colour(status) label=status.label() /></div>
            <div class="nx-piece-row__seen"><Icon glyph /> <span>{seen}</span></div>
            <div class="nx-piece-row__when"><TimeAgo at=updated_at /></div>
        </li>
    }
}
