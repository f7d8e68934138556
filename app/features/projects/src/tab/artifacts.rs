use domain::artifacts::{ArtifactKind, ArtifactStatus, ArtifactSummary};
use domain::id::ProjectId;
use domain::page::Page;
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, Choice, EmptyState, ErrorState, Following, Glyph,
    LinkButton, Select, SkeletonCards, Tag, TimeAgo, ViewKind,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::address::Address;
use super::row::Tools;
use crate::queries::ARTIFACTS;
use crate::words::artifact_colour;

/// The artifacts of a project, narrowed as the address says.
#[component]
pub(super) fn Artifacts(
    project: ProjectId,
    tools: Tools,
    /// Whether one is being made.
    making: RwSignal<bool>,
) -> impl IntoView {
    let query = Memo::new(move |_| tools.address.with(|address| address.artifacts(project)));
    let page = Following::new(ARTIFACTS, move || (tools.customer, query.get()));
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let page = page.follow(first);
                    view! { <List page project tools making /> }.into_any()
                }
                Err(error) => view! {
                    <ErrorState error on_retry=page.again() retrying=page.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <Filters project tools />
        <Transition fallback=|| view! { <SkeletonCards label="Loading the artifacts" count=3 /> }>{list}</Transition>
    }
}

/// Type and status, as a form that also works without a script.
#[component]
fn Filters(project: ProjectId, tools: Tools) -> impl IntoView {
    let kind = RwSignal::new(String::new());
    let status = RwSignal::new(String::new());
    let follow = move |address: &Address| {
        kind.set(address.kind.map_or("", ArtifactKind::as_str).to_owned());
        status.set(address.status.map_or("", ArtifactStatus::as_str).to_owned());
    };
    tools.address.with_untracked(follow);
    Effect::new(move |_| tools.address.with(follow));
    let navigate = use_navigate();
    let go = Callback::new(move |_: String| {
        let to = tools.address.with_untracked(|address| Address {
            kind: ArtifactKind::parse(&kind.get_untracked()).ok(),
            status: ArtifactStatus::parse(&status.get_untracked()).ok(),
            ..address.selecting(Some(project))
        });
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&to.href(tools.customer), stay);
    });
    let view = tools
        .address
        .with_untracked(|address| address.view.map(super::address::ProjectView::as_str));
    view! {
        <form class="nx-artifact-filters" method="get" action=format!("/customers/{}/projects", tools.customer)>
            <input type="hidden" name="project" value=project.to_string() />
            {view.map(|view| view! { <input type="hidden" name="view" value=view /> })}
            <Select label="Type" name="kind" id="filter-kind" small=true choices=kinds("All types") value=kind on_change=go />
            <Select label="Status" name="status" id="filter-status" small=true choices=statuses("All statuses") value=status on_change=go />
            <div class="nx-plain">
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit>"Show"</Button>
            </div>
        </form>
    }
}

fn kinds(all: &str) -> Vec<Choice> {
    let kinds = ArtifactKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), kind.label()));
    [Choice::new("", all)].into_iter().chain(kinds).collect()
}

fn statuses(all: &str) -> Vec<Choice> {
    let statuses = ArtifactStatus::ALL.iter();
    let statuses = statuses.map(|status| Choice::new(status.as_str(), status.label()));
    [Choice::new("", all)].into_iter().chain(statuses).collect()
}

#[component]
fn List(
    page: Memo<Page<ArtifactSummary>>,
    project: ProjectId,
    tools: Tools,
    making: RwSignal<bool>,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|page| page.items.is_empty()));
    let older = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = tools.address.with(|address| {
            Address {
                project: Some(project),
                more: Some(next),
                ..address.clone()
            }
            .href(tools.customer)
        });
        Some(view! { <LinkButton href kind=ButtonKind::Tertiary>"Older artifacts"</LinkButton> })
    };
    move || {
        if is_empty.get() {
            return view! { <Nothing project tools making /> }.into_any();
        }
        view! {
            <ul class="nx-cards" aria-label="Artifacts">
                <For each=move || page.get().items key=|artifact| (artifact.id, artifact.updated_at) let(artifact)>
                    <ArtifactRow artifact />
                </For>
            </ul>
            {older}
        }
        .into_any()
    }
}

#[component]
fn ArtifactRow(artifact: ArtifactSummary) -> impl IntoView {
    view! {
        <li class="nx-card">
            <div class="nx-card__main">
                <h3 class="nx-card__title">
                    <a class="nx-card__link" href=format!("/artifacts/{}", artifact.id) dir="auto">{artifact.title.to_string()}</a>
                </h3>
                <div class="nx-card__facts">
                    <span>{artifact.kind.label()}</span>
                    <span>"Changed " <TimeAgo at=artifact.updated_at /></span>
                </div>
            </div>
            <div class="nx-card__status"><Tag colour=artifact_colour(artifact.status) label=artifact.status.label() /></div>
        </li>
    }
}

/// No artifacts at all, or none that match.
#[component]
fn Nothing(project: ProjectId, tools: Tools, making: RwSignal<bool>) -> impl IntoView {
    let narrowed = Memo::new(move |_| {
        tools
            .address
            .with(|address| address.kind.is_some() || address.status.is_some())
    });
    let all = Signal::derive(move || {
        tools
            .address
            .with(|address| address.selecting(Some(project)).href(tools.customer))
    });
    move || {
        if narrowed.get() {
            return view! {
                <EmptyState glyph=Glyph::Filter title="No artifact matches" text="Choose another type or status.">
                    <LinkButton href=all kind=ButtonKind::Tertiary>"Show all artifacts"</LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <EmptyState
                glyph=Glyph::Document
                title="No artifacts yet"
                text="What the work brings forth belongs here: a strategy, a roadmap, notes of a meeting. Each type begins with a template."
            >
                {move || tools.may_edit.get().then(|| view! {
                    <Button kind=ButtonKind::Tertiary icon=Glyph::Add on_click=move |_| making.set(true) class="nx-with-script">
                        "Write the first artifact"
                    </Button>
                })}
            </EmptyState>
        }
        .into_any()
    }
}
