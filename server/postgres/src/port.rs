//! Which port the database listens on.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
};

use rand::RngExt;

use crate::{Error, Settings};

/// The port of the last start if it is free, so that saved connection strings keep working; else
/// another free one.
pub(crate) fn choose(settings: &Settings) -> Result<u16, Error> {
    if let Some(port) = remembered(settings).filter(|port| is_free(*port)) {
        return Ok(port);
    }
    let port = free_port()?;
    let file = settings.port_file();
    fs::write(&file, port.to_string()).map_err(Error::io("write", &file))?;
    Ok(port)
}

/// Makes the next [`choose`] take another one: somebody was faster.
pub(crate) fn forget(settings: &Settings) {
    // A missing file is what is wanted; any other trouble shows when the new port is written.
    let _ = fs::remove_file(settings.port_file());
}

fn remembered(settings: &Settings) -> Option<u16> {
    fs::read_to_string(settings.port_file())
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Below the range from which systems take the ports of outgoing connections, where a port that
/// is free today would often be taken at the next start.
fn free_port() -> Result<u16, Error> {
    let mut random = rand::rng();
    let mut guesses = (0..100).map(|_| random.random_range(20_000..30_000));
    if let Some(port) = guesses.find(|port| is_free(*port)) {
        return Ok(port);
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    Ok(address
        .map_err(Error::io("find a free port on", "127.0.0.1"))?
        .port())
}

/// Whether a server could listen there now.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}
