//! What a machine must have before anything can be built, and what we can add ourselves.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, command};
use crate::steps::{step, up_to_date};

const WASM: &str = "wasm32-unknown-unknown";

/// A program that must be there, with the commands that install it.
struct Needed {
    any_of: &'static [&'static str],
    what_for: &'static str,
    debian: &'static str,
    mac: &'static str,
}

const NEEDED: [Needed; 5] = [
    Needed {
        any_of: &["rustup", "rustc"],
        what_for: "Rust",
        debian: "curl --proto '=https' -sSf https://sh.rustup.rs | sh",
        mac: "curl --proto '=https' -sSf https://sh.rustup.rs | sh",
    },
    Needed {
        any_of: &["cc", "gcc", "clang", "cl"],
        what_for: "a C compiler (linker of Rust programs)",
        debian: "sudo apt-get install build-essential",
        mac: "xcode-select --install",
    },
    Needed {
        any_of: &["node"],
        what_for: "Node.js 20.19 or newer (stylesheets, icons, browser tests)",
        debian: "sudo apt-get install nodejs npm",
        mac: "brew install node",
    },
    Needed {
        any_of: &["npm"],
        what_for: "npm (comes with Node.js)",
        debian: "sudo apt-get install npm",
        mac: "brew install node",
    },
    Needed {
        any_of: &["python3", "python"],
        what_for: "Python 3 with pip (brings the embedded Postgres)",
        debian: "sudo apt-get install python3-pip",
        mac: "brew install python",
    },
];

/// Names everything that is missing at once, each with the command that installs it.
pub(crate) fn check() -> Result<()> {
    let mut missing: Vec<String> = NEEDED
        .iter()
        .filter(|needed| {
            !needed
                .any_of
                .iter()
                .any(|name| process::find(name).is_some())
        })
        .map(Needed::advice)
        .collect();
    if let Some(advice) = node_too_old() {
        missing.push(advice);
    }
    if !missing.is_empty() {
        bail!("This machine still needs:\n{}", missing.join("\n"));
    }
    Ok(())
}

impl Needed {
    fn advice(&self) -> String {
        let install = if cfg!(target_os = "macos") {
            self.mac
        } else {
            self.debian
        };
        format!("  - {}\n      {install}", self.what_for)
    }
}

/// Dart Sass, which needs the newest Node.js of what we use, wants 20.19.
fn node_too_old() -> Option<String> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    let mut parts = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    let (major, minor) = (parts.next()?.ok()?, parts.next()?.ok()?);
    ((major, minor) < (20, 19)).then(|| {
        format!(
            "  - Node.js 20.19 or newer, here is {}\n      npx n lts",
            version.trim()
        )
    })
}

/// The Rust target of the client.
pub(crate) fn add_wasm_target() -> Result<()> {
    let sysroot = process::run_quietly(command("rustc").args(["--print", "sysroot"]))?;
    if std::path::Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        up_to_date("WebAssembly target of Rust");
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "Rust's target {WASM} is missing, and there is no rustup to add it with: install rustup, or that target by the means that installed Rust"
        );
    }
    step("Adding Rust's WebAssembly target", "5 s", || {
        process::run_quietly(command("rustup").args(["target", "add", WASM])).map(drop)
    })
}

/// What `test` needs of Rust beyond the compiler; a minimal installation has neither.
pub(crate) fn add_checkers() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::run_quietly(process::cargo().args([subcommand, "--version"])).is_ok() {
            continue;
        }
        step(&format!("Adding Rust's {component}"), "5 s", || {
            process::run_quietly(command("rustup").args(["component", "add", component])).map(drop)
        })?;
    }
    Ok(())
}
