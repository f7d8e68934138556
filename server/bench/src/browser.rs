//! What a browser takes: measured by a script in a real one, put into words here.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use tokio::process::Command;
use uuid::Uuid;

use crate::data::PASSWORD;
use crate::server::Server;

/// One thing that was measured.
#[derive(Debug, Deserialize)]
pub(crate) struct Figure {
    /// What it is.
    pub(crate) what: String,
    /// Of what; may be empty.
    pub(crate) unit: String,
    /// How much.
    pub(crate) value: f64,
    /// What was promised, if anything was.
    pub(crate) target: Option<f64>,
    /// Whether more is better.
    pub(crate) higher: bool,
}

impl Figure {
    /// Whether what was promised is reached; nothing was promised of some.
    pub(crate) fn reached(&self) -> Option<bool> {
        self.target.map(|target| {
            if self.higher {
                self.value >= target
            } else {
                self.value <= target
            }
        })
    }
}

/// Runs the script as the owner of the large workspace.
pub(crate) async fn measure(
    script: &Path,
    server: &Server,
    email: &str,
    busiest: Uuid,
) -> Result<Vec<Figure>> {
    let output = Command::new("node")
        .arg(script)
        .env("BASE_URL", format!("http://{}", server.address))
        .env("EMAIL", email)
        .env("PASSWORD", PASSWORD)
        .env("BUSIEST", busiest.to_string())
        .output()
        .await
        .with_context(|| format!("running {}", script.display()))?;
    ensure!(
        output.status.success(),
        "the browser ended with {}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).context("reading what the browser measured")
}
