//! The list of pieces. Everything it shows is in the URL.

mod address;
mod filters;
mod row;

use domain::page::Page;
use domain::portfolio::{PortfolioQuery, PortfolioSummary};
use kit::{
    Button, ButtonKind, EmptyState, ErrorState, Following, Glyph, LinkButton, PageHeader,
    SkeletonCards, may_edit, use_command,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

pub(crate) use self::address::href;
use self::address::use_address;
use self::filters::Filters;
use self::row::PieceRow;
use crate::actions::use_actions;
use crate::panel::{Panel, PiecePanel};
use crate::queries::PIECES;
use crate::words::{PORTFOLIO, address};

/// All pieces of the workspace that the person may see, filtered and searched by the URL.
#[component]
pub fn PortfolioPage() -> impl IntoView {
    let query = use_address();
    let panel = Panel::new();
    let may_edit = may_edit();
    use_command("New piece", move || panel.add());
    let page = Following::new(PIECES, move || query.get());
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <List page=page.follow(first) query panel /> }.into_any(),
                Err(error) => {
                    view! { <ErrorState error on_retry=page.again() retrying=page.is_fetching() /> }
                        .into_any()
                }
            }
        })
    };
    let navigate = use_navigate();
    let open = Callback::new(move |id| navigate(&address(id), NavigateOptions::default()));
    view! {
        <Title text="Portfolio" />
        <PageHeader title="Portfolio" subtitle="What you show of your work, across all customers.">
            {move || may_edit.get().then(|| view! {
                <Button icon=Glyph::Add class="nx-piece-tool" on_click=move |_| panel.add()>"New piece"</Button>
            })}
        </PageHeader>
        <Filters query />
        <Transition fallback=|| view! { <SkeletonCards label="Loading the portfolio" /> }>{list}</Transition>
        <PiecePanel panel actions=use_actions() on_made=open />
    }
    .into_any()
}

#[component]
fn List(
    page: Memo<Page<PortfolioSummary>>,
    query: Memo<PortfolioQuery>,
    panel: Panel,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|page| page.items.is_empty()));
    let older = move || {
        let after = page.with(|page| page.next.clone())?;
        let next = PortfolioQuery {
            after: Some(after),
            ..query.get()
        };
        Some(
            view! { <LinkButton href=href(&next) kind=ButtonKind::Tertiary>"Older pieces"</LinkButton> },
        )
    };
    move || {
        if is_empty.get() {
            return view! { <NothingHere query panel /> }.into_any();
        }
        view! {
            <ul class="nx-cards" aria-label="Pieces">
                <For each=move || page.get().items key=|piece| (piece.id, piece.updated_at) let(piece)>
                    <PieceRow piece />
                </For>
            </ul>
            <div class="nx-portfolio-more">{older}</div>
        }
        .into_any()
    }
}

/// No pieces at all, or none that match.
#[component]
fn NothingHere(query: Memo<PortfolioQuery>, panel: Panel) -> impl IntoView {
    let may_edit = may_edit();
    let narrowed = Memo::new(move |_| query.with(|query| *query != PortfolioQuery::default()));
    move || {
        if narrowed.get() {
            return view! {
                <EmptyState glyph=Glyph::Search title="No piece matches" text="Try fewer letters, another status or another tag.">
                    <LinkButton href=PORTFOLIO kind=ButtonKind::Tertiary>"Show all pieces"</LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <EmptyState
                glyph=Glyph::Portfolio
                title="Nothing to show yet"
                text="Articles, case studies, talks, posts, templates and videos: keep them in one place from the idea to the day they are out, with what they were made from."
            >
                {move || may_edit.get().then(|| view! {
                    <Button icon=Glyph::Add class="nx-piece-tool" on_click=move |_| panel.add()>"New piece"</Button>
                })}
            </EmptyState>
        }
        .into_any()
    }
}
