use domain::chat::capabilities::{ALL, Capability, Mode, Output};
use kit::{Kbd, PageHeader};
use leptos::prelude::*;
use leptos_meta::Title;

/// What the agents can do, and how to ask for it.
#[component]
pub fn AgentsPage() -> impl IntoView {
    let mode = |mode: &Mode| {
        let of_mode = ALL.iter().filter(|capability| capability.mode == *mode);
        view! {
            <section class="nx-agents__mode">
                <h2 class="nx-agents__heading">{mode.label()}</h2>
                <ul class="nx-agents__list">{of_mode.map(entry).collect_view()}</ul>
            </section>
        }
    };
    view! {
        <Title text="What the agents can do" />
        <PageHeader title="What the agents can do" />
        <div class="nx-agents">
            <p class="nx-agents__lead">
                "On every customer’s page you can ask two agents: press " <Kbd keys="mod+J" /> " or “Ask the agents”. They read what \
                 you see of the customer, say what their answers rest on, and change nothing before you approve it. Type “/” for \
                 what is listed here, “@customer” or “@product” to choose who answers."
            </p>
            {Mode::ALL.iter().map(mode).collect_view()}
        </div>
    }
}

fn entry(capability: &'static Capability) -> impl IntoView {
    let makes = match capability.output {
        Output::Answer => "An answer".to_owned(),
        Output::Artifact(kind) => format!(
            "A proposal for an artifact: {}",
            kind.label().to_ascii_lowercase()
        ),
        Output::Proposal(work) => format!("A proposal: {}", work.label().to_ascii_lowercase()),
    };
    view! {
        <li class="nx-card nx-agents__entry">
            <h3 class="nx-agents__title">{capability.title} <code>{format!("/{}", capability.id)}</code></h3>
            <p>{capability.purpose}</p>
            <p class="nx-agents__facts">{capability.agent.label()} " · " {makes}</p>
            <p class="nx-agents__example">"“" {capability.example} "”"</p>
        </li>
    }
}
