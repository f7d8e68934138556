//! The page of one artifact: its text to read or write, and its versions.

mod actions;
mod conflict;
mod dialogs;
mod diff;
mod editor;
mod fields;
mod format;
mod head;
mod kept;
mod preview;
mod saver;
mod toolbar;
mod versions;

use domain::id::ArtifactId;
use kit::error::CallError;
use kit::services::reply;
use kit::{
    ChangingTitle, ErrorPage, ErrorState, Following, LinkButton, SkeletonText, TabLink, Tabs,
    may_edit, use_queries,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::actions::use_actions;
use self::dialogs::{MoveDialog, PortfolioDialog};
use self::editor::Editor;
use self::head::Head;
use self::versions::{VERSIONS_VIEW, Versions};
use crate::api::OpenArtifact;
use crate::queries::ARTIFACT;

/// An artifact: what it says, and how that came about.
#[component]
pub fn ArtifactPage(
    /// Draws where an artifact is used.
    used_in: fn(ArtifactId) -> AnyView,
) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    move || match id.get().parse() {
        Ok(id) => view! { <ArtifactOf id used_in /> }.into_any(),
        Err(_) => view! { <NoArtifact /> }.into_any(),
    }
}

/// Made anew for each artifact, so that nothing typed into one can reach another.
#[component]
fn ArtifactOf(id: ArtifactId, used_in: fn(ArtifactId) -> AnyView) -> impl IntoView {
    let artifact = Following::new(ARTIFACT, move || id);
    let page = move || {
        let answer = artifact.answer();
        Suspend::new(async move {
            match answer.await {
                Ok(first) => {
                    let open = artifact.follow(first);
                    view! { <Desk id open used_in /> }.into_any()
                }
                Err(error) => view! { <Failed error artifact /> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonText heading=true lines=12 /> }>{page}</Transition> }
}

#[component]
fn Desk(
    id: ArtifactId,
    open: Memo<OpenArtifact>,
    used_in: fn(ArtifactId) -> AnyView,
) -> impl IntoView {
    let actions = use_actions(id);
    // The editor must not be made anew whenever the role is told again.
    let role = may_edit();
    let may_edit = Memo::new(move |_| role.get());
    let (moving, publishing) = (RwSignal::new(false), RwSignal::new(false));
    let url = use_query_map();
    let versions = Memo::new(move |_| url.with(|url| url.get_str("view") == Some(VERSIONS_VIEW)));
    let title = Memo::new(move |_| open.with(|open| open.artifact.title.to_string()));
    let tabs = move || {
        let tab = |label: &str, href: String, current: bool| TabLink {
            label: label.to_owned(),
            href,
            current,
        };
        vec![
            tab("Text", format!("/artifacts/{id}"), !versions.get()),
            tab(
                "Versions",
                format!("/artifacts/{id}?view={VERSIONS_VIEW}"),
                versions.get(),
            ),
        ]
    };
    view! {
        <ChangingTitle text=title />
        <Head open actions may_edit moving publishing />
        <Tabs label="Parts of the artifact" tabs=Signal::derive(tabs) />
        <div class="nx-desk">
            // Stays while versions are looked at: what is being typed is in there.
            <div class="nx-desk__main" hidden=move || versions.get()>
                {move || if may_edit.get() {
                    view! { <Editor open shown=Signal::derive(move || !versions.get()) /> }.into_any()
                } else {
                    view! { <Reading id open /> }.into_any()
                }}
            </div>
            {move || versions.get().then(|| view! {
                <div class="nx-desk__main"><Versions open actions may_edit /></div>
            })}
            <div class="nx-desk__side">{used_in(id)}</div>
        </div>
        <MoveDialog open=moving artifact=open actions />
        <PortfolioDialog open=publishing actions />
    }
}

/// What the text looks like, for those who may not change it.
#[component]
fn Reading(id: ArtifactId, open: Memo<OpenArtifact>) -> impl IntoView {
    let queries = use_queries();
    // Who could change it a moment ago has it without; the server draws it for who cannot.
    Effect::new(move |_| {
        if open.with(|open| open.html.is_none()) {
            queries.refetch(ARTIFACT, id);
        }
    });
    let html = move || open.with(|open| open.html.clone().unwrap_or_default());
    view! { <div class="nx-prose nx-prose--long" inner_html=html></div> }
}

/// Why there is no artifact to show.
#[component]
fn Failed(error: CallError, artifact: Following<OpenArtifact>) -> impl IntoView {
    if error.is_not_found() {
        return view! { <NoArtifact /> }.into_any();
    }
    if let Some(reply) = reply() {
        reply.status(error.http_status());
    }
    view! {
        <Title text="Artifact" />
        <h1 class="cds--visually-hidden">"Artifact"</h1>
        <ErrorState error on_retry=artifact.again() retrying=artifact.is_fetching() />
    }
    .into_any()
}

/// Not there and not yours look the same.
#[component]
fn NoArtifact() -> impl IntoView {
    if let Some(reply) = reply() {
        reply.status(404);
    }
    view! {
        <Title text="Not found" />
        <ErrorPage
            code=404
            title="We could not find that artifact"
            text="It may be in the trash, or it is not shared with you."
        >
            <LinkButton href="/customers">"Go to your customers"</LinkButton>
        </ErrorPage>
    }
}
