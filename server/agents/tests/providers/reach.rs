use agents::providers::{BaseUrl, Connections, Models, ProviderKind, Reach, try_out};

use crate::fake::Fake;
use crate::listener::{Listener, provider, question};

#[tokio::test]
async fn a_name_that_leads_to_this_machine_is_not_asked() {
    let fake = Fake::start([]).await;
    let here = fake
        .url()
        .to_string()
        .replace("http://127.0.0.1", "https://localhost");
    let connections = Connections::reaching(Reach::Public).unwrap();
    let ours = ProviderKind::ALL.iter();
    let ours = ours.map(|kind| provider(*kind, BaseUrl::parse(&here).unwrap()));
    let models = Models::new(&connections, ours.collect());
    let mut heard = Listener::default();
    let outcome = models.stream(&mut |_| question(), &mut heard).await;
    assert!(outcome.is_err());
    assert_eq!(heard.fallbacks.len(), 3);
    for why in &heard.fallbacks {
        assert!(why.contains("inside a private network"), "{why}");
    }
    assert!(fake.asked().is_empty());
}

#[tokio::test]
async fn a_literal_address_of_ours_is_not_asked_either() {
    let fake = Fake::start([]).await;
    let connections = Connections::reaching(Reach::Public).unwrap();
    let here = fake.url().to_string().replace("http:", "https:");
    for (address, words) in [
        (here, "private network"),
        (fake.url().to_string(), "without https"),
    ] {
        let settings = provider(ProviderKind::OpenAi, BaseUrl::parse(&address).unwrap());
        let why = try_out(&connections, settings).await.unwrap_err();
        assert!(why.contains(words), "{why}");
    }
    assert!(fake.asked().is_empty());
}
