use domain::artifacts::{ArtifactKind, ArtifactQuery, ArtifactStatus};
use domain::id::{CustomerId, ProjectId};
use domain::page::Cursor;
use kit::{Glyph, ViewKind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// How the projects are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ProjectView {
    /// One below the other.
    #[default]
    List,
    /// A column for each status.
    Board,
}

impl ViewKind for ProjectView {
    const ALL: &'static [Self] = &[Self::List, Self::Board];
    const REMEMBERED: &'static str = "nx_projects_view";

    fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Board => "board",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Board => "Board",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::List => Glyph::List,
            Self::Board => Glyph::Board,
        }
    }
}

/// What the address of the tab says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Address {
    /// How the projects are drawn; `None` leaves it to what this browser remembers.
    pub(super) view: Option<ProjectView>,
    /// Where the page of projects begins.
    pub(super) after: Option<Cursor>,
    /// The selected project; `None` leaves it to what this browser remembers.
    pub(crate) project: Option<ProjectId>,
    /// Only artifacts of this kind.
    pub(super) kind: Option<ArtifactKind>,
    /// Only artifacts of this status.
    pub(super) status: Option<ArtifactStatus>,
    /// Where the page of artifacts begins.
    pub(super) more: Option<Cursor>,
}

impl Address {
    fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let cursor = |name| get(name).map(Cursor::new);
        Self {
            view: get("view").and_then(|word| ProjectView::from_word(&word)),
            after: cursor("after"),
            project: get("project").and_then(|id| id.parse().ok()),
            kind: get("kind").and_then(|word| ArtifactKind::parse(&word).ok()),
            status: get("status").and_then(|word| ArtifactStatus::parse(&word).ok()),
            more: cursor("more"),
        }
    }

    /// As an address.
    pub(crate) fn href(&self, customer: CustomerId) -> String {
        let pairs = [
            ("view", self.view.map(|view| view.as_str().to_owned())),
            ("after", self.after.as_ref().map(text)),
            ("project", self.project.map(|project| project.to_string())),
            ("kind", self.kind.map(|kind| kind.as_str().to_owned())),
            (
                "status",
                self.status.map(|status| status.as_str().to_owned()),
            ),
            ("more", self.more.as_ref().map(text)),
        ];
        let pairs: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        match pairs.as_slice() {
            [] => format!("/customers/{customer}/projects"),
            pairs => format!("/customers/{customer}/projects?{}", pairs.join("&")),
        }
    }

    /// The same projects with another one selected, all of its artifacts in sight.
    pub(crate) fn selecting(&self, project: Option<ProjectId>) -> Self {
        Self {
            view: self.view,
            after: self.after.clone(),
            project,
            ..Self::default()
        }
    }

    /// The artifacts of a project that the address asks for.
    pub(super) fn artifacts(&self, project: ProjectId) -> ArtifactQuery {
        ArtifactQuery {
            project: Some(project),
            kind: self.kind,
            status: self.status,
            after: self.more.clone(),
        }
    }
}

/// A cursor is safe in an address.
fn text(cursor: &Cursor) -> String {
    cursor.as_str().to_owned()
}

/// What the address says now.
pub(super) fn use_address() -> Memo<Address> {
    let url = use_query_map();
    Memo::new(move |_| url.with(|url| Address::read(|name| url.get(name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-0000-0000-000000000007";

    fn read(pairs: &[(&str, &str)]) -> Address {
        Address::read(|name| {
            let found = pairs.iter().find(|(other, _)| *other == name)?;
            Some(found.1.to_owned())
        })
    }

    #[test]
    fn an_address_says_what_was_read_from_it() {
        let customer: CustomerId = ID.parse().unwrap();
        let address = read(&[
            ("view", "board"),
            ("project", ID),
            ("kind", "okrs"),
            ("status", "final"),
        ]);
        assert_eq!(
            address.href(customer),
            format!("/customers/{ID}/projects?view=board&project={ID}&kind=okrs&status=final")
        );
        let other = address.selecting(None);
        assert_eq!(
            other.href(customer),
            format!("/customers/{ID}/projects?view=board")
        );
    }

    #[test]
    fn what_nobody_understands_is_left_aside() {
        let address = read(&[("view", "pie"), ("project", "1 or 1=1"), ("kind", "poem")]);
        assert_eq!(address, Address::default());
    }
}
