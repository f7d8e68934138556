//! Who runs Postgres: the person, or an unprivileged user when that person is root.

use std::{
    fs,
    io::ErrorKind,
    os::unix::{
        fs::{MetadataExt, PermissionsExt, chown},
        process::CommandExt,
    },
    path::Path,
    process::Command,
};

use nix::unistd::{Gid, Uid, User};

use crate::{Error, Settings};

/// The user that runs every Postgres program of one database.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    /// `None`: whoever we are already.
    other: Option<User>,
}

pub(crate) fn is_root() -> bool {
    Uid::effective().is_root()
}

/// A folder with what is missing above it. Root's can be entered by every user, whatever the
/// umask: one of them will run Postgres.
pub(crate) fn create_folder(folder: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_folder(parent)?;
    }
    let created = fs::create_dir(folder).or_else(|error| match error.kind() {
        // Another process was faster.
        ErrorKind::AlreadyExists => Ok(()),
        _ => Err(error),
    });
    created.map_err(Error::io("create", folder))?;
    if is_root() {
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(folder, open).map_err(Error::io("open", folder))?;
    }
    Ok(())
}

impl Account {
    /// Root drops to the owner of an existing database, so that it stays readable when users are
    /// added to the system later; else to the first candidate that exists.
    pub(crate) fn for_database(settings: &Settings) -> Result<Self, Error> {
        if !is_root() {
            return Ok(Self { other: None });
        }
        let owner = fs::metadata(settings.cluster())
            .ok()
            .map(|found| Uid::from_raw(found.uid()));
        let owner = owner
            .filter(|uid| !uid.is_root())
            .and_then(|uid| User::from_uid(uid).ok()?);
        let candidate = || {
            ["postgres", "_postgres", "nobody"]
                .iter()
                .find_map(|name| User::from_name(name).ok()?)
        };
        let user = owner.or_else(candidate).ok_or(Error::NoAccount)?;
        Ok(Self { other: Some(user) })
    }

    /// Whether that is somebody else than we are.
    pub(crate) fn is_other(&self) -> bool {
        self.other.is_some()
    }

    /// A command that runs as this user, with no more than it needs to know of our environment.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        // A PGDATA, PGPORT or PGPASSWORD meant for another Postgres must not reach ours.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        if let Some(user) = &self.other {
            // Also drops root's supplementary groups.
            command
                .uid(user.uid.as_raw())
                .gid(user.gid.as_raw())
                .env("HOME", &user.dir);
        }
        command
    }

    /// Makes `path` (and, if a folder, what is in it) this user's.
    pub(crate) fn give(&self, path: &Path) -> Result<(), Error> {
        let Some(user) = &self.other else {
            return Ok(());
        };
        let failed = || Error::io("hand over", path);
        chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw())).map_err(failed())?;
        if path.is_dir() {
            for entry in fs::read_dir(path).map_err(failed())? {
                let entry = entry.map_err(failed())?;
                if !entry.file_type().map_err(failed())?.is_symlink() {
                    self.give(&entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// The same for what is this user's already, unless root has just made it or brought it back
    /// from a backup.
    pub(crate) fn adopt(&self, folder: &Path) -> Result<(), Error> {
        let found = fs::metadata(folder).map_err(Error::io("look at", folder))?;
        match &self.other {
            Some(user) if user.uid.as_raw() != found.uid() => self.give(folder),
            _ => Ok(()),
        }
    }

    /// Fails, naming the folder, when this user cannot come as far as `path`.
    pub(crate) fn check_reaches(&self, path: &Path) -> Result<(), Error> {
        let Some(user) = &self.other else {
            return Ok(());
        };
        let mut folders: Vec<_> = path.ancestors().filter(|folder| folder.is_dir()).collect();
        folders.reverse();
        for folder in folders {
            let found = fs::metadata(folder).map_err(Error::io("look at", folder))?;
            let owner = (Uid::from_raw(found.uid()), Gid::from_raw(found.gid()));
            if !may_enter(found.permissions().mode(), owner, (user.uid, user.gid)) {
                return Err(Error::Unreachable {
                    folder: folder.into(),
                    user: user.name.clone(),
                });
            }
        }
        Ok(())
    }
}

/// As the kernel decides: the first class that fits counts, even when a later one allows more.
fn may_enter(mode: u32, owner: (Uid, Gid), user: (Uid, Gid)) -> bool {
    let execute = if owner.0 == user.0 {
        0o100
    } else if owner.1 == user.1 {
        0o010
    } else {
        0o001
    };
    mode & execute != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: (Uid, Gid) = (Uid::from_raw(0), Gid::from_raw(0));
    const OTHER: (Uid, Gid) = (Uid::from_raw(101), Gid::from_raw(104));

    #[test]
    fn a_private_home_of_root_cannot_be_entered() {
        assert!(!may_enter(0o700, ROOT, OTHER));
        assert!(may_enter(0o711, ROOT, OTHER));
        assert!(may_enter(0o700, OTHER, OTHER));
    }

    #[test]
    fn the_first_class_that_fits_decides() {
        let same_group = (Uid::from_raw(0), OTHER.1);
        assert!(!may_enter(0o701, same_group, OTHER));
        assert!(may_enter(0o710, same_group, OTHER));
    }
}
