//! Configuration: flags and environment variables, read once.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::models::ModelOptions;
use crate::supabase::SupabaseOptions;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Customer management for advisors and customer-success teams.
#[derive(Debug, Parser)]
#[command(name = "nextup", version)]
pub struct Cli {
    /// What to do; `serve` when left out.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to do it.
    #[command(flatten)]
    pub config: Config,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the server
    Serve {
        /// Fill an empty database with demo data
        #[arg(long)]
        demo: bool,
    },
    /// Fill the database with demo data
    Seed,
    /// Bring the database up to date and stop
    Migrate,
}

impl Default for Command {
    fn default() -> Self {
        Self::Serve { demo: false }
    }
}

/// Everything that can be set. The README's table lists the same.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Address to listen on; when left out, the next free port from 127.0.0.1:3000
    #[arg(long, env = "NEXTUP_ADDR", global = true)]
    pub addr: Option<SocketAddr>,
    /// Postgres 15+ with pgvector; when left out, the embedded one
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,
    /// Most database connections
    #[arg(
        long,
        env = "NEXTUP_DATABASE_CONNECTIONS",
        default_value_t = 16,
        global = true
    )]
    pub database_connections: u32,
    /// Folder of the built site
    #[arg(
        long,
        env = "NEXTUP_SITE_ROOT",
        default_value = "target/site",
        global = true
    )]
    pub site_root: PathBuf,
    /// Address people type, such as <https://crm.example.com>; links in e-mails begin with it
    #[arg(long, env = "NEXTUP_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Development shows the mail page and the component gallery
    #[arg(long, env = "NEXTUP_MODE", value_enum, default_value_t = Mode::Development, global = true)]
    pub mode: Mode,
    /// Mail server: smtps://user:password@host:port, or smtp:// with STARTTLS
    #[arg(long, env = "NEXTUP_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,
    /// Sender of e-mails
    #[arg(
        long,
        env = "NEXTUP_MAIL_FROM",
        default_value = "NextUp <nextup@localhost>",
        global = true
    )]
    pub mail_from: String,
    /// Whether a proxy in front sets X-Forwarded-For
    #[arg(
        long,
        env = "NEXTUP_TRUST_PROXY",
        default_value_t = false,
        global = true
    )]
    pub trust_proxy: bool,
    /// Sign-in attempts from one address in 15 minutes; raise it for an office behind one address
    #[arg(
        long,
        env = "NEXTUP_ATTEMPTS_PER_ADDRESS",
        default_value_t = 100,
        global = true
    )]
    pub attempts_per_address: u32,
    /// API requests that one key may send in a minute
    #[arg(
        long,
        env = "NEXTUP_API_REQUESTS_PER_MINUTE",
        default_value_t = 300,
        global = true
    )]
    pub api_requests_per_minute: u32,
    /// Sign-in by Supabase Auth
    #[command(flatten)]
    pub supabase: SupabaseOptions,
    /// Language models
    #[command(flatten)]
    pub models: ModelOptions,
    /// Levels, as in `info,db=debug`
    #[arg(
        long,
        env = "NEXTUP_LOG",
        default_value = "info,sqlx=warn",
        global = true
    )]
    pub log: String,
    /// Shape of log lines
    #[arg(long, env = "NEXTUP_LOG_FORMAT", value_enum, default_value_t = LogFormat::Human, global = true)]
    pub log_format: LogFormat,
    /// Pages reload after a restart; set by `cargo xtask dev`
    #[arg(long, env = "NEXTUP_LIVE_RELOAD", value_parser = clap::builder::BoolishValueParser::new(), default_value = "false", global = true)]
    pub live_reload: bool,
}

/// Whom the server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// Somebody trying or building NextUp on this machine.
    Development,
    /// People who rely on it.
    Production,
}

/// Shape of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// One line a person reads.
    Human,
    /// One JSON object a collector reads.
    Json,
}
