use domain::customers::CustomerSummary;
use kit::{
    Avatar, AvatarSize, ButtonSize, Glyph, IconButton, IconLink, MenuButton, StatusTag, TimeAgo,
};
use leptos::prelude::*;

use super::rows::STATUS_MENU;
use crate::actions::Target;
use crate::delete_dialog::DeleteQuestion;

/// A customer in the list: what it is, where it stands, and what can be done at once.
#[component]
pub(super) fn CustomerCard(
    /// What to show; follows changes.
    row: Memo<CustomerSummary>,
    /// The customer the shared status menu is about.
    chosen: RwSignal<Option<Target>>,
    /// The question before deleting.
    question: DeleteQuestion,
) -> impl IntoView {
    let CustomerSummary { id, name, .. } = row.get_untracked();
    let href = format!("/customers/{id}");
    let target = move || {
        row.with_untracked(|row| Target {
            id: row.id,
            name: row.name.clone(),
            status: row.status,
        })
    };
    let status = Signal::derive(move || row.with(|row| row.status));
    view! {
        <li class="nx-card nx-customer">
            <Avatar name=name.to_string() square=true />
            <div class="nx-card__main">
                <h2 class="nx-card__title">
                    <a class="nx-card__link" href=href.clone() dir="auto">{move || row.with(|row| row.name.to_string())}</a>
                </h2>
                <div class="nx-card__facts">{move || row.with(facts)}</div>
            </div>
            <div class="nx-customer__status">
                <MenuButton
                    menu=STATUS_MENU
                    label=format!("Change status of {name}")
                    on_open=Callback::new(move |()| chosen.set(Some(target())))
                >
                    <StatusTag status />
                </MenuButton>
            </div>
            <div class="nx-customer__who">
                {move || {
                    let owner = row.with(|row| row.owner.name.clone());
                    view! { <Avatar name=owner.clone() size=AvatarSize::Small /> <span class="nx-customer__owner">{owner}</span> }
                }}
                {move || view! { <TimeAgo at=row.with(|row| row.last_activity_at) /> }}
            </div>
            <div class="nx-card__actions">
                <IconLink label=format!("Edit {name}") glyph=Glyph::Edit href=format!("{href}?edit=1") size=ButtonSize::Small />
                <IconButton
                    label=format!("Delete {name}")
                    glyph=Glyph::Trash
                    size=ButtonSize::Small
                    class="nx-tip--end"
                    on_click=move |_| question.ask(target())
                />
            </div>
        </li>
    }
}

/// Vertical, and product with its stage: "Logistics", "Finch Dispatch (Growth)".
fn facts(row: &CustomerSummary) -> Vec<AnyView> {
    let product = match (row.product_name.as_str(), row.product_stage.as_str()) {
        (name, "") => name.to_owned(),
        ("", stage) => stage.to_owned(),
        (name, stage) => format!("{name} ({stage})"),
    };
    [row.vertical.clone(), product]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .map(|fact| view! { <span dir="auto">{fact}</span> }.into_any())
        .collect()
}
