//! The only way to a connection.

use std::time::Duration;

use domain::Actor;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Postgres, Transaction};

use crate::errors::{into_domain, unavailable};

/// A transaction that sees and changes what its actor may.
pub(crate) type Session = Transaction<'static, Postgres>;

/// The database and its two doors. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    pool: PgPool,
}

/// How many connections, and how long anything may wait.
#[derive(Clone, Debug)]
pub struct PoolSettings {
    /// Most connections at once.
    pub max_connections: u32,
    /// How long a request waits for a connection.
    pub acquire_timeout: Duration,
    /// How long one statement may run.
    pub statement_timeout: Duration,
    /// How long one statement may wait for a row that another transaction holds.
    pub lock_timeout: Duration,
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self {
            max_connections: 12,
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(8),
            lock_timeout: Duration::from_secs(4),
        }
    }
}

/// Why there is no database. Its words never hold the address, which holds the password.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The address of the database cannot be read.
    #[error(
        "DATABASE_URL is not an address of a Postgres database such as postgres://user:password@host:5432/name"
    )]
    Address,
    /// The server does not answer, or refuses us.
    #[error("cannot connect to the database: {0}")]
    Refused(#[source] sqlx::Error),
    /// The server is older than we support.
    #[error("the database is Postgres {0}; NextUp needs Postgres 15 or newer")]
    TooOld(i32),
}

impl Db {
    /// Connects, and checks that the server is one we support.
    pub async fn connect(url: &str, settings: &PoolSettings) -> Result<Self, ConnectError> {
        let options: PgConnectOptions = url.parse().map_err(|_| ConnectError::Address)?;
        let limits = [settings.statement_timeout, settings.lock_timeout];
        let pool = PgPoolOptions::new()
            .max_connections(settings.max_connections)
            .acquire_timeout(settings.acquire_timeout)
            .idle_timeout(Duration::from_secs(10 * 60))
            // A connection just used is alive; only after a pause is it worth a message to ask.
            .test_before_acquire(false)
            .before_acquire(|connection, used| Box::pin(alive(connection, used.idle_for)))
            .after_connect(move |connection, _| Box::pin(bound(connection, limits)))
            // `sqlx` rolls back only what it has seen begin. A request that goes away while its transaction begins
            // would leave it to the next one, which would work in it as somebody else. Costs a message after each
            // use, off the request.
            .after_release(|connection, _| Box::pin(roll_back(connection)))
            .connect_with(options.application_name("nextup"))
            .await
            .map_err(ConnectError::Refused)?;
        let db = Self { pool };
        db.check_version().await?;
        Ok(db)
    }

    /// Begins a transaction as `actor`: every statement in it runs under row-level security.
    ///
    /// Who changed something commits. Who only read drops it: the connection rolls back on its way to the pool, and
    /// nobody waits for that.
    pub async fn begin(&self, actor: &Actor) -> domain::Result<Session> {
        self.begin_as(actor, "off").await
    }

    /// The same, but deleted records are visible too. Only the methods of a trash use it.
    ///
    /// A safety default, no security boundary: a reader may see what they deleted, they only
    /// should not meet it by accident.
    pub async fn begin_in_trash(&self, actor: &Actor) -> domain::Result<Session> {
        self.begin_as(actor, "on").await
    }

    /// The door of NextUp itself, past row-level security: migrations, sign-in, purge.
    pub const fn system(&self) -> &PgPool {
        &self.pool
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> domain::Result<()> {
        sqlx::query("select 1")
            .execute(&self.pool)
            .await
            .map(drop)
            .map_err(into_domain)
    }

    /// Waits for the connections in use and closes all.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// One round trip: `begin` and the settings travel as one message, which takes no parameters.
    /// What is written into it are ids and words of our own types, never text that somebody typed.
    async fn begin_as(&self, actor: &Actor, trash: &str) -> domain::Result<Session> {
        let Actor {
            user,
            workspace,
            source,
            ..
        } = actor;
        let begin = format!(
            "begin; select set_config('role', 'authenticated', true), \
             set_config('nextup.trash', '{trash}', true), \
             set_config('request.jwt.claims', '{{\"sub\":\"{user}\",\"role\":\"authenticated\",\
             \"workspace\":\"{workspace}\",\"source\":\"{source}\"}}', true)"
        );
        // Whatever fails here is ours, never the person's role.
        self.pool
            .begin_with(AssertSqlSafe(begin))
            .await
            .map_err(|error| unavailable(&error))
    }

    async fn check_version(&self) -> Result<(), ConnectError> {
        let number: i32 = sqlx::query_scalar("select current_setting('server_version_num')::int")
            .fetch_one(&self.pool)
            .await
            .map_err(ConnectError::Refused)?;
        let major = number / 10_000;
        if major < 15 {
            return Err(ConnectError::TooOld(major));
        }
        Ok(())
    }
}

/// Whether a connection from the pool still answers. The database may have been restarted while it lay there.
async fn alive(connection: &mut PgConnection, idle_for: Duration) -> Result<bool, sqlx::Error> {
    Ok(idle_for < Duration::from_secs(1) || connection.ping().await.is_ok())
}

/// Ends whatever transaction may still be open. The connection is good for the next one.
async fn roll_back(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::raw_sql("rollback")
        .execute(connection)
        .await
        .map(|_| true)
}

/// Bounds what one statement may take. Said after connecting, not while: poolers refuse the latter.
async fn bound(connection: &mut PgConnection, limits: [Duration; 2]) -> Result<(), sqlx::Error> {
    let [statement, lock] = limits.map(|limit| limit.as_millis().to_string());
    // A transaction whose request died must not hold its rows for longer than a minute.
    sqlx::query(
        "select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false), \
         set_config('idle_in_transaction_session_timeout', '60000', false), \
         set_config('client_min_messages', 'error', false)",
    )
    .bind(statement)
    .bind(lock)
    .execute(connection)
    .await
    .map(drop)
}
