//! Commands and their keys: registered by whoever carries them out. `?` lists those with keys, the palette finds all.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{Dialog, Kbd, later};

/// The second key of "g c" must follow within this time.
const SEQUENCE_MS: f64 = 1_200.0;

/// What can be done, and with which keys.
#[derive(Clone)]
pub struct Shortcut {
    /// `"c"`, `"g c"` for one after the other, `"mod+k"` for Ctrl or Cmd. Letters in lower case. `None`: without keys.
    pub keys: Option<&'static str>,
    /// What it does: "New customer".
    pub label: String,
    /// Does it.
    pub run: Callback<()>,
}

/// Every shortcut that works now. From [`provide_shortcuts`].
#[derive(Clone, Copy)]
pub struct Shortcuts {
    list: RwSignal<Vec<(u32, Shortcut)>>,
    next_id: StoredValue<u32>,
}

impl Shortcuts {
    fn add(self, shortcut: Shortcut) -> u32 {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.list.update(|list| list.push((id, shortcut)));
        id
    }

    /// Everything that can be done now.
    pub fn all(self) -> Vec<Shortcut> {
        let list = self.list.read();
        list.iter().map(|(_, shortcut)| shortcut.clone()).collect()
    }

    /// Later ones win: a dialog's "e" comes before the page's.
    fn find(self, pressed: &str) -> Option<Callback<()>> {
        self.list.with_untracked(|list| {
            let found = list
                .iter()
                .rev()
                .find(|(_, shortcut)| shortcut.keys == Some(pressed))?;
            Some(found.1.run)
        })
    }
}

/// Makes shortcuts possible for the whole application, and listens. Once, at its root.
pub fn provide_shortcuts() -> Shortcuts {
    let shortcuts = Shortcuts {
        list: RwSignal::default(),
        next_id: StoredValue::new(0),
    };
    provide_context(shortcuts);
    let before = StoredValue::new((String::new(), 0.0));
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            let Some(key) = pressed(&event) else { return };
            let sequence = before.with_value(|(first, at)| {
                (event.time_stamp() - at < SEQUENCE_MS).then(|| format!("{first} {key}"))
            });
            let found = sequence.and_then(|keys| shortcuts.find(&keys));
            if let Some(run) = found.or_else(|| shortcuts.find(&key)) {
                event.prevent_default();
                run.run(());
            }
            before.set_value((key, event.time_stamp()));
        });
        on_cleanup(move || listener.remove());
    });
    shortcuts
}

/// Handles `keys` as long as the calling component lives. Without [`provide_shortcuts`] nothing happens.
pub fn use_shortcut(
    keys: &'static str,
    label: impl Into<String>,
    run: impl Fn() + Send + Sync + 'static,
) {
    add(Shortcut {
        keys: Some(keys),
        label: label.into(),
        run: Callback::new(move |()| run()),
    });
}

/// Offers something in the palette as long as the calling component lives.
pub fn use_command(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) {
    add(Shortcut {
        keys: None,
        label: label.into(),
        run: Callback::new(move |()| run()),
    });
}

fn add(shortcut: Shortcut) {
    let Some(shortcuts) = use_context::<Shortcuts>() else {
        return;
    };
    let mine = StoredValue::new(None);
    Effect::new(move |_| mine.set_value(Some(shortcuts.add(shortcut.clone()))));
    on_cleanup(move || {
        let id = mine.try_get_value().flatten();
        shortcuts
            .list
            .try_update(|list| list.retain(|(other, _)| Some(*other) != id));
    });
}

/// The name of the pressed key, unless it belongs to what has the focus.
fn pressed(event: &KeyboardEvent) -> Option<String> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let typing = target.is_some_and(|target| {
        let tag = target.tag_name();
        target.is_content_editable() || matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    });
    let key = event.key().to_ascii_lowercase();
    if event.ctrl_key() || event.meta_key() {
        return Some(format!("mod+{key}"));
    }
    let in_dialog = document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some();
    (!typing && !in_dialog && !event.alt_key() && !event.repeat()).then_some(key)
}

/// The list of shortcuts that work here, opened by `?`.
#[component]
pub fn ShortcutHelp() -> impl IntoView {
    let open = RwSignal::new(false);
    use_shortcut("?", "Show keyboard shortcuts", move || open.set(true));
    view! {
        <Dialog open id="shortcuts" title="Keyboard shortcuts">{later(shortcut_list(), ())}</Dialog>
    }
    .into_any()
}

crate::part! {
    /// What is in the list of shortcuts.
    in extras: fn shortcut_list() -> crate::Draw<()> = |()| view! { <ShortcutList /> }.into_any();
}

#[component]
fn ShortcutList() -> impl IntoView {
    let list = move || {
        let shortcuts = use_context::<Shortcuts>()
            .map(Shortcuts::all)
            .unwrap_or_default();
        shortcuts
            .into_iter()
            .filter_map(|Shortcut { keys, label, .. }| {
                let keys = keys?;
                Some(view! { <div class="nx-shortcut"><dt>{label}</dt><dd><Kbd keys /></dd></div> })
            })
            .collect_view()
    };
    view! { <dl class="nx-shortcuts">{list}</dl> }
}
