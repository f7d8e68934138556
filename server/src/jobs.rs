//! Work that nobody waits for: purging what is past its time.

use std::time::Duration;

use db::Housekeeping;
use tokio_util::sync::CancellationToken;

/// Purges now and then every hour, until the server stops. Any number of processes may do so at once.
pub async fn run(housekeeping: Housekeeping, stop: CancellationToken) {
    let mut hour = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = hour.tick() => match housekeeping.run().await {
                Ok(purged) => tracing::info!(?purged, "purged what is past its time"),
                Err(error) => tracing::error!(%error, "purge failed; it will be tried again"),
            },
        }
    }
}
