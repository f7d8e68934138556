use std::time::Duration;

use domain::accounts::{ClientInfo, Email, PersonName, SignedIn};
use domain::api_keys::{KeyLife, NewApiKey, Scope};
use domain::customers::{CustomerInfo, CustomerStatus, Visibility};
use domain::id::{ApiKeyId, CustomerId, UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Source};
use sqlx::types::Json;
use uuid::Uuid;

use super::database::{TestDb, must};
use crate::{
    Accounts, Agreements, ApiKeys, Artifacts, Chats, Credentials, Customers, Digest, Events,
    History, Invoices, Overview, Payments, Portfolio, Projects, Trash,
};

/// Somebody in a workspace, with a session.
#[derive(Debug, Clone)]
pub struct Member {
    /// Whom requests act as, and the session they come with.
    pub who: SignedIn,
    /// The secret of that session.
    pub token: String,
}

impl Member {
    /// Whom requests act as.
    pub const fn actor(&self) -> &Actor {
        &self.who.actor
    }

    /// Their id.
    pub const fn user(&self) -> UserId {
        self.who.actor.user
    }

    /// The workspace they act in.
    pub const fn workspace(&self) -> WorkspaceId {
        self.who.actor.workspace
    }

    /// The same person through something else than the browser.
    pub fn through(&self, source: Source) -> Actor {
        Actor {
            source,
            ..self.who.actor.clone()
        }
    }
}

impl TestDb {
    /// The customers of this database.
    pub fn customers(&self) -> Customers {
        Customers::new(self.db().clone())
    }

    /// The agreements of this database.
    pub fn agreements(&self) -> Agreements {
        Agreements::new(self.db().clone())
    }

    /// The invoices of this database.
    pub fn invoices(&self) -> Invoices {
        Invoices::new(self.db().clone())
    }

    /// The payments of this database.
    pub fn payments(&self) -> Payments {
        Payments::new(self.db().clone())
    }

    /// The projects of this database.
    pub fn projects(&self) -> Projects {
        Projects::new(self.db().clone())
    }

    /// The artifacts of this database.
    pub fn artifacts(&self) -> Artifacts {
        Artifacts::new(self.db().clone())
    }

    /// The events of this database.
    pub fn events(&self) -> Events {
        Events::new(self.db().clone())
    }

    /// The conversations of this database.
    pub fn chats(&self) -> Chats {
        Chats::new(self.db().clone())
    }

    /// The portfolio of this database.
    pub fn portfolio(&self) -> Portfolio {
        Portfolio::new(self.db().clone())
    }

    /// The trash of this database.
    pub fn trash(&self) -> Trash {
        Trash::new(self.db().clone())
    }

    /// The history of this database.
    pub fn history(&self) -> History {
        History::new(self.db().clone())
    }

    /// The overviews of this database.
    pub fn overview(&self) -> Overview {
        Overview::new(self.db().clone())
    }

    /// The accounts of this database.
    pub fn accounts(&self) -> Accounts {
        Accounts::new(self.db().clone())
    }

    /// The credentials of this database.
    pub fn credentials(&self) -> Credentials {
        Credentials::new(self.db().clone())
    }

    /// The API keys of this database.
    pub fn api_keys(&self) -> ApiKeys {
        ApiKeys::new(self.db().clone())
    }

    /// A key of this member with this secret and every scope.
    pub async fn api_key(&self, owner: &Member, secret: &str) -> ApiKeyId {
        self.api_key_with(owner, secret, &Scope::ALL).await
    }

    /// A key of this member with this secret and these scopes.
    pub async fn api_key_with(&self, owner: &Member, secret: &str, scopes: &[Scope]) -> ApiKeyId {
        let parsed = NewApiKey::parse("Test", scopes.to_vec(), KeyLife::Month.as_str());
        let new = must("name a key", parsed);
        let keys = self.api_keys();
        let made = keys.insert(owner.actor(), &new, Digest::of(secret), "nxu_test");
        must("make a key", made.await).id
    }

    /// Somebody new, signed in, with a workspace of their own.
    pub async fn person(&self, name: &str) -> Member {
        let user = self.user(name).await;
        self.sign_in(user).await
    }

    /// Somebody new, signed in as a member of the workspace that `host` acts in.
    pub async fn member(&self, host: &Member, name: &str, role: Role) -> Member {
        let user = self.user(name).await;
        self.join(user, host.workspace(), role).await;
        self.sign_in(user).await
    }

