//! Development only: the mail that would have been sent, and the signal for pages to reload.

use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::{Json, Router, routing};
use serde::Deserialize;
use serde_json::json;
use tokio_stream::{Stream, StreamExt};
use uuid::Uuid;

use super::AppState;
use super::plain_page::{self, escape};
use crate::mail::{Mailer, ReceivedMail};

/// `/dev/mail` and `/dev/reload`.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/dev/mail", routing::get(mail))
        .route("/dev/mail.json", routing::get(mail_json))
        .route("/dev/reload", routing::get(reload))
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

async fn mail(State(mailer): State<Mailer>, Query(filter): Query<Filter>) -> Response {
    let messages = received(&mailer, &filter);
    let mut list = String::new();
    for ReceivedMail { at, mail } in &messages {
        _ = write!(
            list,
            "<section class=\"nx-tile\"><header class=\"nx-tile__header\"><h2 class=\"nx-tile__title\">{}</h2></header>\
             <div class=\"nx-tile__body\"><p>To {} at {}</p><pre class=\"nx-dev-mail__text\">{}</pre></div></section>",
            escape(&mail.subject),
            escape(mail.to.as_str()),
            at.format("%H:%M:%S UTC"),
            link(&escape(&mail.text)),
        );
    }
    if messages.is_empty() {
        list.push_str("<p>No mail yet. It lands here because no mail server is configured.</p>");
    }
    let body = format!("<div class=\"nx-dev-mail\"><h1>Development mail</h1>{list}</div>");
    Html(plain_page::page("Development mail", &body)).into_response()
}

async fn mail_json(State(mailer): State<Mailer>, Query(filter): Query<Filter>) -> Response {
    let messages = received(&mailer, &filter);
    let list: Vec<_> = messages
        .iter()
        .map(|ReceivedMail { mail, .. }| json!({"to": mail.to, "subject": mail.subject, "text": mail.text}))
        .collect();
    Json(list).into_response()
}

fn received(mailer: &Mailer, filter: &Filter) -> Vec<ReceivedMail> {
    mailer
        .development()
        .map(|mailbox| mailbox.messages(filter.to.as_deref()))
        .unwrap_or_default()
}

/// Makes links of the lines that are one.
fn link(escaped: &str) -> String {
    let line = |line: &str| match line.starts_with("http") {
        true => format!("<a href=\"{line}\">{line}</a>"),
        false => line.to_owned(),
    };
    escaped.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Tells the page which process it talks to; after a restart it is another one.
async fn reload() -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    static PROCESS: LazyLock<String> = LazyLock::new(|| Uuid::now_v7().to_string());
    let once = tokio_stream::once(Ok(Event::default().data(PROCESS.as_str())));
    Sse::new(once.chain(tokio_stream::pending())).keep_alive(KeepAlive::default())
}
