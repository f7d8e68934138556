use domain::customers::{CustomerName, CustomerSummary, Selection};
use domain::id::CustomerId;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The customers chosen for one change of all of them. Lives as long as the list's page.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    /// A few, each once.
    ids: RwSignal<Vec<CustomerId>>,
    /// The one chosen last: with Shift, everything from there on is chosen.
    last: StoredValue<Option<CustomerId>>,
    rows: Memo<Vec<CustomerSummary>>,
}

impl Chosen {
    /// Nothing of these rows is chosen yet.
    pub(super) fn new(rows: Memo<Vec<CustomerSummary>>) -> Self {
        Self {
            ids: RwSignal::default(),
            last: StoredValue::default(),
            rows,
        }
    }

    /// Those that are chosen and still in the list.
    pub(super) fn ids(self) -> Vec<CustomerId> {
        self.rows.with(|rows| {
            self.ids.with(|ids| {
                let shown = rows.iter().map(|row| row.id);
                shown.filter(|id| ids.contains(id)).collect()
            })
        })
    }

    /// How many, without following changes.
    pub(super) fn selection(self) -> Option<Selection> {
        Selection::parse(untrack(|| self.ids())).ok()
    }

    pub(super) fn has(self, id: CustomerId) -> bool {
        self.ids.with(|ids| ids.contains(&id))
    }

    pub(super) fn clear(self) {
        self.ids.update(Vec::clear);
        self.last.set_value(None);
    }

    /// Every row in the list, as many as one change takes.
    pub(super) fn all(self) {
        let all = self.rows.with_untracked(|rows| {
            let ids = rows.iter().map(|row| row.id);
            ids.take(Selection::MOST).collect()
        });
        self.ids.set(all);
    }

    /// Chooses a row or leaves it; with `onward`, all rows from the last chosen one to this one.
    pub(super) fn toggle(self, id: CustomerId, onward: bool) {
        let from = self.last.get_value().filter(|_| onward).unwrap_or(id);
        let range = self.rows.with_untracked(|rows| between(rows, from, id));
        let choose = !self.ids.with_untracked(|ids| ids.contains(&id));
        self.ids.update(|ids| {
            ids.retain(|id| !range.contains(id));
            if choose {
                ids.extend(range);
            }
        });
        self.last.set_value(Some(id));
    }
}

/// The rows from one to another, whichever stands first.
fn between(rows: &[CustomerSummary], from: CustomerId, to: CustomerId) -> Vec<CustomerId> {
    let place = |id| rows.iter().position(|row| row.id == id);
    match (place(from), place(to)) {
        (Some(a), Some(b)) => rows[a.min(b)..=a.max(b)].iter().map(|row| row.id).collect(),
        _ => vec![to],
    }
}

/// The box that chooses a row.
#[expect(clippy::needless_pass_by_value, reason = "props are values")]
#[component]
pub(super) fn ChooseBox(chosen: Chosen, id: CustomerId, name: CustomerName) -> impl IntoView {
    let toggle = move |event: MouseEvent| chosen.toggle(id, event.shift_key());
    view! {
        <input
            type="checkbox"
            class="nx-choose"
            aria-label=format!("Select {name}")
            prop:checked=move || chosen.has(id)
            on:click=toggle
        />
    }
}
