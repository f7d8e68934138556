//! The service worker: `app/worker/`, bundled by esbuild into `sw.js` and `offline.js`, with the names of what it keeps.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::layout::{self, OUTPUT_NAME, Profile};
use crate::stamp::{Stamp, content_hash, read};
use crate::steps::{step, up_to_date};
use crate::{npm, process, site};

/// Fetched when the worker is installed, besides the client: what every page shows. The first two never change.
const SHELL: [&str; 5] = [
    "/fonts/IBMPlexSans-Regular-Latin1.woff2",
    "/fonts/IBMPlexSans-SemiBold-Latin1.woff2",
    "/icons.svg",
    "/favicon.svg",
    "/offline.js",
];
/// Fetched later, when the page is idle.
const MONO: &str = "/fonts/IBMPlexMono-Regular-Latin1.woff2";
/// Parts of the client that are of no use without a network.
const ONLINE_ONLY: [&str; 2] = ["__in_front_", "__gallery_"];

/// Bundles both scripts if one of their sources, or what they name, has changed.
pub(crate) fn build(profile: Profile, client: &str, stylesheet: &str) -> Result<()> {
    let mut inputs = layout::files_below(&layout::root().join("app/worker"))?;
    inputs.push(layout::root().join("package-lock.json"));
    let site = profile.site();
    inputs.extend(["icons.svg", "favicon.svg"].map(|file| site.join(file)));
    let build = format!("{client}.{stylesheet}");
    let stamp = Stamp::of(&format!("worker-{}", profile.word()), &build, &inputs);
    if stamp.recall().is_some() && site.join("sw.js").is_file() {
        up_to_date("Service worker");
        return Ok(());
    }
    step("Building the service worker", "1 s", || {
        bundle("page.js", "esm", &site.join("offline.js"), &[])?;
        let names = names(profile, client, stylesheet)?;
        bundle("worker.js", "iife", &site.join("sw.js"), &names)?;
        stamp.remember("")
    })
}

fn bundle(source: &str, format: &str, to: &Path, names: &[(&str, Value)]) -> Result<()> {
    let mut esbuild = npm::script("esbuild/bin/esbuild");
    esbuild
        .arg(format!("app/worker/{source}"))
        .args([
            "--bundle",
            "--minify",
            "--target=es2022",
            "--log-level=warning",
        ])
        // Workbox explains itself on the console otherwise.
        .arg("--define:process.env.NODE_ENV=\"production\"")
        .arg(format!("--format={format}"))
        .arg(format!("--outfile={}", to.display()))
        .args(
            names
                .iter()
                .map(|(name, value)| format!("--define:{name}={value}")),
        );
    process::run_quietly(&mut esbuild).map(drop)
}

/// What the worker's source calls by these names.
fn names(profile: Profile, client: &str, stylesheet: &str) -> Result<[(&'static str, Value); 6]> {
    let pkg = |name: &str, hash: &str, extension: &str| format!("/pkg/{name}.{hash}.{extension}");
    let script = pkg(OUTPUT_NAME, client, "js");
    let wasm = pkg(OUTPUT_NAME, client, "wasm");
    let style = pkg(OUTPUT_NAME, stylesheet, "css");
    let loader = pkg("__wasm_split", client, "js");
    let mut precache: Vec<Value> = [&script, &wasm, &loader, &style]
        .map(|url| json!({ "url": url, "revision": null }))
        .into();
    for url in SHELL {
        precache.push(json!({ "url": url, "revision": revision(&profile.site(), url)? }));
    }
    precache.extend(snippets(profile, client)?);
    let mut parts: Vec<Value> = parts(profile, client)?
        .into_iter()
        .map(Value::from)
        .collect();
    parts.push(MONO.into());
    Ok([
        ("BUILD", format!("{client}.{stylesheet}").into()),
        ("PRECACHE", precache.into()),
        ("PARTS", parts.into()),
        ("SCRIPT", script.into()),
        ("WASM", wasm.into()),
        ("STYLE", style.into()),
    ])
}

/// What tells two versions of a file apart whose name stays.
fn revision(site: &Path, url: &str) -> Result<Option<String>> {
    if url.starts_with("/fonts/") {
        return Ok(None);
    }
    let content = read(&site.join(url.trim_start_matches('/')))?;
    Ok(Some(content_hash([content.as_slice()])))
}

/// Small scripts that crates bring along.
fn snippets(profile: Profile, client: &str) -> Result<Vec<Value>> {
    let site = profile.site();
    let files = layout::files_below(&site::pkg(profile).join(format!("snippets.{client}")))?;
    let scripts = files
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "js"));
    scripts
        .map(|file| {
            let path = file.strip_prefix(&site)?;
            Ok(json!({ "url": format!("/{}", path.display()), "revision": null }))
        })
        .collect()
}

/// The parts of the client that show what was kept.
fn parts(profile: Profile, client: &str) -> Result<BTreeSet<String>> {
    let manifest = site::pkg(profile).join(format!("__wasm_split_manifest.{client}.json"));
    let routes: BTreeMap<String, Vec<String>> =
        serde_json::from_slice(&read(&manifest)?).context("reading the manifest of parts")?;
    let offline = routes
        .into_iter()
        .filter(|(route, _)| !ONLINE_ONLY.iter().any(|start| route.starts_with(start)));
    Ok(offline
        .flat_map(|(_, parts)| parts)
        .map(|part| format!("/pkg/{part}.wasm"))
        .collect())
}
