//! Makes WebAssembly small: drops what is idle, lets Binaryen's `wasm-opt`, which comes from npm, do what it can, and puts
//! alike next to alike.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, anyhow};

use super::order::name_by_likeness;
use super::prune::prune;
use crate::{npm, process};

/// What rustc's WebAssembly uses and every browser of the last years has.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Smallest as it travels, which is compressed. `-Oz` makes smaller files that compress worse: code that was inlined repeats
/// nothing any more. Names are kept for the order. Measured on the main module, in Brotli: 7 % by not inlining.
const PASSES: [&str; 5] = [
    "-Os",
    "--skip-pass=inlining",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=reorder-functions",
    "--debuginfo",
];
/// Measured on the main module, in Brotli: 6 % by the order of [`name_by_likeness`]; 3 % by that of the functions' own names.
const ORDER: &str = "--reorder-functions-by-name";

/// Shrinks the modules where they lie, side by side.
pub(crate) fn optimise(modules: &[PathBuf]) -> Result<()> {
    thread::scope(|scope| {
        let (main, chunks) = modules.split_at(1.min(modules.len()));
        // The main module takes as long as all chunks together.
        let main = scope.spawn(|| main.iter().try_for_each(|module| shrink(module)));
        let chunks = chunks.iter().try_for_each(|module| shrink(module));
        main.join()
            .map_err(|_| anyhow!("wasm-opt was interrupted"))?
            .and(chunks)
    })
}

fn shrink(module: &Path) -> Result<()> {
    prune(module)?;
    wasm_opt(module, &PASSES)?;
    name_by_likeness(module)?;
    wasm_opt(module, &[ORDER])
}

fn wasm_opt(module: &Path, passes: &[&str]) -> Result<()> {
    let small = module.with_extension("small");
    process::run_quietly(
        npm::script("binaryen/bin/wasm-opt")
            .args(passes)
            .args(FEATURES)
            .arg(module)
            .arg("-o")
            .arg(&small),
    )?;
    Ok(fs::rename(small, module)?)
}
