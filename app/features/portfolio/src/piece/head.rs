use domain::portfolio::PortfolioStatus;
use kit::{
    Breadcrumb, Button, ButtonKind, ChangingTitle, Crumb, Glyph, MenuItem, OverflowMenu,
    PageHeader, Select, Tag, use_command,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::Tools;
use crate::api::Piece;
use crate::words::{PORTFOLIO, colour, statuses};

/// What the piece is called, how far it is, and what can be done with it.
#[component]
pub(super) fn PieceHead(piece: Memo<Piece>, tools: Tools) -> impl IntoView {
    let title = Memo::new(move |_| piece.with(|piece| piece.item.title.to_string()));
    let kind = Memo::new(move |_| piece.with(|piece| piece.item.kind.label().to_owned()));
    let status = Memo::new(move |_| piece.with(|piece| piece.item.status));
    let above = || view! { <Breadcrumb crumbs=vec![Crumb::new("Portfolio", PORTFOLIO)] /> };
    view! {
        <ChangingTitle text=title />
        <PageHeader title subtitle=kind above=above>
            {move || if tools.may_edit.get() {
                view! { <Controls piece status tools /> }.into_any()
            } else {
                view! { <Word status /> }.into_any()
            }}
        </PageHeader>
    }
}

/// The status in its word and colour.
#[component]
fn Word(status: Memo<PortfolioStatus>) -> impl IntoView {
    move || view! { <Tag colour=colour(status.get()) label=status.get().label() /> }
}

#[component]
fn Controls(piece: Memo<Piece>, status: Memo<PortfolioStatus>, tools: Tools) -> impl IntoView {
    let Tools { actions, panel, .. } = tools;
    let id = piece.with_untracked(|piece| piece.item.id);
    let edit = move || panel.edit(piece.with_untracked(|piece| piece.item.clone()));
    let navigate = use_navigate();
    let leave = Callback::new(move |()| navigate(PORTFOLIO, NavigateOptions::default()));
    let delete = move || actions.delete(id, leave);
    use_command("Edit this piece", edit);
    use_command("Delete this piece", delete);
    view! {
        // Without a script there is nothing to choose with.
        <div class="nx-piece__word nx-plain"><Word status /></div>
        <div class="nx-piece__controls nx-piece-tool">
            <StatusSelect piece status tools />
            <Button kind=ButtonKind::Tertiary icon=Glyph::Edit on_click=move |_| edit()>"Edit"</Button>
            <OverflowMenu id="piece-actions" label="More actions">
                <MenuItem label="Delete piece" icon=Glyph::Trash danger=true on_select=move |()| delete() />
            </OverflowMenu>
        </div>
    }
}

#[component]
fn StatusSelect(piece: Memo<Piece>, status: Memo<PortfolioStatus>, tools: Tools) -> impl IntoView {
    let Tools { actions, .. } = tools;
    let id = piece.with_untracked(|piece| piece.item.id);
    let word = RwSignal::new(status.get_untracked().as_str().to_owned());
    // The list's own signal follows: a refused change, an Undo and other people move it too.
    Effect::new(move |_| word.set(status.get().as_str().to_owned()));
    let choose = move |word: String| {
        if let Ok(to) = PortfolioStatus::parse(&word) {
            actions.set_status(id, status.get_untracked(), to);
        }
    };
    for to in PortfolioStatus::ALL {
        let label = format!("Change status to {}", to.label().to_ascii_lowercase());
        use_command(label, move || {
            actions.set_status(id, status.get_untracked(), *to);
        });
    }
    view! {
        <div class="nx-piece__status">
            <Select label="Status" name="status" id="piece-status" choices=statuses() value=word hide_label=true on_change=choose />
        </div>
    }
}
