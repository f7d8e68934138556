//! Rows as pages.

use domain::Result;
use domain::page::{Cursor, Page};
use sqlx::postgres::PgRow;

/// Rows that a page of records asks for: one more than it shows, to know whether there is a next one.
pub(crate) const ROWS: i64 = Page::<()>::SIZE as i64 + 1;

/// Turns the rows into a page: one row more than fits says that there is a next page.
pub(crate) fn paged<T>(
    rows: &[PgRow],
    read: impl Fn(&PgRow) -> Result<T>,
    mark: impl Fn(&T) -> Cursor,
) -> Result<Page<T>> {
    paged_by(ROWS, rows, read, mark)
}

/// The same for a list that asked for another number of rows.
pub(crate) fn paged_by<T>(
    asked: i64,
    rows: &[PgRow],
    read: impl Fn(&PgRow) -> Result<T>,
    mark: impl Fn(&T) -> Cursor,
) -> Result<Page<T>> {
    let fits = usize::try_from(asked - 1).unwrap_or(usize::MAX);
    let items = rows
        .iter()
        .take(fits)
        .map(read)
        .collect::<Result<Vec<T>>>()?;
    let next = (rows.len() > fits)
        .then(|| items.last())
        .flatten()
        .map(mark);
    Ok(Page { items, next })
}
