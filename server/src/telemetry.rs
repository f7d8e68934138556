//! Logging: one span per request (see `http::trace`), human or JSON, never a secret or a body.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::prelude::*;

use crate::config::{Config, LogFormat};

/// Starts logging to standard error. Does nothing when logging runs already, as in tests.
pub fn start(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let layer = match config.log_format {
        LogFormat::Human => lines.compact().with_target(false).boxed(),
        LogFormat::Json => lines.json().boxed(),
    };
    _ = tracing_subscriber::registry()
        .with(filter)
        .with(layer)
        .try_init();
}
