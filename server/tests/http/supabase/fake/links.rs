//! Links in e-mails.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Fake, User, World, refuse};

pub async fn otp(State(fake): State<Fake>, Json(body): Json<Value>) -> Response {
    assert_eq!(
        body["create_user"], false,
        "a sign-in link makes no account"
    );
    send(&mut fake.world(), &body, "recovery", "magic link", true)
}

pub async fn recover(State(fake): State<Fake>, Json(body): Json<Value>) -> Response {
    send(
        &mut fake.world(),
        &body,
        "recovery",
        "reset password",
        false,
    )
}

pub async fn resend(State(fake): State<Fake>, Json(body): Json<Value>) -> Response {
    assert_eq!(body["type"], "signup");
    send(&mut fake.world(), &body, "signup", "confirm signup", false)
}

fn send(
    world: &mut World,
    body: &Value,
    kind: &'static str,
    template: &'static str,
    must_exist: bool,
) -> Response {
    let email = body["email"].as_str().unwrap();
    match world.user(email) {
        // Whoever never confirmed is sent the link of the sign-up instead.
        Some(user) if must_exist && !user.confirmed => {
            let hash = user.link("signup");
            world.mail(email, "confirm signup", hash);
        }
        Some(user) => {
            let hash = user.link(kind);
            world.mail(email, template, hash);
        }
        None if must_exist => return refuse(422, "otp_disabled"),
        None => {}
    }
    Json(json!({})).into_response()
}

pub async fn verify(State(fake): State<Fake>, Json(body): Json<Value>) -> Response {
    assert_eq!(
        body.as_object().unwrap().len(),
        2,
        "exactly type and token_hash"
    );
    let kinds: &[&str] = match body["type"].as_str().unwrap() {
        "signup" | "invite" => &["signup"],
        "recovery" | "magiclink" => &["recovery"],
        "email_change" => &["email_change", "email_change_current"],
        other => panic!("nobody sends links of the kind {other}"),
    };
    let hash = body["token_hash"].as_str().unwrap();
    let (shown, reply, db) = {
        let mut world = fake.world();
        let Some(id) = take(&mut world.users, kinds, hash) else {
            return refuse(403, "otp_expired");
        };
        let user = world.users.iter_mut().find(|user| user.id == id).unwrap();
        if user.links.iter().any(|(kind, _)| kinds.contains(kind)) {
            let half = json!({ "msg": "Please proceed to confirm the other email", "code": "200" });
            return Json(half).into_response();
        }
        user.confirmed = true;
        if kinds[0] == "email_change" {
            user.email = user.new_email.take().unwrap();
        }
        let shown = user.email.clone();
        (shown, (id, world.begin(id)), world.db.clone().unwrap())
    };
    let (id, reply) = reply;
    let kept = "update auth.users set email = $2, email_confirmed_at = now() where id = $1";
    let kept = sqlx::query(kept).bind(id).bind(shown);
    kept.execute(db.system()).await.unwrap();
    reply
}

/// Whose link this is; it works once.
fn take(users: &mut [User], kinds: &[&str], hash: &str) -> Option<Uuid> {
    let is_it = |(kind, known): &(&str, String)| kinds.contains(kind) && known == hash;
    let user = users.iter_mut().find(|user| user.links.iter().any(is_it))?;
    user.links.retain(|link| !is_it(link));
    Some(user.id)
}
