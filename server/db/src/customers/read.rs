use domain::Result;
use domain::activity::ActivityEntry;
use domain::actor::Actor;
use domain::customers::{
    Customer, CustomerPage, CustomerQuery, CustomerStatus, CustomerSummary, SearchText, Sort,
    SortKey, StatusCounts, TimelineFilter, TimelineTopic, TrashedCustomer,
};
use domain::id::{CustomerId, UserId};
use domain::page::{CappedCount, Cursor, Page};
use sqlx::Row;
use sqlx::postgres::PgRow;

use super::statements::{COUNTS, FOUND_COUNTS, HISTORY, IN_TRASH, ONE, found, list};
use super::{Customers, rows};
use crate::cursor::{self, ListMark};
use crate::errors::into_domain;
use crate::paging::{ROWS, paged, paged_by};

const TRASH: &str = "trash";
const TIMELINE: &str = "timeline";
/// Customers that a page of the list asks for: one more than it shows, as [`ROWS`] is.
const LISTED: i64 = CustomerQuery::PAGE as i64 + 1;

impl Customers {
    /// Whether a page of a list in this order ended here. The stores take any other cursor for the first page: right
    /// for an address that somebody bends, wrong for a program, which would begin anew for ever.
    pub fn made_list_cursor(sort: Sort, cursor: &Cursor) -> bool {
        ListMark::read(sort, cursor).is_some()
    }

    /// Whether a page of a timeline ended here.
    pub fn made_timeline_cursor(cursor: &Cursor) -> bool {
        cursor::read_number(TIMELINE, cursor).is_some()
    }

    pub(super) async fn page(&self, actor: &Actor, query: &CustomerQuery) -> Result<CustomerPage> {
        let asked = query
            .after
            .as_ref()
            .and_then(|cursor| ListMark::read(query.sort, cursor));
        let first = asked.is_none();
        let mark = asked.unwrap_or_else(|| ListMark::start(query.sort));
        let searching = has_words(&query.search);
        let rows = if searching {
            self.found(actor, query, mark, first).await?
        } else {
            self.listed(actor, query, mark, first).await?
        };
        let narrowed = searching && rows.first().is_some_and(|row| row.get("narrowed"));
        let page = paged_by(
            LISTED,
            &rows,
            rows::summary,
            |customer: &CustomerSummary| {
                let id = customer.id.uuid();
                let list = query.sort.as_str();
                match query.sort.key() {
                    SortKey::Activity => cursor::write_time(list, customer.last_activity_at, id),
                    SortKey::Created => cursor::write_time(list, customer.created_at, id),
                    SortKey::Name => cursor::write_text(list, customer.name.as_str(), id),
                }
            },
        )?;
        Ok(CustomerPage { page, narrowed })
    }

    async fn listed(
        &self,
        actor: &Actor,
        query: &CustomerQuery,
        mark: ListMark,
        first: bool,
    ) -> Result<Vec<PgRow>> {
        let statement = sqlx::query(list(query.sort, query.status.is_some(), first))
            .bind(actor.workspace.uuid())
            .bind(actor.user.uuid());
        let statement = match mark {
            ListMark::Time(mark) => statement.bind(mark.key).bind(mark.id),
            ListMark::Name(mark) => statement.bind(mark.key).bind(mark.id),
        };
        let statement = statement.bind(LISTED);
        let statement = match query.status {
            Some(status) => statement.bind(status.as_str()),
            None => statement,
        };
        statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }

    async fn found(
        &self,
        actor: &Actor,
        query: &CustomerQuery,
        mark: ListMark,
        first: bool,
    ) -> Result<Vec<PgRow>> {
        let statement = sqlx::query(found(query.sort, first))
            .bind(actor.workspace.uuid())
            .bind(query.search.as_str());
        let statement = match mark {
            ListMark::Time(mark) => statement.bind(mark.key).bind(mark.id),
            ListMark::Name(mark) => statement.bind(mark.key).bind(mark.id),
        };
        statement
            .bind(LISTED)
            .bind(query.status.map(CustomerStatus::as_str))
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)
    }

    pub(super) async fn count(&self, actor: &Actor, search: &SearchText) -> Result<StatusCounts> {
        let searching = has_words(search);
        let statement = if searching {
            sqlx::query(FOUND_COUNTS)
                .bind(actor.workspace.uuid())
                .bind(search.as_str())
        } else {
            sqlx::query(COUNTS)
                .bind(actor.workspace.uuid())
                .bind(actor.user.uuid())
                .bind(i64::from(StatusCounts::CAP) + 1)
        };
        let rows = statement
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        let mut counts = StatusCounts::default();
        for row in &rows {
            let counted = u32::try_from(row.get::<i64, _>("count")).unwrap_or(u32::MAX);
            let mut count = CappedCount::new(counted, StatusCounts::CAP);
            count.more |= searching && row.get::<bool, _>("narrowed");
            counts.0[rows::status(row)? as usize] = count;
        }
        Ok(counts)
    }

    pub(super) async fn one(&self, actor: &Actor, id: CustomerId) -> Result<Customer> {
        let row = sqlx::query(ONE)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .fetch_one(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        rows::customer(&row)
    }

    pub(super) async fn trashed(
        &self,
        actor: &Actor,
        after: Option<&Cursor>,
    ) -> Result<Page<TrashedCustomer>> {
        let mark = after
            .and_then(|cursor| cursor::read_time(TRASH, cursor))
            .unwrap_or_else(cursor::latest);
        let rows = sqlx::query(IN_TRASH)
            .bind(actor.workspace.uuid())
            .bind(mark.key)
            .bind(mark.id)
            .bind(ROWS)
            .fetch_all(&mut *self.db.begin_in_trash(actor).await?)
            .await
            .map_err(into_domain)?;
        paged(&rows, rows::trashed, |customer| {
            cursor::write_time(TRASH, customer.deleted_at, customer.id.uuid())
        })
    }

    /// The customer is joined from the left: without it there is no row at all, and nothing to see.
    pub(super) async fn history(
        &self,
        actor: &Actor,
        id: CustomerId,
        filter: &TimelineFilter,
        after: Option<&Cursor>,
    ) -> Result<Page<ActivityEntry>> {
        let TimelineFilter {
            what,
            who,
            since,
            until,
        } = *filter;
        let before = after
            .and_then(|cursor| cursor::read_number(TIMELINE, cursor))
            .unwrap_or(i64::MAX);
        let rows = sqlx::query(HISTORY)
            .bind(id.uuid())
            .bind(actor.workspace.uuid())
            .bind(before)
            .bind(ROWS)
            .bind(what.map_or("", TimelineTopic::as_str))
            .bind(who.map(UserId::uuid))
            .bind(since)
            .bind(until)
            .fetch_all(&mut *self.db.begin(actor).await?)
            .await
            .map_err(into_domain)?;
        let Some(first) = rows.first() else {
            return Err(domain::Error::NotFound);
        };
        let entries = if first.get::<Option<i64>, _>("id").is_some() {
            rows.as_slice()
        } else {
            &[]
        };
        paged(entries, rows::entry, |entry| {
            cursor::write_number(TIMELINE, entry.id)
        })
    }
}

/// Whether there is anything to search for: spaces alone are no search.
fn has_words(search: &SearchText) -> bool {
    !search.as_str().trim().is_empty()
}
