//! The project last selected of each customer, for the customers opened last: in a cookie, so that the server's first HTML
//! is right. A cookie holds little, so the end of each id stands for it.

use std::fmt::Display;

use domain::id::{CustomerId, ProjectId};
use kit::looks::{recall, remember};
use leptos::prelude::*;

const COOKIE: &str = "nx_projects";
/// The server reads two hundred letters of a cookie.
const MOST: usize = 11;
/// Letters at the end of an id, all of them random.
const LETTERS: usize = 8;

/// What this browser remembers.
#[derive(Clone, Copy)]
pub(super) struct Memory {
    customer: CustomerId,
    text: StoredValue<String>,
}

impl Memory {
    /// For use while rendering.
    pub(super) fn of(customer: CustomerId) -> Self {
        let text = StoredValue::new(recall(COOKIE).unwrap_or_default());
        Self { customer, text }
    }

    /// Whether this is the project last selected.
    pub(super) fn holds(self, project: ProjectId) -> bool {
        self.text
            .with_value(|text| find(text, self.customer) == Some(end(project).as_str()))
    }

    /// Remembers the selected project.
    pub(super) fn keep(self, project: ProjectId) {
        let text = self
            .text
            .with_value(|text| with(text, self.customer, project));
        remember(COOKIE, &text);
        self.text.set_value(text);
    }
}

/// Every entry is the end of the customer's id and that of the project's.
fn find(text: &str, customer: CustomerId) -> Option<&str> {
    let customer = end(customer);
    text.split('.')
        .find_map(|entry| entry.strip_prefix(customer.as_str()))
}

fn with(text: &str, customer: CustomerId, project: ProjectId) -> String {
    let customer = end(customer);
    let newest = format!("{customer}{}", end(project));
    let others = text
        .split('.')
        .filter(|entry| entry.len() == 2 * LETTERS && !entry.starts_with(&customer))
        .map(str::to_owned);
    let entries: Vec<String> = [newest].into_iter().chain(others).take(MOST).collect();
    entries.join(".")
}

fn end(id: impl Display) -> String {
    let id = id.to_string();
    let start = id.len().saturating_sub(LETTERS);
    id.get(start..).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(number: u32) -> CustomerId {
        format!("00000000-0000-0000-0000-{number:012x}")
            .parse()
            .unwrap()
    }

    fn project(number: u32) -> ProjectId {
        format!("00000000-0000-0000-0000-{number:012x}")
            .parse()
            .unwrap()
    }

    #[test]
    fn each_customer_has_the_project_selected_last() {
        let text = with("", customer(1), project(10));
        let text = with(&text, customer(2), project(20));
        let text = with(&text, customer(1), project(11));
        assert_eq!(find(&text, customer(1)), Some("0000000b"));
        assert_eq!(find(&text, customer(2)), Some("00000014"));
        assert_eq!(find(&text, customer(3)), None);
    }

    #[test]
    fn the_oldest_make_room_and_the_cookie_stays_short() {
        let text = (0..30).fold("nonsense".to_owned(), |text, number| {
            with(&text, customer(number), project(number))
        });
        assert!(text.len() <= 200, "{}", text.len());
        assert_eq!(find(&text, customer(0)), None);
        assert!(find(&text, customer(29)).is_some());
    }
}
