use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use domain::customers::TeamMember;
use domain::events::{Event, EventKind, Participant};
use domain::id::EventId;
use kit::time::{clock, exact, use_zone};
use kit::{Avatar, Button, ButtonKind, ButtonSize, MenuButton, Tag, TagColour, VisuallyHidden};
use leptos::prelude::*;

use super::people::name;
use super::section::Tools;
use crate::detail::focus::focus_soon;
use crate::timeline_api::Shown;

/// Id of the menu for events: one for all of them.
pub(super) const MENU: &str = "event-menu";

/// An event: what, when, who, and what was written about it.
#[component]
pub(super) fn EventCard(event: Event, shown: Arc<Shown>, tools: Tools) -> impl IntoView {
    let id = event.id;
    let heading = format!("event-{id}-title");
    let labelled_by = heading.clone();
    let who = event
        .by
        .map_or_else(|| "Somebody".to_owned(), |person| person.name);
    let label = format!("Actions for {}", event.title);
    let chosen = Arc::clone(&shown);
    let menu = move || {
        let (label, chosen) = (label.clone(), Arc::clone(&chosen));
        let choose = move |()| tools.active.set(Some(Arc::clone(&chosen)));
        tools
            .may_edit
            .get()
            .then(|| view! { <MenuButton menu=MENU label on_open=choose /> })
    };
    view! {
        <li class="nx-entry nx-event" id=format!("event-{id}")>
            <Avatar name=who.clone() />
            <article class="nx-event__card" aria-labelledby=labelled_by>
                <div class="nx-event__head">
                    <Tag label=event.kind.label() colour=colour(event.kind) />
                    <h4 class="nx-event__title" id=heading dir="auto">{event.title.to_string()}</h4>
                    {menu}
                </div>
                <p class="nx-entry__when">
                    <Clock at=event.happened_at />
                    <span>"written down by " <bdi>{who}</bdi></span>
                </p>
                <TookPart participants=event.participants team=tools.team />
                <Text id shown tools />
            </article>
        </li>
    }
}

/// The time of day where the person is; the day stands above.
#[component]
fn Clock(at: DateTime<Utc>) -> impl IntoView {
    let zone = use_zone();
    let datetime = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let time = move || clock(at.with_timezone(&zone.get()));
    view! { <time class="nx-time" datetime=datetime title=exact(at)>{time}</time> }
}

/// Everybody who took part, members as the team calls them now.
#[component]
fn TookPart(participants: Vec<Participant>, team: Memo<Vec<TeamMember>>) -> impl IntoView {
    let is_empty = participants.is_empty();
    let names = move || {
        let names = participants.iter().enumerate();
        let names = names.map(|(place, participant)| {
            let name = team.with(|team| name(participant, team));
            view! { {(place > 0).then_some(", ")} <bdi>{name}</bdi> }
        });
        names.collect_view()
    };
    (!is_empty).then(|| view! { <p class="nx-event__people">"With " {names}</p> })
}

/// What was written about it: as much as came with the timeline, and the rest when somebody asks.
#[component]
fn Text(id: EventId, shown: Arc<Shown>, tools: Tools) -> impl IntoView {
    let (html, goes_on) = (
        RwSignal::new(shown.html.clone()),
        RwSignal::new(shown.goes_on),
    );
    let load = Action::new(move |(): &()| async move {
        if let Some(whole) = tools.actions.whole(id).await {
            html.set(whole.html);
            goes_on.set(false);
            focus_soon([text_id(id)]);
        }
    });
    let title = shown.event().map(|event| event.title.to_string());
    let rest = move || {
        let title = title.clone();
        goes_on.get().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Ghost
                    size=ButtonSize::Small
                    class="nx-event__rest"
                    pending=load.pending()
                    on_click=move |_| { load.dispatch(()); }
                >
                    "Show all" <VisuallyHidden>" of " {title}</VisuallyHidden>
                </Button>
            }
        })
    };
    (!shown.html.is_empty()).then(|| {
        view! {
            <div class="nx-event__text nx-prose nx-prose--compact" id=text_id(id) tabindex="-1" dir="auto" inner_html=move || html.get()></div>
            {rest}
        }
    })
}

fn text_id(id: EventId) -> String {
    format!("event-{id}-text")
}

/// The colour of a kind; its word says the same.
const fn colour(kind: EventKind) -> TagColour {
    match kind {
        EventKind::Meeting => TagColour::Blue,
        EventKind::Call => TagColour::Cyan,
        EventKind::Email => TagColour::Teal,
        EventKind::Note => TagColour::Gray,
        EventKind::Milestone => TagColour::Green,
        EventKind::Update => TagColour::CoolGray,
        EventKind::Decision => TagColour::Purple,
    }
}
