//! Preparing databases of every kind.

use db::testing::{admin, create_empty, with_database};
use db::{Credentials, Customers, Db, MigrateError, PoolSettings, SignInUnavailable};
use domain::actor::{Actor, Source};
use domain::customers::{CustomerQuery, CustomerStore, NewCustomer};
use domain::id::UserId;
use domain::workspaces::Role;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use uuid::Uuid;

async fn connect(url: &str) -> Db {
    Db::connect(
        url,
        &PoolSettings {
            max_connections: 4,
            ..PoolSettings::default()
        },
    )
    .await
    .unwrap()
}

async fn empty() -> (Db, String) {
    let name = create_empty("nextup_migrations").await;
    (connect(&with_database(&name)).await, name)
}

/// Databases of these tests are not those of `TestDb`: they are dropped here.
async fn drop_database(db: &Db, name: &str) {
    db.close().await;
    let drop = format!("drop database {name} with (force)");
    admin().await.execute(AssertSqlSafe(drop)).await.unwrap();
}

async fn applied(db: &Db) -> i64 {
    sqlx::query_scalar("select count(*) from _sqlx_migrations where success")
        .fetch_one(db.system())
        .await
        .unwrap()
}

#[tokio::test]
async fn migrating_twice_and_at_once_is_migrating_once() {
    let (db, name) = empty().await;
    let (one, two) = tokio::join!(db.migrate(), db.migrate());
    one.unwrap();
    two.unwrap();
    let count = applied(&db).await;
    db.migrate().await.unwrap();
    assert!(count >= 6);
    assert_eq!(applied(&db).await, count);
    drop_database(&db, &name).await;
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_alone() {
    let (db, name) = empty().await;
    db.migrate().await.unwrap();
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
                 values (29990101000000, 'from the future', true, '', 0)";
    db.system().execute(newer).await.unwrap();
    let refused = db.migrate().await.unwrap_err();
    assert!(
        matches!(refused, MigrateError::Newer(29_990_101_000_000)),
        "{refused:?}"
    );
    assert!(refused.to_string().contains("newer NextUp"));
    drop_database(&db, &name).await;
}

#[tokio::test]
async fn an_address_that_is_none_is_explained_without_repeating_it() {
    let wrong = "mysql://me:s3cret@host/db";
    let refused = Db::connect(wrong, &PoolSettings::default())
        .await
        .unwrap_err();
    assert!(!refused.to_string().contains("s3cret"));
}

/// A database as Supabase prepares it, and the address of a role like its `postgres`.
///
/// Roles belong to the whole server, so those with Supabase's names are shared by all tests and
/// never changed; who logs in has a name of its own.
async fn supabase(extra: &str) -> (String, String) {
    let name = create_empty("nextup_supabase").await;
    let login = format!("{name}_login");
    let mut server = admin().await;
    let roles = format!(
        "select pg_advisory_lock(7355609);
         do $$ declare name text; begin
             foreach name in array array['anon', 'authenticated', 'service_role', 'supabase_auth_admin'] loop
                 if not exists (select from pg_roles where rolname = name) then
                     execute format('create role %I nologin noinherit', name);
                 end if;
             end loop;
         end $$;
         create role {login} login password 'secret' nosuperuser createrole createdb bypassrls;
         grant anon, authenticated, service_role to {login};
         select pg_advisory_unlock(7355609);
         alter database {name} owner to {login}"
    );
    server.execute(AssertSqlSafe(roles)).await.unwrap();
    let url = with_database(&name);
    let mut inside = PgConnection::connect(&url).await.unwrap();
    let objects = include_str!("supabase.sql").replace("postgres_like", &login);
    inside
        .execute(AssertSqlSafe(
            format!("{objects};{extra}").replace("postgres_like", &login),
        ))
        .await
        .unwrap();
    let host = url.split_once('@').unwrap().1;
    (format!("postgres://{login}:secret@{host}"), name)
}

/// Drops the login of [`supabase`] as well.
async fn drop_supabase(db: &Db, name: &str) {
    drop_database(db, name).await;
    let drop = format!("drop role {name}_login");
    admin().await.execute(AssertSqlSafe(drop)).await.unwrap();
}

#[tokio::test]
async fn a_database_of_supabase_is_migrated_and_isolated() {
    let (url, name) = supabase("grant all on auth.users to postgres_like").await;
    let db = connect(&url).await;
    db.migrate().await.unwrap();
    db.migrate().await.unwrap();

    let open: Vec<String> = sqlx::query_scalar(
        "select c.relname::text || ' ' || r from pg_class c, unnest(array['anon', 'service_role']) r \
         where relnamespace = 'public'::regnamespace and case when relkind = 'S' \
         then has_sequence_privilege(r, c.oid, 'usage, select, update') when relkind = 'r' then \
         has_table_privilege(r, c.oid, 'select, insert, update, delete, truncate, references, trigger') end \
         union all select proname::text from pg_proc p where pronamespace = 'public'::regnamespace \
         and has_function_privilege('anon', p.oid, 'execute')",
    )
    .fetch_all(db.system())
    .await
    .unwrap();
    assert_eq!(
        open,
        Vec::<String>::new(),
        "what Supabase gives to everybody was taken back"
    );

    let users = Credentials::new(db.clone());
    users.check().await.unwrap();
    let (ann, eve) = (person(&db).await, person(&db).await);
    let store = Customers::new(db.clone());
    let new = NewCustomer::parse("Acme", "lead", &[]).unwrap();
    let made = store.create(&ann, new).await.unwrap();
    let query = CustomerQuery {
        search: "acm".to_owned().into(),
        ..CustomerQuery::default()
    };
    assert_eq!(
        store.list(&ann, &query).await.unwrap().page.items[0].id,
        made.id
    );
    assert_eq!(store.list(&eve, &query).await.unwrap().page.items.len(), 0);
    store.delete(&ann, made.id).await.unwrap();
    store.restore(&ann, made.id).await.unwrap();
    assert_eq!(
        store
            .timeline(&ann, made.id, None)
            .await
            .unwrap()
            .items
            .len(),
        3
    );
    drop_supabase(&db, &name).await;
}

/// Somebody whom Supabase Auth has signed up: our own sign-in did not make them.
async fn person(db: &Db) -> Actor {
    let id = Uuid::now_v7();
    sqlx::query("insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, '{\"full_name\": \"Ann\"}')")
        .bind(id)
        .bind(format!("{id}@example.com"))
        .execute(db.system())
        .await
        .unwrap();
    let user = UserId::new(id);
    let workspace = Credentials::new(db.clone())
        .ensure_personal_workspace(user)
        .await
        .unwrap();
    Actor {
        user,
        workspace,
        role: Role::Owner,
        source: Source::Person,
    }
}

#[tokio::test]
async fn where_users_belong_to_supabase_the_built_in_sign_in_says_so() {
    let (url, name) = supabase("grant select, references on auth.users to postgres_like").await;
    let db = connect(&url).await;
    db.migrate().await.unwrap();
    let refused = Credentials::new(db.clone()).check().await;
    assert!(
        matches!(refused, Err(SignInUnavailable::UsersNotOurs)),
        "{refused:?}"
    );
    drop_supabase(&db, &name).await;
}

#[tokio::test]
async fn an_owner_who_may_make_roles_is_enough_where_pgvector_is() {
    let name = create_empty("nextup_owner").await;
    let login = format!("{name}_login");
    let make = format!(
        "create role {login} login password 'secret' nosuperuser createrole;
         grant anon, authenticated, service_role to {login} with admin option;
         alter database {name} owner to {login}"
    );
    // The roles exist in this cluster as soon as any test has migrated: the owner of a fresh server would make them.
    let _migrated = db::testing::TestDb::new().await;
    admin().await.execute(AssertSqlSafe(make)).await.unwrap();
    let host = with_database(&name);
    let db = connect(&format!(
        "postgres://{login}:secret@{}",
        host.split_once('@').unwrap().1
    ))
    .await;
    let refused = db.migrate().await.unwrap_err();
    assert_eq!(
        refused.to_string(),
        "NextUp needs the extension pgvector, and may not create it. \
         Let an administrator run in this database: create extension vector."
    );
    let mut inside = PgConnection::connect(&host).await.unwrap();
    inside.execute("create extension vector").await.unwrap();
    db.migrate().await.unwrap();
    Credentials::new(db.clone()).check().await.unwrap();
    let ann = person(&db).await;
    let new = NewCustomer::parse("Acme", "lead", &[]).unwrap();
    Customers::new(db.clone()).create(&ann, new).await.unwrap();
    drop_supabase(&db, &name).await;
}
