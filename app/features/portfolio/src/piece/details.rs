use domain::customers::Visibility;
use domain::portfolio::{PortfolioQuery, Tags};
use kit::{Definition, DefinitionList, Glyph, Icon, Switch, Tile, TimeAgo};
use leptos::prelude::*;

use super::Tools;
use crate::api::Piece;
use crate::list::href;
use crate::words::seen_by;

/// What is known about the piece besides its text.
#[component]
pub(super) fn Details(piece: Memo<Piece>, tools: Tools) -> impl IntoView {
    let owner = Memo::new(move |_| piece.with(|piece| piece.item.owner.name.clone()));
    let changed = Memo::new(move |_| piece.with(|piece| piece.item.updated_at));
    let tags = Memo::new(move |_| piece.with(|piece| piece.item.tags.clone()));
    let url = Memo::new(move |_| piece.with(|piece| piece.item.url.clone()));
    let cover = Memo::new(move |_| piece.with(|piece| piece.item.cover_url.clone()));
    view! {
        <Tile title="Details" id="piece-details">
            <DefinitionList>
                <Definition term="Made by"><bdi>{move || owner.get()}</bdi></Definition>
                <Definition term="Last change">{move || view! { <TimeAgo at=changed.get() /> }}</Definition>
                <Definition term="Published at"><Elsewhere url nothing="Nowhere yet" /></Definition>
                // The page's policy loads no images from elsewhere, and whoever keeps them need not know who reads this.
                <Definition term="Cover image"><Elsewhere url=cover nothing="None" /></Definition>
                <Definition term="Tags">{move || view! { <TagLinks tags=tags.get() /> }}</Definition>
                <Definition term="Who sees it"><SeenBy piece tools /></Definition>
            </DefinitionList>
        </Tile>
    }
}

/// A link out of NextUp.
#[component]
fn Elsewhere(url: Memo<String>, nothing: &'static str) -> impl IntoView {
    move || {
        let href = url.get();
        if href.is_empty() {
            return view! { <span class="nx-piece__none">{nothing}</span> }.into_any();
        }
        let words = href.clone();
        view! {
            <a class="cds--link nx-piece__link" href=href target="_blank" rel="noopener noreferrer">
                {words} " " <Icon glyph=Glyph::Launch />
                <span class="cds--visually-hidden">"opens in a new tab"</span>
            </a>
        }
        .into_any()
    }
}

/// Each tag leads to the pieces that have it.
#[component]
fn TagLinks(tags: Tags) -> impl IntoView {
    if tags.as_slice().is_empty() {
        return view! { <span class="nx-piece__none">"None"</span> }.into_any();
    }
    let link = |tag: &String| {
        let query = PortfolioQuery {
            tag: Some(tag.clone()),
            ..PortfolioQuery::default()
        };
        view! { <li><a class="cds--link nx-piece__tag" href=href(&query) dir="auto">"#" {tag.clone()}</a></li> }
    };
    let links: Vec<_> = tags.as_slice().iter().map(link).collect();
    view! { <ul class="nx-piece__tags">{links}</ul> }.into_any()
}

/// Who sees it, and for its maker the switch: nobody else could turn it back.
#[component]
fn SeenBy(piece: Memo<Piece>, tools: Tools) -> impl IntoView {
    let visibility = Memo::new(move |_| piece.with(|piece| piece.item.visibility));
    let is_mine = Memo::new(move |_| piece.with(|piece| piece.is_mine));
    let words = move || {
        let (glyph, words) = seen_by(visibility.get());
        view! { <span class="nx-piece__seen"><Icon glyph /> {words}</span> }
    };
    view! {
        {words}
        {move || (tools.may_edit.get() && is_mine.get()).then(|| view! { <Sharing piece visibility tools /> })}
    }
}

#[component]
fn Sharing(piece: Memo<Piece>, visibility: Memo<Visibility>, tools: Tools) -> impl IntoView {
    let id = piece.with_untracked(|piece| piece.item.id);
    let is_shared = move || visibility.get() == Visibility::Workspace;
    let on = RwSignal::new(untrack(is_shared));
    // A refused change and an Undo move it too.
    Effect::new(move |_| on.set(is_shared()));
    let turn = move |on: bool| {
        let to = if on {
            Visibility::Workspace
        } else {
            Visibility::Private
        };
        tools.actions.set_visibility(id, to);
    };
    view! {
        <div class="nx-piece-tool">
            <Switch label="Share with the workspace" name="shared" on on_change=turn />
        </div>
    }
}
