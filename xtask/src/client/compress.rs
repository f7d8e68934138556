//! Lays a `.br` and a `.gz` beside each file that compresses well, so that the server never has to.
//!
//! Node.js does it: its compressors are compiled and optimised already, ours would first have to be.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::layout;
use crate::process::{self, command};
use crate::steps::{step, up_to_date};

const SCRIPT: &str = "xtask/src/client/compress.mjs";
const WORTH_IT: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// Compresses what is new below `site`.
pub(crate) fn compress(site: &Path) -> Result<()> {
    let mut due = layout::files_below(site)?;
    due.retain(|file| is_due(file));
    if due.is_empty() {
        up_to_date("Compressed files");
        return Ok(());
    }
    step("Compressing for the web", "10 s", || {
        process::run_quietly(command("node").arg(SCRIPT).args(due)).map(drop)
    })
}

fn is_due(file: &Path) -> bool {
    let worth_it = file
        .extension()
        .is_some_and(|extension| WORTH_IT.iter().any(|known| extension == *known));
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    worth_it
        && ["br", "gz"]
            .iter()
            .any(|extension| time(&sibling(file, extension)) < time(file))
}

fn sibling(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}
