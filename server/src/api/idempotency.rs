//! `Idempotency-Key`: a program that does not know whether its request arrived sends it again, and it is done once.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use db::{Begun, Digest, IdempotencyKeys, KeptReply};
use domain::api_keys::ApiCaller;
use domain::id::ApiKeyId;
use tracing::Instrument;

use super::problem::{Kind, Problem};
use crate::http::{AppState, MAX_BODY};

/// The header that names a request.
pub(super) const NAME: &str = "idempotency-key";
/// What of a reply is kept besides status and body.
const KEPT: [HeaderName; 3] = [header::CONTENT_TYPE, header::ETAG, header::LOCATION];

/// Does a named write once; any other request goes through.
pub(super) async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || !request.headers().contains_key(NAME) {
        return next.run(request).await;
    }
    named(&state.api.replies, request, next)
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

async fn named(
    replies: &IdempotencyKeys,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let name = name(request.headers())?;
    let caller = request.extensions().get::<ApiCaller>();
    let key = caller.ok_or_else(|| Problem::of(Kind::Unauthorized))?.key;
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MAX_BODY)
        .await
        .map_err(|_| Problem::of(Kind::TooLarge))?;
    // Bodies that are no text are refused one like the other, so nothing is lost by reading them as text.
    let asked = String::from_utf8_lossy(&body);
    let asked = Digest::of(&format!("{} {}\n{asked}", parts.method, parts.uri));
    match replies.begin(key, name, asked).await? {
        Begun::First => {
            let work = Work {
                replies: replies.clone(),
                key,
                name,
            };
            let request = Request::from_parts(parts, Body::from(body));
            work.finish(next.run(request)).await
        }
        Begun::Again(reply) => again(reply),
        Begun::Running => Err(Problem::new(
            Kind::Conflict,
            "The first request with this Idempotency-Key is still running. Ask again in a moment.",
        )
        .retry_after(1)),
        Begun::Other => Err(Problem::of(Kind::KeyReused)),
    }
}

fn name(headers: &HeaderMap) -> Result<Digest, Problem> {
    let text = headers.get(NAME).and_then(|value| value.to_str().ok());
    text.filter(|text| (1..=255).contains(&text.len()))
        .map(Digest::of)
        .ok_or_else(|| {
            Problem::new(
                Kind::Malformed,
                "An Idempotency-Key has 1 to 255 ASCII characters.",
            )
        })
}

/// A request that is being done.
struct Work {
    replies: IdempotencyKeys,
    key: ApiKeyId,
    name: Digest,
}

impl Work {
    /// On a task of its own: what was done is noted even if its sender has hung up meanwhile.
    async fn finish(
        self,
        reply: impl Future<Output = Response> + Send + 'static,
    ) -> Result<Response, Problem> {
        let work = async move { self.note(reply.await).await };
        tokio::spawn(work.in_current_span())
            .await
            .map_err(|_| Problem::of(Kind::Failed))?
    }

    /// Keeps what was done. What was refused changed nothing and may be tried again under the same name.
    async fn note(&self, response: Response) -> Result<Response, Problem> {
        if !response.status().is_success() {
            self.replies.forget(self.key, self.name).await?;
            return Ok(response);
        }
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let reply = KeptReply {
            status: parts.status.as_u16(),
            headers: kept(&parts.headers),
            body: String::from_utf8_lossy(&body).into_owned(),
        };
        self.replies.keep(self.key, self.name, &reply).await?;
        Ok(Response::from_parts(parts, Body::from(body)))
    }
}

fn kept(headers: &HeaderMap) -> BTreeMap<String, String> {
    KEPT.iter()
        .filter_map(|name| {
            let value = headers.get(name)?.to_str().ok()?;
            Some((name.to_string(), value.to_owned()))
        })
        .collect()
}

/// The reply as it was, and a header that says so.
fn again(reply: KeptReply) -> Result<Response, Problem> {
    let mut response = Response::new(Body::from(Bytes::from(reply.body)));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).map_err(|_| Problem::of(Kind::Failed))?;
    let headers = response.headers_mut();
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(&value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(
        HeaderName::from_static("idempotency-replayed"),
        HeaderValue::from_static("true"),
    );
    Ok(response)
}
