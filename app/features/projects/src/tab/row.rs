use domain::id::{CustomerId, ProjectId};
use domain::projects::{ProjectStatus, ProjectSummary};
use kit::{
    Drag, DragHandle, Draggable, Glyph, Menu, MenuButton, MenuDivider, MenuItem, Tag, followed,
};
use leptos::prelude::*;
use leptos::web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::actions::Actions;
use super::address::Address;
use super::board::column;
use super::panel::Panel;
use crate::api::AgreementChoice;
use crate::words::{artifacts_counted, period, project_colour};

/// Id of the one menu that all projects share.
const MENU: &str = "project-menu";
/// Id of the part that shows the selected project.
pub(super) const WORK: &str = "project-work";

/// What a project needs besides itself to be drawn.
#[derive(Clone, Copy)]
pub(crate) struct Tools {
    pub(super) customer: CustomerId,
    pub(super) address: Memo<Address>,
    pub(super) selected: Memo<Option<ProjectId>>,
    pub(super) agreements: Memo<Vec<AgreementChoice>>,
    pub(super) actions: Actions,
    pub(super) panel: Panel,
    /// The project that the menu is about.
    pub(super) active: RwSignal<Option<ProjectSummary>>,
    pub(super) may_edit: Signal<bool>,
}

impl Tools {
    /// The first line of what was agreed.
    pub(super) fn agreement(self, project: &ProjectSummary) -> Option<String> {
        let id = project.agreement?;
        self.agreements.with(|agreements| {
            let agreement = agreements.iter().find(|choice| choice.id == id)?;
            Some(agreement.title.clone())
        })
    }
}

/// A project that follows changes without being made anew.
pub(super) fn live(
    projects: Memo<Vec<ProjectSummary>>,
    first: ProjectSummary,
) -> Memo<ProjectSummary> {
    followed(first, move |first| {
        projects.with(|all| all.iter().find(|other| other.id == first.id).cloned())
    })
}

/// A project in the list.
#[component]
pub(super) fn ProjectRow(project: Memo<ProjectSummary>, tools: Tools) -> impl IntoView {
    let facts = move || {
        let project = project.get();
        let facts = [
            period(project.starts_on, project.ends_on),
            Some(artifacts_counted(project.artifacts)),
            tools.agreement(&project),
        ];
        let fact = |fact: String| view! { <span dir="auto">{fact}</span> };
        facts.into_iter().flatten().map(fact).collect_view()
    };
    view! {
        <li class="nx-card nx-project" class:nx-project--selected=move || is_selected(project, tools)>
            <div class="nx-card__main">
                <h3 class="nx-card__title"><SelectLink project tools class="nx-card__link" /></h3>
                <div class="nx-card__facts">{facts}</div>
            </div>
            <ProgressOf project />
            <div class="nx-card__status nx-project__status">
                {move || view! { <StatusOf status=project.get().status /> }}
            </div>
            <MenuOf project tools />
        </li>
    }
}

/// A project on the board.
#[component]
pub(super) fn ProjectCard(
    project: Memo<ProjectSummary>,
    tools: Tools,
    drag: Drag,
) -> impl IntoView {
    let id = project.with_untracked(|project| project.id.uuid());
    let put = Callback::new(move |word: &'static str| {
        if let Ok(to) = ProjectStatus::parse(word) {
            project.with_untracked(|project| tools.actions.set_status(project, to));
        }
    });
    let card = Callback::new(move |()| {
        project.with_untracked(|project| Draggable {
            id,
            name: project.name.to_string(),
            column: column(project.status),
            put,
        })
    });
    let when = move || {
        let project = project.get();
        period(project.starts_on, project.ends_on)
    };
    view! {
        <li
            class="nx-board__card"
            class:nx-project--selected=move || is_selected(project, tools)
            class:nx-board__card--held=move || drag.holds(id)
            style:transform=move || drag.offset(id)
            on:pointerdown=move |event| drag.press(&event, card.run(()))
            on:pointermove=move |event| drag.pull(&event)
            on:pointerup=move |event| drag.release(&event)
            on:pointercancel=move |_| drag.cancel()
            on:click:capture=move |event| drag.swallow_click(&event)
        >
            <div class="nx-board__top">
                <SelectLink project tools class="nx-board__name" />
                <div class="nx-project__tools"><DragHandle drag card /> <MenuOf project tools /></div>
            </div>
            {move || when().map(|when| view! { <p class="nx-project__fact">{when}</p> })}
            <p class="nx-project__fact">{move || artifacts_counted(project.get().artifacts)}</p>
            <ProgressOf project />
        </li>
    }
}

