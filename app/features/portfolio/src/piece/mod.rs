//! The page of one piece.

mod add_reference;
mod details;
mod head;
mod references;

use domain::Error;
use domain::id::PortfolioItemId;
use domain::portfolio::ArtifactReference;
use kit::error::CallError;
use kit::services::reply;
use kit::{ErrorPage, ErrorState, Following, LinkButton, SkeletonText, may_edit};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::details::Details;
use self::head::PieceHead;
use self::references::References;
use crate::actions::{Actions, use_actions};
use crate::api::Piece;
use crate::panel::{Panel, PiecePanel};
use crate::queries::{PIECE, REFERENCES};
use crate::words::PORTFOLIO;

/// What the parts of the page need besides the piece.
#[derive(Clone, Copy)]
struct Tools {
    actions: Actions,
    panel: Panel,
    may_edit: Signal<bool>,
}

/// One piece: its text, what is known about it, and the artifacts that it refers to.
#[component]
pub fn PortfolioItemPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    // Made anew for each piece, so that nothing typed about one can reach another.
    move || match id.with(|id| id.parse()) {
        Ok(id) => view! { <PieceOf id /> }.into_any(),
        Err(error) => {
            say_status(&error);
            view! { <NoPiece /> }.into_any()
        }
    }
}

#[component]
fn PieceOf(id: PortfolioItemId) -> impl IntoView {
    let tools = Tools {
        actions: use_actions(),
        panel: Panel::new(),
        may_edit: may_edit(),
    };
    let piece = Following::new(PIECE, move || id);
    let references = Following::new(REFERENCES, move || id);
    let page = move || {
        let answer = piece.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    view! { <Shown piece=piece.follow(first) references tools /> }.into_any()
                }
                Err(error) => view! { <Failed error piece /> }.into_any(),
            }
        })
    };
    view! {
        <Transition fallback=PieceSkeleton>{page}</Transition>
        <PiecePanel panel=tools.panel actions=tools.actions />
    }
}

#[component]
fn Shown(
    piece: Memo<Piece>,
    references: Following<Vec<ArtifactReference>>,
    tools: Tools,
) -> impl IntoView {
    let id = piece.with_untracked(|piece| piece.item.id);
    view! {
        <div class="nx-piece">
            <PieceHead piece tools />
            <div class="nx-piece__columns">
                <Text piece />
                <div class="nx-piece__side">
                    <Details piece tools />
                    <References piece=id references tools />
                </div>
            </div>
        </div>
    }
}

/// The text as the server renders it.
#[component]
fn Text(piece: Memo<Piece>) -> impl IntoView {
    let html = Memo::new(move |_| piece.with(|piece| piece.html.clone()));
    let is_empty = Memo::new(move |_| html.with(|html| html.trim().is_empty()));
    view! {
        <section class="nx-piece__text" aria-label="Text">
            {move || if is_empty.get() {
                view! { <p class="nx-piece__none">"No text yet."</p> }.into_any()
            } else {
                view! { <div class="nx-prose nx-prose--long" dir="auto" inner_html=move || html.get()></div> }.into_any()
            }}
        </section>
    }
}

/// Why there is no piece to show.
#[component]
fn Failed(error: CallError, piece: Following<Piece>) -> impl IntoView {
    if let CallError::Refused(error) = &error {
        say_status(error);
    }
    if error.is_not_found() {
        return view! { <NoPiece /> }.into_any();
    }
    view! {
        <Title text="Portfolio" />
        <h1 class="cds--visually-hidden">"Portfolio"</h1>
        <ErrorState error on_retry=piece.again() retrying=piece.is_fetching() />
    }
    .into_any()
}

fn say_status(error: &Error) {
    if let Some(reply) = reply() {
        reply.status(error.http_status());
    }
}

/// Not there and not yours look the same.
#[component]
fn NoPiece() -> impl IntoView {
    view! {
        <Title text="Not found" />
        <ErrorPage
            code=404
            title="We could not find that piece"
            text="It may be in the trash, or it is not shared with you."
        >
            <LinkButton href=PORTFOLIO>"Go to the portfolio"</LinkButton>
        </ErrorPage>
    }
}

/// As much room as the page takes, so that nothing jumps when it comes.
#[component]
fn PieceSkeleton() -> impl IntoView {
    view! {
        <div class="nx-piece" role="status">
            <span class="cds--visually-hidden">"Loading the piece"</span>
            <SkeletonText heading=true lines=2 />
            <div class="nx-piece__columns">
                <div class="nx-piece__text"><SkeletonText lines=12 /></div>
                <div class="nx-piece__side"><SkeletonText lines=8 /></div>
            </div>
        </div>
    }
}
