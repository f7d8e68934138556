//! Takes out of the client what a browser never runs, and what neither the compiler nor `wasm-opt` can know to be idle,
//! because tables of functions refer to it.

use std::ops::Range;

use anyhow::Result;
use rustc_demangle::demangle;
use wasm_encoder::{CustomSection, Encode, RawSection, Section};
use wasmparser::{
    ImportSectionReader, KnownCustom, Name, Parser, Payload, RelocAddendKind, RelocSectionReader,
    RelocationEntry, TypeRef,
};

/// How a function is called, and why it is idle.
const IDLE: [&str; 8] = [
    // Pages are taken over once their parts are loaded: `app::take_over`.
    "hydrate_async",
    // For views made from a `<template>`, which we have none of.
    "hydrate_from_template",
    // Asked for by the server.
    "::generate_routes",
    // For bodies of requests that are sent as streams, which no browser but Chromium could.
    "wasm_streams::readable::into_underlying",
    // Nobody makes a channel with an end.
    "std::sync::mpmc::array::Channel",
    "std::sync::mpmc::zero::Channel",
    // It says in which words a text was cut where no character begins. The client stops there either way.
    "core::str::slice_error_fail",
    // Dates come as RFC 3339.
    "chrono::format::parse::parse_rfc2822",
];
/// Of these wasm-bindgen learns the types of what JavaScript may call.
const ASKED: &str = "describe";
/// What errors of reading JSON would add of the value that was wrong, with all that writes a float. Their messages stay.
const SILENT: &str = "<serde_core::de::Unexpected as core::fmt::Display>::fmt";

/// Makes the idle functions of the linked module `wasm` empty, and what they refer to unknown to the relocations: what only
/// they use, tables of functions with it, is in no part of the client then. Each function must have a name of its own:
/// where functions come out the same, the compiler must not keep one for all of them.
pub(super) fn prune(wasm: &[u8]) -> Result<Vec<u8>> {
    let idle = idle_functions(wasm)?;
    let mut pruned = wasm.to_vec();
    for (range, emptied) in &idle {
        emptied.write(&mut pruned[range.clone()]);
    }
    let mut code = 0;
    let mut written = pruned[..8].to_vec();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::CodeSectionStart { range, .. } = &payload {
            code = range.start;
        }
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        if let Payload::CustomSection(section) = &payload
            && section.name() == "reloc.CODE"
            && let KnownCustom::Reloc(relocations) = section.as_known()
        {
            let data = without(&relocations, code, &idle)?.into();
            let name = section.name().into();
            let section = CustomSection { name, data };
            written.push(section.id());
            section.encode(&mut written);
        } else {
            written.push(id);
            let data = &pruned[range];
            RawSection { id, data }.encode(&mut written);
        }
    }
    Ok(written)
}

