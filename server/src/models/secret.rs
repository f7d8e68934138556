//! The secret with which the keys of workspaces are sealed: configured, or made where it is first needed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD};

/// Bytes of it.
const LENGTH: usize = 32;
/// Its name in the data folder.
const FILE: &str = "secret.key";

/// A secret that was configured. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenSecret([u8; LENGTH]);

impl GivenSecret {
    /// Reads 32 bytes in base64.
    ///
    /// # Errors
    /// With words that do not repeat it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let bytes = BASE64_STANDARD
            .decode(text)
            .or_else(|_| BASE64_STANDARD_NO_PAD.decode(text))
            .or_else(|_| BASE64_URL_SAFE_NO_PAD.decode(text));
        let bytes = bytes.ok().and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(Self)
            .ok_or("write 32 random bytes in base64, as `openssl rand -base64 32` makes them")
    }
}

impl std::fmt::Debug for GivenSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GivenSecret(…)")
    }
}

/// Where the secret comes from.
pub(super) struct ServerSecret {
    known: Mutex<Option<[u8; LENGTH]>>,
    /// Where it is kept when none was configured; nothing where there is no folder for it.
    file: Option<PathBuf>,
}

impl ServerSecret {
    /// The one that was configured, else the one in the folder.
    pub(super) fn new(given: Option<&GivenSecret>, folder: Option<&Path>) -> Self {
        Self {
            known: Mutex::new(given.map(|given| given.0)),
            file: folder.map(|folder| folder.join(FILE)),
        }
    }

    /// The secret, if there is one by now.
    pub(super) fn get(&self) -> io::Result<Option<[u8; LENGTH]>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let (None, Some(file)) = (*known, &self.file) {
            *known = read(file)?;
        }
        Ok(*known)
    }

    /// The secret; a new one where there is none yet.
    pub(super) fn get_or_make(&self) -> io::Result<[u8; LENGTH]> {
        if let Some(known) = self.get()? {
            return Ok(known);
        }
        let Some(file) = &self.file else {
            return Err(io::Error::other(
                "there is no data folder; set NEXTUP_SECRET_KEY",
            ));
        };
        make(file)?;
        self.get()?
            .ok_or_else(|| io::Error::other("the secret was not kept"))
    }
}

fn read(file: &Path) -> io::Result<Option<[u8; LENGTH]>> {
    match fs::read(file) {
        Ok(bytes) => bytes
            .try_into()
            .map(Some)
            .map_err(|_| io::Error::other(format!("{} does not hold 32 bytes", file.display()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Another process may be doing the same: whoever is first wins, and nobody sees half a secret.
fn make(file: &Path) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let draft = folder.join(format!("{FILE}.{:016x}", rand::random::<u64>()));
    let written = create_private(&draft).and_then(|mut file| {
        file.write_all(&rand::random::<[u8; LENGTH]>())?;
        file.sync_all()
    });
    let linked = written.and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

/// A new file that only its owner may read.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_made_once_and_is_its_owners() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("not there yet");
        let secret = ServerSecret::new(None, Some(&folder));
        assert_eq!(secret.get().unwrap(), None);
        let made = secret.get_or_make().unwrap();
        let again = ServerSecret::new(None, Some(&folder));
        assert_eq!(again.get().unwrap(), Some(made));
        make(&folder.join(FILE)).unwrap();
        assert_eq!(again.get_or_make().unwrap(), made);
        let files: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        assert_eq!(files.len(), 1);
        #[cfg(unix)]
        {
            let about = fs::metadata(folder.join(FILE)).unwrap();
            let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions());
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_broken_file_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "short").unwrap();
        let secret = ServerSecret::new(None, Some(folder.path()));
        assert!(secret.get_or_make().is_err());
        assert!(ServerSecret::new(None, None).get_or_make().is_err());
    }

    #[test]
    fn a_configured_secret_is_32_bytes_and_never_prints() {
        let given = GivenSecret::parse(" QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE= ").unwrap();
        assert_eq!(given.0, [b'A'; LENGTH]);
        assert_eq!(format!("{given:?}"), "GivenSecret(…)");
        assert!(GivenSecret::parse("QUFB").is_err());
        let secret = ServerSecret::new(Some(&given), None);
        assert_eq!(secret.get_or_make().unwrap(), given.0);
    }
}
