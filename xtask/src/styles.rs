//! The stylesheet: `style/main.scss`, with Carbon from npm, into `pkg/nextup.<hash>.css`. Of Carbon the release has only
//! what some view uses: a quarter of the bytes, and a `:has()` with any descendant of its makes browsers style the whole
//! page anew whenever something comes or goes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::layout::{self, OUTPUT_NAME, Profile};
use crate::stamp::{Stamp, content_hash};
use crate::steps::{step, up_to_date};
use crate::{npm, process, site};

const SCRIPT: &str = "xtask/src/purge.mjs";

/// Builds the stylesheet if a source has changed; answers its hash.
pub(crate) fn build(profile: Profile) -> Result<String> {
    let views = match profile {
        Profile::Dev => Vec::new(),
        Profile::Release => views()?,
    };
    let mut inputs = layout::files_below(&layout::root().join("style"))?;
    inputs.push(layout::root().join("package-lock.json"));
    inputs.extend_from_slice(&views);
    let stamp = Stamp::of(&format!("styles-{}", profile.word()), "2", &inputs);
    if let Some(hash) = stamp.recall()
        && file(profile, &hash).is_file()
    {
        up_to_date("Stylesheet");
        return Ok(hash);
    }
    step("Building the stylesheet", "8 s", || {
        let css = match profile {
            Profile::Dev => compile("--style=expanded")?,
            Profile::Release => purge(&compile("--style=compressed")?, &views)?,
        };
        let hash = content_hash([css.as_bytes()]);
        let pkg = site::pkg(profile);
        fs::create_dir_all(&pkg)?;
        site::remove_other_versions(&pkg, &hash, |name| {
            name.starts_with(OUTPUT_NAME) && name.contains(".css")
        })?;
        fs::write(file(profile, &hash), css).context("writing the stylesheet")?;
        stamp.remember(&hash)?;
        Ok(hash)
    })
}

/// Where all names of classes stand.
fn views() -> Result<Vec<PathBuf>> {
    let mut files = layout::files_below(&layout::root().join("app"))?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    Ok(files)
}

fn file(profile: Profile, hash: &str) -> PathBuf {
    site::pkg(profile).join(format!("{OUTPUT_NAME}.{hash}.css"))
}

fn compile(style: &str) -> Result<String> {
    // Carbon's own deprecation warnings are not ours to mend.
    process::run_quietly(
        npm::script("sass/sass.js")
            .args([
                style,
                "--no-source-map",
                "--quiet-deps",
                "--load-path=node_modules",
            ])
            .arg("style/main.scss"),
    )
}

fn purge(css: &str, views: &[PathBuf]) -> Result<String> {
    let whole = layout::target().join("whole.css");
    fs::write(&whole, css).context("writing the stylesheet")?;
    process::run_quietly(process::command("node").arg(SCRIPT).arg(whole).args(views))
}
