//! The router with a database, and a visitor who keeps cookies.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use clap::Parser;
use db::testing::TestDb;
use serde_json::Value;
use server::config::Cli;
use server::http::router;
use server::mail::Mailer;
use server::serve::state;
use tempfile::TempDir;
use tower::ServiceExt;

pub const HOST: &str = "crm.example:3000";

/// NextUp without a network.
pub struct Site {
    pub db: Arc<TestDb>,
    pub mailer: Mailer,
    router: Router,
    folder: TempDir,
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The session cookie it sets, as a browser would send it back.
    pub fn cookie(&self) -> Option<String> {
        let cookies = self.headers.get_all(header::SET_COOKIE).iter();
        let session = cookies
            .filter_map(|value| value.to_str().ok())
            .find(|cookie| cookie.starts_with("nextup_session="));
        session.map(|cookie| cookie.split(';').next().unwrap().to_owned())
    }
}

impl Site {
    pub async fn open() -> Self {
        Self::with(&[]).await
    }

    /// With more command-line arguments.
    pub async fn with(arguments: &[&str]) -> Self {
        Self::on(Arc::new(TestDb::new().await), arguments)
    }

    /// Another process on the same database.
    pub fn on(db: Arc<TestDb>, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("hash.txt"),
            "js: a\nwasm: b\ncss: c\nsplit: d\nmanifest: d\n",
        )
        .unwrap();
        let root = folder.path().to_str().unwrap();
        let mut config =
            Cli::parse_from(["nextup", "--site-root", root].iter().chain(arguments)).config;
        config
            .public_url
            .get_or_insert_with(|| format!("http://{HOST}"));
        let mailer = Mailer::new(&config).unwrap();
        let addr = SocketAddr::from(([127, 0, 0, 1], 3000));
        let router = router(state(&config, addr, db.db(), mailer.clone()).unwrap());
        Self {
            db,
            mailer,
            router,
            folder,
        }
    }

    /// Puts a file among those of the built site.
    pub fn write(&self, name: &str, content: &str) {
        let file = self.folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, content).unwrap();
    }

    /// Opens a page as a browser does.
    pub async fn get(&self, path: &str, cookie: &str) -> Reply {
        let request = Request::get(path)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Calls a server function as our own page does.
    pub async fn call(&self, function: &str, form: &[(&str, &str)], cookie: &str) -> Reply {
        self.call_from(&format!("http://{HOST}"), function, form, cookie)
            .await
    }

    /// Calls a server function from a page of this origin.
    pub async fn call_from(
        &self,
        origin: &str,
        function: &str,
        form: &[(&str, &str)],
        cookie: &str,
    ) -> Reply {
        let body: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect();
        let request = Request::post(format!("/fn/{function}"))
            .header(header::ORIGIN, origin)
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie)
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// Calls a server function that takes more than a form says.
    pub async fn json(&self, function: &str, body: &Value, cookie: &str) -> Reply {
        let request = Request::post(format!("/fn/{function}"))
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::COOKIE, cookie)
            .body(Body::from(body.to_string()))
            .unwrap();
        self.send(request).await
    }

    pub async fn send(&self, mut request: Request<Body>) -> Reply {
        request
            .headers_mut()
            .insert(header::HOST, HOST.parse().unwrap());
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 7], 4000))));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// The secret of the latest of so many links that were mailed to an address.
    pub async fn mailed_token(&self, to: &str, count: usize) -> String {
        loop {
            let mails = self.mailer.development().unwrap().messages(Some(to));
            if mails.len() == count {
                let mut lines = mails[0].mail.text.lines();
                return lines
                    .find_map(|line| line.split_once("token="))
                    .unwrap()
                    .1
                    .to_owned();
            }
            // Mail is sent by another task.
            tokio::task::yield_now().await;
        }
    }
}

fn escape(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
