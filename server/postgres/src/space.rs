//! Whether the disk has room, asked before Postgres has to find out.

use std::path::{Path, PathBuf};

use nix::sys::statvfs::statvfs;

use crate::Error;

/// Something that needs room, and how much.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    pub(crate) megabytes: u64,
    /// After "to".
    pub(crate) purpose: &'static str,
}

/// The wheel (25 MB), pip's own copy of it, and what is unpacked (75 MB).
pub(crate) const INSTALL: Need = Need {
    megabytes: 200,
    purpose: "be installed",
};
/// A new cluster is 40 MB; its write-ahead log soon keeps 80 MB.
pub(crate) const CREATE: Need = Need {
    megabytes: 256,
    purpose: "be created",
};
/// Recovery and the first checkpoint need a few log segments of 16 MB.
pub(crate) const START: Need = Need {
    megabytes: 64,
    purpose: "start",
};

/// Fails when the disk that holds (or will hold) `folder` has less free space than `need`.
pub(crate) fn check(folder: &Path, need: Need) -> Result<(), Error> {
    match free(folder) {
        Some(free) => judge(folder, free, need),
        // A file system that cannot tell is no reason not to try.
        None => Ok(()),
    }
}

/// The error for a disk that Postgres itself found to be full.
pub(crate) fn exhausted(folder: &Path, need: Need) -> Error {
    let free = free(folder).unwrap_or(0);
    Error::DiskFull {
        folder: folder.into(),
        free,
        needed: need.megabytes,
        purpose: need.purpose,
    }
}

fn judge(folder: &Path, free: u64, need: Need) -> Result<(), Error> {
    if free >= need.megabytes {
        return Ok(());
    }
    let (needed, purpose) = (need.megabytes, need.purpose);
    Err(Error::DiskFull {
        folder: folder.into(),
        free,
        needed,
        purpose,
    })
}

/// What an unprivileged process may still write there, in MB.
fn free(folder: &Path) -> Option<u64> {
    let existing: PathBuf = folder.ancestors().find(|path| path.exists())?.into();
    let disk = statvfs(&existing).ok()?;
    // Their widths differ between systems.
    let bytes = u128::from(disk.blocks_available()) * u128::from(disk.fragment_size());
    u64::try_from(bytes / 1_000_000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_how_much_and_what_for() {
        let error = judge(Path::new("/data/nextup"), 12, CREATE)
            .unwrap_err()
            .to_string();
        for part in ["/data/nextup", "12 MB", "256 MB", "be created"] {
            assert!(error.contains(part), "{part} is not in: {error}");
        }
    }

    #[test]
    fn exactly_enough_is_enough() {
        assert!(judge(Path::new("/"), START.megabytes, START).is_ok());
        assert!(judge(Path::new("/"), START.megabytes - 1, START).is_err());
    }

    #[test]
    fn a_folder_that_does_not_exist_yet_is_measured_by_its_parent() {
        let parent = std::env::temp_dir();
        assert_eq!(
            free(&parent.join("not/there/yet")).is_some(),
            free(&parent).is_some()
        );
        assert!(free(&parent).is_some());
    }
}
