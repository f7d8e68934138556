use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::frame::{Frame, Words};
use super::value::bind_input;

/// Something that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What choosing it hands over.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of that name.
    pub facts: String,
}

/// A field that offers what fits while somebody types. Arrows move, Enter chooses, Escape closes, then empties it.
#[component]
pub fn Combobox(
    /// What to type, above the field.
    #[prop(into)]
    label: String,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// A hint below the field.
    #[prop(optional, into)]
    helper: Option<String>,
    /// What went wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is typed.
    typed: RwSignal<String>,
    /// What fits it, or nothing while that is not known.
    #[prop(into)]
    suggestions: Signal<Option<Vec<Suggestion>>>,
    /// Said when nothing fits.
    none: &'static str,
    /// Whether something chosen is on its way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Runs with the value of what is chosen.
    on_choose: Callback<String>,
) -> impl IntoView {
    let words = Words {
        id: id.clone(),
        label: label.clone(),
        helper,
        error,
        optional: false,
        hide_label: false,
    };
    let (described_by, invalid) = (words.described_by(), words.invalid());
    let popup = Popup::new(suggestions);
    let list = format!("{id}-list");
    let node = NodeRef::<html::Input>::new();
    bind_input(node, typed);
    let press = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => popup.step(true),
            "ArrowUp" => popup.step(false),
            "Enter" => match popup.chosen() {
                Some(value) => on_choose.run(value),
                None => return,
            },
            "Escape" if popup.is_open() => popup.wanted.set(false),
            "Escape" => typed.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list = list.clone();
        move |place: usize| format!("{list}-{place}")
    };
    let active = {
        let option_id = option_id.clone();
        move || popup.open.get().then(|| option_id(popup.at.get()))
    };
    let rows = move || {
        let rows = popup.rows.get().into_iter().enumerate();
        rows.map(|(place, row)| {
            let id = option_id(place);
            view! { <Row row id place popup on_choose /> }
        })
        .collect_view()
    };
    view! {
        <div class="nx-combobox">
            <Frame words>
                <input
                    node_ref=node
                    type="text"
                    id=id
                    class="cds--text-input cds--text-input--md cds--layout--size-md"
                    class:cds--text-input--invalid=move || invalid().is_some()
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-expanded=move || if popup.open.get() { "true" } else { "false" }
                    aria-controls=list.clone()
                    aria-activedescendant=active
                    aria-busy=move || pending.get().then_some("true")
                    aria-invalid=invalid
                    aria-describedby=described_by
                    on:input=move |event| {
                        popup.wanted.set(true);
                        typed.set(event_target_value(&event));
                    }
                    on:focus=move |_| popup.wanted.set(true)
                    on:blur=move |_| popup.wanted.set(false)
                    on:keydown=press
                />
                // The field keeps the focus while one of them is pressed.
                <ul class="nx-combobox__list" id=list role="listbox" aria-label=label hidden=move || !popup.open.get()
                    on:pointerdown=move |event| event.prevent_default()>
                    {rows}
                </ul>
            </Frame>
            <p class="nx-combobox__status" role="status">{move || popup.status(none)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Row(
    row: Suggestion,
    id: String,
    place: usize,
    popup: Popup,
    on_choose: Callback<String>,
) -> impl IntoView {
    let Suggestion {
        value,
        label,
        facts,
    } = row;
    view! {
        <li
            class="nx-combobox__row"
            role="option"
            id=id
            aria-selected=move || if popup.at.get() == place { "true" } else { "false" }
            on:pointermove=move |_| popup.at.set(place)
            on:click=move |_| on_choose.run(value.clone())
        >
            <span class="nx-combobox__label" dir="auto">{label}</span>
            <span class="nx-combobox__facts" dir="auto">{facts}</span>
        </li>
    }
}

/// What fits, and which of it Enter chooses.
#[derive(Clone, Copy)]
struct Popup {
    rows: Memo<Vec<Suggestion>>,
    is_known: Memo<bool>,
    /// Whether somebody is at the field and has not closed it.
    wanted: RwSignal<bool>,
    open: Memo<bool>,
    at: RwSignal<usize>,
}

impl Popup {
    fn new(suggestions: Signal<Option<Vec<Suggestion>>>) -> Self {
        let rows = Memo::new(move |_| suggestions.get().unwrap_or_default());
        let wanted = RwSignal::new(false);
        let at = RwSignal::new(0);
        Effect::new(move |_| {
            rows.track();
            at.set(0);
        });
        Self {
            rows,
            is_known: Memo::new(move |_| suggestions.with(Option::is_some)),
            wanted,
            open: Memo::new(move |_| wanted.get() && rows.with(|rows| !rows.is_empty())),
            at,
        }
    }

    fn is_open(self) -> bool {
        self.open.get_untracked()
    }

    /// Opens it, or goes to the next one, around the end.
    fn step(self, down: bool) {
        if !self.is_open() {
            self.wanted.set(true);
            return;
        }
        let count = self.rows.with_untracked(Vec::len);
        self.at.update(|at| *at = next(*at, count, down));
    }

    fn chosen(self) -> Option<String> {
        let at = self.at.get_untracked();
        let value = self
            .rows
            .with_untracked(|rows| rows.get(at).map(|row| row.value.clone()));
        value.filter(|_| self.is_open())
    }

    /// What a screen reader is told, and everybody when nothing fits.
    fn status(self, none: &'static str) -> Option<AnyView> {
        if !self.wanted.get() || !self.is_known.get() {
            return None;
        }
        let count = self.rows.with(Vec::len);
        Some(if count == 0 {
            none.into_any()
        } else {
            view! { <span class="cds--visually-hidden">{format!("{count} found")}</span> }
                .into_any()
        })
    }
}

fn next(at: usize, count: usize, down: bool) -> usize {
    let last = count.saturating_sub(1);
    match (down, at) {
        (true, at) if at >= last => 0,
        (true, at) => at + 1,
        (false, 0) => last,
        (false, at) => at - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrows_go_around_the_end() {
        assert_eq!([0, 1, 2].map(|at| next(at, 3, true)), [1, 2, 0]);
        assert_eq!([0, 1, 2].map(|at| next(at, 3, false)), [2, 0, 1]);
        assert_eq!(next(0, 0, true), 0);
    }
}
