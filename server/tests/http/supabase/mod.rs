//! Sign-in by Supabase Auth, against a server that speaks its wire format.

mod account;
mod fake;
mod genuine;
mod refresh;
mod secrets;
mod sign_in;
mod start;

use std::sync::Arc;

use axum::http::StatusCode;
use db::testing::TestDb;

use crate::site::{Reply, Site};
use fake::{Fake, PUBLISHABLE, SECRET};

const EMAIL: &str = "ann@example.com";
const PASSWORD: &str = "copper violin rain";

/// NextUp and the Supabase project that signs its people in.
struct Project {
    site: Site,
    fake: Fake,
}

impl Project {
    async fn open() -> Self {
        Self::with(&[]).await
    }

    async fn with(arguments: &[&str]) -> Self {
        let db = Arc::new(TestDb::new().await);
        let fake = Fake::start().await;
        fake.use_database(db.db());
        let site = process(&fake, db, arguments);
        Self { site, fake }
    }

    /// With the key that may delete users.
    async fn with_secret_key() -> Self {
        Self::with(&["--supabase-service-key", SECRET]).await
    }

    async fn sign_up(&self) -> Reply {
        let form = [("name", "Ann"), ("email", EMAIL), ("password", PASSWORD)];
        self.site.call("account/sign-up", &form, "").await
    }

    async fn confirm(&self, hash: &str, password: &str) -> Reply {
        let token = format!("{hash}.{EMAIL}");
        let form = [("token", token.as_str()), ("password", password)];
        self.site.call("account/confirm", &form, "").await
    }

    async fn sign_in(&self, password: &str) -> Reply {
        let form = [("email", EMAIL), ("password", password)];
        self.site.call("account/sign-in", &form, "").await
    }

    /// Somebody with an account, signed in: the cookie.
    async fn join(&self) -> String {
        self.sign_up().await;
        let hash = self.fake.mail(EMAIL, 1).await.hash;
        self.confirm(&hash, PASSWORD).await.cookie().unwrap()
    }

    async fn open_page(&self, cookie: &str) -> StatusCode {
        self.site.get("/customers", cookie).await.status
    }

    /// Waits for what happens behind a request.
    async fn until(&self, what: impl Fn(&Fake) -> bool) {
        for _ in 0..500 {
            if what(&self.fake) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("it did not happen");
    }
}

/// A process of NextUp on this database.
fn process(fake: &Fake, db: Arc<TestDb>, arguments: &[&str]) -> Site {
    let given = [
        "--supabase-url",
        &fake.url,
        "--supabase-anon-key",
        PUBLISHABLE,
    ];
    Site::on(db, &[&given, arguments].concat())
}
