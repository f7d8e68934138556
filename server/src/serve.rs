//! Starting, serving and stopping.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use agents::Stores;
use agents::providers::ConnectionsError;
use axum::serve::ListenerExt;
use db::{
    Accounts, Agreements, ApiKeys, Artifacts, Chats, Credentials, Customers, Db, Events, History,
    Housekeeping, Invoices, Overview, Payments, Portfolio, Projects, SignInUnavailable, Trash,
};
use domain::accounts::AuthProvider;
use kit::services::Services;
use leptos::config::LeptosOptions;
use tokio::net::TcpListener;
use tokio::signal;
use tokio_util::sync::CancellationToken;

use crate::api::Api;
use crate::auth::{BuiltinAuth, KeyRing};
use crate::config::{Config, Mode};
use crate::database::{Database, DatabaseError};
use crate::http::{self, AppState, Site};
use crate::mail::{MailError, Mailer};
use crate::supabase::{self, Settings, SettingsError, SupabaseAuth};
use crate::{demo, jobs, models};

/// Why the server did not start, or not end well.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// No mail.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// Demo data could not be written.
    #[error("the demo data could not be written: {0}")]
    Demo(#[from] demo::DemoError),
    /// The address is not to be had.
    #[error(
        "cannot listen on {0}: {1}. Stop what listens there, or set NEXTUP_ADDR to another address"
    )]
    Listen(SocketAddr, io::Error),
    /// The connection to the outside broke.
    #[error("serving failed: {0}")]
    Serve(#[from] io::Error),
    /// The public address is needed where others rely on it.
    #[error("set NEXTUP_PUBLIC_URL to the address people type: links in e-mails begin with it")]
    NoPublicUrl,
    /// Supabase Auth is set up by half.
    #[error(transparent)]
    Supabase(#[from] SettingsError),
    /// Supabase Auth without the database that holds its users.
    #[error(
        "NEXTUP_SUPABASE_URL is set but DATABASE_URL is not: set it to the database of the same project, which holds its users"
    )]
    NoProjectDatabase,
    /// Demo people sign in with passwords of our own making.
    #[error("demo data needs the built-in sign-in: unset NEXTUP_SUPABASE_URL, or start without it")]
    NoDemo,
    /// The built-in sign-in cannot work.
    #[error(transparent)]
    SignIn(#[from] SignInUnavailable),
    /// No connection to the outside can be made.
    #[error("cannot set up TLS: {0}")]
    Tls(#[from] reqwest::Error),
    /// Language models cannot be asked.
    #[error(transparent)]
    Models(#[from] ConnectionsError),
}

/// Serves until Ctrl-C or SIGTERM, then finishes what runs.
///
/// # Errors
/// With words for the person who started it.
pub async fn serve(config: Config, with_demo: bool) -> Result<(), ServeError> {
    let supabase = supabase(&config, with_demo)?;
    let mailer = Mailer::new(&config)?;
    let listener = listen(config.addr).await?;
    let addr = listener.local_addr()?;
    let database = Database::open(&config).await?;
    match supabase {
        Some(settings) => drop(tokio::spawn(supabase::look_at_project(settings))),
        None => Credentials::new(database.db.clone()).check().await?,
    }
    let demo = if with_demo {
        demo::seed_if_empty(&database.db).await?
    } else {
        None
    };
    let state = state(&config, addr, &database.db, mailer.clone())?;

    let stop = CancellationToken::new();
    let purge = tokio::spawn(jobs::run(
        Housekeeping::new(database.db.clone()),
        stop.clone(),
    ));
    let interrupt = tokio::spawn(jobs::interrupt_answers(
        Arc::clone(&state.services.chats),
        stop.clone(),
    ));
    let app = http::router(state).into_make_service_with_connect_info::<SocketAddr>();
    announce(addr, demo);
    let signal = stop.clone();
    // The end of an answer would wait for the browser to confirm its beginning: 40 ms.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection that delays what is small");
        }
    });
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            asked_to_stop().await;
            tracing::info!("stopping: finishing what runs");
            signal.cancel();
        })
        .await?;
    _ = purge.await;
    _ = interrupt.await;
    mailer.finish().await;
    database.close().await?;
    tracing::info!("stopped");
    Ok(())
}

/// Writes demo data and stops.
///
/// # Errors
/// When the database is not usable.
pub async fn seed(config: &Config) -> Result<(), ServeError> {
    supabase(config, true)?;
    let database = Database::open(config).await?;
    match demo::seed_if_empty(&database.db).await? {
        Some(login) => tracing::info!("demo data is ready: {login}"),
        None => tracing::info!("left alone: the database has accounts already"),
    }
    Ok(database.close().await?)
}

/// Applies migrations and stops.
///
/// # Errors
/// When the database is not usable.
pub async fn migrate(config: &Config) -> Result<(), ServeError> {
    Ok(Database::open(config).await?.close().await?)
}

