//! Everything between a fresh clone and a server that can start.

use std::thread;

use anyhow::{Result, anyhow};

use crate::layout::Profile;
use crate::{client, fonts, icons, npm, prerequisites, server, site, styles, worker};

/// Installs what is missing on this machine.
pub(crate) fn prepare() -> Result<()> {
    prerequisites::check()?;
    prerequisites::add_wasm_target()?;
    npm::install()
}

/// Builds the server and everything it serves. Client and server are compiled side by side: the
/// client's last stage keeps only one core busy.
pub(crate) fn everything(site: Profile, server: Profile) -> Result<()> {
    let stylesheet = small_files(site)?;
    thread::scope(|scope| {
        let server = scope.spawn(move || server::build(server));
        let client = client(site, &stylesheet);
        server
            .join()
            .map_err(|_| anyhow!("building the server was interrupted"))?
            .and(client)
    })
}

/// Builds everything that the server serves.
pub(crate) fn files(profile: Profile) -> Result<()> {
    let stylesheet = small_files(profile)?;
    client(profile, &stylesheet)
}

/// Builds what takes no compiler, beside a client that is there already.
pub(crate) fn small_files_only(profile: Profile) -> Result<()> {
    let stylesheet = small_files(profile)?;
    let client = site::write_stylesheet_hash(profile, &stylesheet)?;
    worker::build(profile, &client, &stylesheet)
}

/// Answers the hash of the stylesheet.
fn small_files(profile: Profile) -> Result<String> {
    icons::build(profile)?;
    fonts::copy(profile)?;
    site::copy_public(profile)?;
    styles::build(profile)
}

fn client(profile: Profile, stylesheet: &str) -> Result<()> {
    let client = client::build(profile)?;
    site::write_hashes(profile, &client, stylesheet)?;
    worker::build(profile, &client, stylesheet)?;
    match profile {
        Profile::Dev => Ok(()),
        Profile::Release => client::compress::compress(&profile.site()),
    }
}
