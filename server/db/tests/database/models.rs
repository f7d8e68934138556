//! Language models of workspaces: their order, their sealed keys, and what answers took.

use db::testing::{Member, TestDb};
use db::{ModelProviders, SealedChange, SealedKey};
use domain::chat::{AnswerEnd, ChatStore, Details, MessageState, Usage};
use domain::id::{MessageId, ModelProviderId};
use domain::models::{KeyState, ModelProvider, ProviderDraft, ProviderForm, ProviderKind, Shift};
use domain::title::Title;
use domain::workspaces::Role;
use domain::{Actor, Error};
use uuid::Uuid;

fn models(test: &TestDb) -> ModelProviders {
    ModelProviders::new(test.db().clone())
}

fn draft(name: &str) -> ProviderDraft {
    let form = ProviderForm {
        name: name.to_owned(),
        ..ProviderForm::usual(ProviderKind::OpenAi)
    };
    form.parse().unwrap()
}

fn sealed(text: &str) -> SealedKey {
    SealedKey {
        sealed: text.as_bytes().to_vec(),
        hint: "abcd".to_owned(),
    }
}

async fn added(models: &ModelProviders, who: &Member, name: &str) -> ModelProvider {
    let id = ModelProviderId::new(Uuid::now_v7());
    let key = sealed(name);
    let added = models
        .insert(who.actor(), id, &draft(name), Some(&key))
        .await;
    added.unwrap()
}

async fn names(models: &ModelProviders, actor: &Actor) -> Vec<String> {
    let list = models.list(actor).await.unwrap();
    list.into_iter().map(|provider| provider.name).collect()
}

#[tokio::test]
async fn models_are_asked_in_an_order_that_owners_choose() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let [a, b, c] = [
        added(&models, &ann, "A").await,
        added(&models, &ann, "B").await,
        added(&models, &ann, "C").await,
    ];
    models.shift(ann.actor(), c.id, Shift::Up).await.unwrap();
    assert_eq!(names(&models, ann.actor()).await, ["A", "C", "B"]);
    models.shift(ann.actor(), a.id, Shift::Up).await.unwrap();
    models.shift(ann.actor(), b.id, Shift::Down).await.unwrap();
    assert_eq!(names(&models, ann.actor()).await, ["A", "C", "B"]);
    models.delete(ann.actor(), c.id).await.unwrap();
    assert_eq!(names(&models, ann.actor()).await, ["A", "B"]);
    assert_eq!(models.get(ann.actor(), c.id).await, Err(Error::NotFound));
    assert_eq!(models.delete(ann.actor(), c.id).await, Err(Error::NotFound));
    models.restore(ann.actor(), c.id).await.unwrap();
    assert_eq!(names(&models, ann.actor()).await, ["A", "C", "B"]);
}

#[tokio::test]
async fn a_key_stays_goes_or_is_replaced() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let made = added(&models, &ann, "A").await;
    let hint = "abcd".to_owned();
    assert_eq!(made.key, KeyState::Kept { hint: hint.clone() });
    let edited = models
        .update(ann.actor(), made.id, &draft("Renamed"), &SealedChange::Keep)
        .await
        .unwrap();
    assert_eq!(
        (edited.name.as_str(), edited.key),
        ("Renamed", KeyState::Kept { hint })
    );
    assert!(edited.updated_at > made.updated_at);
    let keys = models.sealed_keys(ann.actor()).await.unwrap();
    assert_eq!(keys, [(made.id, b"A".to_vec())]);
    let other = SealedChange::Set(sealed("other"));
    models
        .update(ann.actor(), made.id, &draft("A"), &other)
        .await
        .unwrap();
    let keys = models.sealed_keys(ann.actor()).await.unwrap();
    assert_eq!(keys, [(made.id, b"other".to_vec())]);
    let removed = models
        .update(ann.actor(), made.id, &draft("A"), &SealedChange::Remove)
        .await
        .unwrap();
    assert_eq!(removed.key, KeyState::None);
    assert_eq!(models.sealed_keys(ann.actor()).await.unwrap(), []);
}

#[tokio::test]
async fn members_read_and_strangers_do_not() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let made = added(&models, &ann, "A").await;
    let advisor = test.member(&ann, "Ben", Role::Advisor).await;
    assert_eq!(names(&models, advisor.actor()).await, ["A"]);
    let refused = models.delete(advisor.actor(), made.id).await;
    assert!(
        matches!(refused, Err(Error::Forbidden { .. })),
        "{refused:?}"
    );
    // Whoever only says that they are the owner meets the policies.
    let liar = Actor {
        role: Role::Owner,
        ..advisor.actor().clone()
    };
    assert_eq!(models.delete(&liar, made.id).await, Err(Error::NotFound));
    let id = ModelProviderId::new(Uuid::now_v7());
    assert!(models.insert(&liar, id, &draft("B"), None).await.is_err());

    let eve = test.person("Eve").await;
    let forged = Actor {
        workspace: ann.workspace(),
        ..eve.actor().clone()
    };
    for stranger in [eve.actor(), &forged] {
        assert!(names(&models, stranger).await.is_empty());
        assert_eq!(models.sealed_keys(stranger).await.unwrap(), []);
        assert!(models.shift(stranger, made.id, Shift::Up).await.is_err());
    }
    assert_eq!(names(&models, ann.actor()).await, ["A"]);
}