/// The bodies of the idle functions in the order of the file.
fn idle_functions(wasm: &[u8]) -> Result<Vec<(Range<usize>, Emptied)>> {
    let (mut imported, mut bodies, mut idle) = (0, Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => imported = imported_functions(imports)?,
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else {
                    continue;
                };
                for names in names {
                    let Name::Function(names) = names? else {
                        continue;
                    };
                    for function in names {
                        let function = function?;
                        let place = function.index.checked_sub(imported);
                        if let Some(emptied) = Emptied::of(function.name)
                            && let Some(body) = place.and_then(|place| bodies.get(place as usize))
                        {
                            idle.push((body.clone(), emptied));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    idle.sort_unstable_by_key(|(range, _)| range.start);
    Ok(idle)
}

/// How many functions a module imports; its own are counted after them.
pub(super) fn imported_functions(imports: ImportSectionReader<'_>) -> Result<u32> {
    let mut count = 0;
    for import in imports.into_imports() {
        count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

/// The section of relocations for the code, which begins at byte `code`, without those in idle functions.
fn without(
    relocations: &RelocSectionReader<'_>,
    code: usize,
    idle: &[(Range<usize>, Emptied)],
) -> Result<Vec<u8>> {
    let is_idle = |entry: &RelocationEntry| {
        let at = code + entry.offset as usize;
        let next = idle.partition_point(|(range, _)| range.end <= at);
        idle.get(next).is_some_and(|(range, _)| range.contains(&at))
    };
    let (mut count, mut entries) = (0_u32, Vec::new());
    for entry in relocations.entries() {
        let entry = entry?;
        if is_idle(&entry) {
            continue;
        }
        count += 1;
        entries.push(entry.ty as u8);
        entry.offset.encode(&mut entries);
        entry.index.encode(&mut entries);
        if entry.ty.addend_kind() != RelocAddendKind::None {
            entry.addend.encode(&mut entries);
        }
    }
    let mut section = Vec::new();
    relocations.section_index().encode(&mut section);
    count.encode(&mut section);
    section.extend_from_slice(&entries);
    Ok(section)
}

/// What becomes of a function.
enum Emptied {
    /// It would stop the client: nothing calls it.
    Trap,
    /// It writes nothing and says that this went well.
    Silent,
}

impl Emptied {
    fn of(symbol: &str) -> Option<Self> {
        let name = format!("{:#}", demangle(symbol));
        if name == SILENT {
            Some(Self::Silent)
        } else if IDLE.iter().any(|idle| name.contains(idle)) && !name.contains(ASKED) {
            Some(Self::Trap)
        } else {
            None
        }
    }

    /// Writes it over a body, which stays as long as it was.
    fn write(&self, body: &mut [u8]) {
        const UNREACHABLE: u8 = 0x00;
        const NOP: u8 = 0x01;
        const END: u8 = 0x0b;
        const I32_CONST: u8 = 0x41;
        // After a 0 for no locals.
        let code: &[u8] = match self {
            Self::Trap => &[0, UNREACHABLE],
            // `Ok(())` of `fmt::Result`.
            Self::Silent => &[0, I32_CONST, 0],
        };
        // What is shorter does nothing.
        if let Some((last, room)) = body.split_last_mut()
            && let Some((begin, rest)) = room.split_at_mut_checked(code.len())
        {
            begin.copy_from_slice(code);
            rest.fill(NOP);
            *last = END;
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, Function, FunctionSection, Module, NameMap, NameSection, TypeSection,
    };

    use super::*;

    #[test]
    fn knows_idle_functions_by_their_names() {
        assert!(matches!(
            Emptied::of("_RNvNtCs1_6tachys4view13hydrate_async"),
            Some(Emptied::Trap)
        ));
        assert!(Emptied::of("_RNvNtCs1_6tachys4view7hydrate").is_none());
        assert!(
            Emptied::of("_RNvXNtCs1_3app5pagesNtB2_4PageNtNtCs2_4core3fmt7Display3fmt").is_none()
        );
    }

    /// Two functions that call the first; the second is idle.
    fn linked() -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        let (mut code, mut names) = (CodeSection::new(), NameMap::new());
        types.ty().function([], []);
        for (index, name) in (0..).zip(["hydrate", "_RNvNtCs1_6tachys4view13hydrate_async"]) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().call(0).end();
            code.function(&body);
            names.append(index, name);
        }
        let mut all_names = NameSection::new();
        all_names.functions(&names);
        // Of the third section two: kind, offset and function of each.
        let relocations = CustomSection {
            name: "reloc.CODE".into(),
            data: vec![2, 2, 0, 4, 0, 0, 9, 0].into(),
        };
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&code);
        module.section(&all_names).section(&relocations);
        module.finish()
    }

    #[test]
    fn what_is_idle_calls_nothing_any_more() {
        let pruned = prune(&linked()).expect("a module");
        let (mut bodies, mut left) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&pruned) {
            match payload.expect("a section") {
                Payload::CodeSectionEntry(body) => bodies.push(pruned[body.range()].to_vec()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Reloc(relocations) = section.as_known() {
                        let offset =
                            |entry: Result<RelocationEntry, _>| entry.map(|entry| entry.offset);
                        left.extend(relocations.entries().into_iter().map(offset));
                    }
                }
                _ => {}
            }
        }
        assert_eq!(bodies, [[0, 0x10, 0, 0x0b], [0, 0, 1, 0x0b]]);
        assert!(matches!(left[..], [Ok(4)]), "{left:?}");
    }
}
