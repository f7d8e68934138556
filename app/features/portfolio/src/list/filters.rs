use domain::customers::SearchText;
use domain::portfolio::{PortfolioKind, PortfolioQuery, PortfolioStatus};
use kit::{
    Button, ButtonKind, ButtonSize, ButtonType, Choice, FilterTab, FilterTabs, SearchField, Select,
    TextInput,
};
use leptos::prelude::*;

use super::address::{href, pairs, tag, use_go};
use crate::words::PORTFOLIO;

/// Search, status, kind and tag: links and forms, so that each state has its address.
#[component]
pub(super) fn Filters(query: Memo<PortfolioQuery>) -> impl IntoView {
    view! {
        <div class="nx-portfolio-bar">
            <div class="nx-portfolio-bar__search"><Search query /></div>
            <StatusTabs query />
            <KindAndTag query />
        </div>
    }
}

#[component]
fn Search(query: Memo<PortfolioQuery>) -> impl IntoView {
    let go = use_go();
    let typed = Signal::derive(move || query.with(|query| query.search.as_str().to_owned()));
    let keep = Signal::derive(move || {
        pairs(&PortfolioQuery {
            search: SearchText::default(),
            after: None,
            ..query.get()
        })
    });
    let search = move |text: String| {
        let search = SearchText::new(&text);
        let now = query.get_untracked();
        if now.search != search {
            go.run(PortfolioQuery {
                search,
                after: None,
                ..now
            });
        }
    };
    view! { <SearchField label="Search the portfolio" id="portfolio-search" value=typed on_search=Callback::new(search) action=PORTFOLIO keep /> }
}

/// One link for each status, and one for all.
#[component]
fn StatusTabs(query: Memo<PortfolioQuery>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let now = query.get();
        let tab = |status: Option<PortfolioStatus>| FilterTab {
            label: status.map_or("All", PortfolioStatus::label).to_owned(),
            count: None,
            href: href(&PortfolioQuery {
                status,
                after: None,
                ..now.clone()
            }),
            current: now.status == status,
        };
        let statuses = PortfolioStatus::ALL.iter().copied().map(Some);
        std::iter::once(None).chain(statuses).map(tab).collect()
    });
    view! { <FilterTabs label="Pieces by status" tabs /> }
}

/// A form: without a script its button sends it, with one every change does.
#[component]
fn KindAndTag(query: Memo<PortfolioQuery>) -> impl IntoView {
    let go = use_go();
    let kind_now = move || query.with(|query| query.kind.map_or("", PortfolioKind::as_str));
    let tag_now = move || query.with(|query| query.tag.clone().unwrap_or_default());
    let kind = RwSignal::new(untrack(kind_now).to_owned());
    let wanted = RwSignal::new(untrack(tag_now));
    // Back and the tags of a piece change the address as well.
    Effect::new(move |_| kind.set(kind_now().to_owned()));
    Effect::new(move |_| wanted.set(tag_now()));
    let show = move || {
        let now = query.get_untracked();
        let next = PortfolioQuery {
            kind: kind.with_untracked(|word| PortfolioKind::parse(word).ok()),
            tag: wanted.with_untracked(|text| tag(text)),
            after: None,
            ..now.clone()
        };
        if (next.kind, &next.tag) != (now.kind, &now.tag) {
            go.run(next);
        }
    };
    let keep = move || {
        let others = PortfolioQuery {
            kind: None,
            tag: None,
            after: None,
            ..query.get()
        };
        let hidden = |(name, value)| view! { <input type="hidden" name=name value=value /> };
        pairs(&others).into_iter().map(hidden).collect_view()
    };
    view! {
        <form
            method="get"
            action=PORTFOLIO
            class="nx-portfolio-bar__form"
            // A field tells its signal before the form hears of it.
            on:change=move |_| show()
            on:submit=move |event| {
                event.prevent_default();
                show();
            }
        >
            {keep}
            <Select label="Kind" name="kind" id="portfolio-kind" choices=kinds() value=kind small=true hide_label=true />
            <TextInput label="Tag" name="tag" id="portfolio-tag" value=wanted hide_label=true placeholder="Tag" autocomplete="off" />
            <Button kind=ButtonKind::Tertiary size=ButtonSize::Small button_type=ButtonType::Submit class="nx-plain">"Show"</Button>
        </form>
    }
}

fn kinds() -> Vec<Choice> {
    let kinds = PortfolioKind::ALL.iter();
    let kinds = kinds.map(|kind| Choice::new(kind.as_str(), kind.label()));
    std::iter::once(Choice::new("", "Any kind"))
        .chain(kinds)
        .collect()
}