#[tokio::test]
async fn there_are_only_so_many() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let first = added(&models, &ann, "0").await;
    models.delete(ann.actor(), first.id).await.unwrap();
    for number in 1..=ModelProvider::MAX {
        added(&models, &ann, &number.to_string()).await;
    }
    let id = ModelProviderId::new(Uuid::now_v7());
    let one_more = models.insert(ann.actor(), id, &draft("more"), None).await;
    assert!(matches!(one_more, Err(Error::Conflict { .. })));
    let restored = models.restore(ann.actor(), first.id).await;
    assert!(matches!(restored, Err(Error::Conflict { .. })));
}

fn end(state: MessageState, usage: Option<Usage>) -> AnswerEnd {
    let details = Details {
        usage,
        ..Details::default()
    };
    AnswerEnd {
        state,
        agent: None,
        content: "Yes.".to_owned(),
        details,
    }
}

fn used(provider: &str, tokens: u32) -> Usage {
    Usage {
        provider: provider.to_owned(),
        model: "m".to_owned(),
        input_tokens: tokens,
        output_tokens: 2,
        is_estimated: false,
        first_word_ms: 10,
        total_ms: 1_500,
    }
}

/// Asks, and gives the answer this end.
async fn answer(test: &TestDb, who: &Member, end: &AnswerEnd) -> MessageId {
    let chats = test.chats();
    let customer = test.customer(who, "Acme").create().await;
    let title = Title::parse("title", "Chat").unwrap();
    let begun = chats.begin(who.actor(), customer, &title).await.unwrap();
    let (_, empty) = chats.ask(who.actor(), begun.id, "Really?").await.unwrap();
    let growing = AnswerEnd {
        state: MessageState::Streaming,
        ..end.clone()
    };
    chats.keep(who.actor(), empty.id, &growing).await.unwrap();
    chats.keep(who.actor(), empty.id, end).await.unwrap();
    empty.id
}

#[tokio::test]
async fn each_answer_counts_once_when_it_ends() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let ben = test.member(&ann, "Ben", Role::Advisor).await;
    let whole = |provider, tokens| end(MessageState::Done, Some(used(provider, tokens)));
    let first = answer(&test, &ann, &whole("Own", 10)).await;
    answer(&test, &ben, &whole("Own", 5)).await;
    answer(&test, &ben, &whole("built-in", 0)).await;
    answer(&test, &ben, &end(MessageState::Stopped, None)).await;
    // What is kept again after its end changes nothing; what is written again was paid for twice.
    let chats = test.chats();
    chats
        .keep(ann.actor(), first, &whole("Own", 99))
        .await
        .unwrap();
    chats.begin_again(ann.actor(), first).await.unwrap();
    chats
        .keep(ann.actor(), first, &whole("Own", 7))
        .await
        .unwrap();

    let all = models.usage(ann.actor()).await.unwrap();
    let rows: Vec<_> = all
        .iter()
        .map(|row| {
            (
                row.provider.as_str(),
                row.answers,
                row.input_tokens,
                row.milliseconds,
            )
        })
        .collect();
    assert_eq!(rows, [("Own", 3, 22, 4_500), ("built-in", 1, 0, 1_500)]);
    let own = models.usage(ben.actor()).await.unwrap();
    let answers: u64 = own.iter().map(|row| row.answers).sum();
    assert_eq!(answers, 2);
    let eve = test.person("Eve").await;
    assert_eq!(models.usage(eve.actor()).await.unwrap(), []);
}

#[tokio::test]
async fn what_did_not_come_to_its_end_counts_as_well() {
    let test = TestDb::new().await;
    let (models, ann) = (models(&test), test.person("Ann").await);
    let estimated = Usage {
        is_estimated: true,
        ..used("Own", 10)
    };
    answer(&test, &ann, &end(MessageState::Done, Some(used("Own", 7)))).await;
    for state in [MessageState::Stopped, MessageState::Failed] {
        answer(&test, &ann, &end(state, Some(estimated.clone()))).await;
    }
    // The process that wrote this one ended, and it is marked as interrupted later on.
    let growing = end(MessageState::Streaming, Some(estimated.clone()));
    answer(&test, &ann, &growing).await;
    let row = || async { models.usage(ann.actor()).await.unwrap().remove(0) };
    assert_eq!((row().await.answers, row().await.estimated), (3, 2));
    let since = chrono::Utc::now() + chrono::TimeDelta::minutes(1);
    assert_eq!(test.chats().interrupt_abandoned(since).await, Ok(1));

    let row = row().await;
    assert_eq!((row.answers, row.estimated), (4, 3));
    assert_eq!((row.input_tokens, row.output_tokens), (37, 8));
    assert_eq!(row.milliseconds, 6_000);
}
