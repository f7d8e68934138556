//! What the page asks about what happened: the latest entries, or the part of the timeline that the address names.

use domain::activity::{ActivityEntry, Person};
use domain::customers::TimelineFilter;
use domain::page::{Cursor, Page};
use kit::error::CallError;
use kit::time::use_zone;
use leptos::prelude::*;
use leptos_fetch::QueryClient;
use leptos_router::hooks::use_query_map;
use leptos_router::location::Url;
use leptos_router::params::ParamsMap;

use super::query::{Query, history_query};
use crate::api::list_owners;
use crate::cache::part_of_timeline;

type Answer = Result<Page<ActivityEntry>, CallError>;

/// What happened to the customer on the page.
#[derive(Clone, Copy)]
pub(super) struct History {
    /// The latest entries.
    pub(super) latest: Query<Page<ActivityEntry>>,
    /// Others, where the address asks for them.
    pub(super) part: Resource<Option<Answer>>,
    /// What the address asks for.
    pub(super) chosen: Memo<Part>,
    /// Who may have done something. Asked for with the rest, or the page would wait for it alone.
    pub(super) people: Resource<Result<Vec<Person>, CallError>>,
}

/// A part of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// Which entries.
    pub(super) filter: TimelineFilter,
    /// The same in the words of the address.
    pub(super) words: Words,
    /// After which entry it begins: the way on without a script.
    pub(super) from: Option<Cursor>,
}

/// A filter as the address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Words {
    /// Word of a `TimelineTopic`.
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
pub(super) fn history_of(client: QueryClient, id: &str) -> History {
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
            filter: TimelineFilter::read(what, who, since, until, zone.get()),
            words,
            from: url.with(|url| url.get("activity")).map(Cursor::new),
        }
    });
    let latest = history_query(client, id);
    let id = id.to_owned();
    let asked = move || {
        // The cache may ask for the key after the page is gone.
        let Part { filter, from, .. } = chosen.try_get().unwrap_or_default();
        let is_part = from.is_some() || !filter.is_everything();
        is_part.then(|| (id.clone(), filter, from))
    };
    History {
        latest,
        part: client.resource(part_of_timeline, asked),
        chosen,
        people: client.resource(list_owners, || ()),
    }
}
