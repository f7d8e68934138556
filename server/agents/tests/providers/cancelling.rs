use std::time::Duration;

use agents::desk::Stopped;
use agents::providers::{NoAnswer, ProviderKind};

use crate::fake::{Fake, Reply};
use crate::listener::{Listener, ask, models, provider, question};
use crate::wire;

#[tokio::test]
async fn dropping_the_answer_ends_the_request() {
    for kind in ProviderKind::ALL.iter().copied() {
        let start = wire::opening(kind) + &wire::text(kind, "They ");
        let fake = Fake::start([Reply::ok().say(start).hang()]).await;
        let models = models([provider(kind, fake.url())]);
        let question = question();
        let answer = ask(&models, &question);
        assert!(
            tokio::time::timeout(Duration::from_millis(300), answer)
                .await
                .is_err()
        );
        fake.left().await;
    }
}

#[tokio::test]
async fn a_listener_who_has_enough_ends_the_request() {
    for kind in ProviderKind::ALL.iter().copied() {
        let start = wire::opening(kind) + &wire::text(kind, "They ");
        let fake = Fake::start([Reply::ok().say(start).hang()]).await;
        let unused = Fake::start([]).await;
        let models = models([provider(kind, fake.url()), provider(kind, unused.url())]);
        let mut listener = Listener {
            limit: Some(1),
            ..Listener::default()
        };
        let outcome = models.stream(&mut |_| question(), &mut listener).await;
        assert_eq!(outcome, Err(NoAnswer::Stopped(Stopped)));
        assert_eq!(listener.text(), "They ");
        fake.left().await;
        assert!(unused.asked().is_empty());
    }
}
