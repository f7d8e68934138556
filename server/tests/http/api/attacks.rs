//! Calls that are wrong in every way that the corpus knows.

use axum::http::{HeaderValue, Uri};
use serde_json::{Value, json};

use super::corpus::{KINDS, bodies, texts};
use super::operation::Operation;
use super::program::Call;
use super::records::Records;

/// The headers that some operation takes.
const HEADERS: [&str; 5] = [
    "authorization",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-none-match",
];

/// One operation called in every wrong way but those of [`Bodies`].
pub fn attacks(operation: &Operation<'_>, records: &Records) -> Vec<Call> {
    let good = operation.call(records);
    let mut attacks = Vec::new();
    for text in texts() {
        if operation.path.contains('{') {
            let paths = as_sent(&text).map(|text| Records::all(&text).path(operation.path));
            attacks.extend(paths.filter_map(|path| in_path(&good, &path)));
        }
        attacks.extend(in_parameters(operation, &good, &text));
    }
    for body in bodies() {
        attacks.push(good.clone().raw("application/json", body));
    }
    attacks.extend(KINDS.map(|kind| good.clone().raw(kind, good.body.clone())));
    attacks
}

/// A text in a path as a client sends it, and as one that encodes nothing, where that is not the same.
fn as_sent(text: &str) -> impl Iterator<Item = String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let raw = (!text.bytes().all(plain)).then(|| text.to_owned());
    std::iter::once(encode(text)).chain(raw)
}

/// This text in each query and header that the operation takes, and at once in all that it does not take: they change
/// nothing, so none hides what another one does.
fn in_parameters(operation: &Operation<'_>, good: &Call, text: &str) -> Vec<Call> {
    let names = |place| {
        operation
            .parameters(place)
            .filter_map(|one| one["name"].as_str())
    };
    let queries: Vec<&str> = names("query").collect();
    let mut taken: Vec<&str> = names("header").collect();
    taken.push("authorization");
    taken.extend(operation.body().map(|_| "content-type"));
    let with_query = |name: &str| format!("{}?{name}={}", good.path, encode(text));
    let value = HeaderValue::from_bytes(text.as_bytes()).ok();
    let with_header = |call: &Call, name: &str| {
        let mut call = call.clone();
        call.headers.retain(|(other, _)| other != name);
        let value = value.clone().map(|value| (name.to_owned(), value));
        call.headers.extend(value);
        call
    };
    let mut attacks: Vec<Call> = queries
        .iter()
        .filter_map(|name| in_path(good, &with_query(name)))
        .collect();
    if value.is_some() {
        attacks.extend(taken.iter().map(|name| with_header(good, name)));
    }
    let unknown = queries.is_empty().then(|| with_query("unknown"));
    let rest = unknown.map_or_else(|| Some(good.clone()), |query| in_path(good, &query));
    let ignored = HEADERS.iter().filter(|name| !taken.contains(name));
    attacks.extend(rest.map(|call| ignored.fold(call, |call, name| with_header(&call, name))));
    attacks
}

/// Calls with a text in their bodies.
pub struct Bodies {
    /// In all places that have a text.
    pub everywhere: Call,
    /// In each of them, with its name in refusals: `team.0.email`.
    pub alone: Vec<(String, Call)>,
    /// As a name.
    pub named: Vec<Call>,
}

impl Bodies {
    /// Nothing where a call has no body.
    pub fn with(good: &Call, text: &str) -> Option<Self> {
        let body: Value = serde_json::from_slice(&good.body).ok()?;
        let mut places = Vec::new();
        places_of_text(&body, "", &mut places);
        let mut all = body.clone();
        let mut alone = Vec::new();
        for place in &places {
            let mut one = body.clone();
            for body in [&mut one, &mut all] {
                *body.pointer_mut(place).unwrap() = json!(text);
            }
            let name = place.trim_start_matches('/').replace('/', ".");
            alone.push((name, good.clone().json(&one)));
        }
        let mut named = vec![body.clone()];
        named[0][text] = json!(text);
        if body["extra"].is_object() {
            let mut labelled = body;
            labelled["extra"] = json!({ text: text });
            named.push(labelled);
        }
        Some(Self {
            everywhere: good.clone().json(&all),
            alone,
            named: named.iter().map(|body| good.clone().json(body)).collect(),
        })
    }
}

/// The paths to all texts in a value.
fn places_of_text(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(at.to_owned()),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places_of_text(item, &format!("{at}/{place}"), places);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                places_of_text(member, &format!("{at}/{name}"), places);
            }
        }
        _ => {}
    }
}

/// The call to this address, if it is one that a client can send at all.
fn in_path(good: &Call, path: &str) -> Option<Call> {
    path.parse::<Uri>().ok()?;
    path.starts_with("/api/").then(|| Call {
        path: path.to_owned(),
        ..good.clone()
    })
}

pub fn encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
