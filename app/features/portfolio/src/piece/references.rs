use domain::id::PortfolioItemId;
use domain::portfolio::{ArtifactReference, ReferenceKind};
use kit::{
    ButtonKind, ButtonSize, ConfirmDialog, ErrorState, Following, Glyph, IconButton, SkeletonText,
    Tile,
};
use leptos::prelude::*;

use super::Tools;
use super::add_reference::AddReference;

/// The artifacts that the piece refers to, of those that the person may see.
#[component]
pub(super) fn References(
    piece: PortfolioItemId,
    references: Following<Vec<ArtifactReference>>,
    tools: Tools,
) -> impl IntoView {
    let question = Question::new();
    let list = move || {
        let answer = references.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let references = references.follow(first);
                    view! { <List piece references question tools /> }.into_any()
                }
                Err(error) => view! {
                    <ErrorState error on_retry=references.again() retrying=references.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <Tile title="References" id="piece-references">
            <Transition fallback=|| view! { <SkeletonText lines=3 /> }>{list}</Transition>
            {move || tools.may_edit.get().then(|| view! { <AddReference piece actions=tools.actions /> })}
            <SourceDialog piece question tools />
        </Tile>
    }
}

#[component]
fn List(
    piece: PortfolioItemId,
    references: Memo<Vec<ArtifactReference>>,
    question: Question,
    tools: Tools,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| references.with(Vec::is_empty));
    move || {
        if is_empty.get() {
            return view! { <p class="nx-piece__none">"This piece refers to no artifact that you may see."</p> }
                .into_any();
        }
        view! {
            <ul class="nx-references" aria-label="Artifacts">
                <For each=move || references.get() key=|reference| (reference.artifact, reference.title.clone()) let(reference)>
                    <Row piece reference question tools />
                </For>
            </ul>
        }
        .into_any()
    }
}

#[component]
fn Row(
    piece: PortfolioItemId,
    reference: ArtifactReference,
    question: Question,
    tools: Tools,
) -> impl IntoView {
    let title = reference.title.to_string();
    let label = format!("Remove the reference to {title}");
    let href = format!("/artifacts/{}", reference.artifact);
    let facts = format!(
        "{} · {}",
        reference.kind.label(),
        reference.artifact_kind.label()
    );
    let customer = reference.customer_name.to_string();
    let reference = StoredValue::new(reference);
    let remove = move |_| {
        let reference = reference.get_value();
        if reference.kind == ReferenceKind::Source {
            question.ask(reference);
        } else {
            tools.actions.forget(piece, reference);
        }
    };
    view! {
        <li class="nx-reference">
            <div class="nx-reference__words">
                <a class="cds--link nx-reference__link" href=href dir="auto">{title}</a>
                <p class="nx-reference__facts">{facts} " · " <bdi>{customer}</bdi></p>
            </div>
            {move || tools.may_edit.get().then(|| view! {
                <IconButton
                    label=label.clone()
                    glyph=Glyph::Close
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    class="nx-tip--end nx-piece-tool"
                    on_click=remove
                />
            })}
        </li>
    }
}

/// Whether to forget what a piece was made from.
#[derive(Clone, Copy)]
struct Question {
    open: RwSignal<bool>,
    about: RwSignal<Option<ArtifactReference>>,
}

impl Question {
    fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
        }
    }

    fn ask(self, reference: ArtifactReference) {
        self.about.set(Some(reference));
        self.open.set(true);
    }
}

/// Asks first: what a piece was made from is written down nowhere else.
#[component]
fn SourceDialog(piece: PortfolioItemId, question: Question, tools: Tools) -> impl IntoView {
    let remove = move |()| {
        question.open.set(false);
        if let Some(reference) = question.about.get_untracked() {
            tools.actions.forget(piece, reference);
        }
    };
    view! {
        <ConfirmDialog open=question.open id="forget-source" title="Forget what this piece was made from?"
            confirm_label="Remove reference" on_confirm=remove>
            <p>"The artifact and the piece stay. You can refer to the artifact again, but only as related: NextUp will not know any more that the piece was made from it."</p>
        </ConfirmDialog>
    }
}
