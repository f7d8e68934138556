//! Puts what several parts of the client share into few files.
//!
//! [`super::split`] leaves a module for each set of parts that share something: 160 for ten parts. The page of a customer asked
//! for a hundred files, most of them smaller than the question, and that took longer than all the rest.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::stamp::read;

/// What one more file costs a page, in bytes that it could load in the meantime.
const REQUEST: u64 = 10_000;
/// How the loader gets at a module in such a file.
const SHARED: &str = include_str!("shared.js");

/// Puts the chunks in `folder` together, and changes the loader and the lists of files that parts need to match.
pub(crate) fn pack(
    folder: &Path,
    hash: &str,
    needed_by: &mut HashMap<String, Vec<String>>,
) -> Result<()> {
    let loader = folder.join(format!("__wasm_split.{hash}.js"));
    let mut script = fs::read_to_string(&loader)?;
    let mut file_of = HashMap::new();
    for (number, group) in groups(chunks(folder, hash, needed_by)?).iter().enumerate() {
        let name = format!("shared_{number}");
        let mut bytes = Vec::new();
        for chunk in &group.chunks {
            let path = folder.join(format!("{chunk}.{hash}.wasm"));
            let begin = bytes.len();
            bytes.extend(read(&path)?);
            fs::remove_file(&path)?;
            let (from, to) = (
                format!("fetch(new URL(\"./{chunk}.{hash}.wasm\", import.meta.url))"),
                format!(
                    "shared(new URL(\"./{name}.{hash}.wasm\", import.meta.url), {begin}, {})",
                    bytes.len()
                ),
            );
            ensure!(script.contains(&from), "the loader does not load {chunk}");
            script = script.replace(&from, &to);
            file_of.insert(chunk.clone(), name.clone());
        }
        fs::write(folder.join(format!("{name}.{hash}.wasm")), bytes)?;
    }
    script = script.replace("WebAssembly.instantiateStreaming(src", "instantiate(src");
    fs::write(&loader, script + SHARED)?;
    for files in needed_by.values_mut() {
        for file in &mut *files {
            if let Some(shared) = file_of.get(file) {
                file.clone_from(shared);
            }
        }
        files.sort_unstable();
        files.dedup();
    }
    Ok(())
}

/// The chunks by name: how large each is, and which parts need it, a bit for each.
fn chunks(
    folder: &Path,
    hash: &str,
    needed_by: &HashMap<String, Vec<String>>,
) -> Result<Vec<Group>> {
    let mut parts: Vec<&String> = needed_by.keys().collect();
    parts.sort_unstable();
    ensure!(parts.len() <= 64, "more parts than bits");
    let mut chunks = BTreeMap::<&String, u64>::new();
    for (bit, part) in parts.into_iter().enumerate() {
        for file in needed_by[part].iter().filter(|file| is_chunk(file)) {
            *chunks.entry(file).or_default() |= 1 << bit;
        }
    }
    let group = |(name, parts): (&String, u64)| {
        let path = folder.join(format!("{name}.{hash}.wasm"));
        let bytes = fs::metadata(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok(Group {
            parts,
            bytes: bytes.len(),
            chunks: vec![name.clone()],
        })
    };
    chunks.into_iter().map(group).collect()
}

/// Everything else is a part itself.
fn is_chunk(file: &str) -> bool {
    file.starts_with("chunk_")
}

/// Chunks that are loaded together.
#[derive(Debug, Clone)]
struct Group {
    /// The parts that load them.
    parts: u64,
    bytes: u64,
    chunks: Vec<String>,
}

impl Group {
    fn with(&self, other: &Self) -> Self {
        Self {
            parts: self.parts | other.parts,
            bytes: self.bytes + other.bytes,
            chunks: [&self.chunks[..], &other.chunks[..]].concat(),
        }
    }

    /// What is paid less when two are one: a file less for who needs both, against bytes that others do not need.
    fn gain(&self, other: &Self) -> Option<u64> {
        let apart = cost(self.parts, self.bytes) + cost(other.parts, other.bytes);
        let together = cost(self.parts | other.parts, self.bytes + other.bytes);
        apart.checked_sub(together).filter(|gain| *gain > 0)
    }
}

/// What all `parts` pay for a file of so many bytes.
fn cost(parts: u64, bytes: u64) -> u64 {
    u64::from(parts.count_ones()) * (bytes + REQUEST)
}

/// Puts the two together that gain most by it, until none do.
fn groups(mut groups: Vec<Group>) -> Vec<Group> {
    loop {
        let mut best = None;
        for (one, group) in groups.iter().enumerate() {
            for (other, before) in groups[..one].iter().enumerate() {
                let gain = group.gain(before).map(|gain| (gain, one, other));
                best = best.max(gain);
            }
        }
        let Some((_, one, other)) = best else {
            return groups;
        };
        let later = groups.remove(one);
        groups[other] = groups[other].with(&later);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, parts: u64, bytes: u64) -> Group {
        Group {
            parts,
            bytes,
            chunks: vec![name.to_owned()],
        }
    }

    #[test]
    fn small_things_share_a_file_and_large_ones_stay_with_those_who_need_them() {
        let found = groups(vec![
            group("a", 0b011, 200_000),
            group("b", 0b110, 300),
            group("c", 0b111, 400),
            group("d", 0b011, 500),
        ]);
        let names: Vec<_> = found.iter().map(|group| group.chunks.concat()).collect();
        assert_eq!(names, ["ad", "bc"]);
        assert_eq!(found[1].parts, 0b111);
        assert_eq!(found.iter().map(|group| group.bytes).sum::<u64>(), 201_200);
    }

    #[test]
    fn what_nobody_needs_together_stays_apart() {
        let apart = vec![group("a", 0b01, 10), group("b", 0b10, 10)];
        assert_eq!(groups(apart).len(), 2);
    }

    #[test]
    fn the_loader_finds_its_modules_in_the_files() {
        let folder = std::env::temp_dir().join(format!("nextup-pack-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let fetch = |chunk: &str| {
            format!(
                "() => {{ const src = fetch(new URL(\"./{chunk}.h.wasm\", import.meta.url)); return WebAssembly.instantiateStreaming(src, imports); }}\n"
            )
        };
        let script = ["chunk_1", "chunk_2", "split_list"].map(fetch).concat();
        fs::write(folder.join("__wasm_split.h.js"), script).unwrap();
        fs::write(folder.join("chunk_1.h.wasm"), "one").unwrap();
        fs::write(folder.join("chunk_2.h.wasm"), "four").unwrap();
        let needs = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        let mut needed_by = HashMap::from([
            (
                "list".to_owned(),
                needs(&["chunk_1", "chunk_2", "split_list"]),
            ),
            ("page".to_owned(), needs(&["chunk_1", "chunk_2"])),
        ]);
        pack(&folder, "h", &mut needed_by).unwrap();
        assert_eq!(read(&folder.join("shared_0.h.wasm")).unwrap(), b"onefour");
        assert_eq!(needed_by["list"], ["shared_0", "split_list"]);
        assert_eq!(needed_by["page"], ["shared_0"]);
        let script = fs::read_to_string(folder.join("__wasm_split.h.js")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(script.contains("shared(new URL(\"./shared_0.h.wasm\", import.meta.url), 3, 7)"));
        assert!(script.contains("fetch(new URL(\"./split_list.h.wasm\", import.meta.url))"));
        assert!(!script.contains("(WebAssembly.instantiateStreaming(src"));
    }
}
