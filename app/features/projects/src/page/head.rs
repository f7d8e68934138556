use domain::artifacts::{ArtifactKind, ArtifactStatus};
use kit::{
    Breadcrumb, ButtonSize, Crumb, Glyph, Icon, Menu, MenuButton, MenuDivider, MenuItem, MenuLink,
    OverflowMenu, Tag,
};
use leptos::prelude::*;

use super::actions::{Actions, project_page};
use crate::api::OpenArtifact;
use crate::words::artifact_colour;

const STATUS_MENU: &str = "artifact-status";
const KIND_MENU: &str = "artifact-kind";

/// Where the artifact belongs, how far it is, and what can be done with it.
#[component]
pub(super) fn Head(
    open: Memo<OpenArtifact>,
    actions: Actions,
    may_edit: Memo<bool>,
    moving: RwSignal<bool>,
    publishing: RwSignal<bool>,
) -> impl IntoView {
    let crumbs = Memo::new(move |_| open.with(crumbs));
    // Who may edit reads the title in its field.
    let class = move || {
        if may_edit.get() {
            "cds--visually-hidden"
        } else {
            "nx-page-header__title"
        }
    };
    view! {
        <header class="nx-artifact-head">
            {move || view! { <Breadcrumb crumbs=crumbs.get() /> }}
            <div class="nx-artifact-head__facts">
                <Status open actions may_edit />
                <Kind open actions may_edit />
                <MoreActions open actions may_edit moving publishing />
            </div>
            <h1 class=class dir="auto">{move || open.with(|open| open.artifact.title.to_string())}</h1>
        </header>
    }
}

fn crumbs(open: &OpenArtifact) -> Vec<Crumb> {
    let (customer, project) = (open.artifact.customer, open.artifact.project);
    vec![
        Crumb::new("Customers", "/customers"),
        Crumb::new(open.customer.to_string(), format!("/customers/{customer}")),
        Crumb::new(open.project.to_string(), project_page(customer, project)),
    ]
}

#[component]
fn Status(open: Memo<OpenArtifact>, actions: Actions, may_edit: Memo<bool>) -> impl IntoView {
    let now = Memo::new(move |_| open.with(|open| open.artifact.status));
    let tag = move || {
        let now = now.get();
        view! { <Tag colour=artifact_colour(now) label=now.label() /> }
    };
    let item = move |to: &'static ArtifactStatus| {
        let checked = Signal::derive(move || now.get() == *to);
        let choose = Callback::new(move |()| actions.set_status(now.get_untracked(), *to));
        view! { <MenuItem label=to.label() checked on_select=choose /> }
    };
    move || {
        if !may_edit.get() {
            return tag.into_any();
        }
        view! {
            <MenuButton menu=STATUS_MENU label="Change status">
                {tag}
                <Icon glyph=Glyph::ChevronDown />
            </MenuButton>
            <Menu id=STATUS_MENU label="Status">{ArtifactStatus::ALL.iter().map(item).collect_view()}</Menu>
        }
        .into_any()
    }
}

#[component]
fn Kind(open: Memo<OpenArtifact>, actions: Actions, may_edit: Memo<bool>) -> impl IntoView {
    let now = Memo::new(move |_| open.with(|open| open.artifact.kind));
    let word = move || view! { <span>{move || now.get().label()}</span> };
    let item = move |to: &'static ArtifactKind| {
        let checked = Signal::derive(move || now.get() == *to);
        let choose = Callback::new(move |()| actions.set_kind(now.get_untracked(), *to));
        view! { <MenuItem label=to.label() checked on_select=choose /> }
    };
    move || {
        if !may_edit.get() {
            return word.into_any();
        }
        view! {
            <MenuButton menu=KIND_MENU label="Change type">
                {word}
                <Icon glyph=Glyph::ChevronDown />
            </MenuButton>
            <Menu id=KIND_MENU label="Type">{ArtifactKind::ALL.iter().map(item).collect_view()}</Menu>
        }
        .into_any()
    }
}

#[component]
fn MoreActions(
    open: Memo<OpenArtifact>,
    actions: Actions,
    may_edit: Memo<bool>,
    moving: RwSignal<bool>,
    publishing: RwSignal<bool>,
) -> impl IntoView {
    let id = open.with_untracked(|open| open.artifact.id);
    let delete = move |()| {
        let place = open.with_untracked(|open| (open.artifact.customer, open.artifact.project));
        actions.delete(place.0, place.1);
    };
    let edits = move || {
        may_edit.get().then(|| view! {
            <MenuItem label="Duplicate" icon=Glyph::Copy on_select=Callback::new(move |()| actions.duplicate()) />
            <MenuItem label="Move to another project" icon=Glyph::Folder on_select=Callback::new(move |()| moving.set(true)) />
            <MenuItem label="Turn into a portfolio item" icon=Glyph::Portfolio on_select=Callback::new(move |()| publishing.set(true)) />
            <MenuDivider />
        })
    };
    let delete = move || {
        may_edit.get().then(|| view! {
            <MenuDivider />
            <MenuItem label="Delete artifact" icon=Glyph::Trash danger=true on_select=Callback::new(delete) />
        })
    };
    view! {
        <OverflowMenu id="artifact-more" label="More actions" size=ButtonSize::Small>
            {edits}
            <MenuLink label="Download as Markdown" icon=Glyph::Download href=format!("/artifacts/{id}/download.md") attr:download="" />
            <MenuLink label="Download for Word" icon=Glyph::Download href=format!("/artifacts/{id}/download.docx") attr:download="" />
            {delete}
        </OverflowMenu>
    }
}
