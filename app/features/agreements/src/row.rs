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
pub(crate) fn AgreementRow(agreement: Agreement, tools: RowTools) -> impl IntoView {
    let heading = title(&agreement);
    let label = heading.clone();
    let shown = agreement.clone();
    let status = Memo::new(move |_| shown.status(tools.today.get()));
    let reason = agreement
        .overridden
        .as_ref()
        .map(|overridden| overridden.reason.clone())
        .filter(|reason| !reason.is_empty());
    let open = {
        let agreement = agreement.clone();
        move |_| tools.panel.edit(agreement.clone())
    };
    view! {
        <li class="nx-card nx-agreement">
            <div class="nx-card__main">
                <h3 class="nx-card__title">
                    {move || {
                        let open = open.clone();
                        if tools.may_edit.get() {
                            view! { <button type="button" class="nx-agreement__open" on:click=open dir="auto">{label.clone()}</button> }.into_any()
                        } else {
                            view! { <span dir="auto">{label.clone()}</span> }.into_any()
                        }
                    }}
                </h3>
                <div class="nx-card__facts">
                    <span>{agreement.terms.kind.label()}</span>
                    <span>{period(&agreement.terms)}</span>
                </div>
                {reason.map(|reason| view! { <p class="nx-agreement__reason" dir="auto">{reason}</p> })}
            </div>
            <div class="nx-agreement__price">{price(&agreement.terms.pricing)}</div>
            <div class="nx-agreement__status">
                {move || view! { <Tag colour=colour(status.get()) label=status.get().label() /> }}
            </div>
            <div class="nx-card__actions">
                {move || tools.may_edit.get().then(|| view! {
                    <Menu agreement=agreement.clone() status name=heading.clone() tools />
                })}
            </div>
        </li>
    }
}

#[component]
fn Menu(
    agreement: Agreement,
    status: Memo<AgreementStatus>,
    name: String,
    tools: RowTools,
) -> impl IntoView {
    let RowTools {
        actions,
        panel,
        question,
        ..
    } = tools;
    let id = format!("agreement-{}", agreement.id);
    let agreement = StoredValue::new(agreement);
    let with = move |act: fn(Actions, &Agreement)| {
        Callback::new(move |()| agreement.with_value(|agreement| act(actions, agreement)))
    };
    let ask =
        move |standing| Callback::new(move |()| question.ask(agreement.get_value(), standing));
    let open = Callback::new(move |copy: Agreement| panel.edit(copy));
    let duplicate = move |()| agreement.with_value(|agreement| actions.duplicate(agreement, open));
    let ends = agreement.with_value(|agreement| agreement.terms.ends_on.is_some());
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
        <OverflowMenu id label=format!("More actions for {name}") size=ButtonSize::Small>
            <MenuItem label="Edit" icon=Glyph::Edit on_select=move |()| panel.edit(agreement.get_value()) />
            {ends.then(|| view! { <MenuItem label="Renew" on_select=with(Actions::renew) /> })}
            <MenuItem label="Duplicate" on_select=duplicate />
            {standing}
            <MenuDivider />
            <MenuItem label="Delete agreement" icon=Glyph::Trash danger=true on_select=with(Actions::delete) />
        </OverflowMenu>
    }
}
