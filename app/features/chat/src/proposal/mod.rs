//! A change that an agent proposes: what it would change, and the decision about it.

mod amend;

use domain::Error;
use domain::chat::{Difference, Proposal, ProposalState};
use domain::id::{CustomerId, ProposalId};
use kit::error::CallError;
use kit::{
    Button, ButtonKind, ButtonSize, FormError, Glyph, Sending, Tag, TagColour, followed, may_edit,
};
use leptos::prelude::*;

use self::amend::{AmendFields, Amended};
use crate::actions::Actions;
use crate::api::Shown;
use crate::words::href_of;

/// One proposal of an answer.
#[component]
pub(crate) fn ProposalCard(id: ProposalId, shown: Memo<Shown>, actions: Actions) -> impl IntoView {
    let find = move || {
        shown.with(|shown| {
            shown
                .proposals
                .iter()
                .find(|proposal| proposal.id == id)
                .cloned()
        })
    };
    untrack(find).map(|first| {
        let proposal = followed(first, move |_| find());
        view! { <Card proposal actions /> }
    })
}

#[component]
fn Card(proposal: Memo<Proposal>, actions: Actions) -> impl IntoView {
    let id = proposal.with_untracked(|proposal| proposal.id);
    let customer = proposal.with_untracked(|proposal| proposal.customer);
    let state = Memo::new(move |_| proposal.with(|proposal| proposal.state));
    let amended = Amended::new();
    let sending = Sending::new(move || {
        let draft = amended.draft();
        async move {
            actions.apply(id, draft).await?;
            amended.end();
            Ok(())
        }
    });
    let title = move || proposal.with(|proposal| proposal.draft.title());
    let heading = format!("proposal-{id}");
    let labelled = heading.clone();
    view! {
        <div role="group" class="nx-proposal" class:nx-proposal--decided=move || state.get() != ProposalState::Open aria-labelledby=labelled>
            <header class="nx-proposal__head">
                <h3 class="nx-proposal__title" id=heading>{title}</h3>
                <State state />
            </header>
            <form novalidate on:submit=sending.submit()>
                <Stale refused=sending.refused() id actions />
                {move || if amended.is_open() {
                    view! { <AmendFields amended proposal=id refused=sending.refused() /> }.into_any()
                } else {
                    let differences = proposal.with(|proposal| proposal.differences.clone());
                    view! { <dl class="nx-proposal__lines" tabindex="0">{differences.into_iter().map(line).collect_view()}</dl> }.into_any()
                }}
                <Decide proposal state actions amended sending />
            </form>
            {move || proposal.with(|proposal| made(proposal, customer))}
        </div>
    }
}

fn line(difference: Difference) -> impl IntoView {
    let Difference {
        label,
        before,
        after,
        ..
    } = difference;
    let before = (!before.is_empty()).then(|| view! { <del dir="auto">{before}</del> });
    view! {
        <div class="nx-proposal__line">
            <dt>{label}</dt>
            <dd>{before}<ins dir="auto">{after}</ins></dd>
        </div>
    }
}

#[component]
fn State(state: Memo<ProposalState>) -> impl IntoView {
    move || {
        let colour = match state.get() {
            ProposalState::Open => TagColour::Blue,
            ProposalState::Applied => TagColour::Green,
            ProposalState::Discarded | ProposalState::Undone => TagColour::Gray,
        };
        view! { <Tag colour label=state.get().label() /> }
    }
}

/// That it was not applied: with a way to make it again where the record changed meanwhile.
#[component]
fn Stale(refused: Signal<Option<CallError>>, id: ProposalId, actions: Actions) -> impl IntoView {
    let is_stale =
        Memo::new(move |_| matches!(refused.get(), Some(CallError::Refused(Error::Stale))));
    view! {
        <FormError error=refused fields=&["title"] />
        {move || is_stale.get().then(|| view! {
            <Button kind=ButtonKind::Tertiary size=ButtonSize::Small icon=Glyph::Renew on_click=move |_| actions.rebase(id)>
                "Compare with what it says now"
            </Button>
        })}
    }
}

/// Apply, edit, discard; afterwards the way back.
#[component]
fn Decide(
    proposal: Memo<Proposal>,
    state: Memo<ProposalState>,
    actions: Actions,
    amended: Amended,
    sending: Sending,
) -> impl IntoView {
    let id = proposal.with_untracked(|proposal| proposal.id);
    let may_edit = may_edit();
    let edit = move |_| {
        if amended.is_open() {
            amended.end();
        } else {
            proposal.with_untracked(|proposal| amended.begin(&proposal.draft));
        }
    };
    move || {
        match state.get() {
        ProposalState::Open if may_edit.get() => view! {
            <div class="nx-proposal__buttons">
                <Button size=ButtonSize::Small button_type=kit::ButtonType::Submit pending=sending.pending()>"Apply"</Button>
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small on_click=edit>
                    {move || if amended.is_open() { "Leave as proposed" } else { "Edit" }}
                </Button>
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move |_| actions.discard(id)>"Discard"</Button>
            </div>
        }
        .into_any(),
        ProposalState::Applied if may_edit.get() => view! {
            <div class="nx-proposal__buttons">
                <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Glyph::Undo on_click=move |_| actions.undo(id)>"Undo"</Button>
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    }
    }
}

/// The record that came out of it.
fn made(proposal: &Proposal, customer: CustomerId) -> Option<AnyView> {
    let record = proposal.record.as_ref()?;
    (proposal.state == ProposalState::Applied).then(|| {
        let href = href_of(record, customer);
        let title = record.title.clone();
        view! { <p class="nx-proposal__made"><a href=href dir="auto">{title}</a></p> }.into_any()
    })
}
