//! Puts functions that are alike next to each other, which is what a compressor wants: a generic function is compiled once
//! for each type, and the copies differ in a few bytes.
//!
//! How alike two functions are is estimated by MinHash (Broder, 1997): of all runs of four bytes in a function, hashed in
//! many ways, the least of each. Of these as many are common to two functions as runs are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_encoder::{Encode, NameMap, NameSection, RawSection, Section};
use wasmparser::{Parser, Payload};

use super::prune::imported_functions;

/// Bytes of a run.
const RUN: usize = 4;
/// Ways to hash. More are slower and hardly better.
const HASHES: usize = 128;

type Sketch = [u32; HASHES];

/// Names the functions of the module at `path` so that ordering them by name puts them where they belong.
pub(super) fn name_by_likeness(path: &Path) -> Result<()> {
    let wasm = fs::read(path).with_context(|| format!("reading {}", path.display()))?;
    let (mut imported, mut sketches) = (0, Vec::new());
    let mut named = wasm[..8].to_vec();
    for payload in Parser::new(0).parse_all(&wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => imported = imported_functions(imports.clone())?,
            Payload::CodeSectionEntry(body) => sketches.push(sketch(&wasm[body.range()])),
            _ => {}
        }
        if let Some((id, range)) = payload.as_section()
            && !matches!(payload, Payload::CustomSection(_))
        {
            let data = &wasm[range];
            named.push(id);
            RawSection { id, data }.encode(&mut named);
        }
    }
    let mut names = NameSection::new();
    names.functions(&names_of(&ranks(&sketches), imported));
    named.push(names.id());
    names.encode(&mut named);
    fs::write(path, named).with_context(|| format!("writing {}", path.display()))
}

fn names_of(ranks: &[usize], imported: u32) -> NameMap {
    let mut names = NameMap::new();
    for (index, rank) in (imported..).zip(ranks) {
        names.append(index, &format!("{rank:06}"));
    }
    names
}

fn sketch(body: &[u8]) -> Sketch {
    let mut least = [u32::MAX; HASHES];
    for run in body.windows(RUN) {
        let run = run
            .iter()
            .fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        for (way, least) in (1_u64..).zip(&mut least) {
            let hash = mixed(run ^ way.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            *least = hash.min(*least);
        }
    }
    least
}

/// The last steps of MurmurHash3: each bit of `value` changes half of the answer's.
fn mixed(mut value: u64) -> u32 {
    value = (value ^ (value >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    value = (value ^ (value >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (value >> 32) as u32
}

/// The place of each function in a row in which each is followed by the one most like it of those that are left.
fn ranks(sketches: &[Sketch]) -> Vec<usize> {
    let mut ranks = vec![0; sketches.len()];
    let mut left: Vec<usize> = (0..sketches.len()).rev().collect();
    let mut last = left.pop();
    let mut rank = 0;
    while let Some(current) = last {
        ranks[current] = rank;
        rank += 1;
        let nearest =
            (0..left.len()).max_by_key(|&place| common(&sketches[current], &sketches[left[place]]));
        last = nearest.map(|place| left.swap_remove(place));
    }
    ranks
}

fn common(one: &Sketch, other: &Sketch) -> u32 {
    let pairs = one.iter().zip(other);
    pairs.map(|(one, other)| u32::from(one == other)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_comes_together() {
        let words = [
            "get the name of the customer and show it",
            "count all invoices that nobody has paid yet",
            "get the name of the agreement and show it",
            "count all invoices that somebody has paid yet",
        ];
        let sketches: Vec<_> = words.map(|words| sketch(words.as_bytes())).into();
        let ranks = ranks(&sketches);
        assert_eq!(ranks[0].abs_diff(ranks[2]), 1);
        assert_eq!(ranks[1].abs_diff(ranks[3]), 1);
    }

    #[test]
    fn nothing_has_no_order() {
        assert!(ranks(&[]).is_empty());
    }
}
