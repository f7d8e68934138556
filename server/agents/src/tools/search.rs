use domain::Result;
use domain::artifacts::ArtifactSummary;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::words::Words;
use super::{Findings, Tools};
use crate::lines::{self, Finding, one_line};

/// Most lines that a search finds.
const MOST: usize = 20;
/// So many texts are read at a time: each may have a megabyte.
const AT_ONCE: usize = 2;

impl Tools {
    /// Everything about the customer in which one of the words is, the best match first.
    pub(super) async fn search(&self, about: &str) -> Result<Findings> {
        let words = Words::of(about);
        if words.is_empty() {
            return Ok(Findings::default());
        }
        let (customer, team, agreements, money, projects, timeline, portfolio, texts) = tokio::try_join!(
            self.customer(),
            self.team(),
            self.agreements(),
            self.receivables(),
            self.projects(),
            self.timeline(),
            self.portfolio(""),
            self.in_texts(&words),
        )?;
        let records = [
            customer, team, agreements, money, projects, portfolio, timeline,
        ];
        let lines = records.into_iter().flat_map(|found| found.lines);
        Ok(best(&words, texts.into_iter().chain(lines)).into())
    }

    /// What of the artifacts' titles and texts has the words.
    async fn in_texts(&self, words: &Words) -> Result<Vec<Finding>> {
        let artifacts = self.artifact_list().await?;
        let found = stream::iter(artifacts)
            .map(|artifact| self.in_text(words, artifact))
            .buffered(AT_ONCE);
        found.try_collect().await
    }

    async fn in_text(&self, words: &Words, summary: ArtifactSummary) -> Result<Finding> {
        let artifact = self.stores.artifacts.get(&self.actor, summary.id).await?;
        let mut finding = lines::artifact(&summary, self.zone());
        if let Some(excerpt) = words.excerpt(artifact.body.as_str()) {
            finding.line = format!("{}; text: … {} …", finding.line, one_line(&excerpt, 400));
        }
        Ok(finding)
    }
}

/// The lines with the most words, those that came first before others with as many.
fn best(words: &Words, lines: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let found = lines.map(|finding| (words.found_in(&finding.line), finding));
    let mut found: Vec<(usize, Finding)> = found.filter(|(found, _)| *found > 0).collect();
    found.sort_by_key(|(found, _)| std::cmp::Reverse(*found));
    found.truncate(MOST);
    found.into_iter().map(|(_, finding)| finding).collect()
}
