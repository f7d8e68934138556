//! A language model on this machine.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};

/// A model on this machine that says yes, or refuses, and remembers with which key it was asked.
#[derive(Clone, Default)]
pub struct Fake {
    /// The headers `Authorization`, as they came.
    pub keys: Arc<Mutex<Vec<String>>>,
    /// What it was asked, as it came.
    pub asked: Arc<Mutex<Vec<String>>>,
    /// Whether it takes no key.
    pub refuses: bool,
    /// Whether it breaks off after the first words.
    pub breaks_off: bool,
}

impl Fake {
    /// Starts it, and says where it is.
    pub async fn start(self) -> String {
        let router = Router::new()
            .route("/v1/chat/completions", post(completion))
            .with_state(self);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        format!("http://{address}/v1")
    }
}

async fn completion(State(fake): State<Fake>, headers: HeaderMap, body: String) -> Response {
    let key = headers
        .get(header::AUTHORIZATION)
        .map_or("", |key| key.to_str().unwrap());
    fake.keys.lock().unwrap().push(key.to_owned());
    fake.asked.lock().unwrap().push(body);
    if fake.refuses {
        return (StatusCode::UNAUTHORIZED, format!("wrong key: {key}")).into_response();
    }
    let chunk = |delta: Value, end: Value| {
        let usage = (!end.is_null())
            .then(|| json!({ "prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18 }));
        let choice = json!({ "index": 0, "delta": delta, "finish_reason": end });
        let chunk = json!({ "id": "1", "object": "chat.completion.chunk", "choices": [choice], "usage": usage });
        format!("data: {chunk}\n\n")
    };
    let begun = chunk(
        json!({ "role": "assistant", "content": "The tide " }),
        Value::Null,
    );
    let stream = [(header::CONTENT_TYPE, "text/event-stream")];
    if fake.breaks_off {
        return (stream, begun).into_response();
    }
    let said = [
        begun,
        chunk(json!({ "content": "is out." }), Value::Null),
        chunk(json!({}), json!("stop")),
        "data: [DONE]\n\n".to_owned(),
    ];
    (stream, said.concat()).into_response()
}
