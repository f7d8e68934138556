//! Many customers at once, in the text format of `copy`.

use std::fmt::Write as _;

use anyhow::Result;
use domain::id::{UserId, WorkspaceId};
use sqlx::PgConnection;
use sqlx::postgres::PgCopyIn;

use crate::maker::Made;

/// What is sent in one go.
const CHUNK: usize = 256 * 1024;
const STATEMENT: &str = "copy customers (id, workspace_id, user_id, name, status, visibility, info, created_at, updated_at, \
    last_activity_at) from stdin";

/// A `copy` that is going on.
pub(crate) struct Copy<'a> {
    sink: PgCopyIn<&'a mut PgConnection>,
    text: String,
}

impl<'a> Copy<'a> {
    /// Begins one.
    pub(crate) async fn begin(connection: &'a mut PgConnection) -> Result<Self> {
        let sink = connection.copy_in_raw(STATEMENT).await?;
        Ok(Self {
            sink,
            text: String::with_capacity(CHUNK + 8 * 1024),
        })
    }

    /// Writes one customer.
    pub(crate) async fn add(
        &mut self,
        workspace: WorkspaceId,
        owner: UserId,
        made: &Made,
    ) -> Result<()> {
        let (name, info) = (
            escape(&made.name),
            escape(&serde_json::to_string(&made.info)?),
        );
        let (status, visibility) = (made.status.as_str(), made.visibility.as_str());
        let (created, active) = (
            made.created_at.to_rfc3339(),
            made.last_activity_at.to_rfc3339(),
        );
        writeln!(
            self.text,
            "{}\t{workspace}\t{owner}\t{name}\t{status}\t{visibility}\t{info}\t{created}\t{active}\t{active}",
            made.id
        )?;
        if self.text.len() >= CHUNK {
            self.sink.send(self.text.as_bytes()).await?;
            self.text.clear();
        }
        Ok(())
    }

    /// Writes the rest and ends it.
    pub(crate) async fn finish(mut self) -> Result<()> {
        self.sink.send(self.text.as_bytes()).await?;
        self.sink.finish().await?;
        Ok(())
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_separates_columns_and_rows_is_escaped() {
        assert_eq!(escape("{\"a\": \"x\\ny\t\"}"), "{\"a\": \"x\\\\ny\\t\"}");
    }
}
