use domain::customers::CustomerSummary;
use kit::{Avatar, AvatarSize, ButtonSize, Glyph, IconButton, IconLink, MenuButton, StatusTag, TimeAgo};
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
    let target = move || row.with_untracked(|row| Target { id: row.id, name: row.name.clone(), status: row.status });
    view! {
        <li class="nx-card nx-customer">
            <a class="nx-customer__name" href=href.clone()>{move || row.with(|row| row.name.to_string())}</a>
            <StatusTag status=Signal::derive(move || row.with(|row| row.status)) />
            <p class="nx-customer__facts">{move || row.with(facts)}</p>
            <div class="nx-customer__who">
                {move || view! { <Avatar name=row.with(|row| row.owner.name.clone()) size=AvatarSize::Small /> }}
                <span class="nx-customer__when">{move || view! { <TimeAgo at=row.with(|row| row.last_activity_at) /> }}</span>
            </div>
            <div class="nx-customer__actions">
                <MenuButton
                    menu=STATUS_MENU
                    label=format!("Change status of {name}")
                    glyph=Glyph::ChevronDown
                    on_open=Callback::new(move |()| chosen.set(Some(target())))
                />
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

/// Vertical, product and stage in one line: "Logistics · Finch Dispatch (Growth)".
fn facts(row: &CustomerSummary) -> String {
    let product = match (row.product_name.as_str(), row.product_stage.as_str()) {
        ("", stage) => stage.to_owned(),
        (name, "") => name.to_owned(),
        (name, stage) => format!("{name} ({stage})"),
    };
    [row.vertical.as_str(), &product].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
