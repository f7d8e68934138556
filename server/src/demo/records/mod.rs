//! Writes what belongs to the demo's customers, as those would who look after them: agreements, projects and what they
//! bring forth, events, money; and the portfolio. Then moves all of it to the days on which it happened.

mod agreements;
mod artifacts;
mod case;
mod events;
mod invoices;
mod payments;
mod portfolio;
mod projects;
mod span;
mod twists;

use chrono::{DateTime, Utc};
use db::demo::move_to_past;
use db::{Agreements, Artifacts, Customers, Db, Events, Invoices, Payments, Portfolio, Projects};

use self::case::Case;
use super::DemoError;
use super::people::Staff;
use super::writing::Written;

/// How many customers are written at once: every call waits for the disk.
const LANES: usize = 4;

/// Where records are kept.
struct Stores {
    customers: Customers,
    agreements: Agreements,
    invoices: Invoices,
    payments: Payments,
    projects: Projects,
    artifacts: Artifacts,
    events: Events,
    portfolio: Portfolio,
}

/// Writes the records of customers that are there.
pub(super) async fn write_all(
    db: &Db,
    staff: &Staff,
    customers: &[Written],
    now: DateTime<Utc>,
) -> Result<(), DemoError> {
    let stores = Stores::new(db);
    let mut cases: Vec<Case<'_>> = customers
        .iter()
        .enumerate()
        .map(|(number, written)| Case::new(number, written, staff, now))
        .collect();
    in_lanes(&mut cases, async |case| {
        agreements::sign(&stores, case).await?;
        projects::write(&stores, case).await?;
        events::write(&stores, case).await
    })
    .await?;
    // One after the other through all customers: their numbers follow their dates.
    invoices::write(&stores, &mut cases).await?;
    in_lanes(&mut cases, async |case| {
        payments::write(&stores, case).await?;
        agreements::close(&stores, case).await
    })
    .await?;
    let mut diary = portfolio::write(&stores, staff, &cases, now).await?;
    for case in cases {
        diary.append(case.diary);
    }
    Ok(move_to_past(db, &diary).await?)
}

async fn in_lanes<'a>(
    cases: &mut [Case<'a>],
    work: impl AsyncFn(&mut Case<'a>) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    let each = cases.len().div_ceil(LANES).max(1);
    let mut lanes = cases.chunks_mut(each);
    let lane = async |cases: Option<&mut [Case<'a>]>| {
        for case in cases.into_iter().flatten() {
            work(case).await?;
        }
        Ok::<(), DemoError>(())
    };
    let lanes = [lanes.next(), lanes.next(), lanes.next(), lanes.next()];
    let [first, second, third, fourth] = lanes;
    tokio::try_join!(lane(first), lane(second), lane(third), lane(fourth))?;
    Ok(())
}

impl Stores {
    fn new(db: &Db) -> Self {
        Self {
            customers: Customers::new(db.clone()),
            agreements: Agreements::new(db.clone()),
            invoices: Invoices::new(db.clone()),
            payments: Payments::new(db.clone()),
            projects: Projects::new(db.clone()),
            artifacts: Artifacts::new(db.clone()),
            events: Events::new(db.clone()),
            portfolio: Portfolio::new(db.clone()),
        }
    }
}
