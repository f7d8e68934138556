//! File locks that the kernel releases however their holder ends.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{Seek, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::Error;

/// Held as long as this value lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock unless another process has it.
    pub(crate) fn try_take(path: &Path) -> Result<Option<Self>, Error> {
        let mut options = OpenOptions::new();
        let file = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path);
        let mut file = file.map_err(Error::io("open", path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(source)) => return Err(Error::io("lock", path)(source)),
        }
        // Who to look for when it is not given back. Only for that message: a full disk must not
        // keep anybody from the lock.
        let _ = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Some(Self { _file: file }))
    }

    /// Waits for the lock until the deadline.
    pub(crate) fn take(path: &Path, patience: Duration) -> Result<Self, Error> {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(lock) = Self::try_take(path)? {
                return Ok(lock);
            }
            if Instant::now() >= deadline {
                return Err(busy(path));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The error for a lock that another process does not give back.
pub(crate) fn busy(path: &Path) -> Error {
    let process = fs::read_to_string(path).unwrap_or_default();
    let owner = match process.trim() {
        "" => "an unknown process".to_owned(),
        id => format!("process {id}"),
    };
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    Error::Busy { folder, owner }
}
