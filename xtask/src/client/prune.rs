//! Takes out of the client what a browser never runs, and what neither the compiler nor `wasm-opt` can know to be idle,
//! because tables of functions refer to it.

use std::path::Path;

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// How a function is called, and why it is idle.
const IDLE: [&str; 4] = [
    // Pages are taken over in one go, once their parts are loaded: `app::load_page`.
    "hydrate_async",
    // For views made from a `<template>`, which we have none of.
    "hydrate_from_template",
    // Asked for by the server.
    "::generate_routes",
    // For bodies of requests that are sent as streams, which no browser but Chromium could.
    "wasm_streams::readable::into_underlying",
];
/// What errors of reading JSON would add of the value that was wrong, with all that writes a float. Their messages stay.
const SILENT: &str = "<serde_core::de::Unexpected as core::fmt::Display>::fmt";

/// Makes the idle functions of the module at `path` empty, so that `wasm-opt` drops what only they use. Each function must
/// have a name of its own: where functions come out the same, the compiler must not keep one for all of them.
pub(super) fn prune(path: &Path) -> Result<()> {
    let reading = || format!("reading {}", path.display());
    let mut module = Module::from_file(path).with_context(reading)?;
    let idle: Vec<_> = module
        .funcs
        .iter_local()
        .filter_map(|(id, _)| Some((id, Emptied::of(module.funcs.get(id).name.as_deref()?)?)))
        .collect();
    for (id, emptied) in idle {
        let body = emptied.body(&mut module, id);
        module.funcs.get_mut(id).kind = FunctionKind::Local(body);
    }
    module
        .emit_wasm_file(path)
        .with_context(|| format!("writing {}", path.display()))
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
        } else if IDLE.iter().any(|idle| name.contains(idle)) {
            Some(Self::Trap)
        } else {
            None
        }
    }

    fn body(&self, module: &mut Module, id: FunctionId) -> LocalFunction {
        let signature = module.types.get(module.funcs.get(id).ty());
        let (params, results) = (signature.params().to_vec(), signature.results().to_vec());
        let arguments = params.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut function = FunctionBuilder::new(&mut module.types, &params, &results);
        match self {
            Self::Trap => function.func_body().unreachable(),
            // `Ok(())` of `fmt::Result`.
            Self::Silent => function.func_body().i32_const(0),
        };
        function.local_func(arguments)
    }
}

#[cfg(test)]
mod tests {
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
}
