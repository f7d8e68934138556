//! What the page asks about what happened: the latest entries, or the part of the timeline that the address names.

use domain::activity::Person;
use domain::events::TimelineQuery;
use domain::page::{Cursor, Page};
use kit::time::use_zone;
use kit::{Asked, Following, use_queries};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

use super::entries::Written;
use crate::cache::{LATEST, OWNERS, PART_OF_TIMELINE};
use crate::timeline_api::Shown;

/// What happened to the customer on the page.
#[derive(Clone, Copy)]
pub(in crate::detail) struct History {
    /// The latest entries.
    pub(super) latest: Following<Page<Shown>>,
    /// Others, where the address asks for them.
    pub(super) part: Asked<Page<Shown>>,
    /// What the address asks for.
    pub(super) chosen: Memo<Part>,
    /// What was done to events since the page was opened.
    pub(super) written: RwSignal<Written>,
    /// Who may have done something. Asked for with the rest, or the page would wait for it alone.
    pub(super) people: Asked<Vec<Person>>,
}

/// A part of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// Which entries.
    pub(super) filter: TimelineQuery,
    /// The same in the words of the address.
    pub(super) words: Words,
    /// After which entry it begins: the way on without a script.
    pub(super) from: Option<Cursor>,
}

/// A filter as the address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// Word of a `domain::events::Topic`.
    pub(super) what: String,
    /// Id of a person.
    pub(super) who: String,
    /// The first day, `2026-03-12`.
    pub(super) since: String,
    /// The last day.
    pub(super) until: String,
}

impl Words {
    /// What an address says.
    pub(super) fn read(url: &ParamsMap) -> Self {
        let word = |name| url.get(name).unwrap_or_default();
        Self {
            what: word("what"),
            who: word("who"),
            since: word("since"),
            until: word("until"),
        }
    }

    /// The beginning of an address's query; ends with `&` unless it is empty.
    pub(super) fn query(&self) -> String {
        let part = |name: &str, word: &str| match word {
            "" => String::new(),
            word => format!("{name}={}&", Url::escape(word)),
        };
        [
            part("what", &self.what),
            part("who", &self.who),
            part("since", &self.since),
            part("until", &self.until),
        ]
        .concat()
    }
}

/// What happened to a customer. At the top of the page.
pub(in crate::detail) fn history_of(id: &str) -> History {
    let (url, zone) = (use_query_map(), use_zone());
    let chosen = Memo::new(move |_| {
        let words = url.with(Words::read);
        let Words {
            what,
            who,
            since,
            until,
        } = &words;
        Part {
            filter: TimelineQuery::read(what, who, since, until, zone.get()),
            words,
            from: url.with(|url| url.get("activity")).map(Cursor::new),
        }
    });
    let asked = id.to_owned();
    let latest = Following::new(LATEST, move || asked.clone());
    let id = id.to_owned();
    let asked = move || {
        let Part { filter, from, .. } = chosen.get();
        let is_part = from.is_some() || !filter.is_everything();
        is_part.then(|| (id.clone(), filter, from))
    };
    let queries = use_queries();
    History {
        latest,
        part: queries.ask_if(PART_OF_TIMELINE, asked),
        chosen,
        written: RwSignal::default(),
        people: queries.ask(OWNERS, || ()),
    }
}
