//! What a plan does, and what about it would not last.

use anyhow::{Context, Result};
use serde_json::Value;

/// Tables that grow with the customers.
const GROWING: [&str; 2] = ["customers", "activity_log"];
/// Rows that one statement may visit, however many there are: a search looks at 2,000 recent rows of two kinds and at
/// 1,000 matches, a count at 1,001 of each status.
const BOUND: i64 = 14_000;
/// Rows a node may look at in vain.
const IN_VAIN: i64 = 3_000;

/// A plan that was run.
pub(crate) struct Plan {
    /// Each node with what it reads, outermost first.
    pub(crate) nodes: Vec<String>,
    pub(crate) milliseconds: f64,
    pub(crate) planning: f64,
    /// Blocks of 8 KiB that were looked at.
    pub(crate) blocks: i64,
    /// Rows of the growing tables that were visited, also inside functions.
    pub(crate) visited: i64,
    pub(crate) rows: i64,
    /// What would get slower with the table.
    pub(crate) flags: Vec<String>,
}

impl Plan {
    /// Reads what `explain (format json)` printed.
    pub(crate) fn read(json: &Value, scans: i64, visited: i64) -> Result<Self> {
        let whole = json.get(0).context("an empty plan")?;
        let root = whole.get("Plan").context("a plan without nodes")?;
        let number = |name| whole.get(name).and_then(Value::as_f64).unwrap_or_default();
        let mut plan = Self {
            nodes: Vec::new(),
            milliseconds: number("Execution Time"),
            planning: number("Planning Time"),
            blocks: integer(root, "Shared Hit Blocks") + integer(root, "Shared Read Blocks"),
            visited,
            rows: integer(root, "Actual Rows"),
            flags: Vec::new(),
        };
        plan.walk(root, 0);
        if scans > 0 {
            plan.flags.push(format!(
                "{scans} sequential scans of a growing table, functions included"
            ));
        }
        if visited > BOUND {
            plan.flags.push(format!("visits {visited} rows"));
        }
        Ok(plan)
    }

    fn walk(&mut self, node: &Value, depth: usize) {
        self.nodes.push(describe(node, depth));
        self.flags.extend(objections(node));
        for child in children(node) {
            self.walk(child, depth + 1);
        }
    }
}

fn describe(node: &Value, depth: usize) -> String {
    let mut line = format!("{}{}", "  ".repeat(depth), word(node, "Node Type"));
    for (name, before) in [
        ("Index Name", " using "),
        ("Relation Name", " on "),
        ("Function Name", " of "),
        ("CTE Name", " of "),
    ] {
        let value = word(node, name);
        if !value.is_empty() {
            line.push_str(before);
            line.push_str(value);
        }
    }
    let (rows, loops) = (integer(node, "Actual Rows"), integer(node, "Actual Loops"));
    let removed = removed(node);
    line.push_str(&format!(" ({rows} rows × {loops}"));
    if removed > 0 {
        line.push_str(&format!(", {removed} in vain"));
    }
    line.push(')');
    line
}

fn objections(node: &Value) -> Vec<String> {
    let (kind, table) = (word(node, "Node Type"), word(node, "Relation Name"));
    let mut objections = Vec::new();
    if kind.contains("Seq Scan") && GROWING.contains(&table) {
        objections.push(format!("{kind} on {table}"));
    }
    if removed(node) > IN_VAIN {
        objections.push(format!(
            "{kind} on {table} looks at {} rows in vain",
            removed(node)
        ));
    }
    // Counting what a limit bounds is no exact count.
    let input: i64 = children(node)
        .map(|child| integer(child, "Actual Rows") * integer(child, "Actual Loops"))
        .sum();
    let loops = integer(node, "Actual Loops").max(1);
    if kind == "Aggregate" && input / loops > 2_000 {
        objections.push(format!("counts {input} rows exactly"));
    }
    if kind == "Sort" && input / loops > 2_000 {
        objections.push(format!("sorts {input} rows"));
    }
    objections
}

fn removed(node: &Value) -> i64 {
    [
        "Rows Removed by Filter",
        "Rows Removed by Index Recheck",
        "Rows Removed by Join Filter",
    ]
    .iter()
    .map(|name| integer(node, name))
    .sum::<i64>()
        * integer(node, "Actual Loops").max(1)
}

fn children(node: &Value) -> impl Iterator<Item = &Value> {
    node.get("Plans")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn word<'a>(node: &'a Value, name: &str) -> &'a str {
    node.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Rows may be a fraction, as a mean over loops.
fn integer(node: &Value, name: &str) -> i64 {
    node.get(name)
        .and_then(Value::as_f64)
        .unwrap_or_default()
        .round() as i64
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(plan: &Value) -> Plan {
        Plan::read(&json!([{"Plan": plan, "Execution Time": 1.5}]), 0, 10).unwrap()
    }

    #[test]
    fn an_index_path_passes() {
        let plan = read(&json!({
            "Node Type": "Limit", "Actual Rows": 51, "Actual Loops": 1, "Shared Hit Blocks": 60,
            "Plans": [{"Node Type": "Index Scan", "Index Name": "customers_by_name", "Relation Name": "customers",
                "Actual Rows": 51, "Actual Loops": 1}]
        }));
        assert_eq!(
            plan.nodes[1],
            "  Index Scan using customers_by_name on customers (51 rows × 1)"
        );
        assert_eq!(plan.blocks, 60);
        assert!(plan.flags.is_empty(), "{:?}", plan.flags);
    }

    #[test]
    fn scans_exact_counts_and_vain_work_are_named() {
        let plan = read(&json!({
            "Node Type": "Aggregate", "Actual Rows": 1, "Actual Loops": 1,
            "Plans": [{"Node Type": "Seq Scan", "Relation Name": "customers", "Actual Rows": 90_000, "Actual Loops": 1,
                "Rows Removed by Filter": 10_000}]
        }));
        assert_eq!(plan.flags.len(), 3, "{:?}", plan.flags);
    }
}
