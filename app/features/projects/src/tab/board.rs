use domain::projects::{ProjectStatus, ProjectSummary};
use kit::{Column, Drag, DragWords, use_drag};
use leptos::prelude::*;

use super::row::{ProjectCard, StatusOf, Tools, live};

/// A column for each status; projects move between them by mouse, finger or keyboard.
#[component]
pub(super) fn Board(projects: Memo<Vec<ProjectSummary>>, tools: Tools) -> impl IntoView {
    let drag = use_drag(ProjectStatus::ALL.iter().copied().map(column).collect());
    let columns = ProjectStatus::ALL.iter().copied();
    let columns = columns.map(|status| view! { <BoardColumn status projects tools drag /> });
    view! {
        <DragWords drag />
        <div class="nx-board nx-projects__board" class:nx-board--dragging=move || drag.is_active()>{columns.collect_view()}</div>
    }
}

/// The column that a project of this status stands in.
pub(super) const fn column(status: ProjectStatus) -> Column {
    Column {
        word: status.as_str(),
        label: status.label(),
    }
}

#[component]
fn BoardColumn(
    status: ProjectStatus,
    projects: Memo<Vec<ProjectSummary>>,
    tools: Tools,
    drag: Drag,
) -> impl IntoView {
    let here = Memo::new(move |_| {
        projects.with(|projects| {
            let here = projects.iter().filter(|project| project.status == status);
            here.cloned().collect::<Vec<_>>()
        })
    });
    let title = format!("projects-{}", status.as_str());
    let labelled_by = title.clone();
    view! {
        <section
            class="nx-board__column"
            class:nx-board__column--over=move || drag.is_over(status.as_str())
            data-column=status.as_str()
            aria-labelledby=labelled_by
        >
            <h3 class="nx-board__head" id=title><StatusOf status /></h3>
            <p class="nx-board__count">{move || here.with(Vec::len)}</p>
            <ul class="nx-board__cards">
                <For each=move || here.get() key=|project| project.id let(project)>
                    <ProjectCard project=live(projects, project) tools drag />
                </For>
            </ul>
        </section>
    }
}
