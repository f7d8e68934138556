//! The report: figures beside what was promised.

use std::fmt::Write as _;
use std::time::Duration;

use chrono::Utc;

use crate::browser::Figure;
use crate::explain::Explained;
use crate::load::Figures;
use crate::measure::Outcome;
use crate::plan::Plan;

const READY_TARGET: Duration = Duration::from_secs(1);
const MEMORY_TARGET: f64 = 120.0;

/// Everything that was found out.
pub(crate) struct Report {
    pub(crate) database: String,
    pub(crate) loading: Option<Duration>,
    pub(crate) ready_after: Duration,
    /// Resident memory in MiB after the run, and the most it was.
    pub(crate) memory: Option<(f64, f64)>,
    pub(crate) memory_idle: Option<(f64, f64)>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) browser: Vec<Figure>,
    pub(crate) statements: Vec<Explained>,
}

impl Report {
    /// The report as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        writeln!(text, "# Measurements\n")?;
        writeln!(
            text,
            "{}, {cores} cores shared by server, database and load; {}. 100,000 customers in one workspace and 1,000 in each \
             of 200 others; signed in, row-level security on, replies compressed.",
            Utc::now().format("%Y-%m-%d %H:%M UTC"),
            self.database,
        )?;
        if let Some(loading) = self.loading {
            writeln!(
                text,
                "Loading the data took {:.0} s.",
                loading.as_secs_f64()
            )?;
        }
        self.process(text)?;
        self.requests(text)?;
        self.browser(text)?;
        self.kinds(text)?;
        self.statements(text)
    }

    fn process(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "\n## Start and memory\n")?;
        writeln!(text, "| | Measured | Target | |\n|---|--:|--:|---|")?;
        let (ready, target) = (self.ready_after, READY_TARGET);
        writeln!(
            text,
            "| Ready after the database | {} | {} | {} |",
            ms(ready),
            ms(target),
            verdict(ready <= target)
        )?;
        let (Some((idle, _)), Some((now, most))) = (self.memory_idle, self.memory) else {
            return writeln!(
                text,
                "| Memory | not told by this system | {MEMORY_TARGET} MiB | |"
            );
        };
        writeln!(
            text,
            "| Server's memory before the run | {idle:.0} MiB | | |"
        )?;
        writeln!(
            text,
            "| Server's memory after the run | {now:.0} MiB | {MEMORY_TARGET} MiB | {} |",
            verdict(now <= MEMORY_TARGET)
        )?;
        writeln!(text, "| Server's memory at most | {most:.0} MiB | | |")
    }

    fn requests(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "\n## Requests\n")?;
        writeln!(
            text,
            "Times in ms. The last columns are processor time of one request: server, database, our own load.\n"
        )?;
        writeln!(
            text,
            "| What | People | Requests | Failed | Per second | p50 | p95 | p99 | Most | Target p95 | | KiB | Server | Database | Load |"
        )?;
        writeln!(
            text,
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|"
        )?;
        for outcome in &self.outcomes {
            let Figures {
                requests,
                failures,
                per_second,
                p50,
                p95,
                p99,
                most,
                mean_bytes,
            } = outcome.figures;
            let target = outcome.target.map_or(String::new(), ms);
            let passed = outcome
                .target
                .map_or("", |target| verdict(p95 <= target && failures == 0));
            let cost = outcome.cost.map_or("| | |".to_owned(), |cost| {
                format!(
                    "{} | {} | {} |",
                    ms(cost.server),
                    ms(cost.database),
                    ms(cost.load)
                )
            });
            writeln!(
                text,
                "| {} | {} | {requests} | {failures} | {per_second:.0} | {} | {} | {} | {} | {target} | {passed} | {:.1} | {cost}",
                outcome.name,
                outcome.people,
                ms(p50),
                ms(p95),
                ms(p99),
                ms(most),
                mean_bytes as f64 / 1_024.0,
            )?;
        }
        Ok(())
    }

    fn browser(&self, text: &mut String) -> std::fmt::Result {
        if self.browser.is_empty() {
            return Ok(());
        }
        writeln!(text, "\n## In a browser\n")?;
        writeln!(
            text,
            "The first visit to the list: Chromium, 390 × 844, processor four times slower, 9 Mbit/s, 60 ms. Scrolling and palette: 1280 × 800 \
             at full speed. Browser, server and database share the cores.\n"
        )?;
        writeln!(text, "| What | Measured | Target | |\n|---|--:|--:|---|")?;
        for figure in &self.browser {
            let Figure {
                what, unit, value, ..
            } = figure;
            let target = figure
                .target
                .map_or(String::new(), |target| format!("{target} {unit}"));
            let verdict = figure.reached().map_or("", verdict);
            writeln!(text, "| {what} | {value} {unit} | {target} | {verdict} |")?;
        }
        Ok(())
    }

    fn kinds(&self, text: &mut String) -> std::fmt::Result {
        writeln!(
            text,
            "\n### By kind\n\n| What | People | Kind | Requests | p50 | p95 | p99 |\n|---|--:|---|--:|--:|--:|--:|"
        )?;
        for outcome in self
            .outcomes
            .iter()
            .filter(|outcome| outcome.kinds.len() > 1)
        {
            for (kind, figures) in &outcome.kinds {
                let Figures {
                    requests,
                    p50,
                    p95,
                    p99,
                    ..
                } = *figures;
                let (name, people) = (outcome.name, outcome.people);
                writeln!(
                    text,
                    "| {name} | {people} | {kind} | {requests} | {} | {} | {} |",
                    ms(p50),
                    ms(p95),
                    ms(p99)
                )?;
            }
        }
        Ok(())
    }

    fn statements(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "\n## Statements\n")?;
        writeln!(
            text,
            "As the owner, under row-level security, with the plan that Postgres settled on. Blocks and rows of the growing \
             tables are those of the workspace with 100,000 customers, and of one with 1,000 behind the stroke: a cost that \
             grows with the table would differ a hundredfold.\n"
        )?;
        writeln!(
            text,
            "| Statement | ms | Planning ms | Blocks | Rows visited | Rows | Objections |\n|---|--:|--:|--:|--:|--:|---|"
        )?;
        for Explained { name, big, small } in &self.statements {
            let objections = if big.flags.is_empty() {
                "none".to_owned()
            } else {
                big.flags.join("; ")
            };
            writeln!(
                text,
                "| {name} | {:.2} / {:.2} | {:.2} | {} / {} | {} / {} | {} | {objections} |",
                big.milliseconds,
                small.milliseconds,
                big.planning,
                big.blocks,
                small.blocks,
                big.visited,
                small.visited,
                big.rows
            )?;
        }
        for Explained { name, big, .. } in &self.statements {
            plan(text, name, big)?;
        }
        Ok(())
    }
}

fn plan(text: &mut String, name: &str, plan: &Plan) -> std::fmt::Result {
    writeln!(text, "\n### {name}\n\n```text")?;
    for node in &plan.nodes {
        writeln!(text, "{node}")?;
    }
    writeln!(text, "```")
}

fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}

const fn verdict(reached: bool) -> &'static str {
    if reached { "reached" } else { "**missed**" }
}
