//! The stylesheet: `style/main.scss`, with Carbon from npm, into `pkg/nextup.<hash>.css`.

use std::fs;

use anyhow::{Context, Result};

use crate::layout::{self, OUTPUT_NAME, Profile};
use crate::stamp::{Stamp, content_hash};
use crate::steps::{step, up_to_date};
use crate::{npm, process, site};

/// Builds the stylesheet if a source has changed; answers its hash.
pub(crate) fn build(profile: Profile) -> Result<String> {
    let mut inputs = layout::files_below(&layout::root().join("style"))?;
    inputs.push(layout::root().join("package-lock.json"));
    let stamp = Stamp::of(&format!("styles-{}", profile.word()), "1", &inputs);
    if let Some(hash) = stamp.recall()
        && file(profile, &hash).is_file()
    {
        up_to_date("Stylesheet");
        return Ok(hash);
    }
    step("Building the stylesheet", "8 s", || {
        let css = compile(profile)?;
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

fn file(profile: Profile, hash: &str) -> std::path::PathBuf {
    site::pkg(profile).join(format!("{OUTPUT_NAME}.{hash}.css"))
}

fn compile(profile: Profile) -> Result<String> {
    let style = match profile {
        Profile::Dev => "--style=expanded",
        Profile::Release => "--style=compressed",
    };
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
