use sqlx::Connection;
use sqlx::migrate::Migrator;
use sqlx::postgres::PgDatabaseError;

use crate::Db;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Why the database could not be brought to this version.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// A newer NextUp has been here. Going back is not possible; this one must not guess.
    #[error(
        "the database was used by a newer NextUp (it has migration {0}, which this version does not know); start that version, or restore a backup"
    )]
    Newer(i64),
    /// A migration that was applied is not the one in this binary.
    #[error("migration {0} was changed after it had been applied to this database")]
    Changed(i64),
    /// The database lacks something that a migration needs; its words say what, and who can help.
    #[error("{0}")]
    Unprepared(String),
    /// A migration failed; it was rolled back.
    #[error("cannot prepare the database: {0}")]
    Failed(#[source] sqlx::Error),
}

impl Db {
    /// Brings the database to this version. Servers that start at once wait for each other: the
    /// migrator holds an advisory lock.
    pub async fn migrate(&self) -> Result<(), MigrateError> {
        self.migrate_with(&MIGRATIONS).await
    }

    pub(crate) async fn migrate_with(&self, migrations: &Migrator) -> Result<(), MigrateError> {
        let mut connection = self
            .system()
            .acquire()
            .await
            .map_err(MigrateError::Failed)?
            .detach();
        // Neither a long migration nor waiting for another server's may time out.
        sqlx::raw_sql("set statement_timeout = 0; set lock_timeout = 0")
            .execute(&mut connection)
            .await
            .map_err(MigrateError::Failed)?;
        migrations
            .run_direct(None, &mut connection, false)
            .await
            .map_err(explain)?;
        connection.close().await.map_err(MigrateError::Failed)
    }
}

/// Names this set of migrations: another when any of them changes.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> String {
    let texts: String = MIGRATIONS.iter().map(|one| one.sql.as_str()).collect();
    crate::Digest::of(&texts)
        .bytes()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn explain(error: sqlx::migrate::MigrateError) -> MigrateError {
    use sqlx::migrate::MigrateError as Theirs;
    match error {
        Theirs::VersionMissing(version) => MigrateError::Newer(version),
        Theirs::VersionMismatch(version) => MigrateError::Changed(version),
        Theirs::Execute(error) | Theirs::ExecuteMigration(error, _) => {
            said_by_migration(&error).map_or(MigrateError::Failed(error), MigrateError::Unprepared)
        }
        other => MigrateError::Failed(sqlx::Error::Migrate(Box::new(other))),
    }
}

/// The words of a migration that gave up (`raise exception`), with its hint.
fn said_by_migration(error: &sqlx::Error) -> Option<String> {
    let error = error
        .as_database_error()?
        .try_downcast_ref::<PgDatabaseError>()?;
    let given_up = error.code() == "P0001";
    given_up.then(|| match error.hint() {
        Some(hint) => format!("{}. {hint}.", error.message()),
        None => error.message().to_owned(),
    })
}
