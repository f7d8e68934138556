use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use db::Digest;

use super::fake::SigningKey;
use super::{PASSWORD, Project, process};

/// Tokens of no life left: every request finds them ended.
const ENDED: i64 = -5;
/// Tokens about to end: refreshed behind the request.
const ENDING: i64 = 40;

/// Makes the next tokens live so long.
fn live(project: &Project, seconds: i64) {
    project.fake.world().life = seconds;
}

#[tokio::test]
async fn many_requests_at_once_refresh_once() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    live(&project, 3_600);
    project.fake.world().delay = Duration::from_millis(200);
    let requests = (0..20).map(|_| project.open_page(&cookie));
    let statuses = join_all(requests).await;
    assert_eq!(statuses, [StatusCode::OK; 20]);
    assert_eq!(project.fake.refreshes(), 1);
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    assert_eq!(project.fake.refreshes(), 1);
}

#[tokio::test]
async fn many_processes_at_once_refresh_once() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    live(&project, 3_600);
    project.fake.world().delay = Duration::from_millis(200);
    let others: Vec<_> = (0..3)
        .map(|_| process(&project.fake, Arc::clone(&project.site.db), &[]))
        .collect();
    let requests = others.iter().map(|site| site.get("/customers", &cookie));
    for reply in join_all(requests).await {
        assert_eq!(reply.status, StatusCode::OK);
    }
    assert_eq!(project.fake.refreshes(), 1);
}

#[tokio::test]
async fn each_refresh_brings_the_latest_token() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    // An older token would end the whole family.
    for count in 1..=4 {
        assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
        assert_eq!(project.fake.refreshes(), count);
    }
    assert_eq!(project.fake.session_count(), 1);
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_is_made_up_for() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    let token = cookie.split_once('=').unwrap().1;
    let kept = db::ProviderSessions::new(project.site.db.db().clone());
    let before = kept.find(Digest::of(token)).await.unwrap().unwrap();
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    // As if the process had died between the answer and keeping it.
    let put = kept.put(before.session, &before.sealed, before.access_expires_at);
    put.await.unwrap();
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    assert_eq!(project.fake.session_count(), 1);
}

#[tokio::test]
async fn a_token_about_to_end_is_refreshed_behind_the_request() {
    let project = Project::open().await;
    live(&project, ENDING);
    let cookie = project.join().await;
    live(&project, 3_600);
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    project.until(|fake| fake.refreshes() == 1).await;
}

#[tokio::test]
async fn a_session_ended_at_supabase_ends_here_at_the_next_refresh() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    project.fake.revoke_all();
    assert_eq!(project.open_page(&cookie).await, StatusCode::SEE_OTHER);
    assert_eq!(project.open_page(&cookie).await, StatusCode::SEE_OTHER);
    assert_eq!(
        project.fake.refreshes(),
        1,
        "it is gone, not asked for again"
    );
}

#[tokio::test]
async fn nobody_is_signed_out_because_supabase_is_away() {
    let project = Project::open().await;
    live(&project, ENDING);
    let cookie = project.join().await;
    project.fake.world().away = true;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    project.until(|fake| fake.refreshes() >= 1).await;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}

#[tokio::test]
async fn past_its_time_a_session_waits_for_supabase_to_come_back() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    project.fake.world().away = true;
    let away = project.site.get("/customers", &cookie).await;
    assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(away.headers.get("set-cookie").is_none());
    project.fake.world().away = false;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}

#[tokio::test]
async fn signing_in_and_refreshing_go_on_with_a_new_key() {
    let project = Project::open().await;
    live(&project, ENDED);
    let cookie = project.join().await;
    {
        let mut world = project.fake.world();
        world.signing = SigningKey::es256("second");
        let public = world.signing.public();
        world.listed.push(public);
    }
    // A key that is not known is looked for, but not more often than every quarter of a minute.
    assert_eq!(
        project.open_page(&cookie).await,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let other = process(&project.fake, Arc::clone(&project.site.db), &[]);
    assert_eq!(
        other.get("/customers", &cookie).await.status,
        StatusCode::OK
    );
    let keys = "GET /.well-known/jwks.json";
    assert_eq!(project.fake.calls(keys), 2);
}

#[tokio::test]
async fn tokens_are_of_no_use_without_the_cookie() {
    let project = Project::open().await;
    let cookie = project.join().await;
    let rows: Vec<(Vec<u8>,)> = sqlx::query_as("select sealed_tokens from provider_sessions")
        .fetch_all(project.site.db.system())
        .await
        .unwrap();
    let text = String::from_utf8_lossy(&rows[0].0).into_owned();
    assert!(!text.contains("eyJ") && !text.contains("refresh"));
    // A session begun by the built-in sign-in is not one of Supabase's.
    let gone = sqlx::query("delete from provider_sessions");
    gone.execute(project.site.db.system()).await.unwrap();
    assert_eq!(project.open_page(&cookie).await, StatusCode::SEE_OTHER);
    assert!(project.sign_in(PASSWORD).await.cookie().is_some());
}

/// All of them at once, in order.
async fn join_all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(move |context| {
        for (future, done) in &mut waiting {
            if done.is_none()
                && let std::task::Poll::Ready(output) = future.as_mut().poll(context)
            {
                *done = Some(output);
            }
        }
        if waiting.iter().all(|(_, done)| done.is_some()) {
            let done = waiting.iter_mut().map(|(_, done)| done.take().unwrap());
            std::task::Poll::Ready(done.collect())
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}
