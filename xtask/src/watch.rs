//! Notices changed sources by looking: a few hundred files cost a millisecond, and it works on every file system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::layout;

const WATCHED: [&str; 6] = ["app", "migrations", "public", "server", "src", "style"];
/// Editors write several files in a row.
const SETTLED: Duration = Duration::from_millis(100);

type Times = BTreeMap<PathBuf, Option<SystemTime>>;

/// What has to be made anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// The client, and with it the server: both render the same pages.
    pub(crate) client: bool,
    /// The server alone.
    pub(crate) server: bool,
    /// Styles, icons, static files.
    pub(crate) small_files: bool,
}

impl Changes {
    pub(crate) fn everything() -> Self {
        Self {
            client: true,
            server: true,
            small_files: true,
        }
    }

    pub(crate) fn any(self) -> bool {
        self.client || self.server || self.small_files
    }

    /// `path` is relative to the root.
    fn note(&mut self, path: &Path) {
        let is_below = |folder: &&str| path.starts_with(folder);
        if ["style", "public", "app/worker"].iter().any(is_below) || path.ends_with("icons.txt") {
            self.small_files = true;
        } else if ["server", "migrations"].iter().any(is_below) {
            self.server = true;
        } else {
            self.client = true;
        }
    }
}

pub(crate) struct Watch {
    seen: Times,
}

impl Watch {
    pub(crate) fn begin() -> Result<Self> {
        Ok(Self { seen: times()? })
    }

    /// What has changed since the last look.
    pub(crate) fn look(&mut self) -> Result<Changes> {
        let mut now = times()?;
        let mut changes = Changes::default();
        if now == self.seen {
            return Ok(changes);
        }
        loop {
            thread::sleep(SETTLED);
            let later = times()?;
            if later == now {
                break;
            }
            now = later;
        }
        for path in now.keys().chain(self.seen.keys()) {
            if now.get(path) != self.seen.get(path) {
                changes.note(path.strip_prefix(layout::root())?);
            }
        }
        self.seen = now;
        Ok(changes)
    }
}

fn times() -> Result<Times> {
    let mut times = Times::new();
    let single = ["Cargo.toml", "Cargo.lock"].map(|file| layout::root().join(file));
    let mut files = Vec::from(single);
    for folder in WATCHED {
        files.extend(layout::files_below(&layout::root().join(folder))?);
    }
    for file in files {
        let time = fs::metadata(&file).and_then(|data| data.modified()).ok();
        times.insert(file, time);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str) -> Changes {
        let mut changes = Changes::default();
        changes.note(Path::new(path));
        changes
    }

    #[test]
    fn a_view_is_rendered_by_client_and_server() {
        assert!(changed("app/features/customers/src/list_page.rs").client);
        assert!(changed("src/customers/mod.rs").client);
    }

    #[test]
    fn a_query_concerns_the_server_alone() {
        let server = Changes {
            server: true,
            ..Changes::default()
        };
        assert_eq!(changed("server/db/src/customers.rs"), server);
        assert_eq!(changed("migrations/1_create.sql"), server);
    }

    #[test]
    fn a_style_needs_no_compiler() {
        let small = Changes {
            small_files: true,
            ..Changes::default()
        };
        assert_eq!(changed("style/main.scss"), small);
        assert_eq!(changed("app/kit/icons.txt"), small);
        assert_eq!(changed("app/worker/private.js"), small);
    }
}
