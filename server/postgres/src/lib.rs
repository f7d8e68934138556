//! The database that comes with the app: Postgres 16 with pgvector, installed, started, watched
//! and stopped without the person ever meeting it.
//!
//! ```no_run
//! # fn main() -> Result<(), embedded_postgres::Error> {
//! let settings = embedded_postgres::Settings::for_user()?;
//! embedded_postgres::install(&settings, &mut |step| eprintln!("{step}"))?;
//! let database = embedded_postgres::start(&settings)?;
//! if let Some(sentence) = database.recovered() {
//!     eprintln!("{sentence}");
//! }
//! // … connect to database.url() …
//! database.stop()
//! # }
//! ```
//!
//! # Why it is made this way
//!
//! - **Blocking, without a runtime.** It is called once when the server starts and from `xtask`.
//! - **Two locks decide who is who** ([`start()`]). The kernel releases them however a process ends,
//!   so no state is left to clean up after `kill -9`.
//! - **The process that owns the database restarts it** when it dies, on the same port, so that
//!   connection pools find it again.
//! - **A database whose app was killed is stopped and started again**, not adopted: it then runs
//!   this version's binaries and settings, is our child, and keeps no session of the dead app.
//! - **No Unix socket, loopback only, a random password** in a file that only its user can read:
//!   another person on the same machine cannot connect.
//! - **Postgres refuses to run as root**, so root's database runs as an unprivileged user, in a
//!   folder which that user can reach.
//!
//! Windows is not supported; there, use WSL or set `DATABASE_URL`.

#[cfg(not(unix))]
compile_error!("the embedded Postgres needs Unix: build NextUp in WSL");

mod account;
mod cluster;
mod config;
mod error;
mod install;
mod journal;
mod lock;
mod port;
mod postmaster;
mod running;
mod settings;
mod space;
mod start;
pub mod testing;

pub use error::Error;
pub use install::{binary, install};
pub use running::Running;
pub use settings::Settings;
pub use start::{running_url, start};
