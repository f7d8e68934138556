//! What the system knows about processes. Only Linux tells; elsewhere the figures are left out.

use std::fs;
use std::time::Duration;

/// The kernel's clock tick, the same on every Linux.
const TICK: Duration = Duration::from_millis(10);

/// Processor time of some processes so far.
pub(crate) fn processor_time(processes: &[u32]) -> Option<Duration> {
    processes.iter().map(|process| of_process(*process)).sum()
}

/// Resident memory of a process in MiB: now, and the most it ever was.
pub(crate) fn memory(process: u32) -> Option<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let field = |name| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kibibytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kibibytes / 1_024.0)
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

fn of_process(process: u32) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field, a name in brackets, may hold anything; user and system time are the 14th and 15th.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: u32 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u32>().ok())
        .sum();
    Some(TICK * ticks)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn our_own_process_has_used_memory() {
        let (now, most) = memory(std::process::id()).unwrap();
        assert!(now > 1.0 && most >= now * 0.9, "{now} {most}");
        assert!(processor_time(&[std::process::id()]).is_some());
        assert!(memory(u32::MAX).is_none());
    }
}
