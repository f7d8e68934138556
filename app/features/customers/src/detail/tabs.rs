use domain::id::CustomerId;
use kit::{TabLink, Tabs, may_edit, use_shortcut};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::timeline::ADD_EVENT;

/// A part of the customer's page that another feature draws.
#[derive(Debug, Clone, Copy)]
pub struct CustomerTab {
    /// Its word in the address.
    pub word: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Draws it.
    pub draw: fn(CustomerId) -> AnyView,
}

/// The parts that `app` gave to the page.
#[derive(Clone, Copy)]
pub(super) struct CustomerTabs(pub(super) &'static [CustomerTab]);

/// The part that the address names; none is the overview.
pub(super) fn use_tab() -> Memo<Option<usize>> {
    let params = use_params_map();
    let CustomerTabs(tabs) = expect_context();
    Memo::new(move |_| {
        let word = params.with(|params| params.get("tab"))?;
        tabs.iter().position(|tab| tab.word == word)
    })
}

/// Links to the parts.
#[component]
pub(super) fn TabLinks(customer: CustomerId, name: Signal<String>) -> impl IntoView {
    let CustomerTabs(tabs) = expect_context();
    let shown = use_tab();
    let links = move || {
        let overview = TabLink {
            label: "Overview".to_owned(),
            href: format!("/customers/{customer}"),
            current: shown.get().is_none(),
        };
        let others = tabs.iter().enumerate().map(|(place, tab)| TabLink {
            label: tab.label.to_owned(),
            href: format!("/customers/{customer}/{}", tab.word),
            current: shown.get() == Some(place),
        });
        [overview].into_iter().chain(others).collect::<Vec<_>>()
    };
    let label = format!("Parts of {}", name.get_untracked());
    view! { <Tabs label tabs=Signal::derive(links) /> }
}

/// The part that is shown.
#[component]
pub(super) fn TabBody(customer: CustomerId, overview: ViewFn) -> impl IntoView {
    let CustomerTabs(tabs) = expect_context();
    let shown = use_tab();
    move || match shown.get().and_then(|place| tabs.get(place)) {
        Some(tab) => view! { <AddEventKey customer /> {(tab.draw)(customer)} }.into_any(),
        None => overview.run(),
    }
}

/// Events are written on the overview: from here the key leads there.
#[component]
fn AddEventKey(customer: CustomerId) -> impl IntoView {
    let (may_edit, navigate) = (may_edit(), use_navigate());
    use_shortcut("n", "Add event", move || {
        if may_edit.get_untracked() {
            let overview = format!("/customers/{customer}{ADD_EVENT}");
            navigate(&overview, NavigateOptions::default());
        }
    });
}
