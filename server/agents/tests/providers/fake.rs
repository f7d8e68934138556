//! A server that says what it was told to say.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use agents::providers::BaseUrl;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// What the server does for one request.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    status: u16,
    headers: String,
    steps: Vec<Step>,
}

#[derive(Debug, Clone)]
enum Step {
    Say(Vec<u8>),
    Wait(Duration),
    Hang,
    Cut,
}

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The line of the request and its headers.
    pub head: String,
    /// The body.
    pub body: Value,
}

/// The server.
#[derive(Clone)]
pub struct Fake {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    replies: Mutex<VecDeque<Reply>>,
    asked: Mutex<Vec<Asked>>,
    said: Mutex<Vec<Instant>>,
    left: Notify,
}

impl Reply {
    /// An answer that goes well so far.
    pub fn ok() -> Self {
        Self::status(200)
    }

    /// An answer with this status.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// With a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers += &format!("{name}: {value}\r\n");
        self
    }

    /// Sends this, in one piece and at once.
    pub fn say(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.steps.push(Step::Say(bytes.as_ref().to_vec()));
        self
    }

    /// Sends nothing for a while.
    pub fn wait(mut self, millis: u64) -> Self {
        self.steps.push(Step::Wait(Duration::from_millis(millis)));
        self
    }

    /// Sends nothing more until the client gives up.
    pub fn hang(mut self) -> Self {
        self.steps.push(Step::Hang);
        self
    }

    /// Closes the connection in the middle of the body.
    pub fn cut(mut self) -> Self {
        self.steps.push(Step::Cut);
        self
    }
}

impl Fake {
    /// Starts one that gives these replies, one for each request.
    pub async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            replies: Mutex::new(replies.into_iter().collect()),
            ..State::default()
        });
        let served = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&served)));
            }
        });
        Self { address, state }
    }

    /// An address where nobody listens.
    pub async fn nobody() -> BaseUrl {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        BaseUrl::parse(&format!("http://{address}")).unwrap()
    }

    /// Where it is.
    pub fn url(&self) -> BaseUrl {
        BaseUrl::parse(&format!("http://{}", self.address)).unwrap()
    }

    /// What it was asked.
    pub fn asked(&self) -> Vec<Asked> {
        self.state.asked.lock().unwrap().clone()
    }

    /// When it sent the piece of this number.
    pub fn said(&self, number: usize) -> Instant {
        self.state.said.lock().unwrap()[number]
    }

    /// Waits until a client gave up on a reply that hangs.
    pub async fn left(&self) {
        let left = self.state.left.notified();
        tokio::time::timeout(Duration::from_secs(10), left)
            .await
            .expect("the client held on to its request");
    }
}

async fn serve(mut stream: TcpStream, state: Arc<State>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let asked = read(&mut stream).await?;
    state.asked.lock().unwrap().push(asked);
    let reply = state.replies.lock().unwrap().pop_front();
    let reply = reply.unwrap_or_else(|| Reply::status(418));
    let head = format!(
        "HTTP/1.1 {} Fake\r\n{}transfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        reply.status, reply.headers
    );
    stream.write_all(head.as_bytes()).await.ok()?;
    for step in reply.steps {
        match step {
            Step::Say(bytes) => {
                let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
                chunk.extend_from_slice(&bytes);
                chunk.extend_from_slice(b"\r\n");
                state.said.lock().unwrap().push(Instant::now());
                stream.write_all(&chunk).await.ok()?;
            }
            Step::Wait(time) => tokio::time::sleep(time).await,
            Step::Hang => {
                drop(stream.read(&mut [0]).await);
                state.left.notify_one();
                return None;
            }
            Step::Cut => return None,
        }
    }
    stream.write_all(b"0\r\n\r\n").await.ok()
}

async fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|part| part == b"\r\n\r\n") {
            break end + 4;
        }
        read_more(stream, &mut bytes).await?;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |length| length.parse().unwrap());
    while bytes.len() < end + length {
        read_more(stream, &mut bytes).await?;
    }
    let body = serde_json::from_slice(&bytes[end..]).unwrap_or_default();
    Some(Asked { head, body })
}

async fn read_more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let mut part = [0; 4096];
    let count = stream.read(&mut part).await.ok()?;
    bytes.extend_from_slice(&part[..count]);
    (count > 0).then_some(())
}
