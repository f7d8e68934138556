//! Where things lie.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The name that the client's files carry: `nextup.<hash>.js` and so on.
pub(crate) const OUTPUT_NAME: &str = "nextup";

/// Which of the two builds of the product is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build: for `dev`.
    Dev,
    /// What people run: small client, precompressed files.
    Release,
}

impl Profile {
    /// The cargo profile of the client.
    pub(crate) fn client(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "wasm-release",
        }
    }

    /// Where cargo leaves the client, below the target folder.
    pub(crate) fn client_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "wasm-release",
        }
    }

    /// The cargo profile of the server, which is also the name of its folder but for `dev`.
    pub(crate) fn server(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// Where cargo leaves the server, below the target folder.
    pub(crate) fn server_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }

    /// The two builds keep apart, so that going from one to the other rebuilds nothing.
    pub(crate) fn site(self) -> PathBuf {
        match self {
            Self::Dev => target().join("site-dev"),
            Self::Release => target().join("site"),
        }
    }

    /// A word for messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// What xtask remembers between runs.
pub(crate) fn memory() -> PathBuf {
    target().join("xtask")
}

/// A file of an installed npm package.
pub(crate) fn npm_file(path: &str) -> PathBuf {
    root().join("node_modules").join(path)
}

/// All files below `folder`, sorted; none if the folder is not there.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let entry = entry.with_context(|| format!("reading {}", next.display()))?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
