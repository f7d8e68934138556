//! A server that speaks the wire format of Supabase Auth, and keeps its users where Supabase does: in `auth.users` of the
//! project's database.

mod calls;
mod links;
mod signing;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing};
use chrono::Utc;
use db::Db;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

pub use signing::{Forgery, SigningKey};

pub const PUBLISHABLE: &str = "sb_publishable_test";
pub const SECRET: &str = "sb_secret_test";

/// A running server. Cheap to clone.
#[derive(Clone)]
pub struct Fake {
    pub url: String,
    world: Arc<Mutex<World>>,
}

/// Everything it knows, and how it shall behave.
pub struct World {
    db: Option<Db>,
    users: Vec<User>,
    sessions: HashMap<Uuid, Session>,
    mails: Vec<Mail>,
    calls: HashMap<String, u32>,
    /// The key that visitors bring.
    pub publishable: &'static str,
    pub issuer: String,
    pub signing: SigningKey,
    pub listed: Vec<Value>,
    pub forgery: Option<Forgery>,
    /// Seconds that an access token lives.
    pub life: i64,
    /// Answers nothing useful.
    pub away: bool,
    /// How long a refresh takes.
    pub delay: Duration,
    /// Both mailboxes must confirm a change of address.
    pub double_change: bool,
    /// Passwords shorter than this are weak.
    pub shortest: usize,
}

pub struct User {
    pub id: Uuid,
    pub email: String,
    password: String,
    pub confirmed: bool,
    pub banned: bool,
    pub second_factor: bool,
    links: Vec<(&'static str, String)>,
    new_email: Option<String>,
}

struct Session {
    user: Uuid,
    active: String,
    parent: Option<String>,
    used: Vec<String>,
}

#[derive(Clone)]
pub struct Mail {
    pub to: String,
    pub template: &'static str,
    pub hash: String,
}

impl Fake {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let signing = SigningKey::es256("first");
        let world = World {
            db: None,
            users: Vec::new(),
            sessions: HashMap::new(),
            mails: Vec::new(),
            calls: HashMap::new(),
            publishable: PUBLISHABLE,
            issuer: format!("{url}/auth/v1"),
            listed: vec![signing.public()],
            signing,
            forgery: None,
            life: 3_600,
            away: false,
            delay: Duration::ZERO,
            double_change: false,
            shortest: 6,
        };
        let fake = Self {
            url,
            world: Arc::new(Mutex::new(world)),
        };
        let router = Router::new().nest("/auth/v1", routes(&fake));
        tokio::spawn(async move { axum::serve(listener, router).await });
        fake
    }

