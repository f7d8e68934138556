//! What happened with a customer, by days, as far down as somebody scrolls.

use std::sync::Arc;

use domain::customers::TeamMember;
use domain::events::{TimelineEntry, TimelineQuery};
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use kit::time::{day, use_now, use_today, use_zone};
use kit::{
    Button, ButtonKind, ButtonSize, ErrorState, Glyph, InfiniteScroll, LinkButton, Menu, MenuItem,
    SkeletonText, once, use_shortcut,
};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::actions::{EventActions, use_event_actions};
use super::card::{EventCard, MENU};
use super::entries::{Entries, Row, Written, by_day, merged};
use super::entry::Entry;
use super::filters::TimelineFilters;
use super::history::{History, Part};
use super::panel::{EventPanelProps, Panel, event_panel};
use crate::detail::focus::focus_soon;
use crate::detail::section::Section;
use crate::timeline_api::{Shown, customer_timeline};

/// Id of the button that adds an event; takes the focus when one is gone.
const ADD: &str = "add-event";
/// What an address ends with that asks for a new event.
pub(in crate::detail) const ADD_EVENT: &str = "#add-event";

/// What the entries of a timeline need besides themselves.
#[derive(Clone, Copy)]
pub(super) struct Tools {
    pub(super) customer: CustomerId,
    pub(super) team: Memo<Vec<TeamMember>>,
    pub(super) actions: EventActions,
    pub(super) panel: Panel,
    pub(super) may_edit: Signal<bool>,
    /// The event whose menu is open.
    pub(super) active: RwSignal<Option<Arc<Shown>>>,
}

impl Tools {
    /// Opens an event to be changed, once its whole text is there.
    fn edit(self, shown: &Shown) {
        let Some(event) = shown.event().cloned() else {
            return;
        };
        let open = move |event| {
            // The page may have been left while the text was on its way.
            let _ = self
                .team
                .try_with_untracked(|team| self.panel.edit(event, team));
        };
        if !shown.goes_on {
            return open(event);
        }
        spawn_local(async move {
            let whole = self.actions.whole(event.id).await;
            if let Some(event) = whole.and_then(|whole| whole.event().cloned()) {
                open(event);
            }
        });
    }

    /// Runs with the event whose menu is open.
    fn with_active(self, run: impl Fn(Arc<Shown>) + Send + Sync + 'static) -> Callback<()> {
        Callback::new(move |()| {
            if let Some(shown) = self.active.get_untracked() {
                run(shown);
            }
        })
    }
}

/// Everything that happened with the customer, latest first.
#[component]
pub(in crate::detail) fn TimelineSection(
    customer: CustomerId,
    /// Who can take part in events.
    team: Memo<Vec<TeamMember>>,
    may_edit: Signal<bool>,
    history: History,
) -> impl IntoView {
    let tools = Tools {
        customer,
        team,
        actions: use_event_actions(customer, history.written),
        panel: Panel::new(customer),
        may_edit,
        active: RwSignal::new(None),
    };
    let Tools { panel, actions, .. } = tools;
    // The panel stands outside of what folds up: in there it could not be seen.
    view! {
        <Section id="activity" title="Timeline">
            <div class="nx-timeline-bar">
                <TimelineFilters customer history />
                {move || may_edit.get().then(|| view! { <AddEvent panel /> })}
            </div>
            <Shows history tools />
            <EventMenu tools />
        </Section>
        {once(move || panel.open.get(), event_panel, move || EventPanelProps { panel, actions, team })}
    }
}

#[component]
fn AddEvent(panel: Panel) -> impl IntoView {
    use_shortcut("n", "Add event", move || panel.add());
    let (location, navigate) = (use_location(), use_navigate());
    Effect::new(move |_| {
        if location.hash.get() == ADD_EVENT {
            panel.add();
            // Asked for once: a reload does not ask again.
            let here = untrack(|| location.pathname.get());
            let replace = NavigateOptions {
                replace: true,
                scroll: false,
                ..NavigateOptions::default()
            };
            navigate(&here, replace);
        }
    });
    view! {
        <Button
            kind=ButtonKind::Tertiary
            size=ButtonSize::Small
            icon=Glyph::Add
            class="nx-timeline-bar__add"
            attr:id=ADD
            on_click=move |_| panel.add()
        >
            "Add event"
        </Button>
    }
}

/// One menu for all events.
#[component]
fn EventMenu(tools: Tools) -> impl IntoView {
    let label = Signal::derive(move || {
        let title = tools.active.with(|active| {
            let event = active.as_ref()?.event()?;
            Some(event.title.to_string())
        });
        format!("Actions for {}", title.as_deref().unwrap_or("an event"))
    });
    let delete = tools.with_active(move |shown| {
        tools.actions.delete(shown);
        focus_soon([ADD.to_owned()]);
    });
    view! {
        <Menu id=MENU label>
            <MenuItem label="Edit event" icon=Glyph::Edit on_select=tools.with_active(move |shown| tools.edit(&shown)) />
            <MenuItem label="Delete event" icon=Glyph::Trash danger=true on_select=delete />
        </Menu>
    }
}

