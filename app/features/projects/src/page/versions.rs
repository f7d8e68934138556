use domain::artifacts::ArtifactVersion;
use domain::id::ArtifactId;
use domain::page::{Cursor, Page};
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, ErrorState, Following, LinkButton, SkeletonCards,
    TimeAgo,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::actions::Actions;
use super::diff::Comparison;
use crate::api::OpenArtifact;
use crate::queries::VERSIONS;
use crate::words::size;

/// The word in the address.
pub(super) const VERSIONS_VIEW: &str = "versions";

/// What a version needs besides itself to be drawn.
#[derive(Clone, Copy)]
struct Tools {
    open: Memo<OpenArtifact>,
    actions: Actions,
    may_edit: Memo<bool>,
    /// The versions that are compared: the older one first, as people think of it.
    pair: Memo<(u32, u32)>,
    compare: Callback<(u32, u32)>,
}

/// All versions of an artifact, two of them compared.
#[component]
pub(super) fn Versions(
    open: Memo<OpenArtifact>,
    actions: Actions,
    may_edit: Memo<bool>,
) -> impl IntoView {
    let id = open.with_untracked(|open| open.artifact.id);
    let url = use_query_map();
    let after = Memo::new(move |_| url.with(|url| url.get("after")));
    let latest = Memo::new(move |_| open.with(|open| open.artifact.version));
    let number = move |name: &'static str| url.with(|url| url.get(name)?.parse::<u32>().ok());
    // Unless the address says which: what the latest one changed.
    let pair = Memo::new(move |_| {
        let to = number("to").unwrap_or_else(|| latest.get());
        let from = number("from").unwrap_or_else(|| to.saturating_sub(1));
        (from, to)
    });
    let navigate = use_navigate();
    let compare = Callback::new(move |(from, to): (u32, u32)| {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let after = after.get_untracked().map(|after| format!("&after={after}"));
        let after = after.unwrap_or_default();
        let to = format!("/artifacts/{id}?view={VERSIONS_VIEW}&from={from}&to={to}{after}");
        navigate(&to, stay);
    });
    let tools = Tools {
        open,
        actions,
        may_edit,
        pair,
        compare,
    };
    let has_pair = Memo::new(move |_| pair.get().0 > 0);
    view! {
        <div class="nx-versions">
            <section class="nx-versions__list" aria-labelledby="versions-title">
                <h2 class="nx-versions__title" id="versions-title">"Versions"</h2>
                // Another page of the list is another question.
                {move || view! { <VersionPage id after=after.get() tools /> }}
            </section>
            <section class="nx-versions__diff" aria-labelledby="diff-title">
                <h2 class="nx-versions__title" id="diff-title">"What changed"</h2>
                {move || if has_pair.get() {
                    view! { <Comparison id pair /> }.into_any()
                } else {
                    view! { <p class="nx-diff__same">"There is only one version yet. Each further one can be compared with it."</p> }.into_any()
                }}
            </section>
        </div>
    }
}

#[component]
fn VersionPage(id: ArtifactId, after: Option<String>, tools: Tools) -> impl IntoView {
    let page = Following::new(VERSIONS, move || (id, after.clone().map(Cursor::new)));
    let list = move || {
        let answer = page.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => view! { <List id page=page.follow(first) tools /> }.into_any(),
                Err(error) => view! {
                    <ErrorState error on_retry=page.again() retrying=page.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonCards label="Loading the versions" count=4 /> }>{list}</Transition> }
}

#[component]
fn List(id: ArtifactId, page: Memo<Page<ArtifactVersion>>, tools: Tools) -> impl IntoView {
    let older = move || {
        let next = page.with(|page| page.next.clone())?;
        let href = format!(
            "/artifacts/{id}?view={VERSIONS_VIEW}&after={}",
            next.as_str()
        );
        Some(view! { <LinkButton href kind=ButtonKind::Tertiary>"Older versions"</LinkButton> })
    };
    view! {
        // A form for pages without a script; with one, choosing compares.
        <form method="get" action=format!("/artifacts/{id}")>
            <input type="hidden" name="view" value=VERSIONS_VIEW />
            <ul class="nx-cards" aria-label="Versions">
                <For each=move || page.get().items key=|version| (version.number, version.at) let(version)>
                    <VersionRow version tools />
                </For>
            </ul>
            <div class="nx-plain">
                <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit>"Compare"</Button>
            </div>
        </form>
        {older}
    }
}

#[component]
fn VersionRow(version: ArtifactVersion, tools: Tools) -> impl IntoView {
    let number = version.number;
    let by = version.by.map(|person| person.name);
    let restored = version
        .restored_from
        .map(|from| format!("Brought back version {from}"));
    let can_restore = move || {
        let latest = tools.open.with(|open| open.artifact.version);
        tools.may_edit.get() && latest != number
    };
    let restore = move |_| {
        let (revision, latest) = tools
            .open
            .with_untracked(|open| (open.artifact.revision, open.artifact.version));
        tools.actions.restore(revision, number, latest);
    };
    view! {
        <li class="nx-card nx-version">
            <div class="nx-version__pair">
                <Pick name="from" number tools />
                <Pick name="to" number tools />
            </div>
            <div class="nx-card__main">
                <h3 class="nx-card__title">{format!("Version {number}")}</h3>
                <div class="nx-card__facts">
                    <span><TimeAgo at=version.at /></span>
                    {by.map(|by| view! { <span dir="auto">{by}</span> })}
                    <span>{size(version.size)}</span>
                    {restored.map(|restored| view! { <span>{restored}</span> })}
                </div>
            </div>
            <div class="nx-card__actions">
                {move || can_restore().then(|| view! {
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=restore attr:aria-label=format!("Restore version {number}") class="nx-with-script">
                        "Restore"
                    </Button>
                })}
            </div>
        </li>
    }
}

/// Chooses a version as one of the two that are compared.
#[component]
fn Pick(name: &'static str, number: u32, tools: Tools) -> impl IntoView {
    let is_from = name == "from";
    let is_in = move |(from, to): (u32, u32)| number == if is_from { from } else { to };
    let at_first = is_in(tools.pair.get_untracked());
    let choose = move |_| {
        let (from, to) = tools.pair.get_untracked();
        let pair = if is_from {
            (number, to)
        } else {
            (from, number)
        };
        tools.compare.run(pair);
    };
    let words = if is_from { "From" } else { "To" };
    view! {
        <label class="nx-version__pick">
            <input
                type="radio"
                name=name
                value=number.to_string()
                checked=at_first
                prop:checked=move || is_in(tools.pair.get())
                on:change=choose
            />
            <span>{words} <span class="cds--visually-hidden">{format!(" version {number}")}</span></span>
        </label>
    }
}