    /// Makes a user a member of a workspace, or gives them another role in it.
    pub async fn join(&self, user: UserId, workspace: WorkspaceId, role: Role) {
        let joined = sqlx::query(
            "insert into workspace_members (workspace_id, user_id, role) values ($1, $2, $3) \
             on conflict (workspace_id, user_id) do update set role = excluded.role",
        )
        .bind(workspace.uuid())
        .bind(user.uuid())
        .bind(role.as_str())
        .execute(self.system())
        .await;
        must("join a workspace", joined);
    }

    /// A confirmed user without a workspace. The address is the name and something unique.
    pub async fn user(&self, name: &str) -> UserId {
        let unique = Uuid::now_v7().simple().to_string();
        let address = format!("{}.{unique}@example.com", name.to_lowercase());
        let email = Email::parse(&address).unwrap_or_else(|error| panic!("{}", error.message));
        let name = PersonName::parse(name).unwrap_or_else(|error| panic!("{}", error.message));
        let credentials = self.credentials();
        let made = credentials.create_user(&email, "no hash", &name).await;
        let Some(user) = must("create a user", made) else {
            panic!("the address {email} is taken");
        };
        must("confirm", credentials.confirm_email(user).await);
        user
    }

    /// Begins a session of a user.
    pub async fn sign_in(&self, user: UserId) -> Member {
        let token = Uuid::now_v7().to_string();
        let digest = Digest::of(&token);
        let client = ClientInfo::default();
        let day = Duration::from_secs(24 * 60 * 60);
        let credentials = self.credentials();
        let begun = credentials.create_session(user, digest, &client, day).await;
        must("begin a session", begun);
        match must("sign in", credentials.authenticate(digest).await) {
            Some(who) => Member { who, token },
            None => panic!("a session just begun is not there"),
        }
    }

    /// A customer of this owner, made past the rules: with any date, visibility and document.
    pub fn customer(&self, owner: &Member, name: &str) -> CustomerBuilder<'_> {
        CustomerBuilder {
            test: self,
            owner: owner.user(),
            workspace: owner.workspace(),
            name: name.to_owned(),
            status: CustomerStatus::Lead,
            visibility: Visibility::Private,
            info: CustomerInfo::default(),
            deleted_days_ago: None,
            active_minutes_ago: 0,
        }
    }
}

/// What a customer of a test is like. Private, a lead and otherwise empty unless said.
#[derive(Debug, Clone)]
#[must_use]
pub struct CustomerBuilder<'a> {
    test: &'a TestDb,
    owner: UserId,
    workspace: WorkspaceId,
    name: String,
    status: CustomerStatus,
    visibility: Visibility,
    info: CustomerInfo,
    deleted_days_ago: Option<i32>,
    active_minutes_ago: i32,
}

impl CustomerBuilder<'_> {
    /// Visible to the workspace.
    pub const fn shared(mut self) -> Self {
        self.visibility = Visibility::Workspace;
        self
    }

    /// With this status.
    pub const fn status(mut self, status: CustomerStatus) -> Self {
        self.status = status;
        self
    }

    /// With this document.
    pub fn info(mut self, info: CustomerInfo) -> Self {
        self.info = info;
        self
    }

    /// In the trash for so many days.
    pub const fn deleted_days_ago(mut self, days: i32) -> Self {
        self.deleted_days_ago = Some(days);
        self
    }

    /// Created and last changed so many minutes ago.
    pub const fn active_minutes_ago(mut self, minutes: i32) -> Self {
        self.active_minutes_ago = minutes;
        self
    }

    /// Makes it.
    pub async fn create(self) -> CustomerId {
        let id = Uuid::now_v7();
        let made = sqlx::query(
            "insert into customers (id, workspace_id, user_id, name, status, visibility, info, \
             deleted_at, created_at, last_activity_at) values ($1, $2, $3, $4, $5, $6, $7, \
             now() - make_interval(days => $8), now() - make_interval(mins => $9), \
             now() - make_interval(mins => $9))",
        )
        .bind(id)
        .bind(self.workspace.uuid())
        .bind(self.owner.uuid())
        .bind(&self.name)
        .bind(self.status.as_str())
        .bind(self.visibility.as_str())
        .bind(Json(&self.info))
        .bind(self.deleted_days_ago)
        .bind(self.active_minutes_ago)
        .execute(self.test.system())
        .await;
        must("create a customer", made);
        CustomerId::new(id)
    }
}
