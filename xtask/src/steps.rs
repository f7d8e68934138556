//! What a person sees while the work goes on.

use std::time::Instant;

use anyhow::Result;

/// Says what begins and how long it takes about, does it, says how long it took.
pub(crate) fn step<T>(what: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("  … {what} (about {about})");
    let started = Instant::now();
    let result = work();
    match &result {
        Ok(_) => println!("  ✓ {what}: {:.1} s", started.elapsed().as_secs_f32()),
        Err(_) => println!(
            "  ✗ {what}: failed after {:.1} s",
            started.elapsed().as_secs_f32()
        ),
    }
    result
}

/// Says that there is nothing to do.
pub(crate) fn up_to_date(what: &str) {
    println!("  ✓ {what}: up to date");
}

/// A headline above steps.
pub(crate) fn headline(text: &str) {
    println!("\n{text}");
}

/// Anything else that is worth a line.
pub(crate) fn say(text: &str) {
    println!("{text}");
}
