//! Finding out what everybody may do to a row by trying it, each attempt undone.

use std::collections::BTreeMap;

use domain::workspaces::Role;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Postgres, Transaction};
use uuid::Uuid;

use super::picture::{ACTORS, Table};
use super::world::World;

/// A table as the catalog describes it.
struct Columns {
    all: Vec<String>,
    key: Vec<String>,
    insertable: Vec<String>,
    updatable: Vec<String>,
}

impl World {
    /// Every table of the schema, from the catalog.
    pub(super) async fn tables(&self) -> Vec<String> {
        self.names(
            "select relname::text from pg_class c \
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') \
             and not exists (select from pg_depend where objid = c.oid and deptype = 'e') order by 1"
                .to_owned(),
        )
        .await
    }

    /// What everybody may do to a table.
    pub(super) async fn draw(&self, table: &str) -> Table {
        let columns = self.columns(table).await;
        let mut rows = BTreeMap::new();
        for target in self.targets(table) {
            let mut cells = Vec::new();
            for (actor, condition) in ACTORS.iter().zip(&target.rows) {
                cells.push(self.cell(table, &columns, actor, condition).await);
            }
            rows.insert(target.kind.to_owned(), cells);
        }
        let updatable = columns.updatable.join(" ");
        Table {
            name: table.to_owned(),
            updatable: if updatable.is_empty() {
                "nothing".to_owned()
            } else {
                updatable
            },
            rows,
        }
    }

    /// Which of select, insert, update and delete work on one row.
    async fn cell(&self, table: &str, columns: &Columns, actor: &str, condition: &str) -> String {
        let row = format!("select to_jsonb(t) from {table} t where {condition} limit 1");
        let mut row: Value = sqlx::query_scalar(AssertSqlSafe(row))
            .fetch_one(self.test.system())
            .await
            .unwrap_or_else(|error| panic!("no row of {table} where {condition}: {error}"));
        let here = columns
            .key
            .iter()
            .map(|key| {
                format!(
                    "{key} = '{}'",
                    row[key].to_string().trim_matches('"').replace("\\\\", "\\")
                )
            })
            .collect::<Vec<_>>()
            .join(" and ");
        if row["id"].is_string() {
            row["id"] = json!(Uuid::now_v7());
        }
        if row["number"].is_string() {
            row["number"] = json!(Uuid::now_v7());
        }
        if row["token_hash"].is_string() {
            row["token_hash"] = json!(format!("\\x{}", Uuid::now_v7().simple()));
        }
        let into = if columns.insertable.is_empty() {
            &columns.all
        } else {
            &columns.insertable
        };
        let into = into.join(", ");
        let copy = format!(
            "insert into {table} ({into}) select {into} from jsonb_populate_record(null::{table}, '{}')",
            row.to_string().replace('\'', "''")
        );
        // Which columns are granted is in the picture; the others are refused to everybody.
        let changed = if columns.updatable.is_empty() {
            &columns.all
        } else {
            &columns.updatable
        };
        let updates = changed
            .iter()
            .map(|column| format!("update {table} set {column} = {column} where {here}"));
        let mut cell = String::new();
        cell.push(
            self.try_any(
                actor,
                's',
                vec![format!("select 1 from {table} where {here}")],
            )
            .await,
        );
        cell.push(self.try_any(actor, 'i', vec![copy]).await);
        cell.push(self.try_any(actor, 'u', updates.collect()).await);
        cell.push(
            self.try_any(
                actor,
                'd',
                vec![format!("delete from {table} where {here}")],
            )
            .await,
        );
        cell
    }

    /// The mark if any of the statements reaches a row.
    async fn try_any(&self, actor: &str, mark: char, statements: Vec<String>) -> char {
        for statement in statements {
            let mut attempt = self.begin_as(actor).await;
            let done = sqlx::raw_sql(AssertSqlSafe(statement.clone()))
                .execute(&mut *attempt)
                .await;
            attempt.rollback().await.unwrap();
            match done {
                Ok(done) if done.rows_affected() > 0 => return mark,
                Ok(_) => {}
                // The copy of a row that is nothing but what it connects: it was let in, and met itself.
                Err(error) if code(&error) == "23505" => return mark,
                // Refused by a grant or a policy; a generated column, which nobody sets; or a record of a customer
                // that the actor may not change.
                Err(error) if ["42501", "428C9", "P0002"].contains(&code(&error).as_str()) => {}
                Err(error) => panic!("{actor}: {statement}: {error}"),
            }
        }
        '-'
    }

    /// A transaction as this actor.
    async fn begin_as(&self, actor: &str) -> Transaction<'static, Postgres> {
        let claims = |user: Uuid, workspace: Uuid| json!({"sub": user, "role": "authenticated", "workspace": workspace, "source": "person"});
        let here = self.members[0].workspace().uuid();
        let stranger = &self.stranger;
        let (role, claims) = match actor {
            "stranger" => (
                "authenticated",
                claims(stranger.user().uuid(), stranger.workspace().uuid()),
            ),
            "forged" => ("authenticated", claims(stranger.user().uuid(), here)),
            "claimless" => ("authenticated", Value::String(String::new())),
            "anon" => ("anon", claims(self.members[0].user().uuid(), here)),
            role => {
                let member = &self.members[Role::from_word(role).unwrap() as usize];
                ("authenticated", claims(member.user().uuid(), here))
            }
        };
        let mut transaction = self.test.system().begin().await.unwrap();
        sqlx::query(
            "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)",
        )
        .bind(role)
        .bind(
            claims
                .as_str()
                .map_or_else(|| claims.to_string(), str::to_owned),
        )
        .execute(&mut *transaction)
        .await
        .unwrap();
        transaction
    }

    async fn columns(&self, table: &str) -> Columns {
        let may = |operation: &str| {
            self.names(format!(
                "select attname::text from pg_attribute where attrelid = '{table}'::regclass \
                 and attnum > 0 and not attisdropped {operation} order by 1"
            ))
        };
        let granted = |operation: &str| {
            format!("and has_column_privilege('authenticated', attrelid, attnum, '{operation}')")
        };
        Columns {
            all: may("and attgenerated = ''").await,
            key: self
                .names(format!(
                    "select attname::text from pg_index join pg_attribute on attrelid = indrelid \
                     and attnum = any (indkey) where indrelid = '{table}'::regclass and indisprimary"
                ))
                .await,
            insertable: may(&granted("insert")).await,
            updatable: may(&granted("update")).await,
        }
    }

    async fn names(&self, query: String) -> Vec<String> {
        sqlx::query_scalar(AssertSqlSafe(query))
            .fetch_all(self.test.system())
            .await
            .unwrap()
    }
}

fn code(error: &sqlx::Error) -> String {
    let code = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    code.unwrap_or_default().into_owned()
}
