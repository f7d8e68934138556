use domain::projects::{ProjectStatus, ProjectSummary};
use leptos::prelude::*;

use super::row::{ProjectCard, StatusOf, Tools, live};

/// A column for each status.
#[component]
pub(super) fn Board(projects: Memo<Vec<ProjectSummary>>, tools: Tools) -> impl IntoView {
    let column = |status: &ProjectStatus| view! { <Column status=*status projects tools /> };
    view! { <div class="nx-board nx-projects__board">{ProjectStatus::ALL.iter().map(column).collect_view()}</div> }
}

#[component]
fn Column(
    status: ProjectStatus,
    projects: Memo<Vec<ProjectSummary>>,
    tools: Tools,
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
        <section class="nx-board__column" aria-labelledby=labelled_by>
            <h3 class="nx-board__head" id=title><StatusOf status /></h3>
            <p class="nx-board__count">{move || here.with(Vec::len)}</p>
            <ul class="nx-board__cards">
                <For each=move || here.get() key=|project| project.id let(project)>
                    <ProjectCard project=live(projects, project) tools />
                </For>
            </ul>
        </section>
    }
}
