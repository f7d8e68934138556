//! Where an artifact is used: a part of its page.

mod add_dialog;

use domain::id::ArtifactId;
use domain::portfolio::PortfolioReference;
use kit::{
    Button, ButtonKind, ButtonSize, ErrorState, Following, SkeletonText, Tag, Tile, may_edit,
};
use leptos::prelude::*;

use self::add_dialog::AddDialog;
use crate::actions::use_actions;
use crate::queries::USES;
use crate::words::{address, colour};

/// The pieces of the portfolio that refer to an artifact, and a way to make it more.
#[component]
pub fn UsedIn(
    /// The artifact.
    artifact: ArtifactId,
) -> impl IntoView {
    let uses = Following::new(USES, move || artifact);
    let section = move || {
        let answer = uses.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <Uses uses=uses.follow(first) artifact /> }.into_any(),
                // The page of the artifact says that it is not there.
                Err(error) if error.is_not_found() => ().into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=uses.again() retrying=uses.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonText lines=2 /> }>{section}</Transition> }
        .into_any()
}

#[component]
fn Uses(uses: Memo<Vec<PortfolioReference>>, artifact: ArtifactId) -> impl IntoView {
    let (actions, may_edit) = (use_actions(), may_edit());
    let adding = RwSignal::new(false);
    let is_empty = Memo::new(move |_| uses.with(Vec::is_empty));
    let list = move || {
        if is_empty.get() {
            return view! { <p class="nx-piece__none">"In no piece that you may see."</p> }
                .into_any();
        }
        view! {
            <ul class="nx-references" aria-label="Pieces">
                <For each=move || uses.get() key=|piece| (piece.item, piece.title.clone(), piece.status) let(piece)>
                    <Row piece />
                </For>
            </ul>
        }
        .into_any()
    };
    view! {
        <Tile title="Used in the portfolio" id="used-in">
            {list}
            {move || may_edit.get().then(|| view! {
                <div class="nx-used-in__actions nx-piece-tool">
                    <Button kind=ButtonKind::Tertiary size=ButtonSize::Small on_click=move |_| adding.set(true)>"Add to a piece"</Button>
                </div>
            })}
            <AddDialog artifact open=adding actions />
        </Tile>
    }
}

#[component]
fn Row(piece: PortfolioReference) -> impl IntoView {
    let facts = format!("{} · {}", piece.kind.label(), piece.item_kind.label());
    view! {
        <li class="nx-reference">
            <div class="nx-reference__words">
                <a class="cds--link nx-reference__link" href=address(piece.item) dir="auto">{piece.title.to_string()}</a>
                <p class="nx-reference__facts">{facts}</p>
            </div>
            <Tag colour=colour(piece.status) label=piece.status.label() />
        </li>
    }
}
