use serde::{Deserialize, Serialize};

use super::CustomerStatus;
use crate::page::{CappedCount, Cursor};

/// What a list of customers shows. Built from the URL, so every part has a default and nothing can fail.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct CustomerQuery {
    /// Only customers of this status.
    pub status: Option<CustomerStatus>,
    /// Only customers that match.
    pub search: SearchText,
    /// In which order.
    pub sort: Sort,
    /// Where the page begins; `None` is the first.
    pub after: Option<Cursor>,
}

impl CustomerQuery {
    /// Rows on a page.
    pub const PAGE: u32 = 24;

    /// The first page of those that have this status.
    #[must_use]
    pub fn of_status(&self, status: CustomerStatus) -> Self {
        Self {
            status: Some(status),
            after: None,
            ..self.clone()
        }
    }

    /// Reads the parts of a URL. What it does not know falls back to the default.
    pub fn from_url(
        status: Option<&str>,
        search: Option<&str>,
        sort: Option<&str>,
        after: Option<&str>,
    ) -> Self {
        Self {
            status: status.and_then(|word| CustomerStatus::parse(word).ok()),
            search: SearchText::new(search.unwrap_or_default()),
            sort: sort.and_then(Sort::from_word).unwrap_or_default(),
            after: after.map(Cursor::new),
        }
    }

    /// The query as `name=value` pairs, defaults left out: the inverse of [`CustomerQuery::from_url`].
    pub fn url_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(status) = self.status {
            pairs.push(("status", status.as_str().to_owned()));
        }
        if !self.search.as_str().is_empty() {
            pairs.push(("q", self.search.as_str().to_owned()));
        }
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.as_str().to_owned()));
        }
        if let Some(after) = &self.after {
            pairs.push(("after", after.as_str().to_owned()));
        }
        pairs
    }
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Last activity first.
    #[default]
    Activity,
    /// Longest without activity first.
    ActivityAsc,
    /// By name.
    Name,
    /// By name, backwards.
    NameDesc,
    /// Newest first.
    Created,
    /// Oldest first.
    CreatedAsc,
}

/// What a list is ordered by, either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// When something last happened.
    Activity,
    /// The name.
    Name,
    /// When it was made.
    Created,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 6] = [
        Self::Activity,
        Self::ActivityAsc,
        Self::Name,
        Self::NameDesc,
        Self::Created,
        Self::CreatedAsc,
    ];

    /// The word in URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::ActivityAsc => "activity-asc",
            Self::Name => "name",
            Self::NameDesc => "name-desc",
            Self::Created => "created",
            Self::CreatedAsc => "created-asc",
        }
    }

    /// The words people see.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Activity => "Last activity",
            Self::ActivityAsc => "Longest quiet",
            Self::Name => "Name",
            Self::NameDesc => "Name, Z to A",
            Self::Created => "Newest",
            Self::CreatedAsc => "Oldest",
        }
    }

    /// What it orders by.
    pub const fn key(self) -> SortKey {
        match self {
            Self::Activity | Self::ActivityAsc => SortKey::Activity,
            Self::Name | Self::NameDesc => SortKey::Name,
            Self::Created | Self::CreatedAsc => SortKey::Created,
        }
    }

    /// Whether smaller or earlier comes first.
    pub const fn ascending(self) -> bool {
        matches!(self, Self::ActivityAsc | Self::Name | Self::CreatedAsc)
    }

    /// The order that clicking a column's head leads to: its usual way first, then the other one.
    pub const fn toggled(self, key: SortKey) -> Self {
        match (key, self) {
            (SortKey::Activity, Self::Activity) => Self::ActivityAsc,
            (SortKey::Activity, _) => Self::Activity,
            (SortKey::Name, Self::Name) => Self::NameDesc,
            (SortKey::Name, _) => Self::Name,
            (SortKey::Created, Self::Created) => Self::CreatedAsc,
            (SortKey::Created, _) => Self::Created,
        }
    }

    /// Reads the word of a URL.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }
}

/// What a person searches for: at most 100 characters. Every word must begin a word of the customer;
/// the database cuts both into words the same way (`search_words` in `migrations/`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct SearchText(String);

impl SearchText {
    /// Bounds what was typed; keeps it as typed otherwise, for the search field.
    pub fn new(text: &str) -> Self {
        Self(text.chars().filter(|c| !c.is_control()).take(100).collect())
    }

    /// The text as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for SearchText {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<SearchText> for String {
    fn from(search: SearchText) -> Self {
        search.0
    }
}

/// How many customers each status has, in the order of [`CustomerStatus::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StatusCounts(pub [CappedCount; 6]);

impl StatusCounts {
    /// Counting stops here.
    pub const CAP: u32 = 500;

    /// The count of one status.
    pub fn of(&self, status: CustomerStatus) -> CappedCount {
        self.0[status as usize]
    }

    /// All statuses together.
    pub fn total(&self) -> CappedCount {
        self.0
            .into_iter()
            .fold(CappedCount::default(), CappedCount::plus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_survives_the_url() {
        let query = CustomerQuery {
            status: Some(CustomerStatus::OnHold),
            search: SearchText::new("ann acme"),
            sort: Sort::Name,
            after: Some(Cursor::new("abc")),
        };
        let pairs = query.url_pairs();
        let get = |name| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.as_str())
        };
        assert_eq!(
            CustomerQuery::from_url(get("status"), get("q"), get("sort"), get("after")),
            query
        );
        assert!(CustomerQuery::default().url_pairs().is_empty());
    }

    #[test]
    fn a_columns_head_turns_its_order_around() {
        assert_eq!(Sort::Activity.toggled(SortKey::Name), Sort::Name);
        assert_eq!(Sort::Name.toggled(SortKey::Name), Sort::NameDesc);
        assert_eq!(Sort::NameDesc.toggled(SortKey::Name), Sort::Name);
        assert!(
            Sort::ALL
                .into_iter()
                .all(|sort| sort.toggled(sort.key()).key() == sort.key())
        );
    }

    #[test]
    fn nonsense_in_the_url_is_the_default() {
        assert_eq!(
            CustomerQuery::from_url(Some("sold"), None, Some("colour"), None),
            CustomerQuery::default()
        );
    }
}
