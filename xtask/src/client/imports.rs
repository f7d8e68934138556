//! Short names between the main module and its JavaScript: wasm-bindgen's carry a hash each, which no compressor can do
//! anything about, and there are hundreds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walrus::Module;

use crate::{npm, process};

/// Renames what `module` imports from `script` in both, and takes the blanks out of the script.
pub(super) fn shorten(module: &Path, script: &Path) -> Result<()> {
    let mut wasm = Module::from_file(module).context("reading what was bound to JavaScript")?;
    let mut text = fs::read_to_string(script)?;
    for (number, import) in wasm.imports.iter_mut().enumerate() {
        // Each name stands once in the script: as a key of the object that the module gets.
        let (key, short) = (format!(" {}:", import.name), format!("_{number}"));
        if text.matches(&key).count() == 1 {
            text = text.replace(&key, &format!(" {short}:"));
            import.name = short;
        }
    }
    wasm.emit_wasm_file(module)
        .context("writing what was bound to JavaScript")?;
    fs::write(script, text)?;
    process::run_quietly(
        npm::script("esbuild/bin/esbuild")
            .arg(script)
            .args(["--minify", "--format=esm", "--target=es2022"])
            .args(["--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={}", script.display())),
    )
    .map(drop)
}
