//! `postgresql.conf`, written anew at each start: an upgrade of the app brings its settings along.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::{Error, Settings};

/// What the cluster is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// A person's data on a laptop with two cores.
    Durable,
    /// Test databases: as fast as can be, gone after a power cut.
    Throwaway,
}

const COMMON: &str = "\
# Written by NextUp at each start; changes here are lost.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = scram-sha-256
dynamic_shared_memory_type = posix
timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.english'

shared_buffers = 192MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 64MB
random_page_cost = 1.1
# Compiling a plan takes longer than any query of ours.
jit = off
# A second core helps one big query, a third would take it from everybody else.
max_parallel_workers_per_gather = 1
max_worker_processes = 4

# Nothing replicates from here, so the log holds only what recovery needs.
wal_level = minimal
max_wal_senders = 0
min_wal_size = 80MB
max_wal_size = 1GB
checkpoint_timeout = 10min

# Ends the queries of an app that was killed.
client_connection_check_interval = 5s
tcp_keepalives_idle = 60

# One file per weekday, overwritten a week later.
logging_collector = on
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_checkpoints = off
# Statements hold people's data, which does not belong in a log.
log_min_error_statement = panic
log_error_verbosity = terse
";

const DURABLE: &str = "
max_connections = 50
fsync = on
full_page_writes = on
synchronous_commit = on
";

const THROWAWAY: &str = "
max_connections = 200
fsync = off
full_page_writes = off
synchronous_commit = off
# Databases live for seconds, and plans must not depend on when it last ran.
autovacuum = off
";

/// Writes the configuration of the next start.
pub(crate) fn write(settings: &Settings, profile: Profile, port: u16) -> Result<(), Error> {
    let file = settings.config_file();
    let logs = quote(&settings.logs().to_string_lossy());
    let text = text(profile);
    let text = format!("{text}\nport = {port}\nlog_directory = {logs}\n");
    // It holds no secret, and its reader may be another user.
    fs::write(&file, text)
        .and_then(|()| fs::set_permissions(&file, fs::Permissions::from_mode(0o644)))
        .map_err(Error::io("write", &file))
}

fn text(profile: Profile) -> String {
    let rest = match profile {
        Profile::Durable => DURABLE,
        Profile::Throwaway => THROWAWAY,
    };
    format!("{COMMON}{rest}")
}

/// A string as the configuration file wants it.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persons_data_is_flushed_and_test_data_is_not() {
        assert!(text(Profile::Durable).contains("\nfsync = on\n"));
        assert!(text(Profile::Throwaway).contains("\nfsync = off\n"));
    }

    #[test]
    fn folders_with_quotes_stay_one_value() {
        assert_eq!(quote("/home/o'hara"), "'/home/o''hara'");
    }
}
