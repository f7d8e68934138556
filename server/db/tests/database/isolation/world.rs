//! Two workspaces full of people and rows.

use std::time::Duration;

use db::testing::{Member, TestDb};
use db::{Digest, IdempotencyKeys, ProviderSessions, TokenPurpose};
use domain::id::UserId;
use domain::workspaces::Role;

use super::picture::ACTORS;

/// The rows that all attempts are about, made past row-level security.
pub(super) struct World {
    pub(super) test: TestDb,
    /// One per role, in the order of [`Role::ALL`], all in one workspace.
    pub(super) members: Vec<Member>,
    /// Somebody of the other workspace, in which all `members` are as well.
    pub(super) stranger: Member,
    /// Another member of the workspace, whose rows are "of another".
    colleague: Member,
}

/// A row to try things on: where it is, as a condition.
pub(super) struct Target {
    pub(super) kind: &'static str,
    /// For each actor, the condition that finds their row of this kind.
    pub(super) rows: Vec<String>,
}

impl World {
    pub(super) async fn new() -> Self {
        let test = TestDb::new().await;
        let owner = test.person("Owner").await;
        let stranger = test.person("Stranger").await;
        let colleague = test.member(&owner, "Colleague", Role::Advisor).await;
        let mut members = vec![owner.clone()];
        for role in &Role::ALL[1..] {
            members.push(test.member(&owner, role.label(), *role).await);
        }
        let world = Self {
            test,
            members,
            stranger,
            colleague,
        };
        world.fill().await;
        world
    }

    /// Customers of every kind for everybody, and with them their log; links and a counted attempt.
    async fn fill(&self) {
        let test = &self.test;
        for member in self.members.iter().chain([&self.colleague]) {
            let elsewhere = self.stranger.workspace();
            if member.user() != self.colleague.user() {
                test.join(member.user(), elsewhere, Role::Admin).await;
            }
            test.customer(member, "private").create().await;
            test.customer(member, "shared").shared().create().await;
            let trashed = test.customer(member, "trash").shared().deleted_days_ago(1);
            trashed.create().await;
            let credentials = test.credentials();
            let token = Digest::of(&member.token);
            let hour = Duration::from_secs(3_600);
            let put =
                credentials.put_token(token, member.user(), TokenPurpose::Recovery, None, hour);
            put.await.unwrap();
            credentials.hit_rate_limit(token, 9, hour).await.unwrap();
            let tokens = ProviderSessions::new(test.db().clone());
            let kept = tokens.put(member.who.session, b"sealed", chrono::DateTime::UNIX_EPOCH);
            kept.await.unwrap();
            test.api_key(member, &format!("nxu_{}", member.token)).await;
        }
        test.api_key(&self.stranger, "nxu_stranger").await;
        let caller = test
            .api_keys()
            .authenticate(Digest::of("nxu_stranger"))
            .await;
        let key = caller.unwrap().unwrap().key;
        let (name, request) = (Digest::of("a"), Digest::of("b"));
        let replies = IdempotencyKeys::new(test.db().clone());
        replies.begin(key, name, request).await.unwrap();
        test.customer(&self.stranger, "elsewhere")
            .shared()
            .create()
            .await;
    }

    /// Where the rows of each kind are.
    pub(super) fn targets(&self, table: &str) -> Vec<Target> {
        let workspace = self.members[0].workspace();
        let other = self.stranger.workspace();
        let colleague = self.colleague.user();
        let stranger = self.stranger.user();
        let same = |kind, condition: String| Target {
            kind,
            rows: vec![condition; ACTORS.len()],
        };
        let own = |kind, condition: &dyn Fn(UserId) -> String| Target {
            kind,
            rows: ACTORS
                .iter()
                .map(|actor| condition(self.self_of(actor)))
                .collect(),
        };
        let customer = |name: &str, user: UserId| {
            format!("workspace_id = '{workspace}' and name = '{name}' and user_id = '{user}'")
        };
        let log = |name: &str, user: UserId| {
            format!(
                "customer_id = (select id from customers where name = '{name}' and user_id = '{user}')"
            )
        };
        match table {
            "_sqlx_migrations" | "idempotency_keys" | "rate_limits" => {
                vec![same("any", "true".into())]
            }
            "account_tokens" => vec![own("own", &|user| format!("user_id = '{user}'"))],
            "api_keys" => vec![
                own("own", &|user| format!("user_id = '{user}'")),
                same("of a colleague", format!("user_id = '{colleague}'")),
                same("of the stranger", format!("user_id = '{stranger}'")),
            ],
            "activity_log" => vec![
                own("own private", &|user| log("private", user)),
                same("private of another", log("private", colleague)),
                same("shared", log("shared", colleague)),
                same("other workspace", log("elsewhere", stranger)),
            ],
            "customers" => vec![
                own("own private", &|user| customer("private", user)),
                own("own shared", &|user| customer("shared", user)),
                own("own in the trash", &|user| customer("trash", user)),
                same("private of another", customer("private", colleague)),
                same("shared of another", customer("shared", colleague)),
                same("of the stranger", format!("workspace_id = '{other}'")),
            ],
            "profiles" => vec![
                own("own", &|user| format!("id = '{user}'")),
                same("of a colleague", format!("id = '{colleague}'")),
                same("of the stranger", format!("id = '{stranger}'")),
            ],
            "provider_sessions" => vec![own("own", &|user| {
                format!("session_id in (select id from sessions where user_id = '{user}')")
            })],
            "sessions" => vec![
                own("own", &|user| format!("user_id = '{user}'")),
                same("of a colleague", format!("user_id = '{colleague}'")),
            ],
            "workspace_members" => vec![
                own("own", &|user| {
                    format!("workspace_id = '{workspace}' and user_id = '{user}'")
                }),
                same(
                    "of a colleague",
                    format!("workspace_id = '{workspace}' and user_id = '{colleague}'"),
                ),
                same(
                    "of the stranger",
                    format!("workspace_id = '{other}' and user_id = '{stranger}'"),
                ),
            ],
            "workspaces" => vec![
                same("current", format!("id = '{workspace}'")),
                same("other workspace", format!("id = '{other}'")),
            ],
            unknown => panic!("say where the rows of {unknown} are"),
        }
    }

    /// Whose rows are an actor's own; for those who are nobody here, the owner's.
    fn self_of(&self, actor: &str) -> UserId {
        let role = Role::from_word(actor).unwrap_or(Role::Owner);
        self.members[role as usize].user()
    }
}
