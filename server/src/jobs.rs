//! Work that nobody waits for: purging what is past its time, moving what is old to the archive, folding sums.

use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use db::{Housekeeping, Purged};
use domain::chat::ChatStore;
use tokio_util::sync::CancellationToken;

/// How often. Sums of money that were not folded yet cost whoever reads them; the rest could wait for longer.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Does it now and then again and again, until the server stops. Any number of processes may do so at once.
pub async fn run(housekeeping: Housekeeping, stop: CancellationToken) {
    let mut turn = tokio::time::interval(EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = turn.tick() => match housekeeping.run().await {
                Ok(purged) if purged == Purged::default() => {}
                Ok(purged) => tracing::info!(?purged, "purged what is past its time"),
                Err(error) => tracing::error!(%error, "housekeeping failed; it will be tried again"),
            },
        }
    }
}

/// How often answers are looked for whose process ended while it wrote them.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// Whoever writes an answer gives a sign of life every five seconds.
const ABANDONED_AFTER: TimeDelta = TimeDelta::seconds(20);

/// Marks answers as interrupted whose process is gone, so that people can have them written again.
pub async fn interrupt_answers(chats: Arc<dyn ChatStore>, stop: CancellationToken) {
    let mut turn = tokio::time::interval(LOOK_EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = turn.tick() => match chats.interrupt_abandoned(Utc::now() - ABANDONED_AFTER).await {
                Ok(0) => {}
                Ok(answers) => tracing::info!(answers, "answers were interrupted"),
                Err(error) => tracing::error!(%error, "abandoned answers were not looked for"),
            },
        }
    }
}
