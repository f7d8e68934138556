//! People who ask, and how long they wait.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::http::Browser;
use crate::say;

/// Which path the `n`th request asks for, and what kind of request that is.
pub(crate) type Asks = std::sync::Arc<dyn Fn(usize) -> (String, &'static str) + Send + Sync>;

/// One request.
#[derive(Clone, Copy)]
struct Waited {
    kind: &'static str,
    time: Duration,
    bytes: usize,
    failed: bool,
}

/// What was measured.
#[derive(Default)]
pub(crate) struct Measured {
    all: Vec<Waited>,
    elapsed: Duration,
}

/// How long people wait.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figures {
    pub(crate) requests: usize,
    pub(crate) failures: usize,
    pub(crate) per_second: f64,
    pub(crate) p50: Duration,
    pub(crate) p95: Duration,
    pub(crate) p99: Duration,
    pub(crate) most: Duration,
    pub(crate) mean_bytes: usize,
}

/// One person asks, one thing after the other.
pub(crate) async fn alone(browser: &mut Browser, asks: &Asks, requests: usize) -> Measured {
    let begun = Instant::now();
    let mut all = Vec::with_capacity(requests);
    for number in 0..requests {
        all.push(ask(browser, asks, number).await);
    }
    Measured {
        all,
        elapsed: begun.elapsed(),
    }
}

/// All of them ask, each again after looking at the answer for a while. Gives the browsers back.
pub(crate) async fn together(
    browsers: Vec<Browser>,
    asks: &Asks,
    looks: Duration,
    lasts: Duration,
) -> Result<(Vec<Browser>, Measured)> {
    let begun = Instant::now();
    let mut people = JoinSet::new();
    let crowd = u32::try_from(browsers.len())?;
    for (person, mut browser) in browsers.into_iter().enumerate() {
        let asks = Asks::clone(asks);
        people.spawn(async move {
            let mut all = Vec::new();
            // Nobody begins at the same moment as somebody else, unless nobody looks at anything.
            sleep(looks * u32::try_from(person).unwrap_or_default() / crowd).await;
            while begun.elapsed() < lasts {
                // Far apart, so that no two ask for the same in the same moment.
                all.push(ask(&mut browser, &asks, person * 1_009 + all.len()).await);
                sleep(looks).await;
            }
            (browser, all)
        });
    }
    let mut measured = Measured::default();
    let mut browsers = Vec::new();
    while let Some(person) = people.join_next().await {
        let (browser, all) = person.context("a person of the load")?;
        browsers.push(browser);
        measured.all.extend(all);
    }
    measured.elapsed = begun.elapsed();
    Ok((browsers, measured))
}

async fn ask(browser: &mut Browser, asks: &Asks, number: usize) -> Waited {
    let (path, kind) = asks(number);
    let begun = Instant::now();
    let reply = browser.get(&path).await;
    let time = begun.elapsed();
    let why = match &reply {
        Ok(reply) if reply.status.is_success() => None,
        Ok(reply) => Some(reply.status.to_string()),
        Err(error) => Some(format!("{error:#}")),
    };
    if let Some(why) = &why {
        say(&format!("  failed after {time:.1?}: {path}: {why}"));
    }
    Waited {
        kind,
        time,
        bytes: reply.map_or(0, |reply| reply.body.len()),
        failed: why.is_some(),
    }
}

impl Measured {
    /// The figures of all requests.
    pub(crate) fn figures(&self) -> Figures {
        figures(self.all.iter(), self.elapsed)
    }

    /// The figures of each kind, in the order in which they came.
    pub(crate) fn by_kind(&self) -> Vec<(&'static str, Figures)> {
        let mut kinds: Vec<&'static str> = Vec::new();
        for waited in &self.all {
            if !kinds.contains(&waited.kind) {
                kinds.push(waited.kind);
            }
        }
        kinds
            .into_iter()
            .map(|kind| {
                (
                    kind,
                    figures(
                        self.all.iter().filter(|waited| waited.kind == kind),
                        self.elapsed,
                    ),
                )
            })
            .collect()
    }
}

fn figures<'a>(all: impl Iterator<Item = &'a Waited>, elapsed: Duration) -> Figures {
    let all: Vec<&Waited> = all.collect();
    let mut times: Vec<Duration> = all.iter().map(|waited| waited.time).collect();
    times.sort_unstable();
    let bytes: usize = all.iter().map(|waited| waited.bytes).sum();
    Figures {
        requests: all.len(),
        failures: all.iter().filter(|waited| waited.failed).count(),
        per_second: all.len() as f64 / elapsed.as_secs_f64(),
        p50: percentile(&times, 50),
        p95: percentile(&times, 95),
        p99: percentile(&times, 99),
        most: times.last().copied().unwrap_or_default(),
        mean_bytes: bytes / all.len().max(1),
    }
}

/// The time that so many of a hundred do not exceed. Nearest rank: a time that somebody really waited.
fn percentile(sorted: &[Duration], of_hundred: usize) -> Duration {
    let rank = (sorted.len() * of_hundred).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_waited() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&times, 95), Duration::from_millis(190));
        assert_eq!(percentile(&times, 99), Duration::from_millis(198));
        assert_eq!(percentile(&times[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&[], 50), Duration::ZERO);
    }
}