fn is_selected(project: Memo<ProjectSummary>, tools: Tools) -> bool {
    tools.selected.get() == Some(project.with(|project| project.id))
}

/// The name, which shows the project's artifacts.
#[component]
fn SelectLink(project: Memo<ProjectSummary>, tools: Tools, class: &'static str) -> impl IntoView {
    let href = move || {
        let id = project.with(|project| project.id);
        tools
            .address
            .with(|address| address.selecting(Some(id)).href(tools.customer))
    };
    view! {
        <a
            class=class
            href=href
            dir="auto"
            data-noscroll=""
            draggable="false"
            aria-current=move || is_selected(project, tools).then_some("true")
            on:click=|_| show_work()
        >
            {move || project.with(|project| project.name.to_string())}
        </a>
    }
}

/// What is selected may be below the window: on phones always.
fn show_work() {
    request_animation_frame(|| {
        let Some(work) = document().get_element_by_id(WORK) else {
            return;
        };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        work.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// How much of a project is done, as a bar and in words.
#[component]
pub(super) fn ProgressOf(project: Memo<ProjectSummary>) -> impl IntoView {
    let percent = move || project.with(|project| project.progress.percent());
    let label = move || project.with(|project| format!("Progress of {}", project.name));
    view! {
        <div class="nx-progress">
            <progress class="nx-progress__bar" max="100" value=move || percent().to_string() aria-label=label></progress>
            <span class="nx-progress__words">{move || project.with(|project| project.progress.to_string())}</span>
        </div>
    }
}

/// Where a project stands, in its word and colour.
#[component]
pub(super) fn StatusOf(status: ProjectStatus) -> impl IntoView {
    view! { <Tag colour=project_colour(status) label=status.label() /> }
}

#[component]
fn MenuOf(project: Memo<ProjectSummary>, tools: Tools) -> impl IntoView {
    let button = move || {
        let label =
            Signal::derive(move || project.with(|project| format!("Actions for {}", project.name)));
        let note = move |()| tools.active.set(Some(project.get_untracked()));
        view! { <MenuButton menu=MENU label on_open=Callback::new(note) /> }
    };
    view! { <div class="nx-card__actions">{move || tools.may_edit.get().then(button)}</div> }
}

/// What can be done with the project whose button was pressed.
#[component]
pub(super) fn ProjectMenu(
    tools: Tools,
    /// Runs with a project that goes to the trash.
    on_delete: Callback<ProjectId>,
) -> impl IntoView {
    let Tools {
        active,
        actions,
        panel,
        ..
    } = tools;
    let label = Signal::derive(move || {
        active.with(|active| match active {
            Some(project) => format!("Actions for {}", project.name),
            None => "Actions".to_owned(),
        })
    });
    let edit = move |()| {
        if let Some(project) = active.get_untracked() {
            actions.edit(project.id, panel);
        }
    };
    let delete = move |()| {
        if let Some(project) = active.get_untracked() {
            actions.delete(&project);
            on_delete.run(project.id);
        }
    };
    let status = move |status: &'static ProjectStatus| {
        let checked = Signal::derive(move || {
            active.with(|active| {
                active
                    .as_ref()
                    .is_some_and(|project| project.status == *status)
            })
        });
        let choose = move |()| {
            if let Some(project) = active.get_untracked() {
                actions.set_status(&project, *status);
            }
        };
        view! { <MenuItem label=status.label() checked on_select=Callback::new(choose) /> }
    };
    view! {
        <Menu id=MENU label>
            <MenuItem label="Edit project" icon=Glyph::Edit on_select=Callback::new(edit) />
            <MenuDivider />
            {ProjectStatus::ALL.iter().map(status).collect_view()}
            <MenuDivider />
            <MenuItem label="Delete project" icon=Glyph::Trash danger=true on_select=Callback::new(delete) />
        </Menu>
    }
}
