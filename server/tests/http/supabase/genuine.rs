use axum::http::StatusCode;

use super::fake::{Forgery, SigningKey};
use super::{PASSWORD, Project};

const SHARED: &str = "a shared secret of more than 32 characters";

#[tokio::test]
async fn no_forged_token_signs_anybody_in() {
    let project = Project::open().await;
    project.join().await;
    // Ten attempts on one account in a quarter of an hour.
    let limits = "truncate rate_limits";
    for forgery in Forgery::ALL {
        sqlx::query(limits)
            .execute(project.site.db.system())
            .await
            .unwrap();
        project.fake.world().forgery = Some(forgery);
        let reply = project.sign_in(PASSWORD).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{forgery:?}");
        assert!(reply.cookie().is_none(), "{forgery:?}");
    }
    project.fake.world().forgery = None;
    assert!(project.sign_in(PASSWORD).await.cookie().is_some());
}

#[tokio::test]
async fn a_forged_token_is_not_taken_in_a_refresh_either() {
    let project = Project::open().await;
    project.fake.world().life = -5;
    let cookie = project.join().await;
    project.fake.world().forgery = Some(Forgery::OtherUser);
    assert_eq!(
        project.open_page(&cookie).await,
        StatusCode::SERVICE_UNAVAILABLE
    );
    project.fake.world().forgery = None;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
}

#[tokio::test]
async fn a_project_with_a_shared_secret_works_where_it_is_configured() {
    let project = Project::with(&["--supabase-jwt-secret", SHARED]).await;
    project.fake.world().signing = SigningKey::Hs256(SHARED.to_owned());
    let cookie = project.join().await;
    assert_eq!(project.open_page(&cookie).await, StatusCode::OK);
    assert_eq!(project.fake.calls("GET /.well-known/jwks.json"), 0);
    // On the way to signing keys both are good.
    project.fake.world().signing = SigningKey::es256("second");
    let public = project.fake.world().signing.public();
    project.fake.world().listed = vec![public];
    assert!(project.sign_in(PASSWORD).await.cookie().is_some());
    project.fake.world().signing =
        SigningKey::Hs256("another secret of more than 32 characters".into());
    assert!(project.sign_in(PASSWORD).await.cookie().is_none());
}

#[tokio::test]
async fn a_shared_secret_that_is_not_configured_is_not_believed() {
    let project = Project::open().await;
    project.fake.world().signing = SigningKey::Hs256(SHARED.to_owned());
    project.sign_up().await;
    let hash = project.fake.mail(super::EMAIL, 1).await.hash;
    let reply = project.confirm(&hash, PASSWORD).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_issuer_can_be_named() {
    let issuer = "https://auth.example.com/auth/v1";
    let project = Project::with(&["--supabase-issuer", issuer]).await;
    project.fake.world().issuer = issuer.to_owned();
    assert_eq!(
        project.open_page(&project.join().await).await,
        StatusCode::OK
    );
}
