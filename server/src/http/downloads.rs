//! Artifacts as files.

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, routing};
use domain::artifacts::Artifact;
use domain::{Error, Result};
use kit::services::{Services, Visit};

use super::{AppState, errors, trace};
use crate::export::docx;

const MARKDOWN: &str = "text/markdown; charset=utf-8";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Letters of a file's name, its ending not counted: below what any file system refuses.
const LONGEST_NAME: usize = 80;

/// The files of an artifact. For people who are signed in; like their pages they are in no cache.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/artifacts/{id}/download.md", routing::get(markdown))
        .route("/artifacts/{id}/download.docx", routing::get(word))
}

/// The text as it was written.
async fn markdown(
    State(services): State<Services>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    match wanted(&services, &visit, &id).await {
        Ok(artifact) => {
            let name = file_name(artifact.title.as_str(), "md");
            file(&name, MARKDOWN, String::from(artifact.body).into_bytes())
        }
        Err(error) => errors::page(&error),
    }
}

/// The text as a Word document.
async fn word(
    State(services): State<Services>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Response {
    match document(&services, &visit, &id).await {
        Ok((name, document)) => file(&name, WORD, document),
        Err(error) => errors::page(&error),
    }
}

async fn wanted(services: &Services, visit: &Visit, id: &str) -> Result<Artifact> {
    let who = visit.signed_in.as_ref().ok_or(Error::SignedOut)?;
    services.artifacts.get(&who.actor, id.parse()?).await
}

/// Writing a long document takes a while, so it does not keep the other requests of its thread.
async fn document(services: &Services, visit: &Visit, id: &str) -> Result<(String, Vec<u8>)> {
    let artifact = wanted(services, visit, id).await?;
    let name = file_name(artifact.title.as_str(), "docx");
    let write = move || docx::from_markdown(artifact.title.as_str(), artifact.body.as_str());
    let written = tokio::task::spawn_blocking(write).await;
    let written = written.map_err(|error| error.to_string());
    match written.and_then(|document| document.map_err(|error| error.to_string())) {
        Ok(document) => Ok((name, document)),
        Err(reason) => {
            tracing::error!(reason, "an artifact could not be written as a document");
            let reference = trace::current_id();
            Err(Error::Unavailable { reference })
        }
    }
}

fn file(name: &str, content_type: &'static str, content: Vec<u8>) -> Response {
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CONTENT_DISPOSITION, attachment(name)),
    ];
    (headers, content).into_response()
}

/// The name twice: in ASCII for whoever knows no better, and as it is.
fn attachment(name: &str) -> HeaderValue {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || " .-_()".contains(*c);
    let plain: String = name
        .chars()
        .map(|c| if is_plain(&c) { c } else { '_' })
        .collect();
    let exact: String = name.bytes().map(encoded).collect();
    let value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    // Nothing else than ASCII is left.
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"))
}

fn encoded(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

/// A title as the name of a file: no path, nothing that a file system or a shell takes for something else.
fn file_name(title: &str, ending: &str) -> String {
    let letter = |c: char| {
        let is_kept = c.is_alphanumeric() || " -_.()&+,'’".contains(c);
        if is_kept { c } else { '-' }
    };
    let name: String = title.chars().map(letter).take(LONGEST_NAME).collect();
    match name.trim_matches([' ', '.', '-']) {
        "" => format!("artifact.{ending}"),
        name => format!("{name}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (title, name) in [
            ("Roadmap 2026/27", "Roadmap 2026-27.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            ("..\\CON:\u{202e}", "CON.md"),
            ("🚀", "artifact.md"),
            ("Größe & Ziele", "Größe & Ziele.md"),
        ] {
            assert_eq!(file_name(title, "md"), name);
        }
        assert!(file_name(&"ö".repeat(300), "docx").chars().count() <= 85);
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        let value = attachment("Größe\"; x=\r\n1.md");
        assert_eq!(
            value.to_str().unwrap(),
            "attachment; filename=\"Gr__e__ x___1.md\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%22%3B%20x%3D%0D%0A1.md"
        );
    }
}
