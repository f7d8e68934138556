//! The tab of a customer's page.

mod actions;
mod address;
mod artifacts;
mod board;
mod fields;
mod memory;
mod new_artifact;
mod panel;
mod row;
mod selected;

use domain::id::{CustomerId, ProjectId};
use domain::page::{Cursor, Page};
use domain::projects::{Project, ProjectSummary};
use kit::{
    Button, ButtonKind, EmptyState, ErrorState, Following, Glyph, LinkButton, SkeletonCards,
    ViewSwitch, may_edit, use_command, use_view,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use self::actions::use_actions;
use self::address::{ProjectView, use_address};
use self::board::Board;
use self::memory::Memory;
use self::panel::{Panel, ProjectPanel};
use self::row::{ProjectMenu, ProjectRow, Tools, live};
use self::selected::SelectedProject;
use crate::api::AgreementChoice;
use crate::queries::{AGREEMENTS, PROJECTS};

pub(crate) use self::address::Address;

/// Work for a customer, and what it brings forth.
#[component]
pub fn ProjectsTab(
    /// The customer.
    customer: CustomerId,
) -> impl IntoView {
    let address = use_address();
    let after = Memo::new(move |_| address.with(|address| address.after.clone()));
    // Another page of the list is another question.
    move || view! { <Projects customer address after=after.get() /> }
}

#[component]
fn Projects(customer: CustomerId, address: Memo<Address>, after: Option<Cursor>) -> impl IntoView {
    let view = use_view(move || address.with(|address| address.view));
    let drawn_as = move |view: ProjectView| {
        let view = Some(view);
        let address = address.get();
        Address { view, ..address }.href(customer)
    };
    let panel = Panel::new();
    let may_edit = may_edit();
    use_command("New project", move || panel.add());
    let agreements = Following::new(AGREEMENTS, move || customer);
    let begins = after.clone();
    let page = Following::new(PROJECTS, move || (customer, begins.clone()));
    let shown = move || {
        let (answer, choices) = (page.answer(), agreements.answer());
        let after = after.clone();
        Suspend::new(async move {
            // Without the agreements, projects can still be read.
            let agreements = agreements.follow(choices.await.unwrap_or_default());
            match answer.await {
                Ok(first) => {
                    let page = page.follow(first);
                    view! { <Shown customer address view after page agreements panel may_edit /> }
                        .into_any()
                }
                Err(error) => view! {
                    <ErrorState error on_retry=page.again() retrying=page.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <div class="nx-projects">
            <div class="nx-projects__head">
                <h2 class="nx-projects__title">"Projects"</h2>
                <ViewSwitch label="How the projects are drawn" command="Show projects as a" view href=drawn_as />
                {move || may_edit.get().then(|| view! {
                    <Button icon=Glyph::Add on_click=move |_| panel.add() class="nx-with-script">"New project"</Button>
                })}
            </div>
            <Transition fallback=|| view! { <SkeletonCards label="Loading the projects" count=3 /> }>{shown}</Transition>
        </div>
    }
}

#[component]
fn Shown(
    customer: CustomerId,
    address: Memo<Address>,
    view: Memo<ProjectView>,
    after: Option<Cursor>,
    page: Memo<Page<ProjectSummary>>,
    agreements: Memo<Vec<AgreementChoice>>,
    panel: Panel,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let projects = Memo::new(move |_| page.with(|page| page.items.clone()));
    let tools = Tools {
        customer,
        address,
        selected: use_selected(customer, address, projects),
        agreements,
        actions: use_actions(customer, after),
        panel,
        active: RwSignal::new(None),
        may_edit,
    };
    let navigate = use_navigate();
    let select = Callback::new(move |project: Option<ProjectId>| {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let to = address.with_untracked(|address| address.selecting(project).href(customer));
        navigate(&to, stay);
    });
    // Its artifacts go with it.
    let on_delete = Callback::new(move |id: ProjectId| {
        if address.with_untracked(|address| address.project == Some(id)) {
            select.run(None);
        }
    });
    let on_made = Callback::new(move |project: Project| select.run(Some(project.id)));
    let is_empty = Memo::new(move |_| projects.with(Vec::is_empty));
    view! {
        <div class="nx-projects__body" class:nx-projects__body--board=move || view.get() == ProjectView::Board>
            {move || if is_empty.get() {
                view! { <NoProjects tools /> }.into_any()
            } else {
                view! { <AllProjects page projects view tools /> }.into_any()
            }}
            {move || tools.selected.get().map(|id| view! { <SelectedProject id tools /> })}
        </div>
        <ProjectMenu tools on_delete />
        <ProjectPanel panel actions=tools.actions agreements on_made />
    }
}

/// The project that the address names, else the one last selected in this browser, else the newest.
fn use_selected(
    customer: CustomerId,
    address: Memo<Address>,
    projects: Memo<Vec<ProjectSummary>>,
) -> Memo<Option<ProjectId>> {
    let memory = Memory::of(customer);
    let named = Memo::new(move |_| address.with(|address| address.project));
    Effect::new(move |_| {
        if let Some(project) = named.get() {
            memory.keep(project);
        }
    });
    Memo::new(move |_| {
        named.get().or_else(|| {
            projects.with(|projects| {
                let last = projects.iter().find(|project| memory.holds(project.id));
                last.or(projects.first()).map(|project| project.id)
            })
        })
    })
}

#[component]
fn AllProjects(
    page: Memo<Page<ProjectSummary>>,
    projects: Memo<Vec<ProjectSummary>>,
    view: Memo<ProjectView>,
    tools: Tools,
) -> impl IntoView {
    let older = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = tools.address.with(|address| {
            Address {
                after: Some(next),
                ..address.selecting(None)
            }
            .href(tools.customer)
        });
        Some(view! { <LinkButton href kind=ButtonKind::Tertiary>"Older projects"</LinkButton> })
    };
    let list = move || match view.get() {
        ProjectView::Board => view! { <Board projects tools /> }.into_any(),
        ProjectView::List => view! {
            <ul class="nx-cards" aria-label="Projects">
                <For each=move || projects.get() key=|project| project.id let(project)>
                    <ProjectRow project=live(projects, project) tools />
                </For>
            </ul>
        }
        .into_any(),
    };
    view! { <div class="nx-projects__all">{list}{older}</div> }
}

#[component]
fn NoProjects(tools: Tools) -> impl IntoView {
    view! {
        <EmptyState
            glyph=Glyph::Folder
            title="No projects yet"
            text="A project holds the work for this customer: when it runs, how far it is, and the documents that come of it."
        >
            {move || tools.may_edit.get().then(|| view! {
                <Button kind=ButtonKind::Tertiary icon=Glyph::Add on_click=move |_| tools.panel.add() class="nx-with-script">
                    "Begin the first project"
                </Button>
            })}
        </EmptyState>
    }
}
