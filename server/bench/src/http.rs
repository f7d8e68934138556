//! One person's browser, as far as the server can tell: one connection that stays open, and a cookie.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::query;

/// What browsers accept. The server compresses, and that is part of what a page costs.
const ENCODINGS: &str = "gzip, deflate, br, zstd";
const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// A connection to the server, made anew when it breaks.
pub(crate) struct Browser {
    server: SocketAddr,
    cookie: String,
    connection: Option<SendRequest<Full<Bytes>>>,
}

/// What came back, read to its end.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

impl Reply {
    /// The text of one that was not compressed.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Browser {
    /// Somebody who is not signed in.
    pub(crate) const fn new(server: SocketAddr) -> Self {
        Self {
            server,
            cookie: String::new(),
            connection: None,
        }
    }

    /// Signs in as the form does.
    pub(crate) async fn sign_in(server: SocketAddr, email: &str, password: &str) -> Result<Self> {
        let mut browser = Self::new(server);
        let form = query::encode(&[("email", email), ("password", password)]);
        let request = browser
            .request(Method::POST, "/fn/account/sign-in")
            .header(header::ORIGIN, format!("http://{server}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(form))?;
        let (parts, _) = browser.send(request).await?.into_parts();
        let cookies = parts.headers.get_all(header::SET_COOKIE).iter();
        let pairs: Vec<&str> = cookies
            .filter_map(|value| value.to_str().ok()?.split(';').next())
            .collect();
        if pairs.is_empty() {
            bail!(
                "signing in as {email} was answered with {} and no cookie",
                parts.status
            );
        }
        browser.cookie = pairs.join("; ");
        // The body was not read, so the connection is of no more use.
        browser.connection = None;
        Ok(browser)
    }

    /// Gets a page or an answer, compressed as browsers ask for it.
    pub(crate) async fn get(&mut self, path: &str) -> Result<Reply> {
        let request = self
            .request(Method::GET, path)
            .header(header::ACCEPT_ENCODING, ENCODINGS);
        let request = request.body(Full::default())?;
        self.read(request).await
    }

    /// Gets it as text.
    pub(crate) async fn get_plain(&mut self, path: &str) -> Result<String> {
        let request = self.request(Method::GET, path).body(Full::default())?;
        let reply = self.read(request).await?;
        if reply.status != StatusCode::OK {
            bail!(
                "{path} was answered with {}: {}",
                reply.status,
                reply.text()
            );
        }
        Ok(reply.text())
    }

    fn request(&self, method: Method, path: &str) -> hyper::http::request::Builder {
        let accept = if path.starts_with("/fn/") {
            "application/json"
        } else {
            PAGE
        };
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, self.server.to_string())
            .header(header::ACCEPT, accept)
            .header(
                header::USER_AGENT,
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            );
        if self.cookie.is_empty() {
            request
        } else {
            request.header(header::COOKIE, &self.cookie)
        }
    }

    async fn read(&mut self, request: Request<Full<Bytes>>) -> Result<Reply> {
        let (parts, body) = self.send(request).await?.into_parts();
        let body = body.collect().await;
        if body.is_err() {
            self.connection = None;
        }
        Ok(Reply {
            status: parts.status,
            body: body?.to_bytes(),
        })
    }

    async fn send(
        &mut self,
        request: Request<Full<Bytes>>,
    ) -> Result<hyper::Response<hyper::body::Incoming>> {
        let open = match &mut self.connection {
            Some(connection) => connection.ready().await.is_ok(),
            None => false,
        };
        if !open {
            self.connection = Some(connect(self.server).await?);
        }
        let connection = self.connection.as_mut().context("no connection")?;
        let sent = connection.send_request(request).await;
        if sent.is_err() {
            self.connection = None;
        }
        Ok(sent?)
    }
}

async fn connect(server: SocketAddr) -> Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(server)
        .await
        .context("connecting to the server")?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    // It ends with the sender, or with an error that the sender reports.
    tokio::spawn(async move { drop(connection.await) });
    Ok(sender)
}