    pub fn use_database(&self, db: &Db) {
        self.world().db = Some(db.clone());
    }

    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap()
    }

    /// How often something was asked for, such as `POST /token?grant_type=refresh_token`.
    pub fn calls(&self, call: &str) -> u32 {
        self.world().calls.get(call).copied().unwrap_or(0)
    }

    pub fn refreshes(&self) -> u32 {
        self.calls("POST /token?grant_type=refresh_token")
    }

    /// Changes what is known about a user.
    pub fn change(&self, email: &str, change: impl FnOnce(&mut User)) {
        let mut world = self.world();
        change(
            world
                .users
                .iter_mut()
                .find(|user| user.email == email)
                .unwrap(),
        );
    }

    /// Ends every session, as somebody does who signs out everywhere.
    pub fn revoke_all(&self) {
        self.world().sessions.clear();
    }

    /// Every refresh token that is good or was.
    pub fn refresh_tokens(&self) -> Vec<String> {
        let world = self.world();
        let sessions = world.sessions.values();
        let tokens = sessions.flat_map(|session| session.used.iter().chain([&session.active]));
        tokens.cloned().collect()
    }

    pub fn session_count(&self) -> usize {
        self.world().sessions.len()
    }

    /// The latest of so many mails.
    pub async fn mail(&self, to: &str, count: usize) -> Mail {
        for _ in 0..500 {
            let found: Vec<Mail> = {
                let world = self.world();
                let to_them = world.mails.iter().filter(|mail| mail.to == to);
                to_them.cloned().collect()
            };
            if found.len() == count {
                return found.last().unwrap().clone();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no mail number {count} to {to}");
    }
}

fn routes(fake: &Fake) -> Router {
    Router::new()
        .route("/signup", routing::post(calls::sign_up))
        .route("/token", routing::post(calls::token))
        .route("/user", routing::put(calls::change_user))
        .route("/logout", routing::post(calls::log_out))
        .route("/otp", routing::post(links::otp))
        .route("/recover", routing::post(links::recover))
        .route("/resend", routing::post(links::resend))
        .route("/verify", routing::post(links::verify))
        .route("/admin/users/{id}", routing::get(calls::admin_find))
        .route("/admin/users/{id}", routing::delete(calls::admin_delete))
        .route("/.well-known/jwks.json", routing::get(keys))
        .route("/settings", routing::get(settings))
        .layer(from_fn_with_state(fake.clone(), gate))
        .with_state(fake.clone())
}

/// The gateway: counts, asks for a key, and is away when it shall be.
async fn gate(State(fake): State<Fake>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().unwrap().as_str().to_owned();
    let key = request.headers().get("apikey").cloned();
    let key = key.as_ref().and_then(|key| key.to_str().ok());
    let is_admin = path.starts_with("/admin/");
    let (delay, publishable) = {
        let mut world = fake.world();
        let call = format!("{} {path}", request.method());
        *world.calls.entry(call).or_default() += 1;
        if world.away {
            return (StatusCode::BAD_GATEWAY, "<html>away</html>").into_response();
        }
        (world.delay, world.publishable)
    };
    if key != Some(if is_admin { SECRET } else { publishable }) {
        return (
            StatusCode::UNAUTHORIZED,
            Json(json!({"message": "Invalid API key"})),
        )
            .into_response();
    }
    if request.method() == Method::POST && path.ends_with("refresh_token") {
        tokio::time::sleep(delay).await;
    }
    next.run(request).await
}

async fn keys(State(fake): State<Fake>) -> Json<Value> {
    Json(json!({ "keys": fake.world().listed }))
}

async fn settings() -> Json<Value> {
    Json(json!({ "mailer_autoconfirm": false, "disable_signup": false }))
}

/// An error as Supabase words it.
fn refuse(status: u16, code: &str) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    let body = json!({ "code": status.as_u16(), "error_code": code, "msg": "in words" });
    (status, [("x-sb-error-code", code.to_owned())], Json(body)).into_response()
}

impl World {
    fn user(&mut self, email: &str) -> Option<&mut User> {
        self.users.iter_mut().find(|user| user.email == email)
    }

    fn mail(&mut self, to: &str, template: &'static str, hash: String) {
        let to = to.to_owned();
        self.mails.push(Mail { to, template, hash });
    }

    /// A new session, and the reply that carries it.
    fn begin(&mut self, user: Uuid) -> Response {
        let session = Uuid::now_v7();
        let begun = Session {
            user,
            active: opaque(),
            parent: None,
            used: Vec::new(),
        };
        self.sessions.insert(session, begun);
        self.grant(session)
    }

    fn grant(&self, session: Uuid) -> Response {
        let Session { user, active, .. } = &self.sessions[&session];
        let user = self.users.iter().find(|known| known.id == *user).unwrap();
        let now = Utc::now().timestamp();
        let claims = json!({
            "iss": self.issuer, "sub": user.id, "aud": "authenticated", "role": "authenticated",
            "iat": now, "exp": now + self.life, "email": user.email, "session_id": session,
            "is_anonymous": false, "aal": "aal1",
        });
        let token = match self.forgery {
            Some(forgery) => forgery.sign(&self.signing, claims),
            None => self.signing.sign(&claims),
        };
        Json(json!({
            "access_token": token, "token_type": "bearer", "expires_in": self.life,
            "expires_at": now + self.life, "refresh_token": active, "user": user.shown(),
        }))
        .into_response()
    }
}

impl User {
    fn shown(&self) -> Value {
        let factors = match self.second_factor {
            true => json!([{ "id": Uuid::now_v7(), "factor_type": "totp", "status": "verified" }]),
            false => Value::Null,
        };
        json!({ "id": self.id, "aud": "authenticated", "email": self.email, "factors": factors })
    }

    /// A link of this kind, in place of earlier ones.
    fn link(&mut self, kind: &'static str) -> String {
        let hash = opaque();
        self.links.retain(|(other, _)| *other != kind);
        self.links.push((kind, hash.clone()));
        hash
    }
}

/// Text that nobody guesses, and of which nobody should think anything.
fn opaque() -> String {
    format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple())
}
