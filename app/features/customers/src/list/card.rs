use domain::customers::CustomerSummary;
use kit::browser::InTurn;
use kit::{
    Avatar, AvatarSize, ButtonSize, Glyph, IconButton, IconLink, MenuButton, StatusTag, TimeAgo,
};
use leptos::prelude::*;

use super::chosen::ChooseBox;
use super::rows::RowTools;
use super::status_menu::STATUS_MENU;
use crate::actions::Target;

/// A customer in the list: what it is, where it stands, and what can be done at once.
#[component]
pub(super) fn CustomerCard(
    /// What to show; follows changes.
    row: Memo<CustomerSummary>,
    tools: RowTools,
) -> impl IntoView {
    let CustomerSummary { id, name, .. } = row.get_untracked();
    let chosen = tools.chosen;
    let href = format!("/customers/{id}");
    view! {
        <li class="nx-card nx-customer" class:nx-chosen=move || chosen.has(id) data-customer=id.to_string()
            data-swipe-start="Status" data-swipe-end="Delete">
            <InTurn>
                <div class="nx-customer__face">
                    <Avatar name=name.to_string() square=true />
                    {tools.may_edit.get_untracked().then(|| view! { <ChooseBox chosen id name=name.clone() /> })}
                </div>
                <div class="nx-card__main">
                    <h2 class="nx-card__title">
                        <a class="nx-card__link nx-row-link" href=href dir="auto">{move || row.with(|row| row.name.to_string())}</a>
                    </h2>
                    <div class="nx-card__facts">{move || row.with(facts)}</div>
                </div>
                <div class="nx-customer__status"><RowStatus row tools /></div>
                <div class="nx-customer__who">
                    {move || {
                        let owner = row.with(|row| row.owner.name.clone());
                        view! { <Avatar name=owner.clone() size=AvatarSize::Small /> <span class="nx-customer__owner">{owner}</span> }
                    }}
                    {move || view! { <TimeAgo at=row.with(|row| row.last_activity_at) /> }}
                </div>
                <div class="nx-card__actions"><RowActions row tools /></div>
            </InTurn>
        </li>
    }
}

/// The status; for those who may, with the menu that changes it.
#[component]
pub(super) fn RowStatus(row: Memo<CustomerSummary>, tools: RowTools) -> impl IntoView {
    let status = Signal::derive(move || row.with(|row| row.status));
    if !tools.may_edit.get_untracked() {
        return view! { <StatusTag status /> }.into_any();
    }
    let name = row.with_untracked(|row| row.name.clone());
    view! {
        <MenuButton
            menu=STATUS_MENU
            label=format!("Change status of {name}")
            attr:data-swipe="start"
            on_open=Callback::new(move |()| tools.menu.set(Some(target(row))))
        >
            <StatusTag status />
        </MenuButton>
    }
    .into_any()
}

/// Edit and delete, for those who may.
#[component]
pub(super) fn RowActions(row: Memo<CustomerSummary>, tools: RowTools) -> impl IntoView {
    if !tools.may_edit.get_untracked() {
        return ().into_any();
    }
    let (id, name) = row.with_untracked(|row| (row.id, row.name.clone()));
    view! {
        <IconLink label=format!("Edit {name}") glyph=Glyph::Edit href=format!("/customers/{id}?edit=1") size=ButtonSize::Small />
        <IconButton
            label=format!("Delete {name}")
            glyph=Glyph::Trash
            size=ButtonSize::Small
            class="nx-tip--end"
            on_click=move |_| tools.question.ask(target(row))
            attr:data-swipe="end"
        />
    }
    .into_any()
}

/// The customer of a row, for an action.
pub(super) fn target(row: Memo<CustomerSummary>) -> Target {
    row.with_untracked(|row| Target {
        id: row.id,
        name: row.name.clone(),
        status: row.status,
    })
}

/// Name of the product with its stage: "Finch Dispatch (Growth)".
pub(super) fn product(row: &CustomerSummary) -> String {
    match (row.product_name.as_str(), row.product_stage.as_str()) {
        (name, "") => name.to_owned(),
        ("", stage) => stage.to_owned(),
        (name, stage) => format!("{name} ({stage})"),
    }
}

/// Vertical and product.
pub(super) fn facts(row: &CustomerSummary) -> Vec<AnyView> {
    [row.vertical.clone(), product(row)]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .map(|fact| view! { <span dir="auto">{fact}</span> }.into_any())
        .collect()
}
