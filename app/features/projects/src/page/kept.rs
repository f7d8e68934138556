//! What was typed and is not on the server yet: kept in this browser at each key, long texts at each pause, for a reload, a crash, a session that
//! ended.

use domain::id::ArtifactId;
use kit::browser::storage;

/// What is in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    pub(super) title: String,
    pub(super) body: String,
}

/// A text that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The revision it was begun from.
    pub(super) based_on: u32,
    pub(super) text: Text,
}

pub(super) fn keep(id: ArtifactId, based_on: u32, text: &Text) {
    storage::set(&key(id), &write(based_on, text));
}

pub(super) fn kept(id: ArtifactId) -> Option<Kept> {
    read(&storage::get(&key(id))?)
}

pub(super) fn forget(id: ArtifactId) {
    storage::remove(&key(id));
}

fn key(id: ArtifactId) -> String {
    format!("nextup.artifact.{id}")
}

/// Revision and title are a line each. Not JSON: half a megabyte is written again and again.
fn write(based_on: u32, Text { title, body }: &Text) -> String {
    format!("{based_on}\n{title}\n{body}")
}

fn read(kept: &str) -> Option<Kept> {
    let (based_on, text) = kept.split_once('\n')?;
    let (title, body) = text.split_once('\n')?;
    let based_on = based_on.parse().ok()?;
    let text = Text {
        title: title.to_owned(),
        body: body.to_owned(),
    };
    Some(Kept { based_on, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let text = Text {
            title: "Q3".to_owned(),
            body: "\n# Plan\n\nship\n".to_owned(),
        };
        let kept = read(&write(7, &text)).unwrap();
        assert_eq!((kept.based_on, kept.text), (7, text));
        assert_eq!(read("nonsense"), None);
        assert_eq!(read("x\ny\nz"), None);
    }
}
