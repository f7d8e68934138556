use domain::customers::SearchText;
use domain::page::Cursor;
use domain::portfolio::{PortfolioKind, PortfolioQuery, PortfolioStatus, Tags};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::location::Url;

use crate::words::PORTFOLIO;

/// Which pieces the URL asks for now.
pub(super) fn use_address() -> Memo<PortfolioQuery> {
    let url = use_query_map();
    Memo::new(move |_| url.with(|url| read(|name| url.get_str(name).unwrap_or_default())))
}

/// Shows the list for another query. Typing and filtering add no steps to Back.
pub(super) fn use_go() -> Callback<PortfolioQuery> {
    let navigate = use_navigate();
    Callback::new(move |query: PortfolioQuery| {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&href(&query), stay);
    })
}

/// What an address asks for; what it says wrongly it does not say.
fn read<'a>(get: impl Fn(&str) -> &'a str) -> PortfolioQuery {
    PortfolioQuery {
        kind: PortfolioKind::parse(get("kind")).ok(),
        status: PortfolioStatus::parse(get("status")).ok(),
        tag: tag(get("tag")),
        search: SearchText::new(get("q")),
        after: Some(get("after"))
            .filter(|after| !after.is_empty())
            .map(Cursor::new),
    }
}

/// The tag as pieces have it, whatever way it was typed.
pub(super) fn tag(text: &str) -> Option<String> {
    Tags::parse([text]).ok()?.as_slice().first().cloned()
}

/// A query as `name=value` pairs, defaults left out.
pub(super) fn pairs(query: &PortfolioQuery) -> Vec<(String, String)> {
    let PortfolioQuery {
        kind,
        status,
        tag,
        search,
        after,
    } = query;
    [
        ("status", status.map_or("", PortfolioStatus::as_str)),
        ("kind", kind.map_or("", PortfolioKind::as_str)),
        ("tag", tag.as_deref().unwrap_or_default()),
        ("q", search.as_str()),
        ("after", after.as_ref().map_or("", Cursor::as_str)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

/// The address of a query.
pub(crate) fn href(query: &PortfolioQuery) -> String {
    let pairs: Vec<String> = pairs(query)
        .into_iter()
        .map(|(name, value)| format!("{name}={}", Url::escape(&value)))
        .collect();
    if pairs.is_empty() {
        PORTFOLIO.to_owned()
    } else {
        format!("{PORTFOLIO}?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_pairs(said: &[(&str, &str)]) -> PortfolioQuery {
        read(|name| {
            let found = said.iter().find(|(other, _)| *other == name);
            found.map_or("", |(_, value)| value)
        })
    }

    #[test]
    fn an_address_says_which_pieces() {
        let said = [
            ("status", "draft"),
            ("kind", "case_study"),
            ("tag", "#Pricing"),
            ("q", "value"),
            ("after", "abc"),
        ];
        let expected = said.map(|(name, value)| {
            let value = if name == "tag" { "pricing" } else { value };
            (name.to_owned(), value.to_owned())
        });
        assert_eq!(pairs(&read_pairs(&said)), expected);
    }

    #[test]
    fn nonsense_in_an_address_is_not_there() {
        let long = "x".repeat(60);
        let wrong = [("status", "sold"), ("tag", long.as_str())];
        assert_eq!(read_pairs(&wrong), PortfolioQuery::default());
    }
}
