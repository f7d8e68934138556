//! Two workspaces full of people and rows.

use std::time::Duration;

use db::testing::{Member, TestDb};
use db::{Digest, IdempotencyKeys, ProviderSessions, TokenPurpose};
use domain::id::{CustomerId, UserId};
use domain::workspaces::Role;
use sqlx::AssertSqlSafe;

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
            self.pieces(member).await;
            let private = test.customer(member, "private").create().await;
            let shared = test.customer(member, "shared").shared().create().await;
            let trashed = test.customer(member, "trash").shared().deleted_days_ago(1);
            let trashed = trashed.create().await;
            for customer in [private, shared, trashed] {
                self.records(customer).await;
                self.work(member, customer).await;
            }
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
        let elsewhere = test.customer(&self.stranger, "elsewhere").shared();
        let elsewhere = elsewhere.create().await;
        self.pieces(&self.stranger).await;
        self.records(elsewhere).await;
        self.work(&self.stranger, elsewhere).await;
        self.chats().await;
        self.models().await;
    }

    /// Language models of both workspaces, one of them deleted, and what everybody's answers took.
    async fn models(&self) {
        let (here, elsewhere) = (self.members[0].workspace(), self.stranger.workspace());
        let models = format!(
            "insert into workspace_model_providers (workspace_id, place, kind, name, model, base_url, key_sealed, key_hint, \
             timeout_seconds, output_tokens, context_tokens, deleted_at) \
             select id::uuid, 1, 'openai', 'Own', 'm', 'https://example.com', '\\x00', '', 30, 100, 1000, gone::timestamptz \
             from (values ('{here}', null), ('{here}', '2026-01-01'), ('{elsewhere}', null)) as made(id, gone); \
             insert into workspace_model_usage select workspace_id, user_id, '2026-06-01', 'Own', 'm', 1, 2, 3, 4 \
             from workspace_members"
        );
        let made = sqlx::raw_sql(AssertSqlSafe(models));
        made.execute(self.test.system()).await.unwrap();
    }

    /// A conversation of everybody about each customer of their own and of the colleague, with an answer that proposes
    /// something; made past the rules.
    async fn chats(&self) {
        let chats = format!(
            "insert into customer_chat_conversations (customer_id, user_id, title) \
             select c.id, m.user_id, 'Chat' from customers c \
             join workspace_members m on m.workspace_id = c.workspace_id and m.user_id <> '{stranger}' \
             where c.user_id in (m.user_id, '{colleague}') \
             union all select id, user_id, 'Chat' from customers where user_id = '{stranger}'; \
             insert into customer_chat_messages (conversation_id, role, content) \
             select id, 'assistant', 'Answer' from customer_chat_conversations; \
             insert into customer_chat_proposals (message_id, draft, differences) \
             select id, '{{}}', '[]' from customer_chat_messages",
            stranger = self.stranger.user(),
            colleague = self.colleague.user(),
        );
        let made = sqlx::raw_sql(AssertSqlSafe(chats));
        made.execute(self.test.system()).await.unwrap();
    }

    /// A project, an artifact that both pieces of the portfolio refer to, an event and an archived change of a customer;
    /// made past the rules.
    async fn work(&self, member: &Member, customer: CustomerId) {
        let statements = [
            "insert into customer_projects (customer_id, name) values ($1, 'Project')",
            "insert into customer_artifacts (customer_id, project_id, title) \
             select customer_id, id, 'Artifact' from customer_projects where customer_id = $1",
            "insert into customer_events (customer_id, title) values ($1, 'Event')",
            "insert into activity_log_archive (id, workspace_id, private_to, entity, entity_id, customer_id, source, action, \
             changes, at, title) select id, workspace_id, private_to, entity, entity_id, customer_id, source, action, \
             changes, at, title from activity_log where customer_id = $1",
        ];
        for statement in statements {
            let made = sqlx::query(statement).bind(customer.uuid());
            made.execute(self.test.system()).await.unwrap();
        }
        let refer = "insert into portfolio_references (item_id, artifact_id) select i.id, a.id \
            from portfolio_items i, customer_artifacts a where i.user_id = $2 and a.customer_id = $1";
        let made = sqlx::query(refer).bind(customer.uuid());
        let made = made.bind(member.user().uuid());
        made.execute(self.test.system()).await.unwrap();
    }

    /// A private and a shared piece of the portfolio.
    async fn pieces(&self, member: &Member) {
        let pieces = "insert into portfolio_items (workspace_id, user_id, kind, title, visibility) \
            select $1, $2, 'talk', visibility, visibility from unnest(array['private', 'workspace']) visibility";
        let made = sqlx::query(pieces).bind(member.workspace().uuid());
        let made = made.bind(member.user().uuid());
        made.execute(self.test.system()).await.unwrap();
    }

    /// One row in every table of records, made past the rules.
    async fn records(&self, customer: CustomerId) {
        let records = format!(
            "insert into customer_agreements (customer_id, scope) values ('{customer}', 'Advice'); \
             insert into customer_receivables (customer_id, number, date, due_date, currency, net, amount, status) \
             values ('{customer}', '{customer}', '2026-06-01', '2026-07-01', 'EUR', 100, 100, 'sent'); \
             insert into customer_payments (customer_id, date, currency, amount, method) \
             values ('{customer}', '2026-06-10', 'EUR', 100, 'cash'); \
             insert into payment_allocations (customer_id, payment_id, invoice_id, currency, amount) \
             select r.customer_id, p.id, r.id, 'EUR', 10 from customer_receivables r \
             join customer_payments p on p.customer_id = r.customer_id where r.customer_id = '{customer}'; \
             insert into payment_refunds (customer_id, payment_id, date, currency, amount) \
             select customer_id, id, date, 'EUR', 10 from customer_payments where customer_id = '{customer}'; \
             insert into invoice_counters select workspace_id, 2026, 1 from customers where id = '{customer}' \
             on conflict do nothing"
        );
        let made = sqlx::raw_sql(AssertSqlSafe(records));
        made.execute(self.test.system()).await.unwrap();
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
        let piece = |title: &str, user: UserId| {
            format!("workspace_id = '{workspace}' and title = '{title}' and user_id = '{user}'")
        };
        let reference = |customer: &str, title: &str, user: UserId| {
            format!(
                "customer_id = (select id from customers where name = '{customer}' and user_id = '{user}') \
                 and item_id = (select id from portfolio_items where title = '{title}' and user_id = '{user}')"
            )
        };
        let record = |name: &str, user: UserId| {
            format!(
                "customer_id = (select id from customers where name = '{name}' and user_id = '{user}')"
            )
        };
        let chat = |name: &str, owner: UserId, user: UserId| {
            format!("user_id = '{user}' and {}", record(name, owner))
        };
        match table {
            "_sqlx_migrations" | "idempotency_keys" | "invoice_counters" | "rate_limits" => {
                vec![same("any", "true".into())]
            }
            "account_tokens" => vec![own("own", &|user| format!("user_id = '{user}'"))],
            "api_keys" => vec![
                own("own", &|user| format!("user_id = '{user}'")),
                same("of a colleague", format!("user_id = '{colleague}'")),
                same("of the stranger", format!("user_id = '{stranger}'")),
            ],
            "activity_log" | "activity_log_archive" => vec![
                own("own private", &|user| record("private", user)),
                same("private of another", record("private", colleague)),
                same("shared", record("shared", colleague)),
                same("other workspace", record("elsewhere", stranger)),
            ],
            "customers" => vec![
                own("own private", &|user| customer("private", user)),
                own("own shared", &|user| customer("shared", user)),
                own("own in the trash", &|user| customer("trash", user)),
                same("private of another", customer("private", colleague)),
                same("shared of another", customer("shared", colleague)),
                same("of the stranger", format!("workspace_id = '{other}'")),
            ],
            "customer_agreements"
            | "customer_artifact_versions"
            | "customer_artifacts"
            | "customer_events"
            | "customer_payments"
            | "customer_projects"
            | "customer_receivables"
            | "payment_allocations"
            | "payment_refunds" => vec![
                own("own private", &|user| record("private", user)),
                own("of own in the trash", &|user| record("trash", user)),
                same("private of another", record("private", colleague)),
                same("shared of another", record("shared", colleague)),
                same("of the stranger", record("elsewhere", stranger)),
            ],
            "customer_chat_conversations"
            | "customer_chat_messages"
            | "customer_chat_proposals" => vec![
                own("own", &|user| chat("private", user, user)),
                own("of own in the trash", &|user| chat("trash", user, user)),
                own("about shared of another", &|user| {
                    chat("shared", colleague, user)
                }),
                own("about private of another", &|user| {
                    chat("private", colleague, user)
                }),
                same(
                    "of another about shared",
                    chat("shared", colleague, colleague),
                ),
                same("of the stranger", chat("elsewhere", stranger, stranger)),
            ],
            "portfolio_items" => vec![
                own("own private", &|user| piece("private", user)),
                own("own shared", &|user| piece("workspace", user)),
                same("private of another", piece("private", colleague)),
                same("shared of another", piece("workspace", colleague)),
                same("of the stranger", format!("workspace_id = '{other}'")),
            ],
            "portfolio_references" => vec![
                own("own private", &|user| reference("private", "private", user)),
                own("of own in the trash", &|user| {
                    reference("trash", "workspace", user)
                }),
                same(
                    "to private of another",
                    reference("private", "workspace", colleague),
                ),
                same(
                    "from private of another",
                    reference("shared", "private", colleague),
                ),
                same(
                    "shared of another",
                    reference("shared", "workspace", colleague),
                ),
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
            "receivable_sums" => vec![
                own("own private", &|user| {
                    format!("workspace_id = '{workspace}' and private_to = '{user}'")
                }),
                same(
                    "private of another",
                    format!("workspace_id = '{workspace}' and private_to = '{colleague}'"),
                ),
                same(
                    "shared",
                    format!("workspace_id = '{workspace}' and private_to is null"),
                ),
                same("of the stranger", format!("workspace_id = '{other}'")),
            ],
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
            "workspace_model_providers" => vec![
                same(
                    "of the workspace",
                    format!("workspace_id = '{workspace}' and deleted_at is null"),
                ),
                same(
                    "in the trash",
                    format!("workspace_id = '{workspace}' and deleted_at is not null"),
                ),
                same("of the stranger", format!("workspace_id = '{other}'")),
            ],
            "workspace_model_usage" => vec![
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
