//! The folder that the server serves files from.
//!
//! ```text
//! target/site/
//!   hash.txt        which hashes the page asks for; the server reads it
//!   pkg/            client and stylesheet: hashed names, may be cached for ever
//!   fonts/          IBM Plex, Latin subsets
//!   icons.svg       the sprite
//!   sw.js           the service worker, and offline.js, which registers it
//!   …               whatever lies in public/
//! ```
//! Beside each compressible file lie its `.br` and `.gz`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::layout::{self, Profile};
use crate::stamp::Stamp;
use crate::steps::{step, up_to_date};

/// The folder of hashed files.
pub(crate) fn pkg(profile: Profile) -> PathBuf {
    profile.site().join("pkg")
}

/// Tells the server which client and stylesheet are current, in the form that Leptos reads.
pub(crate) fn write_hashes(profile: Profile, client: &str, stylesheet: &str) -> Result<()> {
    let client = ["js", "wasm", "split", "manifest"].map(|file| format!("{file}: {client}\n"));
    let text = format!("{}css: {stylesheet}\n", client.concat());
    let file = profile.site().join("hash.txt");
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
}

/// The same when the client has stayed as it is; answers its hash.
pub(crate) fn write_stylesheet_hash(profile: Profile, stylesheet: &str) -> Result<String> {
    let text = fs::read_to_string(profile.site().join("hash.txt"))?;
    let client = text
        .lines()
        .find_map(|line| line.strip_prefix("js: "))
        .context("hash.txt names no client")?;
    write_hashes(profile, client, stylesheet)?;
    Ok(client.to_owned())
}

/// Deletes what earlier builds left: entries that `ours` recognises and that do not carry `hash`.
pub(crate) fn remove_other_versions(
    folder: &Path,
    hash: &str,
    ours: impl Fn(&str) -> bool,
) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !ours(&name) || name.contains(hash) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Copies `public/` as it is.
pub(crate) fn copy_public(profile: Profile) -> Result<()> {
    let public = layout::root().join("public");
    let files = layout::files_below(&public)?;
    let stamp = Stamp::of(&format!("public-{}", profile.word()), "1", &files);
    let site = profile.site();
    if let Some(copied) = stamp.recall()
        && copied.lines().all(|path| site.join(path).is_file())
    {
        up_to_date("Static files");
        return Ok(());
    }
    step("Copying static files", "1 s", || {
        let mut copied = Vec::new();
        for file in files {
            let relative = file.strip_prefix(&public)?;
            copy(&file, &site.join(relative))?;
            copied.push(relative.to_string_lossy().into_owned());
        }
        stamp.remember(&copied.join("\n"))
    })
}

/// Copies one file and makes its folder.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}
