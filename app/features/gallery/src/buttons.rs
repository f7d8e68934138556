use kit::{Button, ButtonKind, ButtonSize, Glyph, IconButton, LinkButton};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Buttons() -> impl IntoView {
    let kinds = [
        (ButtonKind::Primary, "Add customer"),
        (ButtonKind::Secondary, "Cancel"),
        (ButtonKind::Tertiary, "Import"),
        (ButtonKind::Ghost, "Edit"),
        (ButtonKind::Danger, "Delete customer"),
        (ButtonKind::DangerGhost, "Remove"),
    ];
    let pinned = RwSignal::new(true);
    view! {
        <Row words="Kinds">
            {kinds.map(|(kind, words)| view! { <Button kind>{words}</Button> }).collect_view()}
        </Row>
        <Row words="Sizes, icon">
            <Button size=ButtonSize::Small icon=Glyph::Add>"Small"</Button>
            <Button icon=Glyph::Add>"Medium"</Button>
            <Button size=ButtonSize::Large icon=Glyph::Add>"Large"</Button>
        </Row>
        <Row words="Pending, disabled">
            <Button pending=true>"Add customer"</Button>
            <Button kind=ButtonKind::Tertiary pending=true>"Try again"</Button>
            <Button disabled=true>"Add customer"</Button>
            <Button kind=ButtonKind::Tertiary disabled=true>"Import"</Button>
        </Row>
        <Row words="Links">
            <LinkButton href="#main">"Open customers"</LinkButton>
            <LinkButton href="#main" kind=ButtonKind::Ghost icon=Glyph::Trash>"Open trash"</LinkButton>
        </Row>
        <Row words="Icons">
            <IconButton label="Edit" glyph=Glyph::Edit />
            <IconButton label="Delete" glyph=Glyph::Trash size=ButtonSize::Small />
            <IconButton label="Add" glyph=Glyph::Add kind=ButtonKind::Primary />
            <IconButton
                label="Pinned"
                glyph=Glyph::Star
                pressed=pinned
                on_click=move |_| pinned.update(|pinned| *pinned = !*pinned)
            />
            <IconButton label="Delete" glyph=Glyph::Trash disabled=true />
        </Row>
    }
}