/// Everything the router needs. Tests build the same.
///
/// # Errors
/// When production lacks its public address, or Supabase Auth is set up by half.
pub fn state(
    config: &Config,
    addr: SocketAddr,
    db: &Db,
    mailer: Mailer,
) -> Result<AppState, ServeError> {
    let public_url = match (&config.public_url, config.mode) {
        (Some(url), _) => url.trim_end_matches('/').to_owned(),
        (None, Mode::Development) => format!("http://{addr}"),
        (None, Mode::Production) => return Err(ServeError::NoPublicUrl),
    };
    let db = db.clone();
    let stores = Stores {
        chat: Arc::new(Chats::new(db.clone())),
        customers: Arc::new(Customers::new(db.clone())),
        agreements: Arc::new(Agreements::new(db.clone())),
        invoices: Arc::new(Invoices::new(db.clone())),
        payments: Arc::new(Payments::new(db.clone())),
        projects: Arc::new(Projects::new(db.clone())),
        artifacts: Arc::new(Artifacts::new(db.clone())),
        events: Arc::new(Events::new(db.clone())),
        portfolio: Arc::new(Portfolio::new(db.clone())),
        overview: Arc::new(Overview::new(db.clone())),
    };
    let (assistant, models) = models::agents(&config.models, &db, stores.clone())?;
    let services = Services {
        assistant: Arc::new(assistant),
        models,
        chats: stores.chat,
        customers: stores.customers,
        agreements: stores.agreements,
        invoices: stores.invoices,
        payments: stores.payments,
        projects: stores.projects,
        artifacts: stores.artifacts,
        events: stores.events,
        portfolio: stores.portfolio,
        overview: stores.overview,
        trash: Arc::new(Trash::new(db.clone())),
        history: Arc::new(History::new(db.clone())),
        accounts: Arc::new(Accounts::new(db.clone())),
        auth: auth(config, &db, &mailer, &public_url)?,
        api_keys: Arc::new(KeyRing::new(ApiKeys::new(db.clone()))),
        html_of: crate::markdown::to_html,
        new_id: uuid::Uuid::now_v7,
    };
    let site = Site {
        root: config.site_root.clone(),
        public_url,
        trust_proxy: config.trust_proxy,
        mode: config.mode,
        live_reload: config.live_reload,
        // A page that is being worked on must not come from a cache.
        offline: !config.live_reload && config.site_root.join("sw.js").is_file(),
    };
    // Beside the files it names, not beside the binary where Leptos would look.
    let hashes = std::path::absolute(config.site_root.join("hash.txt"))?;
    let leptos = LeptosOptions::builder()
        .output_name("nextup")
        .site_root(config.site_root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(addr)
        .hash_files(true)
        .hash_file(hashes.to_string_lossy().into())
        .build();
    Ok(AppState {
        leptos,
        services,
        api: Api::new(db.clone(), config.api_requests_per_minute),
        db,
        mailer,
        site: Arc::new(site),
    })
}

/// The way of signing in that is configured.
fn auth(
    config: &Config,
    db: &Db,
    mailer: &Mailer,
    public_url: &str,
) -> Result<Arc<dyn AuthProvider>, ServeError> {
    let attempts = config.attempts_per_address;
    let Some(settings) = config.supabase.settings()? else {
        let credentials = Credentials::new(db.clone());
        let (mailer, public_url) = (mailer.clone(), public_url.to_owned());
        let builtin = BuiltinAuth::new(credentials, mailer, public_url, attempts);
        return Ok(Arc::new(builtin));
    };
    let background = mailer.background().clone();
    let supabase = SupabaseAuth::new(&settings, db, background, attempts)?;
    Ok(Arc::new(supabase))
}

/// The project that signs people in, if one does, and if it can.
fn supabase(config: &Config, with_demo: bool) -> Result<Option<Settings>, ServeError> {
    let settings = config.supabase.settings()?;
    if settings.is_some() && config.database_url.is_none() {
        return Err(ServeError::NoProjectDatabase);
    }
    if settings.is_some() && with_demo {
        return Err(ServeError::NoDemo);
    }
    Ok(settings)
}

/// The address asked for, or the first free port from 3000 on.
async fn listen(wanted: Option<SocketAddr>) -> Result<TcpListener, ServeError> {
    if let Some(addr) = wanted {
        return TcpListener::bind(addr)
            .await
            .map_err(|error| ServeError::Listen(addr, error));
    }
    let mut port = 3000;
    loop {
        let addr = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        match TcpListener::bind(addr).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < 3100 => port += 1,
            Err(error) => return Err(ServeError::Listen(addr, error)),
        }
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the two lines a person waits for, whatever the log level"
)]
fn announce(addr: SocketAddr, demo: Option<demo::Login>) {
    println!("ready on http://{addr}");
    if let Some(login) = demo {
        println!("{login}");
    }
}

async fn asked_to_stop() {
    let interrupt = async { _ = signal::ctrl_c().await };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => _ = terminate.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
