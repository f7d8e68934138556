//! The server under measurement: a child with the configuration of production.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use hyper::StatusCode;

use crate::http::Browser;

/// What it prints before its address once it listens.
const READY: &str = "ready on http://";
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that answers.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// From its start to the first 200 of `/readyz`.
    pub(crate) ready_after: Duration,
}

impl Server {
    /// Starts it on a database that is up, and waits until it is ready.
    pub(crate) async fn start(binary: &Path, site_root: &Path, database: &str) -> Result<Self> {
        let begun = Instant::now();
        let mut child = Command::new(binary)
            .arg("serve")
            .env("DATABASE_URL", database)
            .env("NEXTUP_ADDR", "127.0.0.1:0")
            .env("NEXTUP_SITE_ROOT", site_root)
            .env("NEXTUP_MODE", "production")
            .env("NEXTUP_PUBLIC_URL", "https://nextup.example")
            // Nothing here sends mail.
            .env("NEXTUP_SMTP_URL", "smtp://127.0.0.1:9")
            .env("NEXTUP_LOG", "warn")
            // Fifty people sign in from this one machine, in every run.
            .env("NEXTUP_ATTEMPTS_PER_ADDRESS", "1000000")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", binary.display()))?;
        let address = listens_on(&mut child)?;
        let mut server = Self {
            child,
            address,
            ready_after: Duration::ZERO,
        };
        server.wait(begun).await?;
        server.ready_after = begun.elapsed();
        Ok(server)
    }

    /// Its process, for what the system knows of it.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    async fn wait(&mut self, begun: Instant) -> Result<()> {
        let mut browser = Browser::new(self.address);
        while begun.elapsed() < PATIENCE {
            if browser
                .get("/readyz")
                .await
                .is_ok_and(|reply| reply.status == StatusCode::OK)
            {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status}");
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        bail!("the server did not get ready")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It keeps nothing that an orderly end would save.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Reads on until the server ends: with its output closed it could not print.
fn listens_on(child: &mut Child) -> Result<SocketAddr> {
    let output = child.stdout.take().context("the server's output")?;
    let (found, address) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix(READY) {
                _ = found.send(address.trim().to_owned());
            }
        }
    });
    let address = address
        .recv_timeout(PATIENCE)
        .context("the server did not say where it listens")?;
    address.parse().with_context(|| address)
}
