use domain::customers::CustomerQuery;
use kit::{Glyph, ViewKind};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::location::Url;

/// How the list is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ListView {
    /// One below the other, with what matters.
    #[default]
    Cards,
    /// Rows with columns of one's choice.
    Table,
    /// A column for each status.
    Board,
}

impl ViewKind for ListView {
    const ALL: &'static [Self] = &[Self::Cards, Self::Table, Self::Board];
    const REMEMBERED: &'static str = "nx_view";

    fn as_str(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Table => "table",
            Self::Board => "board",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Cards => "Cards",
            Self::Table => "Table",
            Self::Board => "Board",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Cards => Glyph::Cards,
            Self::Table => Glyph::Table,
            Self::Board => Glyph::Board,
        }
    }
}

/// What the URL says: which customers, and how they are drawn if it says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ListAddress {
    /// Which customers, in which order.
    pub(crate) query: CustomerQuery,
    /// How; `None` leaves it to what this browser remembers.
    pub(crate) view: Option<ListView>,
}

impl ListAddress {
    /// The same view of other customers.
    pub(crate) fn with(&self, query: CustomerQuery) -> Self {
        Self {
            query,
            view: self.view,
        }
    }

    /// As `name=value` pairs, defaults left out.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.query.url_pairs();
        if let Some(view) = self.view {
            pairs.push(("view", view.as_str().to_owned()));
        }
        pairs
    }

    /// As an address.
    pub(crate) fn href(&self) -> String {
        let pairs: Vec<String> = self
            .pairs()
            .into_iter()
            .map(|(name, value)| format!("{name}={}", Url::escape(&value)))
            .collect();
        if pairs.is_empty() {
            "/customers".to_owned()
        } else {
            format!("/customers?{}", pairs.join("&"))
        }
    }
}

/// What the URL says now.
pub(crate) fn use_address() -> Memo<ListAddress> {
    let url = use_query_map();
    Memo::new(move |_| {
        url.with(|url| {
            let get = |name| url.get_str(name);
            ListAddress {
                query: CustomerQuery::from_url(get("status"), get("q"), get("sort"), get("after")),
                view: get("view").and_then(ListView::from_word),
            }
        })
    })
}

/// Shows the list for another query. Typing and filtering add no steps to Back.
pub(crate) fn use_go() -> Callback<CustomerQuery> {
    let address = use_address();
    let navigate = use_navigate();
    Callback::new(move |query: CustomerQuery| {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let to = address.with_untracked(|address| address.with(query));
        navigate(&to.href(), stay);
    })
}
