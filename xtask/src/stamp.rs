//! Remembers from what something was made, so that it is not made again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::layout;

/// What a piece of work was made from, beside where that is remembered.
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// Looks at size and time of each input file; `settings` is whatever else decides the result.
    pub(crate) fn of(name: &str, settings: &str, files: &[PathBuf]) -> Self {
        let mut hasher = DefaultHasher::new();
        settings.hash(&mut hasher);
        for file in files {
            file.hash(&mut hasher);
            if let Ok(data) = fs::metadata(file) {
                data.len().hash(&mut hasher);
                data.modified().ok().hash(&mut hasher);
            }
        }
        Self {
            file: layout::memory().join(name),
            inputs: format!("{:016x}", hasher.finish()),
        }
    }

    /// What the work answered the last time, if it was made from the same inputs.
    pub(crate) fn recall(&self) -> Option<String> {
        let text = fs::read_to_string(&self.file).ok()?;
        let (inputs, result) = text.split_once('\n')?;
        (inputs == self.inputs).then(|| result.to_owned())
    }

    /// Remembers that the work is done, and what it answered.
    pub(crate) fn remember(&self, result: &str) -> Result<()> {
        fs::create_dir_all(layout::memory())?;
        fs::write(&self.file, format!("{}\n{result}", self.inputs))
            .with_context(|| format!("writing {}", self.file.display()))
    }
}

/// A short name for content: equal content, equal name.
pub(crate) fn content_hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        hasher.write(part);
    }
    format!("{:016x}", hasher.finish())
}

/// Reads a file that must be there.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}
