use domain::FieldError;
use domain::id::ArtifactId;
use domain::page::Page;
use domain::portfolio::{PortfolioQuery, PortfolioSummary};
use kit::error::CallError;
use kit::{
    Answer, ButtonKind, Choice, FormDialog, LinkButton, Select, Sending, field_error, use_queries,
};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::queries::PIECES;
use crate::words::PORTFOLIO;

/// Lets one of the pieces that changed last refer to the artifact.
#[component]
pub(super) fn AddDialog(
    artifact: ArtifactId,
    open: RwSignal<bool>,
    actions: Actions,
) -> impl IntoView {
    let pieces = use_queries().ask_if(PIECES, move || open.get().then(PortfolioQuery::default));
    let piece = RwSignal::new(String::new());
    let sending = Sending::new(move || {
        let piece = piece.get_untracked();
        async move {
            let chosen = piece.parse();
            let chosen = chosen.map_err(|_| FieldError::new("piece", "Choose a piece."))?;
            actions.refer(chosen, artifact.to_string()).await?;
            open.set(false);
            Ok(())
        }
    });
    Effect::new(move |_| {
        if open.get() {
            piece.set(String::new());
        }
    });
    let refused = sending.refused();
    let none = move || !matches!(pieces.get(), Some(Ok(page)) if !page.items.is_empty());
    view! {
        <FormDialog open id="add-to-piece" title="Add this artifact to a piece" verb="Add to this piece"
            disabled=Signal::derive(none) sending fields=&["piece"]>
            {move || choice(pieces.get(), piece, refused)}
        </FormDialog>
    }
}

fn choice(
    pieces: Option<Answer<Page<PortfolioSummary>>>,
    piece: RwSignal<String>,
    refused: Signal<Option<CallError>>,
) -> AnyView {
    let page = match pieces {
        None => return view! { <p>"Loading the pieces…"</p> }.into_any(),
        Some(Err(error)) => return view! { <p role="alert">{error.to_string()}</p> }.into_any(),
        Some(Ok(page)) => page,
    };
    if page.items.is_empty() {
        return view! {
            <p>"There are no pieces yet."</p>
            <LinkButton href=PORTFOLIO kind=ButtonKind::Tertiary>"Go to the portfolio"</LinkButton>
        }
        .into_any();
    }
    let pieces = page.items.into_iter();
    let pieces = pieces.map(|item| Choice::new(item.id.to_string(), item.title.to_string()));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", "Choose a piece"))
        .chain(pieces)
        .collect();
    view! {
        <Select label="Piece" name="piece" choices value=piece error=field_error(refused, "piece")
            helper="The pieces that changed last. On the page of any other you find this artifact by its title." />
    }
    .into_any()
}
