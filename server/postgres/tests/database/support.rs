//! A database folder of its own for each test, and an app process that can be killed.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use embedded_postgres::{Running, Settings, binary, install, start};
use nix::{
    sys::signal::{Signal, kill, killpg},
    unistd::Pid,
};
use tempfile::TempDir;

/// How the process that [`Sandbox::spawn_app`] starts knows its folder.
const FOLDER: &str = "NEXTUP_TEST_FOLDER";

/// A folder with Postgres installed and no database yet.
pub struct Sandbox {
    pub settings: Settings,
    folder: TempDir,
}

impl Sandbox {
    pub fn new() -> Self {
        let install_dir = Settings::for_user().unwrap().install_dir;
        let sandbox = Self::with_install(install_dir);
        install(&sandbox.settings, &mut |_| {}).unwrap();
        sandbox
    }

    pub fn with_install(install_dir: PathBuf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Root's temporary folders are closed to the user that runs Postgres.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let settings = Settings {
            data_dir: folder.path().join("postgres"),
            install_dir,
        };
        Self { settings, folder }
    }

    pub fn start(&self) -> Running {
        start(&self.settings).unwrap()
    }

    /// Another process that starts this database and then waits.
    pub fn spawn_app(&self) -> App {
        let mut app = self.spawn_starting_app();
        let lines = BufReader::new(app.process.stdout.take().unwrap()).lines();
        let url = lines
            .map_while(Result::ok)
            .find(|line| line.starts_with("postgres://"));
        app.url = url.expect("the app prints its address");
        app
    }

    /// The same, still starting.
    pub fn spawn_starting_app(&self) -> App {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "app_to_be_killed", "--ignored", "--nocapture"]);
        command
            .env(FOLDER, self.folder.path())
            .env("NEXTUP_TEST_INSTALL", &self.settings.install_dir);
        // As a shell does for what it runs in the foreground.
        command.process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        App {
            process: command.spawn().unwrap(),
            url: String::new(),
        }
    }

    pub fn query(&self, url: &str, statement: &str) -> Output {
        self.psql(url).args(["-c", statement]).output().unwrap()
    }

    pub fn psql(&self, url: &str) -> Command {
        let mut command = Command::new(binary(&self.settings, "psql").unwrap());
        command.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", url]);
        command
    }

    pub fn answer(&self, url: &str, statement: &str) -> String {
        let output = self.query(url, statement);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// The server's process id, from its own record.
    pub fn postmaster(&self) -> u32 {
        let file = self.settings.data_dir.join("cluster/postmaster.pid");
        fs::read_to_string(file)
            .unwrap()
            .lines()
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }
}

/// A database must not outlive a test that failed.
impl Drop for Sandbox {
    fn drop(&mut self) {
        let file = self.settings.data_dir.join("cluster/postmaster.pid");
        let text = fs::read_to_string(file).unwrap_or_default();
        let process = text.lines().next().and_then(|line| line.parse().ok());
        if let Some(process) = process.filter(|process| *process != std::process::id()) {
            send(process, Signal::SIGQUIT);
        }
    }
}

/// An app that owns (or has joined) a database.
pub struct App {
    pub process: Child,
    pub url: String,
}

impl App {
    /// Ctrl-C in the terminal, for an app that does not handle it.
    pub fn interrupt(&mut self) {
        let group = Pid::from_raw(self.process.id().try_into().unwrap());
        killpg(group, Signal::SIGINT).unwrap();
        self.process.wait().unwrap();
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the process of [`Sandbox::spawn_app`] does: start, tell the address, wait to be killed.
#[expect(clippy::print_stdout, reason = "how the test gets to know the address")]
pub fn be_an_app() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        panic!("only for tests that start it themselves");
    };
    let install_dir = std::env::var_os("NEXTUP_TEST_INSTALL").unwrap().into();
    let running = start(&Settings {
        data_dir: folder.join("postgres"),
        install_dir,
    })
    .unwrap();
    // The test harness has left its own words on this line.
    println!("\n{}", running.url());
    // Ends when the test that started it does, should that forget to kill it.
    std::io::stdin().read_line(&mut String::new()).unwrap();
    running.stop().unwrap();
}

pub fn send(process: u32, signal: Signal) {
    let _ = kill(Pid::from_raw(process.try_into().unwrap()), signal);
}

/// Waits for a condition that other processes bring about.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}
