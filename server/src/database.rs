//! Which database: the one in `DATABASE_URL`, or the embedded one.

use db::{Db, PoolSettings};
use embedded_postgres::{Running, Settings};

use crate::config::Config;

/// A database that is up and migrated, and the embedded server if we started one.
pub struct Database {
    /// The way to it.
    pub db: Db,
    embedded: Option<Running>,
}

/// Why there is no database.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The embedded server did not start.
    #[error("the embedded database did not start: {0}")]
    Embedded(#[from] embedded_postgres::Error),
    /// It cannot be reached.
    #[error(transparent)]
    Connect(#[from] db::ConnectError),
    /// It cannot be brought up to date.
    #[error(transparent)]
    Migrate(#[from] db::MigrateError),
}

impl Database {
    /// Connects, starting the embedded server when no address is configured, and applies migrations.
    ///
    /// # Errors
    /// With words for the person who started NextUp.
    pub async fn open(config: &Config) -> Result<Self, DatabaseError> {
        let embedded = match &config.database_url {
            Some(_) => None,
            None => Some(start_embedded().await?),
        };
        let url = embedded
            .as_ref()
            .map(Running::url)
            .or(config.database_url.as_deref())
            .unwrap_or_default();
        let settings = PoolSettings {
            max_connections: config.database_connections,
            ..PoolSettings::default()
        };
        let db = Db::connect(url, &settings).await?;
        db.migrate().await?;
        Ok(Self { db, embedded })
    }

    /// Closes connections, then stops the embedded server if we started it.
    ///
    /// # Errors
    /// When the embedded server does not stop.
    pub async fn close(self) -> Result<(), DatabaseError> {
        self.db.close().await;
        if let Some(running) = self.embedded {
            blocking(move || running.stop()).await?;
        }
        Ok(())
    }
}

async fn start_embedded() -> Result<Running, DatabaseError> {
    let running = blocking(|| {
        let settings = Settings::for_user()?;
        embedded_postgres::install(&settings, &mut |step| tracing::info!("{step}"))?;
        embedded_postgres::start(&settings)
    })
    .await?;
    if let Some(what) = running.recovered() {
        tracing::warn!("{what}");
    }
    Ok(running)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, embedded_postgres::Error> + Send + 'static,
) -> Result<T, DatabaseError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => Ok(result?),
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
}
