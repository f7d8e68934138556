use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::use_command;
use crate::icon::{Glyph, Icon};
use crate::looks::{recall, remember};

/// The ways in which a list can be drawn.
pub trait ViewKind: Copy + PartialEq + Default + Send + Sync + 'static {
    /// Every way.
    const ALL: &'static [Self];
    /// The cookie that remembers the last one chosen in this browser.
    const REMEMBERED: &'static str;

    /// The word in addresses and in the cookie.
    fn as_str(self) -> &'static str;

    /// The word people see.
    fn label(self) -> &'static str;

    /// Its picture.
    fn glyph(self) -> Glyph;

    /// The way that a word of an address or of the cookie says.
    fn from_word(word: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|view| view.as_str() == word)
    }
}

/// How a list is drawn: as its address says, else as last chosen in this browser.
pub fn use_view<V: ViewKind>(address: impl Fn() -> Option<V> + Send + Sync + 'static) -> Memo<V> {
    let remembered = recall(V::REMEMBERED).and_then(|word| V::from_word(&word));
    Memo::new(move |before: Option<&V>| {
        let last = before.copied().or(remembered);
        address().or(last).unwrap_or_default()
    })
}

/// The ways to draw a list: links, so that each has its address.
#[component]
pub fn ViewSwitch<V: ViewKind>(
    /// What they are ways of, for who cannot see them.
    label: &'static str,
    /// How the commands begin: "Show customers as".
    command: &'static str,
    /// The one that is shown.
    view: Memo<V>,
    /// The address of each.
    #[prop(into)]
    href: Callback<V, String>,
) -> impl IntoView {
    let way = move |to: V| {
        let navigate = use_navigate();
        let title = format!("{command} {}", to.label().to_ascii_lowercase());
        use_command(title, move || {
            remember(V::REMEMBERED, to.as_str());
            navigate(&untrack(|| href.run(to)), NavigateOptions::default());
        });
        view! {
            <li>
                <a
                    class="nx-views__way"
                    href=move || href.run(to)
                    data-noscroll=""
                    aria-current=move || (view.get() == to).then_some("true")
                    on:click=move |_| {
                        remember(V::REMEMBERED, to.as_str());
                    }
                >
                    <Icon glyph=to.glyph() />
                    <span class="nx-views__word">{to.label()}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="nx-views" aria-label=label>
            <ul class="nx-views__list">{V::ALL.iter().copied().map(way).collect_view()}</ul>
        </nav>
    }
}
