//! The client: from the crate `hydrate` to the files that a browser loads.
//!
//! cargo builds one WebAssembly module; [`prune`] takes out what is idle; [`split`] cuts the lazy routes out of it and
//! binds the rest to JavaScript; [`optimise`] makes each piece small; [`pack`] puts what parts share into few files;
//! the results get one common hash in their names.
//!
//! One hash for all, not one for each: the pieces name each other in a circle and only fit those of the same build.

pub(crate) mod compress;
mod imports;
mod optimise;
mod order;
mod pack;
mod prune;
mod split;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::layout::{self, OUTPUT_NAME, Profile};
use crate::process::{self, cargo};
use crate::site;
use crate::stamp::{Stamp, content_hash, read};
use crate::steps::{step, up_to_date};

/// Raised whenever this module makes something else of the same input.
const REVISION: &str = "14";
/// Splitting needs to know which code refers to which. Views are erased as on the server (`.cargo/config.toml`). The
/// bodies of server functions are not in the client, and what only they use is no mistake. Symbols are named so that they
/// tell types, for who looks where the weight is.
const FLAGS: &str = "-Csymbol-mangling-version=v0 -Clink-args=--emit-relocs --cfg=erase_components -Aunused-imports -Adead-code";
/// Unstable options of the release (`RUSTC_BOOTSTRAP`). Panics say no more than their message: where they happened, and the
/// values in question, are 15 kB of the first download in Brotli. Functions that come out the same stay apart until
/// [`prune`] has seen their names; `wasm-opt` puts them together later.
const UNSTABLE: &str = "-Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled";

/// Builds the client if it has changed; answers its hash.
pub(crate) fn build(profile: Profile) -> Result<String> {
    let about = match profile {
        Profile::Dev => "5 s; the first time 1 min",
        Profile::Release => "2 min; a few seconds if nothing changed",
    };
    step("Compiling the client", about, || compile(profile))?;
    let module = module(profile);
    let lock = layout::root().join("package-lock.json");
    let stamp = Stamp::of(
        &format!("client-{}", profile.word()),
        REVISION,
        &[module.clone(), lock],
    );
    if let Some(hash) = stamp.recall()
        && site::pkg(profile)
            .join(format!("{OUTPUT_NAME}.{hash}.wasm"))
            .is_file()
    {
        up_to_date("Client files");
        return Ok(hash);
    }
    let hash = assemble(profile, &module)?;
    stamp.remember(&hash)?;
    Ok(hash)
}

/// The client has a target folder of its own: cargo would otherwise wait for the server's build.
fn target() -> PathBuf {
    layout::target().join("client")
}

fn module(profile: Profile) -> PathBuf {
    target()
        .join("wasm32-unknown-unknown")
        .join(profile.client_folder())
        .join("hydrate.wasm")
}

fn compile(profile: Profile) -> Result<()> {
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--package", "hydrate", "--lib"])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--profile",
            profile.client(),
        ])
        .arg("--target-dir")
        .arg(target())
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    match profile {
        // Nothing reads debug information, and it would be most of the module.
        Profile::Dev => build
            .env("RUSTFLAGS", FLAGS)
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
        Profile::Release => build
            .env("RUSTFLAGS", format!("{FLAGS} {UNSTABLE}"))
            .env("RUSTC_BOOTSTRAP", "1"),
    };
    process::run(&mut build)
}

fn assemble(profile: Profile, module: &Path) -> Result<String> {
    let wasm = read(module)?;
    let hash = content_hash([REVISION.as_bytes(), profile.word().as_bytes(), &wasm]);
    let work = target().join(format!("pieces-{}", profile.word()));
    if work.is_dir() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let mut pieces = step("Splitting the client", "5 s", || {
        let wasm = match profile {
            Profile::Dev => wasm,
            Profile::Release => prune::prune(&wasm)?,
        };
        split::split(&wasm, &work, &hash)
    })?;
    if profile == Profile::Release {
        step("Shrinking the client", "2 min", || {
            imports::shorten(
                &pieces.modules[0],
                &work.join(format!("{OUTPUT_NAME}.{hash}.js")),
            )?;
            optimise::optimise(&pieces.modules)
        })?;
    }
    pack::pack(&work, &hash, &mut pieces.needed_by)?;
    split::write_manifest(&work, pieces.needed_by, &hash)?;
    publish(profile, &work, &hash)?;
    Ok(hash)
}

/// Puts the finished files in place of those of the build before.
fn publish(profile: Profile, work: &Path, hash: &str) -> Result<()> {
    let pkg = site::pkg(profile);
    fs::create_dir_all(&pkg)?;
    for entry in fs::read_dir(work)? {
        let entry = entry?;
        let to = pkg.join(entry.file_name());
        if to.is_dir() {
            fs::remove_dir_all(&to)?;
        }
        fs::rename(entry.path(), &to).with_context(|| format!("moving to {}", to.display()))?;
    }
    site::remove_other_versions(&pkg, hash, |name| !name.contains(".css"))
}
