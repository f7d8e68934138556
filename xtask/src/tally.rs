//! How many tests passed and failed, read from what the test runners print.

use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// From `cargo nextest` (one summary) or `cargo test` (one result for each binary).
    pub(crate) fn of_cargo(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines().map(str::trim) {
            let counts = if line.starts_with("Summary [") {
                line.split_once("run:").map(|(_, counts)| counts)
            } else {
                line.strip_prefix("test result:")
                    .and_then(|rest| rest.split_once(". "))
                    .map(|(_, counts)| counts)
            };
            for count in counts.unwrap_or_default().split([',', ';']) {
                let mut words = count.trim().splitn(2, ' ');
                let number = words.next().and_then(|word| word.parse::<u64>().ok());
                match (number, words.next().unwrap_or_default()) {
                    (Some(number), what) if what.starts_with("passed") => tally.passed += number,
                    (Some(number), "failed" | "timed out" | "exec failed") => {
                        tally.failed += number;
                    }
                    _ => {}
                }
            }
        }
        tally
    }

    /// From Playwright's JSON report.
    pub(crate) fn of_playwright(report: &[u8]) -> Result<Self> {
        let report: Value = serde_json::from_slice(report)?;
        let count = |name: &str| {
            report["stats"][name]
                .as_u64()
                .with_context(|| format!("Playwright reports no {name}"))
        };
        Ok(Self {
            passed: count("expected")? + count("flaky")?,
            failed: count("unexpected")?,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_says_it_once() {
        let output = "     Summary [   5.123s] 9 tests run: 5 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 1 exec failed, 3 skipped";
        assert_eq!(
            Tally::of_cargo(output),
            Tally {
                passed: 5,
                failed: 4
            }
        );
    }

    #[test]
    fn cargo_test_says_it_for_each_binary() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            Tally::of_cargo(output),
            Tally {
                passed: 4,
                failed: 2
            }
        );
    }

    #[test]
    fn other_lines_do_not_count() {
        assert_eq!(
            Tally::of_cargo("test result_is_5 passed ... ok\n7 passed"),
            Tally::default()
        );
    }

    #[test]
    fn a_flaky_browser_test_passed_in_the_end() {
        let report = br#"{"stats": {"expected": 4, "unexpected": 1, "flaky": 2, "skipped": 9}}"#;
        assert_eq!(
            Tally::of_playwright(report).unwrap(),
            Tally {
                passed: 6,
                failed: 1
            }
        );
    }

    #[test]
    fn a_report_without_counts_is_an_error() {
        assert!(Tally::of_playwright(b"{}").is_err());
    }
}
