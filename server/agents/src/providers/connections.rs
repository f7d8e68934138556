use std::sync::Arc;
use std::time::Duration;

use super::reach::{PublicNames, Reach};

const CONNECT: Duration = Duration::from_secs(5);

/// Connections to providers, kept open between answers. One is enough for everybody.
#[derive(Debug, Clone)]
pub struct Connections {
    pub(super) http: reqwest::Client,
    pub(super) library: genai::Client,
    pub(super) reach: Reach,
}

/// Connections cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ConnectionsError {
    /// There is no TLS.
    #[error("cannot set up TLS: {0}")]
    Tls(#[from] reqwest::Error),
    /// The library refuses.
    #[error("cannot set up language models: {0}")]
    Library(#[source] Box<genai::Error>),
}

impl Connections {
    /// Connections to wherever providers are.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new() -> Result<Self, ConnectionsError> {
        Self::reaching(Reach::Anywhere)
    }

    /// Connections that go so far, and nowhere else: redirects would take keys along.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn reaching(reach: Reach) -> Result<Self, ConnectionsError> {
        // Somebody else in this process may have chosen already, and then that is as good.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder()
            .user_agent(concat!("nextup/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(CONNECT)
            .redirect(reqwest::redirect::Policy::none())
            // A compressed stream comes in lumps, not word by word.
            .no_gzip();
        let http = match reach {
            Reach::Anywhere => http,
            // A proxy would look names up itself, past our filter.
            Reach::Public => http.no_proxy().dns_resolver(Arc::new(PublicNames)),
        };
        let http = http.build()?;
        let library = genai::Client::builder()
            .with_reqwest(http.clone())
            .build()
            .map_err(|error| ConnectionsError::Library(Box::new(error)))?;
        Ok(Self {
            http,
            library,
            reach,
        })
    }
}
