use domain::customers::{CustomerSummary, SortKey, Visibility};
use kit::looks::{recall, remember};
use kit::{ButtonSize, Glyph, MenuItem, OverflowMenu, TimeAgo};
use leptos::prelude::*;

use super::card::{RowStatus, product};
use super::rows::RowTools;

const REMEMBERED: &str = "nx_columns";

/// A column of the table beside the name, which is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Status,
    Vertical,
    Product,
    Owner,
    Visibility,
    Activity,
    Created,
}

impl Column {
    /// Every column, in the order in which they stand.
    const ALL: [Self; 7] = [
        Self::Status,
        Self::Vertical,
        Self::Product,
        Self::Owner,
        Self::Visibility,
        Self::Activity,
        Self::Created,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Vertical => "vertical",
            Self::Product => "product",
            Self::Owner => "owner",
            Self::Visibility => "visibility",
            Self::Activity => "activity",
            Self::Created => "created",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::Vertical => "Vertical",
            Self::Product => "Product",
            Self::Owner => "Owner",
            Self::Visibility => "Seen by",
            Self::Activity => "Last activity",
            Self::Created => "Created",
        }
    }

    /// What clicking its head sorts by.
    pub(super) const fn sort_key(self) -> Option<SortKey> {
        match self {
            Self::Activity => Some(SortKey::Activity),
            Self::Created => Some(SortKey::Created),
            _ => None,
        }
    }

    /// What it shows of a customer.
    pub(super) fn cell(self, row: Memo<CustomerSummary>, tools: RowTools) -> AnyView {
        match self {
            Self::Status => view! { <RowStatus row tools /> }.into_any(),
            Self::Vertical => text(move || row.with(|row| row.vertical.clone())),
            Self::Product => text(move || row.with(product)),
            Self::Owner => text(move || row.with(|row| row.owner.name.clone())),
            Self::Visibility => text(move || row.with(|row| seen_by(row.visibility).to_owned())),
            Self::Activity => {
                (move || view! { <TimeAgo at=row.with(|row| row.last_activity_at) /> }).into_any()
            }
            Self::Created => {
                view! { <TimeAgo at=row.with_untracked(|row| row.created_at) /> }.into_any()
            }
        }
    }
}

fn text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! { <span dir="auto">{text}</span> }.into_any()
}

/// Who sees a customer, in a word or two.
pub(super) const fn seen_by(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "Owner only",
        Visibility::Workspace => "Workspace",
    }
}

/// The chosen columns.
#[derive(Clone, Copy)]
pub(super) struct Columns(RwSignal<Vec<Column>>);

impl Columns {
    /// As this browser remembers them.
    pub(super) fn recalled() -> Self {
        let columns = recall(REMEMBERED).map_or_else(
            || {
                let unusual = [Column::Visibility, Column::Created];
                Column::ALL
                    .into_iter()
                    .filter(|column| !unusual.contains(column))
                    .collect()
            },
            |words| read(&words),
        );
        Self(RwSignal::new(columns))
    }

    pub(super) fn get(self) -> Vec<Column> {
        self.0.get()
    }

    fn has(self, column: Column) -> bool {
        self.0.with(|columns| columns.contains(&column))
    }

    fn toggle(self, column: Column) {
        self.0.update(|columns| {
            let keep = |other: &Column| (*other == column) != columns.contains(other);
            *columns = Column::ALL.into_iter().filter(keep).collect();
        });
        let words: Vec<_> = self
            .0
            .with_untracked(|columns| columns.iter().map(|column| column.as_str()).collect());
        // Not even a name would be remembered as nothing, which is forgotten.
        remember(REMEMBERED, &format!("name.{}", words.join(".")));
    }
}

/// Reads what was remembered: words with dots between them; unknown ones are skipped.
fn read(words: &str) -> Vec<Column> {
    Column::ALL
        .into_iter()
        .filter(|column| words.split('.').any(|word| word == column.as_str()))
        .collect()
}

/// The menu that chooses columns.
#[component]
pub(super) fn ColumnMenu(columns: Columns) -> impl IntoView {
    let item = move |column: Column| {
        let checked = Signal::derive(move || columns.has(column));
        view! { <MenuItem label=column.label() checked on_select=Callback::new(move |()| columns.toggle(column)) /> }
    };
    view! {
        <OverflowMenu id="columns" label="Columns of the table" glyph=Glyph::Settings size=ButtonSize::Small>
            {Column::ALL.map(item).into_iter().collect_view()}
        </OverflowMenu>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembered_columns_keep_their_order_and_forget_unknown_ones() {
        assert_eq!(
            read("name.owner.colour.status"),
            [Column::Status, Column::Owner]
        );
        assert_eq!(read("name."), []);
    }
}
