//! The command palette: customers by name, and everything that can be done.

mod entries;
mod matching;
mod memory;

use domain::customers::{CustomerQuery, SearchText};
use kit::{Dialog, Icon, Kbd, Shortcuts, later, use_shortcut};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use self::entries::{Entry, Kind, entries};
use self::memory::Memory;
pub(crate) use self::memory::{forget_visit, remember_visit};
use crate::api::list_customers;

/// What opens it.
const KEYS: &str = "mod+k";
const LIST: &str = "palette-list";

/// Opened by Ctrl or Cmd K, from everywhere.
#[component]
pub fn Palette() -> impl IntoView {
    let open = RwSignal::new(false);
    use_shortcut(KEYS, "Find customers and commands", move || {
        open.update(|open| *open = !*open);
    });
    view! {
        <Dialog open id="palette" title="Find customers and commands">
            {later(palette_finder(), FinderProps { open })}
        </Dialog>
    }
}

kit::part! {
    /// What is in the palette.
    in extras: fn palette_finder() -> kit::Draw<FinderProps> = |finder| Finder(finder).into_any();
}

/// The field and what fits it. Made anew each time the palette opens.
#[component]
fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = use_found(typed);
    let memory = StoredValue::new(Memory::load());
    let mut commands = use_context::<Shortcuts>()
        .map(|all| untrack(|| all.all()))
        .unwrap_or_default();
    commands.retain(|command| command.keys != Some(KEYS));
    let commands = StoredValue::new(commands);
    let shown = Memo::new(move |_| {
        let typed = typed.get();
        memory.with_value(|memory| {
            commands
                .with_value(|commands| found.with(|found| entries(&typed, memory, found, commands)))
        })
    });
    let at = RwSignal::new(0_usize);
    Effect::new(move |_| {
        typed.track();
        at.set(0);
    });
    let navigate = use_navigate();
    let choose = Callback::new(move |entry: Entry| {
        open.set(false);
        match entry.kind {
            Kind::Customer(id) => navigate(&format!("/customers/{id}"), NavigateOptions::default()),
            Kind::Command(run) => {
                memory::remember_use(&entry.label);
                // Once the dialog is closed and the focus is back: a command may open another.
                request_animation_frame(move || run.run(()));
            }
        }
    });
    let field = NodeRef::<html::Input>::new();
    // It may come when the dialog has moved the focus already, and is made before it is put into the page.
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            request_animation_frame(move || {
                // Gone again: the dialog keeps the focus.
                let _ = field.focus();
            });
        }
    });
    let press = move |event: KeyboardEvent| {
        let last = shown.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                if let Some(entry) =
                    shown.with_untracked(|shown| shown.get(at.get_untracked()).cloned())
                {
                    choose.run(entry);
                }
            }
            _ => return,
        }
        event.prevent_default();
        scroll_into_sight(at.get_untracked());
    };
    view! {
        <input
            node_ref=field
            class="nx-palette__field"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls=LIST
            aria-label="Find customers and commands"
            aria-activedescendant=move || option_id(at.get())
            autocomplete="off"
            enterkeyhint="go"
            placeholder="A customer’s name, or what you want to do"
            autofocus
            on:input:target=move |event| typed.set(event.target().value())
            on:keydown=press
        />
        <ul class="nx-palette__list" id=LIST role="listbox" aria-label="What fits">
            {move || {
                let entries = shown.get().into_iter().enumerate();
                entries.map(|(place, entry)| view! { <Row entry place at choose /> }).collect_view()
            }}
        </ul>
        <p class="nx-palette__none" role="status">{move || shown.with(Vec::is_empty).then_some("Nothing fits. Try fewer letters.")}</p>
    }
}

#[component]
fn Row(entry: Entry, place: usize, at: RwSignal<usize>, choose: Callback<Entry>) -> impl IntoView {
    let Entry {
        label,
        glyph,
        group,
        keys,
        ..
    } = entry.clone();
    view! {
        {group.map(|group| view! { <li class="nx-palette__group" role="presentation">{group}</li> })}
        <li
            class="nx-palette__row"
            role="option"
            id=option_id(place)
            aria-selected=move || if at.get() == place { "true" } else { "false" }
            on:pointermove=move |_| at.set(place)
            on:click=move |_| choose.run(entry.clone())
        >
            <Icon glyph />
            <span class="nx-palette__label" dir="auto">{label}</span>
            {keys.map(|keys| view! { <Kbd keys /> })}
        </li>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

fn scroll_into_sight(place: usize) {
    request_animation_frame(move || {
        if let Some(row) = document().get_element_by_id(&option_id(place)) {
            let nearest = leptos::web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
}

/// The customers that the server finds for what is typed. An answer that comes after a later one is dropped.
fn use_found(typed: RwSignal<String>) -> RwSignal<Vec<memory::Visited>> {
    let found = RwSignal::new(Vec::new());
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let search = SearchText::new(typed.read().trim());
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let mine = asked.get_value();
        if search.as_str().is_empty() {
            found.set(Vec::new());
            return;
        }
        spawn_local(async move {
            let query = CustomerQuery {
                search,
                ..CustomerQuery::default()
            };
            let page = list_customers(query).await;
            // Unreachable or signed out: commands and recent customers are still there.
            let rows = page.map(|page| page.page.items).unwrap_or_default();
            if asked.try_get_value() == Some(mine) {
                let rows = rows.into_iter().map(|row| memory::Visited {
                    id: row.id,
                    name: row.name.to_string(),
                });
                found.set(rows.take(entries::FOUND).collect());
            }
        });
    });
    found
}
