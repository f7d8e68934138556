//! Profiles, sessions and the workspace of somebody signed in.

use db::testing::TestDb;
use domain::Error;
use domain::accounts::{AccountStore, PersonName, Theme};
use domain::workspaces::{Role, WorkspaceName};

#[tokio::test]
async fn somebody_new_has_a_profile_and_a_workspace_of_their_own() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let viewer = test.accounts().viewer(&ann.who).await.unwrap();
    assert_eq!(viewer.profile.name.as_str(), "Ann");
    assert!(viewer.profile.email.as_str().starts_with("ann."));
    assert_eq!(viewer.profile.theme, Theme::System);
    assert_eq!(viewer.workspace.id, ann.workspace());
    assert_eq!(viewer.workspace.name.as_str(), "Ann’s workspace");
    assert_eq!(viewer.workspace.role, Role::Owner);
}

#[tokio::test]
async fn every_role_sees_itself_and_its_workspace() {
    let test = TestDb::new().await;
    let owner = test.person("Owner").await;
    for role in Role::ALL {
        let member = test.member(&owner, role.label(), role).await;
        let viewer = test.accounts().viewer(&member.who).await.unwrap();
        assert_eq!(
            (viewer.workspace.id, viewer.workspace.role),
            (owner.workspace(), role)
        );
        assert_eq!(viewer.profile.name.as_str(), role.label());
    }
}

#[tokio::test]
async fn a_profile_is_ones_own_to_change() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let ben = test.member(&ann, "Ben", Role::Viewer).await;
    let store = test.accounts();
    let renamed = store
        .rename(&ann.who, &PersonName::parse("Ann 🚀").unwrap())
        .await
        .unwrap();
    assert_eq!(renamed.name.as_str(), "Ann 🚀");
    store.set_theme(&ann.who, Theme::Dark).await.unwrap();
    let profile = store.viewer(&ann.who).await.unwrap().profile;
    assert_eq!(
        (profile.name.as_str(), profile.theme),
        ("Ann 🚀", Theme::Dark)
    );
    let bens = store.viewer(&ben.who).await.unwrap().profile;
    assert_eq!((bens.name.as_str(), bens.theme), ("Ben", Theme::System));
}

#[tokio::test]
async fn only_owner_and_admin_rename_the_workspace() {
    let test = TestDb::new().await;
    let owner = test.person("Owner").await;
    let name = WorkspaceName::parse("Rocket works").unwrap();
    for role in Role::ALL {
        let member = test.member(&owner, role.label(), role).await;
        let renamed = test.accounts().rename_workspace(&member.who, &name).await;
        if role.manages_workspace() {
            assert_eq!(renamed, Ok(()));
        } else {
            assert!(
                matches!(renamed, Err(Error::Forbidden { .. })),
                "{role:?}: {renamed:?}"
            );
        }
    }
    let workspace = test.accounts().viewer(&owner.who).await.unwrap().workspace;
    assert_eq!(workspace.name, name);
}

#[tokio::test]
async fn sessions_are_listed_and_revoked_by_their_owner_alone() {
    let test = TestDb::new().await;
    let ann = test.person("Ann").await;
    let phone = test.sign_in(ann.user()).await;
    let tablet = test.sign_in(ann.user()).await;
    let ben = test.member(&ann, "Ben", Role::Admin).await;
    let store = test.accounts();
    let listed = store.sessions(&ann.who).await.unwrap();
    assert_eq!(listed.len(), 3);
    let current: Vec<_> = listed.iter().filter(|session| session.current).collect();
    assert_eq!((current.len(), current[0].id), (1, ann.who.session));

    let refused = store.revoke(&ben.who, phone.who.session).await;
    assert_eq!(refused, Err(Error::NotFound));
    store.revoke(&ann.who, phone.who.session).await.unwrap();
    let again = store.revoke(&ann.who, phone.who.session).await;
    assert_eq!(again, Err(Error::NotFound));

    assert_eq!(store.revoke_others(&ann.who).await, Ok(1));
    assert_eq!(store.revoke_others(&ann.who).await, Ok(0));
    let digest = |token: &str| db::Digest::of(token);
    let credentials = test.credentials();
    assert!(
        credentials
            .authenticate(digest(&tablet.token))
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        credentials
            .authenticate(digest(&ann.token))
            .await
            .unwrap()
            .is_some()
    );
    assert!(
        credentials
            .authenticate(digest(&ben.token))
            .await
            .unwrap()
            .is_some()
    );
}
