//! Everything that must hold before a change is good: formatting, lints, and every kind of test.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};

use crate::process::{self, cargo};
use crate::steps::{headline, say};
use crate::tally::Tally;
use crate::{build, database, e2e, prerequisites};

/// `hydrate` belongs to the browser: in one graph with the server it would switch on both sides of Leptos.
const WORKSPACE: [&str; 3] = ["--workspace", "--exclude", "hydrate"];

/// Runs all checks, also after one has failed, and ends with `N passed, N failed`.
pub(crate) fn perform(fast: bool) -> Result<()> {
    build::prepare()?;
    prerequisites::add_checkers()?;
    database::install()?;
    let mut report = Report::default();
    report.check("Formatting", formatting);
    report.check("Lints", lints);
    report.check("Unit, database and HTTP tests", tests);
    report.check("Examples in the documentation", examples);
    if !fast {
        report.check("Browser tests", browser_tests);
    }
    let stopped = embedded_postgres::testing::stop();
    report.close()?;
    Ok(stopped?)
}

fn formatting() -> Result<Tally> {
    process::run(cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Tally::default())
}

fn lints() -> Result<Tally> {
    process::run(
        cargo()
            .args(["clippy", "--quiet", "--all-targets"])
            .args(WORKSPACE)
            .args(["--", "--deny", "warnings"]),
    )?;
    Ok(Tally::default())
}

fn tests() -> Result<Tally> {
    let mut tests = cargo();
    if process::find("cargo-nextest").is_some() {
        tests
            .args(["nextest", "run", "--no-fail-fast", "--no-tests", "pass"])
            .args(WORKSPACE);
    } else {
        tests
            .args(["test", "--no-fail-fast", "--all-targets"])
            .args(WORKSPACE);
    }
    counted(&mut tests)
}

fn examples() -> Result<Tally> {
    counted(
        cargo()
            .args(["test", "--doc", "--no-fail-fast", "--quiet"])
            .args(WORKSPACE),
    )
}

fn browser_tests() -> Result<Tally> {
    build::everything(e2e::SITE, e2e::SERVER)?;
    e2e::run(&[])
}

/// Shows what a test runner prints, and counts.
fn counted(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("starting the tests")?;
    let stdout = child.stdout.take().context("the tests' output")?;
    let stderr = child.stderr.take().context("the tests' errors")?;
    let stderr = thread::spawn(|| show(BufReader::new(stderr)));
    let mut output = show(BufReader::new(stdout));
    output += &stderr
        .join()
        .map_err(|_| anyhow!("reading the tests' output was interrupted"))?;
    let status = child.wait()?;
    let tally = Tally::of_cargo(&output);
    if !status.success() && tally.failed == 0 {
        bail!("the tests ended with {status}");
    }
    Ok(tally)
}

fn show(output: impl BufRead) -> String {
    let mut all = String::new();
    for line in output.lines().map_while(Result::ok) {
        say(&line);
        all.push_str(&line);
        all.push('\n');
    }
    all
}

/// What has been checked so far.
#[derive(Default)]
struct Report {
    tally: Tally,
    lines: Vec<String>,
}

impl Report {
    fn check(&mut self, what: &str, check: impl FnOnce() -> Result<Tally>) {
        headline(what);
        let started = Instant::now();
        let result = check();
        let seconds = started.elapsed().as_secs_f32();
        let (mark, tally, detail) = match result {
            Ok(tally @ Tally { failed: 0, .. }) => ("✓", tally, String::new()),
            Ok(tally) => ("✗", tally, String::new()),
            Err(error) => {
                say(&format!("{error:#}"));
                // Nothing could be counted, and yet it must not look as if nothing was wrong.
                (
                    "✗",
                    Tally {
                        passed: 0,
                        failed: 1,
                    },
                    " could not be completed".to_owned(),
                )
            }
        };
        self.tally += tally;
        let counts = if tally == Tally::default() {
            String::new()
        } else {
            format!(": {} passed, {} failed", tally.passed, tally.failed)
        };
        self.lines
            .push(format!("  {mark} {seconds:6.1} s  {what}{detail}{counts}"));
    }

    fn close(&self) -> Result<()> {
        headline("All checks");
        for line in &self.lines {
            say(line);
        }
        say(&format!(
            "\n{} passed, {} failed",
            self.tally.passed, self.tally.failed
        ));
        if self.tally.failed > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }
}
