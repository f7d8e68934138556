//! What a person sees while the work goes on. Progress goes to standard error, so that `cargo xtask db dump > file`
//! writes the dump alone.

use std::time::Instant;

use anyhow::Result;

/// Says what begins and how long it takes about, does it, says how long it took.
pub(crate) fn step<T>(what: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("  … {what} (about {about})");
    let started = Instant::now();
    let result = work();
    match &result {
        Ok(_) => eprintln!("  ✓ {what}: {:.1} s", started.elapsed().as_secs_f32()),
        Err(_) => eprintln!(
            "  ✗ {what}: failed after {:.1} s",
            started.elapsed().as_secs_f32()
        ),
    }
    result
}

/// Says that there is nothing to do.
pub(crate) fn up_to_date(what: &str) {
    eprintln!("  ✓ {what}: up to date");
}

/// A headline above steps.
pub(crate) fn headline(text: &str) {
    eprintln!("\n{text}");
}

/// What was asked for.
pub(crate) fn say(text: &str) {
    println!("{text}");
}
