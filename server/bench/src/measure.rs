//! Does what people do, and notes how long it took and what it cost.

use std::time::Duration;

use anyhow::{Result, ensure};
use db::Db;
use domain::customers::CustomerQuery;

use crate::data::{self, PASSWORD};
use crate::http::Browser;
use crate::load::{self, Figures, Measured};
use crate::scenarios::{self, People, Scenario};
use crate::server::Server;
use crate::{say, usage};

const CROWD: usize = 50;
/// Not measured: connections open, plans are made, caches fill.
const WARM_UP: usize = 30;
const REQUESTS: usize = 400;
const CROWD_WARM_UP: Duration = Duration::from_secs(2);
const CROWD_LASTS: Duration = Duration::from_secs(12);

/// What one scenario gave.
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) people: usize,
    pub(crate) figures: Figures,
    pub(crate) kinds: Vec<(&'static str, Figures)>,
    pub(crate) target: Option<Duration>,
    /// Processor time of one request; `None` where the system does not tell.
    pub(crate) cost: Option<Cost>,
}

/// Processor time of one request.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) server: Duration,
    pub(crate) database: Duration,
    /// Our own.
    pub(crate) load: Duration,
}

/// Everybody who asks, signed in.
struct Crowd {
    one: Browser,
    one_of_few: Browser,
    fifty: Vec<Browser>,
}

/// Measures every scenario.
pub(crate) async fn all(db: &Db, server: &Server) -> Result<Vec<Outcome>> {
    let (big, small) = (data::team(db, 0).await?, data::team(db, 1).await?);
    let sign_in = async |email: &str| Browser::sign_in(server.address, email, PASSWORD).await;
    sqlx::query("delete from rate_limits")
        .execute(db.system())
        .await?;
    let mut crowd = Crowd {
        one: sign_in(&big.members[0].email).await?,
        one_of_few: sign_in(&small.members[0].email).await?,
        fifty: Vec::new(),
    };
    for member in &big.members[..CROWD] {
        crowd.fifty.push(sign_in(&member.email).await?);
    }
    check(&mut crowd.one).await?;
    let mut outcomes = Vec::new();
    for scenario in scenarios::all(db, big.workspace, &mut crowd.one).await? {
        let outcome = measure(db, server, &mut crowd, scenario).await?;
        let Figures {
            p50, p95, failures, ..
        } = outcome.figures;
        say(&format!(
            "  {} ({}): p50 {p50:.1?}, p95 {p95:.1?}, {failures} failed",
            outcome.name, outcome.people
        ));
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

async fn measure(
    db: &Db,
    server: &Server,
    crowd: &mut Crowd,
    scenario: Scenario,
) -> Result<Outcome> {
    let asks = &scenario.asks;
    let browser = match scenario.people {
        People::One => &mut crowd.one,
        People::OneOfFew => &mut crowd.one_of_few,
        People::Fifty { looks } => {
            let (warm, _) =
                load::together(std::mem::take(&mut crowd.fifty), asks, looks, CROWD_WARM_UP)
                    .await?;
            let before = Spent::so_far(db, server).await?;
            let (back, measured) = load::together(warm, asks, looks, CROWD_LASTS).await?;
            crowd.fifty = back;
            let cost = before.since(db, server, &measured).await?;
            return Ok(outcome(&scenario, CROWD, &measured, cost));
        }
    };
    load::alone(browser, asks, WARM_UP).await;
    let before = Spent::so_far(db, server).await?;
    let measured = load::alone(browser, asks, REQUESTS).await;
    let cost = before.since(db, server, &measured).await?;
    Ok(outcome(&scenario, 1, &measured, cost))
}

fn outcome(scenario: &Scenario, people: usize, measured: &Measured, cost: Option<Cost>) -> Outcome {
    Outcome {
        name: scenario.name,
        people,
        figures: measured.figures(),
        kinds: measured.by_kind(),
        target: scenario.target,
        cost,
    }
}

/// A fast page that shows no customers would be measured gladly.
async fn check(browser: &mut Browser) -> Result<()> {
    let page = browser.get_plain("/customers").await?;
    let rows = page.matches("href=\"/customers/").count();
    ensure!(
        rows >= CustomerQuery::PAGE as usize,
        "the list page links to {rows} customers"
    );
    Ok(())
}

/// Processor time so far.
struct Spent {
    server: Option<Duration>,
    database: Option<Duration>,
    load: Option<Duration>,
}

impl Spent {
    async fn so_far(db: &Db, server: &Server) -> Result<Self> {
        let backends: Vec<i32> = sqlx::query_scalar(
            "select pid from pg_stat_activity where datname = current_database() and application_name = 'nextup'",
        )
        .fetch_all(db.system())
        .await?;
        let backends: Vec<u32> = backends
            .into_iter()
            .filter_map(|process| process.try_into().ok())
            .collect();
        Ok(Self {
            server: usage::processor_time(&[server.process()]),
            database: usage::processor_time(&backends),
            load: usage::processor_time(&[std::process::id()]),
        })
    }

    async fn since(&self, db: &Db, server: &Server, measured: &Measured) -> Result<Option<Cost>> {
        let now = Self::so_far(db, server).await?;
        let requests = u32::try_from(measured.figures().requests.max(1))?;
        let each = |now: Option<Duration>, before: Option<Duration>| {
            Some(now?.saturating_sub(before?) / requests)
        };
        Ok((|| {
            Some(Cost {
                server: each(now.server, self.server)?,
                database: each(now.database, self.database)?,
                load: each(now.load, self.load)?,
            })
        })())
    }
}
