use domain::chat::capabilities::{Capability, matching};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Its id in the page.
pub(super) const LIST: &str = "chat-capabilities";
/// Most entries at a time.
const AT_MOST: usize = 8;

/// The capabilities that fit what is typed after a slash.
#[derive(Clone, Copy)]
pub(super) struct SlashMenu {
    text: RwSignal<String>,
    found: Memo<Vec<&'static Capability>>,
    active: RwSignal<usize>,
    closed: RwSignal<bool>,
    choose: Callback<String>,
}

impl SlashMenu {
    /// Follows what is typed; `choose` takes the capability as it is written.
    pub(super) fn new(text: RwSignal<String>, choose: Callback<String>) -> Self {
        let found = Memo::new(move |_| {
            text.with(|text| {
                let typed = text
                    .strip_prefix('/')
                    .filter(|typed| !typed.contains(char::is_whitespace));
                typed.map_or_else(Vec::new, |typed| {
                    matching(typed).into_iter().take(AT_MOST).collect()
                })
            })
        });
        let menu = Self {
            text,
            found,
            active: RwSignal::new(0),
            closed: RwSignal::new(false),
            choose,
        };
        Effect::new(move |_| {
            menu.found.track();
            menu.active.set(0);
            menu.closed.set(false);
        });
        menu
    }

    /// Whether there is anything to choose.
    pub(super) fn is_open(self) -> bool {
        !self.closed.get() && !self.found.with(Vec::is_empty)
    }

    /// The id of the entry that Enter takes.
    pub(super) fn active_id(self) -> Option<String> {
        self.is_open()
            .then(|| format!("{LIST}-{}", self.active.get()))
    }

    /// Arrows move, Enter and Tab take, Esc closes. Whether the key was for the menu.
    pub(super) fn key(self, event: &KeyboardEvent) -> bool {
        if !untrack(|| self.is_open()) {
            return false;
        }
        let (now, count) = (
            self.active.get_untracked(),
            self.found.with_untracked(Vec::len),
        );
        match event.key().as_str() {
            "ArrowDown" => self.active.set((now + 1) % count),
            "ArrowUp" => self.active.set((now + count - 1) % count),
            "Escape" => {
                // Esc closes the menu, not what it lies in.
                event.stop_propagation();
                self.closed.set(true);
            }
            // Typed to the end: it is asked for.
            "Enter" if untrack(|| self.is_typed(now)) => return false,
            "Enter" | "Tab" if !event.shift_key() => self.take(now),
            _ => return false,
        }
        true
    }

    fn is_typed(self, index: usize) -> bool {
        let id = self
            .found
            .with(|found| found.get(index).map(|capability| capability.id));
        self.text
            .with(|text| text.strip_prefix('/') == id && id.is_some())
    }

    fn take(self, index: usize) {
        let id = self
            .found
            .with_untracked(|found| found.get(index).map(|capability| capability.id));
        if let Some(id) = id {
            self.choose.run(format!("/{id} "));
        }
    }

    /// The list.
    pub(super) fn view(self) -> impl IntoView {
        let entry = move |(index, capability): (usize, &'static Capability)| {
            view! {
                <li
                    id=format!("{LIST}-{index}")
                    class="nx-slash__entry"
                    role="option"
                    aria-selected=move || if self.active.get() == index { "true" } else { "false" }
                    on:pointerdown=move |event| {
                        event.prevent_default();
                        self.take(index);
                    }
                >
                    <span class="nx-slash__id">{format!("/{}", capability.id)}</span>
                    <span class="nx-slash__purpose">{capability.purpose}</span>
                </li>
            }
        };
        view! {
            <ul id=LIST class="nx-slash" role="listbox" aria-label="What the agents can do" hidden=move || !self.is_open()>
                {move || self.found.get().into_iter().enumerate().map(entry).collect_view()}
            </ul>
        }
    }
}
