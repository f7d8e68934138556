use kit::{
    Button, ButtonKind, ConfirmDialog, Dialog, Glyph, Menu, MenuButton, MenuDivider, MenuItem,
    MenuLink, OverflowMenu, Sheet, SheetLink, SidePanel, TextArea, TextInput, Tooltip,
};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Overlays() -> impl IntoView {
    let [dialog, confirm, panel, sheet] = [(); 4].map(|()| RwSignal::new(false));
    let opener = |open: RwSignal<bool>, words| {
        view! { <Button kind=ButtonKind::Tertiary on_click=move |_| open.set(true)>{words}</Button> }
    };
    let buttons = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=move |_| dialog.set(false)>"Cancel"</Button>
            <Button on_click=move |_| dialog.set(false)>"Add customer"</Button>
        }
    };
    view! {
        <Row words="Dialogs">
            {opener(dialog, "Dialog")}
            {opener(confirm, "Confirm dialog")}
            {opener(panel, "Side panel")}
            {opener(sheet, "Sheet")}
        </Row>
        <Row words="Menus"><Menus /></Row>
        <Row words="Tooltip">
            <Tooltip text="12 Mar 2025, 14:05 UTC"><span>"Hover: yesterday"</span></Tooltip>
        </Row>
        <Dialog open=dialog id="gallery-dialog" title="New customer" footer=buttons>
            <div class="nx-form">
                <TextInput label="Name" name="name" id="dialog-name" autofocus=true />
                <TextArea label="About" name="about" id="dialog-about" optional=true />
            </div>
        </Dialog>
        <ConfirmDialog open=confirm id="gallery-confirm" title="Delete Acme?" confirm_label="Delete customer"
            on_confirm=move |()| confirm.set(false)>
            <p>"Acme, its team and its timeline go to the trash. You can restore them for 30 days."</p>
        </ConfirmDialog>
        <SidePanel open=panel id="gallery-panel" title="Edit member">
            <TextInput label="Name" name="name" id="panel-name" value="Ann Lee" />
        </SidePanel>
        <Sheet open=sheet id="gallery-sheet" title="More">
            <SheetLink glyph=Glyph::Trash label="Trash" href="#main" />
            <SheetLink glyph=Glyph::Settings label="Settings" href="#main" />
        </Sheet>
    }
}

#[component]
fn Menus() -> impl IntoView {
    let active = RwSignal::new("nobody");
    let status = RwSignal::new("Lead");
    let rows = ["Acme", "Globex"].map(|name| {
        view! {
            <span>{name}</span>
            <MenuButton menu="gallery-menu" label=format!("Actions for {name}") on_open=move |()| active.set(name) />
        }
    });
    let choices = ["Lead", "Live"].map(|word| {
        let checked = Signal::derive(move || status.get() == word);
        view! { <MenuItem label=word checked on_select=move |()| status.set(word) /> }
    });
    view! {
        {rows.collect_view()}
        <OverflowMenu id="gallery-overflow" label="Status" text="Status" glyph=Glyph::ChevronDown>
            {choices.collect_view()}
        </OverflowMenu>
        <Menu id="gallery-menu" label=Signal::derive(move || format!("Actions for {}", active.get()))>
            <MenuLink label="Open" icon=Glyph::ArrowRight href="#main" />
            <MenuItem label="Edit" icon=Glyph::Edit on_select=|()| () />
            <MenuItem label="Duplicate" icon=Glyph::Copy on_select=|()| () />
            <MenuDivider />
            <MenuItem label=Signal::derive(move || format!("Delete {}", active.get())) icon=Glyph::Trash
                danger=true on_select=|()| () />
        </Menu>
    }
}
