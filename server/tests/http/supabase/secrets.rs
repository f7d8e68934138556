use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

use super::fake::{Forgery, PUBLISHABLE, SECRET};
use super::{PASSWORD, Project};

/// A log that can be read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_secret_reaches_the_log_whatever_happens() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _until_the_end = tracing::subscriber::set_default(subscriber);
    let project = Project::with_secret_key().await;
    project.fake.world().life = -5;
    let cookie = project.join().await;
    let hash = project.fake.mail(super::EMAIL, 1).await.hash;
    project.open_page(&cookie).await;
    project.sign_in("a wrong password").await;
    project.fake.world().forgery = Some(Forgery::Issuer);
    project.open_page(&cookie).await;
    project.fake.world().forgery = None;
    project.fake.world().away = true;
    project.open_page(&cookie).await;
    project.fake.world().away = false;
    let form = [
        ("current_password", PASSWORD),
        ("password", "another good secret"),
    ];
    project
        .site
        .call("account/change-password", &form, &cookie)
        .await;
    let mut secrets = project.fake.refresh_tokens();
    project.fake.revoke_all();
    project.open_page(&cookie).await;
    let cookie = cookie.split_once('=').unwrap().1;
    secrets.extend([hash, cookie.to_owned()]);
    let fixed = [
        PASSWORD,
        "a wrong password",
        "another good secret",
        "eyJ",
        PUBLISHABLE,
        SECRET,
    ];
    secrets.extend(fixed.map(str::to_owned));
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("InvalidIssuer") && log.contains("supabase ended a session"));
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "{}", line.unwrap_or_default());
    }
}
