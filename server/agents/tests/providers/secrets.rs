use std::io;
use std::sync::{Arc, Mutex};

use agents::providers::{Key, ProviderKind};
use tracing_subscriber::fmt::MakeWriter;

use crate::fake::{Fake, Reply};
use crate::listener::{ask, models, provider, question};
use crate::wire;

const KEY: &str = "sk-hunter2";

/// A log that is kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Everything in which a provider might repeat the key.
fn indiscretions(kind: ProviderKind) -> Vec<Reply> {
    let said = format!("Incorrect API key provided: {KEY}");
    let begun = || Reply::ok().say(wire::opening(kind));
    vec![
        Reply::status(401).say(&said),
        Reply::status(400).say(format!(r#"{{"error":{{"message":"{said}"}}}}"#)),
        begun().say(wire::failure(kind, &said)),
        begun()
            .say(wire::text(kind, "They "))
            .say(wire::failure(kind, &said)),
        begun().say(format!("event: {KEY}\ndata: {said}\n\n")),
        Reply::status(302).header("location", &format!("/{KEY}")),
    ]
}

#[tokio::test]
async fn a_key_reaches_neither_people_nor_the_log() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let mut told = String::new();
    for kind in ProviderKind::ALL.iter().copied() {
        for reply in indiscretions(kind) {
            let fake = Fake::start([reply]).await;
            let mut settings = provider(kind, fake.url());
            settings.key = Key::parse(KEY);
            told += &format!("{settings:?}");
            let (outcome, heard) = ask(&models([settings]), &question()).await;
            let failure = outcome.unwrap_err();
            told += &format!("{failure} {failure:?} {:?}", heard.fallbacks);
        }
    }
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("did not accept the key"), "{log}");
    assert!(!log.contains(KEY), "{log}");
    assert!(!told.contains(KEY), "{told}");
}
