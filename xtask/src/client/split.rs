//! Cuts one WebAssembly module into the part that every page needs and the parts that single routes need, and binds
//! the first to JavaScript.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::layout::OUTPUT_NAME;

/// What [`split`] left.
pub(crate) struct Pieces {
    /// The modules, the main one first.
    pub(crate) modules: Vec<PathBuf>,
    /// The names of the modules that each part needs, itself among them.
    pub(crate) needed_by: HashMap<String, Vec<String>>,
}

/// Leaves in `folder`, all carrying `hash` in their names: the main module with its JavaScript, the parts, the chunks that they
/// share, and the script that loads them.
pub(crate) fn split(wasm: &[u8], folder: &Path, hash: &str) -> Result<Pieces> {
    let main = folder.join("main.wasm");
    let loader = format!("__wasm_split.{hash}.js");
    let chunks = cut(wasm, folder, &main, hash, &loader)?;
    bind(&main, folder)?;
    fs::remove_file(&main)?;

    let mut modules = vec![folder.join(format!("{OUTPUT_NAME}.{hash}.wasm"))];
    fs::rename(folder.join(format!("{OUTPUT_NAME}_bg.wasm")), &modules[0])?;
    for chunk in &chunks.names {
        let to = folder.join(format!("{chunk}.{hash}.wasm"));
        fs::rename(folder.join(format!("{chunk}.wasm")), &to)?;
        modules.push(to);
    }
    name_chunks_in_loader(&folder.join(&loader), &chunks.names, hash)?;
    name_snippets(folder, hash)?;
    Ok(Pieces {
        modules,
        needed_by: chunks.needed_by,
    })
}

struct Chunks {
    names: Vec<String>,
    needed_by: HashMap<String, Vec<String>>,
}

fn cut(wasm: &[u8], folder: &Path, main: &Path, hash: &str, loader: &str) -> Result<Chunks> {
    let mut options = wasm_split_cli_support::Options::new(wasm);
    let (main_module, link_name) = (format!("./{OUTPUT_NAME}.{hash}.js"), format!("./{loader}"));
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting the client: {error:#}"))?;
    let name = |path: &PathBuf| {
        path.file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
    };
    Ok(Chunks {
        names: split.split_modules.iter().filter_map(name).collect(),
        needed_by: split.prefetch_map,
    })
}

fn bind(main: &Path, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(main)
        .out_name(OUTPUT_NAME)
        .web(true)?
        .typescript(false)
        // The chunks import what the linker exported.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("binding the client to JavaScript")
}

fn name_chunks_in_loader(loader: &Path, chunks: &[String], hash: &str) -> Result<()> {
    let mut script = fs::read_to_string(loader)?.replace(
        "console.error(e);",
        // After an update the parts of the build before are gone: `app/worker/page.js` loads the page anew.
        "console.error(e); dispatchEvent(new Event(\"nextup-part-missing\"));",
    );
    for chunk in chunks {
        script = script.replace(
            &format!("\"./{chunk}.wasm\""),
            &format!("\"./{chunk}.{hash}.wasm\""),
        );
    }
    Ok(fs::write(loader, script)?)
}

/// Writes down what each part needs: the server lets the browser fetch it with the page.
pub(crate) fn write_manifest(
    folder: &Path,
    mut needed_by: HashMap<String, Vec<String>>,
    hash: &str,
) -> Result<()> {
    for file in needed_by.values_mut().flatten() {
        *file = format!("{file}.{hash}");
    }
    let file = folder.join(format!("__wasm_split_manifest.{hash}.json"));
    Ok(fs::write(file, serde_json::to_vec(&needed_by)?)?)
}

/// Small scripts that crates bring along are not hashed by their content, so their folder is.
fn name_snippets(folder: &Path, hash: &str) -> Result<()> {
    let main = folder.join(format!("{OUTPUT_NAME}.js"));
    let script =
        fs::read_to_string(&main)?.replace("'./snippets/", &format!("'./snippets.{hash}/"));
    fs::write(folder.join(format!("{OUTPUT_NAME}.{hash}.js")), script)?;
    fs::remove_file(main)?;
    let snippets = folder.join("snippets");
    if snippets.is_dir() {
        fs::rename(&snippets, folder.join(format!("snippets.{hash}")))?;
    }
    Ok(())
}