/// The part of the timeline that the address names.
#[component]
fn Shows(history: History, tools: Tools) -> impl IntoView {
    let History {
        latest,
        part,
        chosen,
        written,
        ..
    } = history;
    let entries = move || {
        // Another filter is another timeline; nothing else draws it anew.
        let chosen = chosen.get();
        let answer = latest.answer();
        let part = ScopedFuture::new_untracked(part.if_asked());
        Suspend::new(async move {
            let shown = match part.await {
                Some(page) => page.map(|page| (Signal::stored(page), chosen)),
                None => answer
                    .await
                    .map(|first| (latest.follow(first).into(), Part::default())),
            };
            match shown {
                Ok((begin, part)) => view! { <Timeline begin part written tools /> }.into_any(),
                Err(error) => view! {
                    <ErrorState error on_retry=latest.again() retrying=latest.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! { <Transition fallback=|| view! { <SkeletonText lines=6 /> }>{entries}</Transition> }
}

#[component]
fn Timeline(
    /// The first page.
    begin: Signal<Page<Shown>>,
    /// Which part of the timeline it begins.
    part: Part,
    written: RwSignal<Written>,
    tools: Tools,
) -> impl IntoView {
    let customer = tools.customer;
    let (filter, is_latest) = (part.filter, part.from.is_none());
    let query = part.words.query();
    let more = More::default();
    // Always taken for changed: comparing ten thousand entries takes longer than finding the lines that stay.
    let entries = Memo::new_with_compare(
        move |known: Option<&Entries>| {
            let (begin, more, written) = (begin.read(), more.pages.read(), written.read());
            merged(known, &begin, &more, &written, &part)
        },
        |_, _| true,
    );
    let (now, zone, today) = (use_now(), use_zone(), use_today());
    let rows = move || {
        // Days get other names at midnight, not whenever the clock ticks.
        today.track();
        let (now, zone) = (untrack(|| now.get()), zone.get());
        entries.with(|entries| by_day(entries, zone, |at| day(at, now, zone)))
    };
    let next = more.next_after(begin);
    let next_href = Signal::derive(move || {
        let from = next.get()?;
        let from = leptos_router::location::Url::escape(from.as_str());
        Some(format!("/customers/{customer}?{query}activity={from}"))
    });
    let load = move |()| {
        if let Some(from) = next.get_untracked() {
            more.load(customer, filter, from);
        }
    };
    let is_empty = Memo::new(move |_| entries.with(Entries::is_empty));
    let all = format!("/customers/{customer}");
    let latest = all.clone();
    let nothing = move || {
        is_empty.get().then(|| view! {
            <p class="nx-section__empty">
                "Nothing like that happened. " <a class="cds--link" href=all.clone()>"Show everything"</a>
            </p>
        })
    };
    let latest = (!is_latest).then(|| view! {
        <LinkButton href=latest kind=ButtonKind::Ghost size=ButtonSize::Small>"Show the latest"</LinkButton>
    });
    view! {
        {latest}
        {nothing}
        <ol class="nx-timeline">
            <For each=rows key=Row::key let(row)>{drawn(row, tools)}</For>
        </ol>
        <InfiniteScroll next_href on_more=load loading=more.loading error=more.error noun="entries" />
    }
}

fn drawn(row: Row, tools: Tools) -> AnyView {
    let shown = match row {
        Row::Day(name) => {
            return view! { <li class="nx-timeline__day"><h3>{name}</h3></li> }.into_any();
        }
        Row::Entry(shown) => shown,
    };
    match shown.entry.clone() {
        TimelineEntry::Event(event) => view! { <EventCard event shown tools /> }.into_any(),
        TimelineEntry::Change { about, entry } => {
            let Tools {
                customer, may_edit, ..
            } = tools;
            view! { <Entry about entry customer may_edit /> }.into_any()
        }
    }
}

/// The pages that scrolled into view.
#[derive(Clone, Copy, Default)]
struct More {
    pages: RwSignal<Vec<Page<Arc<Shown>>>>,
    loading: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl More {
    /// Where the next page begins, after the last one that is known.
    fn next_after(self, begin: Signal<Page<Shown>>) -> Memo<Option<Cursor>> {
        Memo::new(move |_| {
            let last = self
                .pages
                .with(|pages| pages.last().map(|page| page.next.clone()));
            last.unwrap_or_else(|| begin.with(|begin| begin.next.clone()))
        })
    }

    fn load(self, customer: CustomerId, filter: TimelineQuery, from: Cursor) {
        self.loading.set(true);
        self.error.set(None);
        spawn_local(async move {
            match customer_timeline(customer.to_string(), filter, Some(from)).await {
                Ok(Page { items, next }) => {
                    let items = items.into_iter().map(Arc::new).collect();
                    self.pages.update(|pages| pages.push(Page { items, next }));
                }
                Err(error) => self.error.set(Some(error.to_string())),
            }
            self.loading.set(false);
        });
    }
}
