//! Accounts and sessions.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

use super::{Fake, User, World, opaque, refuse};

type Parameters = Query<HashMap<String, String>>;

pub async fn sign_up(State(fake): State<Fake>, Json(body): Json<Value>) -> Response {
    let email = body["email"].as_str().unwrap().to_lowercase();
    let password = body["password"].as_str().unwrap().to_owned();
    let (shown, db) = {
        let mut world = fake.world();
        if password.len() < world.shortest {
            return weak();
        }
        let known = world.user(&email).map(|user| user.confirmed);
        if known == Some(true) {
            // Somebody made up, so that nobody learns who has an account.
            return Json(json!({ "id": Uuid::now_v7(), "email": email })).into_response();
        }
        if known.is_none() {
            world.users.push(User {
                id: Uuid::now_v7(),
                email: email.clone(),
                password,
                confirmed: false,
                banned: false,
                second_factor: false,
                links: Vec::new(),
                new_email: None,
            });
        }
        let user = world.user(&email).unwrap();
        let (shown, hash) = (user.shown(), user.link("signup"));
        world.mail(&email, "confirm signup", hash);
        (shown, world.db.clone().unwrap())
    };
    sqlx::query(
        "insert into auth.users (id, email, aud, role, raw_user_meta_data, created_at) \
         values ($1, $2, 'authenticated', 'authenticated', $3, now()) on conflict do nothing",
    )
    .bind(Uuid::parse_str(shown["id"].as_str().unwrap()).unwrap())
    .bind(&email)
    .bind(&body["data"])
    .execute(db.system())
    .await
    .unwrap();
    Json(shown).into_response()
}

pub async fn token(
    State(fake): State<Fake>,
    Query(parameters): Parameters,
    Json(body): Json<Value>,
) -> Response {
    let mut world = fake.world();
    match parameters["grant_type"].as_str() {
        "password" => by_password(&mut world, &body),
        "refresh_token" => by_refresh(&mut world, body["refresh_token"].as_str().unwrap()),
        _ => refuse(400, "invalid_credentials"),
    }
}

fn by_password(world: &mut World, body: &Value) -> Response {
    let user = world.user(body["email"].as_str().unwrap());
    match user {
        Some(user) if !user.banned && body["password"] == user.password => {
            if !user.confirmed {
                return refuse(400, "email_not_confirmed");
            }
            let id = user.id;
            world.begin(id)
        }
        _ => refuse(400, "invalid_credentials"),
    }
}

/// Rotation: the immediate parent of the active token leads to the active one; anything older ends the whole family.
fn by_refresh(world: &mut World, token: &str) -> Response {
    let found = world.sessions.iter_mut().find(|(_, session)| {
        session.active == token || session.used.iter().any(|used| used == token)
    });
    let Some((id, session)) = found else {
        return refuse(400, "refresh_token_not_found");
    };
    let id = *id;
    if session.active == token {
        let next = opaque();
        session
            .used
            .push(std::mem::replace(&mut session.active, next));
        session.parent = Some(token.to_owned());
    } else if session.parent.as_deref() != Some(token) {
        world.sessions.remove(&id);
        return refuse(400, "refresh_token_already_used");
    }
    world.grant(id)
}

/// The session of a bearer token. Its signature was made here; the session says whether it is still good.
fn bearer(world: &World, headers: &HeaderMap) -> Option<Uuid> {
    let token = headers.get("authorization")?.to_str().ok()?;
    let payload = token.strip_prefix("Bearer ")?.split('.').nth(1)?;
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    let session = Uuid::parse_str(claims["session_id"].as_str()?).ok()?;
    let is_old = claims["exp"].as_i64()? < chrono::Utc::now().timestamp();
    (!is_old && world.sessions.contains_key(&session)).then_some(session)
}

pub async fn change_user(
    State(fake): State<Fake>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let mut world = fake.world();
    let Some(session) = bearer(&world, &headers) else {
        return refuse(403, "session_not_found");
    };
    let id = world.sessions[&session].user;
    if let Some(password) = body["password"].as_str() {
        if password.len() < world.shortest {
            return weak();
        }
        let user = world.users.iter_mut().find(|user| user.id == id).unwrap();
        if user.password == password {
            return refuse(422, "same_password");
        }
        user.password = password.to_owned();
        world
            .sessions
            .retain(|other, kept| kept.user != id || *other == session);
    }
    if let Some(email) = body["email"].as_str() {
        if world.user(email).is_some() {
            return refuse(422, "email_exists");
        }
        let double = world.double_change;
        let user = world.users.iter_mut().find(|user| user.id == id).unwrap();
        user.new_email = Some(email.to_owned());
        let old = user.email.clone();
        let hash = user.link("email_change");
        let second = double.then(|| user.link("email_change_current"));
        world.mail(email, "change email", hash);
        if let Some(hash) = second {
            world.mail(&old, "change email", hash);
        }
    }
    Json(json!({ "id": id })).into_response()
}

pub async fn log_out(
    State(fake): State<Fake>,
    headers: HeaderMap,
    Query(parameters): Parameters,
) -> Response {
    let mut world = fake.world();
    let Some(session) = bearer(&world, &headers) else {
        return refuse(403, "session_not_found");
    };
    let user = world.sessions[&session].user;
    let scope = parameters["scope"].as_str();
    world
        .sessions
        .retain(|other, kept| kept.user != user || (*other == session) == (scope == "others"));
    StatusCode::NO_CONTENT.into_response()
}

pub async fn admin_find(State(fake): State<Fake>, Path(id): Path<Uuid>) -> Response {
    let world = fake.world();
    let user = world.users.iter().find(|user| user.id == id);
    match user {
        Some(user) => Json(user.shown()).into_response(),
        None => refuse(404, "user_not_found"),
    }
}

pub async fn admin_delete(State(fake): State<Fake>, Path(id): Path<Uuid>) -> Response {
    let db = {
        let mut world = fake.world();
        world.users.retain(|user| user.id != id);
        world.sessions.retain(|_, session| session.user != id);
        world.db.clone().unwrap()
    };
    let gone = sqlx::query("delete from auth.users where id = $1").bind(id);
    gone.execute(db.system()).await.unwrap();
    Json(json!({})).into_response()
}

fn weak() -> Response {
    let body = json!({ "code": 422, "error_code": "weak_password", "msg": "weak",
        "weak_password": { "reasons": ["length"] } });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}
