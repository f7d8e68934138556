//! What happened to a customer, by days, as far down as somebody scrolls.

use std::collections::BTreeMap;

use domain::activity::ActivityEntry;
use domain::customers::TimelineFilter;
use domain::id::CustomerId;
use domain::page::{Cursor, Page};
use kit::time::{day, use_now, use_zone};
use kit::{ButtonKind, ButtonSize, ErrorState, InfiniteScroll, LinkButton, SkeletonText};
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use super::entry::Entry;
use super::history::{History, Part};
use super::section::Section;
use super::timeline_filters::TimelineFilters;
use crate::api::customer_timeline;
use crate::viewer::may_edit;

/// What happened to the customer, latest first.
#[component]
pub(super) fn TimelineSection(customer: CustomerId, history: History) -> impl IntoView {
    let History {
        latest,
        part,
        chosen,
        ..
    } = history;
    let entries = move || {
        // Another filter is another timeline; nothing else draws it anew.
        let chosen = chosen.get();
        let answer = latest.answer();
        let part = ScopedFuture::new_untracked(part.into_future());
        Suspend::new(async move {
            let shown = match part.await {
                Some(page) => page.map(|page| (Signal::stored(page), chosen)),
                None => answer
                    .await
                    .map(|first| (latest.follow(first).into(), Part::default())),
            };
            match shown {
                Ok((begin, part)) => view! { <Timeline customer begin part /> }.into_any(),
                Err(error) => view! {
                    <ErrorState error on_retry=latest.again() retrying=latest.is_fetching() />
                }
                .into_any(),
            }
        })
    };
    view! {
        <Section id="activity" title="Activity">
            <TimelineFilters customer history />
            <Transition fallback=|| view! { <SkeletonText lines=6 /> }>{entries}</Transition>
        </Section>
    }
}

#[component]
fn Timeline(
    customer: CustomerId,
    /// The first page.
    begin: Signal<Page<ActivityEntry>>,
    /// Which part of the timeline it begins.
    part: Part,
) -> impl IntoView {
    let Part {
        filter,
        words,
        from,
    } = part;

    let may_edit = may_edit();
    let more = More::default();
    let entries = Memo::new(move |known: Option<&Entries>| {
        begin.with(|begin| more.pages.with(|more| merged(known, begin, more)))
    });
    let (now, zone) = (use_now(), use_zone());
    let days = Memo::new(move |_| {
        let day = |entry: &ActivityEntry| day(entry.at, now.get(), zone.get());
        entries.with(|entries| by_day(entries, day))
    });
    let next = Memo::new(move |_| {
        let last = more
            .pages
            .with(|pages| pages.last().map(|page| page.next.clone()));
        last.unwrap_or_else(|| begin.with(|begin| begin.next.clone()))
    });
    let next_href = Signal::derive(move || {
        let from = next.get()?;
        let from = leptos_router::location::Url::escape(from.as_str());
        Some(format!(
            "/customers/{customer}?{}activity={from}",
            words.query()
        ))
    });
    let load = move |()| {
        if let Some(from) = next.get_untracked() {
            more.load(customer, filter, from);
        }
    };
    let nothing = move || {
        entries.with(Entries::is_empty).then(|| view! {
            <p class="nx-section__empty">
                "Nothing like that happened. " <a class="cds--link" href=format!("/customers/{customer}")>"Show everything"</a>
            </p>
        })
    };
    let latest = from.map(|_| {
        let href = format!("/customers/{customer}");
        view! { <LinkButton href kind=ButtonKind::Ghost size=ButtonSize::Small>"Show the latest"</LinkButton> }
    });
    view! {
        {latest}
        {nothing}
        <ol class="nx-timeline">
            <For each=move || days.get() key=|(day, entry)| (entry.id, day.clone()) let((day, entry))>
                {day.map(|day| view! { <li class="nx-timeline__day"><h3>{day}</h3></li> })}
                <Entry entry customer may_edit />
            </For>
        </ol>
        <InfiniteScroll next_href on_more=load loading=more.loading error=more.error noun="activity" />
    }
}

type Entries = BTreeMap<i64, ActivityEntry>;

/// Everything known so far. The log only grows: what was seen once stays, also when a new entry
/// pushes it off the first page.
fn merged(
    known: Option<&Entries>,
    begin: &Page<ActivityEntry>,
    more: &[Page<ActivityEntry>],
) -> Entries {
    let mut all = known.cloned().unwrap_or_default();
    for page in std::iter::once(begin).chain(more) {
        all.extend(page.items.iter().map(|entry| (entry.id, entry.clone())));
    }
    all
}

/// Latest first; the first entry of each day has its name.
fn by_day(
    entries: &Entries,
    day: impl Fn(&ActivityEntry) -> String,
) -> Vec<(Option<String>, ActivityEntry)> {
    let mut before = String::new();
    let named = entries.values().rev().map(|entry| {
        let day = day(entry);
        let first = (day != before).then(|| day.clone());
        before = day;
        (first, entry.clone())
    });
    named.collect()
}

/// The pages that scrolled into view.
#[derive(Clone, Copy, Default)]
struct More {
    pages: RwSignal<Vec<Page<ActivityEntry>>>,
    loading: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl More {
    fn load(self, customer: CustomerId, filter: TimelineFilter, from: Cursor) {
        self.loading.set(true);
        self.error.set(None);
        spawn_local(async move {
            match customer_timeline(customer.to_string(), filter, Some(from)).await {
                Ok(page) => self.pages.update(|pages| pages.push(page)),
                Err(error) => self.error.set(Some(error.to_string())),
            }
            self.loading.set(false);
        });
    }
}

#[cfg(test)]
mod tests {
    use domain::activity::Action;
    use domain::actor::Source;

    use super::*;

    fn page(ids: impl IntoIterator<Item = i64>) -> Page<ActivityEntry> {
        let entry = |id| ActivityEntry {
            id,
            at: Default::default(),
            by: None,
            source: Source::Person,
            action: Action::Updated,
            changes: Vec::new(),
        };
        Page {
            items: ids.into_iter().map(entry).collect(),
            next: None,
        }
    }

    #[test]
    fn the_first_entry_of_a_day_has_its_name() {
        let entries = merged(None, &page([5, 4, 3, 1]), &[]);
        let named = by_day(&entries, |entry| (entry.id / 3).to_string());
        let days: Vec<_> = named
            .into_iter()
            .map(|(day, entry)| (entry.id, day))
            .collect();
        let day = |name: &str| Some(name.to_owned());
        assert_eq!(days, [(5, day("1")), (4, None), (3, None), (1, day("0"))]);
    }

    #[test]
    fn what_a_new_entry_pushes_off_the_first_page_stays() {
        let before = merged(None, &page([3, 2]), &[page([1])]);
        let after = merged(Some(&before), &page([4, 3]), &[page([1])]);
        assert_eq!(after.into_keys().collect::<Vec<_>>(), [1, 2, 3, 4]);
    }
}
