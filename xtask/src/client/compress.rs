//! Lays a `.br` and a `.gz` beside each file that compresses well, so that the server never has to.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use anyhow::{Result, anyhow};
use flate2::{Compression, GzBuilder};

use crate::layout;
use crate::stamp::read;
use crate::steps::{step, up_to_date};

const WORTH_IT: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Compresses what is new below `site`.
pub(crate) fn compress(site: &Path) -> Result<()> {
    let due: Vec<PathBuf> = layout::files_below(site)?
        .into_iter()
        .filter(|file| is_due(file))
        .collect();
    if due.is_empty() {
        up_to_date("Compressed files");
        return Ok(());
    }
    step("Compressing for the web", "10 s", || {
        let queue = Mutex::new(due.iter());
        let next = || queue.lock().ok().and_then(|mut queue| queue.next());
        let worker = || -> Result<()> {
            while let Some(file) = next() {
                brotli(file)?;
                gzip(file)?;
            }
            Ok(())
        };
        thread::scope(|scope| {
            let workers = thread::available_parallelism().map_or(1, usize::from);
            let started: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
            started.into_iter().try_for_each(|thread| {
                thread
                    .join()
                    .map_err(|_| anyhow!("compressing was interrupted"))?
            })
        })
    })
}

fn is_due(file: &Path) -> bool {
    let worth_it = file
        .extension()
        .is_some_and(|extension| WORTH_IT.iter().any(|known| extension == *known));
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    worth_it
        && file.file_name().is_some_and(|name| name != "hash.txt")
        && time(&sibling(file, "gz")) < time(file)
}

fn sibling(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn brotli(file: &Path) -> Result<()> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut read(file)?.as_slice(), &mut compressed, &parameters)?;
    Ok(fs::write(sibling(file, "br"), compressed)?)
}

/// Written last: its presence says that both are complete.
fn gzip(file: &Path) -> Result<()> {
    let to = File::create(sibling(file, "gz"))?;
    let mut encoder = GzBuilder::new().write(to, Compression::best());
    encoder.write_all(&read(file)?)?;
    encoder.finish()?;
    Ok(())
}
