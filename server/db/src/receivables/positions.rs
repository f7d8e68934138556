use chrono::{Days, NaiveDate};
use domain::Result;
use domain::actor::Actor;
use domain::id::CustomerId;
use domain::receivables::Position;

use super::{Invoices, rows};
use crate::errors::into_domain;
use crate::session::Session;

/// How matters stand on the day `$3`, receipts and times of payment since `$4`, by currency, from sums by day.
macro_rules! positions_sql {
    ($days:literal) => {
        concat!(
            "select * from (select currency, sum(open) as open, \
             coalesce(sum(open) filter (where day >= $3), 0) as not_due, \
             coalesce(sum(open) filter (where day < $3 and day >= $3 - 30), 0) as days_1_30, \
             coalesce(sum(open) filter (where day < $3 - 30 and day >= $3 - 60), 0) as days_31_60, \
             coalesce(sum(open) filter (where day < $3 - 60 and day >= $3 - 90), 0) as days_61_90, \
             coalesce(sum(open) filter (where day < $3 - 90), 0) as over_90, \
             sum(credit) as credit, coalesce(sum(received) filter (where is_recent), 0) as received, \
             round(sum(paid_days) filter (where is_recent) / nullif(sum(paid) filter (where is_recent), 0))::int \
             as average_days \
             from (select *, day > $4 and day <= $3 as is_recent from (",
            $days,
            ") days) days group by currency) sums \
             where open <> 0 or credit <> 0 or received <> 0 or average_days is not null order by currency"
        )
    };
}

/// `$1` workspace, `$2` user, `$3` today, `$4` the day from which on. Reads the sums that triggers keep, the shared and
/// the user's own: a million invoices of the past cost nothing.
pub(super) const POSITIONS: &str = positions_sql!(
    "select currency, day, open, received, credit, paid, paid_days from receivable_sums \
     where workspace_id = $1 and private_to is null \
     union all select currency, day, open, received, credit, paid, paid_days from receivable_sums \
     where workspace_id = $1 and private_to = $2"
);

/// `$2` is the customer. Reads its invoices and payments, which are few.
pub(super) const POSITIONS_OF_CUSTOMER: &str = positions_sql!(
    "select currency, due_date as day, open_amount as open, 0 as received, 0 as credit, 0::bigint as paid, \
     0::bigint as paid_days from customer_receivables \
     where workspace_id = $1 and customer_id = $2 and deleted_at is null and customer_deleted_at is null \
     and open_amount > 0 \
     union all select currency, paid_on, 0, 0, 0, 1, paid_on - date from customer_receivables \
     where workspace_id = $1 and customer_id = $2 and deleted_at is null and customer_deleted_at is null \
     and paid_on is not null \
     union all select currency, date, 0, amount - refunded, credit, 0, 0 from customer_payments \
     where workspace_id = $1 and customer_id = $2 and deleted_at is null and customer_deleted_at is null"
);

impl Invoices {
    pub(super) async fn sums(
        &self,
        actor: &Actor,
        customer: Option<CustomerId>,
        today: NaiveDate,
    ) -> Result<Vec<Position>> {
        let mut session = self.db.begin(actor).await?;
        positions(&mut session, actor, customer, today).await
    }
}

/// How matters stand, in a transaction that has begun.
pub(crate) async fn positions(
    session: &mut Session,
    actor: &Actor,
    customer: Option<CustomerId>,
    today: NaiveDate,
) -> Result<Vec<Position>> {
    let (statement, whose) = match customer {
        Some(customer) => (POSITIONS_OF_CUSTOMER, customer.uuid()),
        None => (POSITIONS, actor.user.uuid()),
    };
    let since = today.checked_sub_days(Days::new(Position::DAYS.into()));
    let rows = sqlx::query(statement)
        .bind(actor.workspace.uuid())
        .bind(whose)
        .bind(today)
        .bind(since.unwrap_or(today))
        .fetch_all(&mut **session)
        .await
        .map_err(into_domain)?;
    rows.iter().map(rows::position).collect()
}
