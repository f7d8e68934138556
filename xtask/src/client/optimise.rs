//! Makes WebAssembly small: lets Binaryen's `wasm-opt`, which comes from npm, do what it can, and puts alike next to alike.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};

use super::order::name_by_likeness;
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
/// nothing any more. Measured on the main module, in Brotli: 7 % by not inlining.
const PASSES: [&str; 4] = [
    "-Os",
    "--skip-pass=inlining",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=reorder-functions",
];
/// Measured on the main module, in Brotli: 6 % by the order of [`name_by_likeness`]; 3 % by that of the functions' own names.
const ORDER: &str = "--reorder-functions-by-name";
/// Modules of fewer bytes are left as they are ordered: there are many, and little in each.
const WORTH_ORDERING: u64 = 100_000;

/// Shrinks the modules where they lie, side by side, the largest first.
pub(crate) fn optimise(modules: &[PathBuf]) -> Result<()> {
    let mut due = Vec::new();
    for module in modules {
        due.push((fs::metadata(module)?.len(), module));
    }
    due.sort_unstable();
    let due = Mutex::new(due);
    let next = || due.lock().ok()?.pop();
    let work = || {
        while let Some((bytes, module)) = next() {
            shrink(module, bytes >= WORTH_ORDERING)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| anyhow!("wasm-opt was interrupted"))?
        })
    })
}

fn shrink(module: &Path, order: bool) -> Result<()> {
    wasm_opt(module, &PASSES)?;
    if order {
        name_by_likeness(module)?;
        wasm_opt(module, &[ORDER])?;
    }
    Ok(())
}

fn wasm_opt(module: &Path, passes: &[&str]) -> Result<()> {
    let small = module.with_extension("small");
    process::run_quietly(
        npm::script("binaryen/bin/wasm-opt")
            .args(passes)
            .args(FEATURES)
            .arg(module)
            .arg("-o")
            .arg(&small)
            // One module keeps one core busy: there are enough of them.
            .env("BINARYEN_CORES", "1"),
    )?;
    Ok(fs::rename(small, module)?)
}
