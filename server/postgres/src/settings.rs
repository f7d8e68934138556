//! Where the database and its binaries live.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{Error, account};

/// Where the embedded database keeps its data and its binaries.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Everything of one database: data, password, port, logs, locks.
    pub data_dir: PathBuf,
    /// The unpacked binaries, one folder per version; may be shared by many databases.
    pub install_dir: PathBuf,
}

impl Settings {
    /// `NEXTUP_DATA_DIR` where set; else the system's folder for a person's data; for root a
    /// folder that the unprivileged user who runs Postgres can reach. The binaries are beside the
    /// data; `NEXTUP_POSTGRES_DIR` lets several data folders share one copy of them.
    pub fn for_user() -> Result<Self, Error> {
        let home = home(account::is_root(), |name| std::env::var_os(name))?;
        // Postgres changes its directory: a relative path would mean another place to it.
        let home = std::path::absolute(&home).map_err(Error::io("resolve", &home))?;
        let install_dir = match std::env::var_os("NEXTUP_POSTGRES_DIR") {
            Some(folder) if !folder.is_empty() => {
                std::path::absolute(&folder).map_err(Error::io("resolve", folder))?
            }
            _ => home.join("postgres-install"),
        };
        let data_dir = home.join("postgres");
        Ok(Self {
            data_dir,
            install_dir,
        })
    }

    /// Postgres' own data directory (`PGDATA`).
    pub(crate) fn cluster(&self) -> PathBuf {
        self.data_dir.join("cluster")
    }

    /// Written by Postgres itself, which rotates them.
    pub(crate) fn logs(&self) -> PathBuf {
        self.data_dir.join("log")
    }

    /// What Postgres says before it opens its log.
    pub(crate) fn start_log(&self) -> PathBuf {
        self.data_dir.join("start.log")
    }

    // Not in the cluster, which is another user's when we are root: root writes this file, and
    // that user could lead it elsewhere by a link.
    pub(crate) fn config_file(&self) -> PathBuf {
        self.data_dir.join("postgresql.conf")
    }

    pub(crate) fn password_file(&self) -> PathBuf {
        self.data_dir.join("password")
    }

    /// Held while somebody starts or stops the database.
    pub(crate) fn start_lock(&self) -> PathBuf {
        self.data_dir.join("start.lock")
    }

    /// Held by the process that is responsible for the database.
    pub(crate) fn owner_lock(&self) -> PathBuf {
        self.data_dir.join("owner.lock")
    }

    pub(crate) fn port_file(&self) -> PathBuf {
        self.data_dir.join("port")
    }
}

fn home(root: bool, variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, Error> {
    let folder = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(chosen) = folder("NEXTUP_DATA_DIR") {
        return Ok(chosen);
    }
    if root {
        return Ok(PathBuf::from("/var/lib/nextup"));
    }
    // The XDG rule: a relative path there is to be ignored.
    if let Some(data) = folder("XDG_DATA_HOME").filter(|path| path.is_absolute()) {
        return Ok(data.join("nextup"));
    }
    let below_home = if cfg!(target_os = "macos") {
        Path::new("Library/Application Support/nextup")
    } else {
        Path::new(".local/share/nextup")
    };
    folder("HOME")
        .map(|home| home.join(below_home))
        .ok_or(Error::NoHome)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home_with(root: bool, variables: &[(&str, &str)]) -> Option<PathBuf> {
        let variable = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        };
        home(root, variable).ok()
    }

    #[test]
    fn the_override_wins_even_for_root() {
        let variables = [("NEXTUP_DATA_DIR", "/data"), ("HOME", "/home/ada")];
        assert_eq!(home_with(false, &variables), Some("/data".into()));
        assert_eq!(home_with(true, &variables), Some("/data".into()));
    }

    #[test]
    fn root_does_not_use_its_own_home() {
        assert_eq!(
            home_with(true, &[("HOME", "/root")]),
            Some("/var/lib/nextup".into())
        );
    }

    #[test]
    fn xdg_is_honoured_unless_relative() {
        let absolute = [("XDG_DATA_HOME", "/xdg"), ("HOME", "/home/ada")];
        assert_eq!(home_with(false, &absolute), Some("/xdg/nextup".into()));
        let relative = [("XDG_DATA_HOME", "xdg"), ("HOME", "/home/ada")];
        let found = home_with(false, &relative).unwrap();
        assert!(found.starts_with("/home/ada"), "{found:?}");
    }

    #[test]
    fn without_any_home_it_says_so() {
        assert_eq!(home_with(false, &[("HOME", "")]), None);
    }
}
