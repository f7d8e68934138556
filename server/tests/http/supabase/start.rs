use clap::Parser;
use server::config::Cli;
use server::serve::{ServeError, serve};
use server::supabase::SettingsError;

/// Why the server does not start with these arguments.
async fn refused(arguments: &[&str], with_demo: bool) -> ServeError {
    let config = Cli::parse_from(["nextup"].iter().chain(arguments)).config;
    serve(config, with_demo).await.unwrap_err()
}

#[tokio::test]
async fn half_a_configuration_does_not_start() {
    let key = ["--supabase-anon-key", "sb_publishable_a"];
    let url = ["--supabase-url", "https://abc.supabase.co"];
    let without_url = refused(&key, false).await;
    assert!(matches!(
        without_url,
        ServeError::Supabase(SettingsError::NoUrl(_))
    ));
    let without_key = refused(&url, false).await;
    assert!(matches!(
        without_key,
        ServeError::Supabase(SettingsError::NoKey)
    ));
    let without_database = refused(&[url, key].concat(), false).await;
    assert!(matches!(without_database, ServeError::NoProjectDatabase));
    let database = ["--database-url", "postgres://nobody@127.0.0.1:1/none"];
    let with_demo = refused(&[url, key, database].concat(), true).await;
    assert!(matches!(with_demo, ServeError::NoDemo));
}
