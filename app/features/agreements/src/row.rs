use chrono::NaiveDate;
use domain::agreements::{Agreement, AgreementStatus, Standing};
use kit::{ButtonSize, Glyph, MenuDivider, MenuItem, OverflowMenu, Tag};
use leptos::prelude::*;

use crate::actions::Actions;
use crate::override_dialog::Question;
use crate::panel::Panel;
use crate::words::{colour, period, price, title};

/// What a row needs besides its agreement.
#[derive(Clone, Copy)]
pub(crate) struct RowTools {
    pub(crate) actions: Actions,
    pub(crate) panel: Panel,
    pub(crate) question: Question,
    pub(crate) may_edit: Signal<bool>,
    pub(crate) today: Memo<NaiveDate>,
}

/// An agreement: what, from when to when, for how much, and how it stands today.
#[component]
pub(crate) fn AgreementRow(agreement: Memo<Agreement>, tools: RowTools) -> impl IntoView {
    let name = Memo::new(move |_| agreement.with(title));
    let status = Memo::new(move |_| agreement.with(|it| it.status(tools.today.get())));
    let reason = move || {
        let reason = agreement.with(|it| it.overridden.as_ref().map(|why| why.reason.clone()));
        let reason = reason.filter(|reason| !reason.is_empty())?;
        Some(view! { <p class="nx-agreement__reason" dir="auto">{reason}</p> })
    };
    let open = move |_| tools.panel.edit(agreement.get_untracked());
    view! {
        <li class="nx-card nx-agreement">
            <div class="nx-card__main">
                <h3 class="nx-card__title">
                    {move || if tools.may_edit.get() {
                        view! { <button type="button" class="nx-agreement__open" on:click=open dir="auto">{name}</button> }.into_any()
                    } else {
                        view! { <span dir="auto">{name}</span> }.into_any()
                    }}
                </h3>
                <div class="nx-card__facts">
                    <span>{move || agreement.with(|it| it.terms.kind.label())}</span>
                    <span>{move || agreement.with(|it| period(&it.terms))}</span>
                </div>
                {reason}
            </div>
            <div class="nx-agreement__price">{move || agreement.with(|it| price(&it.terms.pricing))}</div>
            <div class="nx-agreement__status">
                {move || view! { <Tag colour=colour(status.get()) label=status.get().label() /> }}
            </div>
            <div class="nx-card__actions">
                {move || tools.may_edit.get().then(|| view! { <Menu agreement status name tools /> })}
            </div>
        </li>
    }
}

#[component]
fn Menu(
    agreement: Memo<Agreement>,
    status: Memo<AgreementStatus>,
    name: Memo<String>,
    tools: RowTools,
) -> impl IntoView {
    let RowTools {
        actions,
        panel,
        question,
        ..
    } = tools;
    let id = agreement.with_untracked(|agreement| format!("agreement-{}", agreement.id));
    let with = move |act: fn(Actions, &Agreement)| {
        Callback::new(move |()| agreement.with_untracked(|agreement| act(actions, agreement)))
    };
    let ask =
        move |standing| Callback::new(move |()| question.ask(agreement.get_untracked(), standing));
    let open = Callback::new(move |copy: Agreement| panel.edit(copy));
    let duplicate =
        move |()| agreement.with_untracked(|agreement| actions.duplicate(agreement, open));
    let ends = Memo::new(move |_| agreement.with(|agreement| agreement.terms.ends_on.is_some()));
    let renew = move || {
        ends.get()
            .then(|| view! { <MenuItem label="Renew" on_select=with(Actions::renew) /> })
    };
    let standing = move || match status.get() {
        AgreementStatus::Draft => ().into_any(),
        AgreementStatus::Suspended | AgreementStatus::Terminated => view! {
            <MenuItem label="Follow its dates again" on_select=with(Actions::resume) />
        }
        .into_any(),
        _ => view! {
            <MenuItem label="Suspend" on_select=ask(Standing::Suspended) />
            <MenuItem label="Terminate" on_select=ask(Standing::Terminated) />
        }
        .into_any(),
    };
    view! {
        <OverflowMenu id label=Signal::derive(move || format!("More actions for {}", name.get())) size=ButtonSize::Small>
            <MenuItem label="Edit" icon=Glyph::Edit on_select=move |()| panel.edit(agreement.get_untracked()) />
            {renew}
            <MenuItem label="Duplicate" on_select=duplicate />
            {standing}
            <MenuDivider />
            <MenuItem label="Delete agreement" icon=Glyph::Trash danger=true on_select=with(Actions::delete) />
        </OverflowMenu>
    }
}
