//! One workspace with 100,000 customers among 201, written past the rules but by the product's own triggers.

use anyhow::{Context, Result};
use argon2::password_hash::{PasswordHasher, SaltString};
use chrono::{DateTime, Utc};
use db::{Credentials, Db};
use domain::accounts::{Email, PersonName};
use domain::id::{UserId, WorkspaceId};
use domain::workspaces::Role;
use domain::{Actor, Source};
use sqlx::Row;
use tokio::try_join;
use uuid::Uuid;

use crate::copy::Copy;
use crate::database::run;
use crate::maker::Maker;
use crate::{records, say};

/// Raised when anything about the data changes: what earlier runs left is then loaded anew.
pub(crate) const VERSION: u32 = 2;
/// Customers in the big workspace.
pub(crate) const BIG: usize = 100_000;
/// Customers in each of the others.
pub(crate) const SMALL: usize = 1_000;
/// The others.
pub(crate) const OTHERS: usize = 200;
/// What everybody signs in with.
pub(crate) const PASSWORD: &str = "benchmark copper violin";

const BIG_TEAM: usize = 60;
const SMALL_TEAM: usize = 5;

/// A workspace and the people in it, owner first.
pub(crate) struct Team {
    pub(crate) workspace: WorkspaceId,
    pub(crate) members: Vec<Member>,
}

/// Somebody who can sign in.
pub(crate) struct Member {
    pub(crate) email: String,
    pub(crate) actor: Actor,
}

/// Writes everything into an empty, migrated database.
pub(crate) async fn load(db: &Db) -> Result<()> {
    let now = Utc::now();
    let mut teams = people(db, now).await?;
    say("  people are in");
    // Each customer would be logged as made today, by nobody.
    run(db, "alter table customers disable trigger customers_log").await?;
    // Making it once costs a fraction of 300,000 changes to it.
    let search: String = sqlx::query_scalar("select pg_get_indexdef('customers_search'::regclass)")
        .fetch_one(db.system())
        .await?;
    run(db, "drop index customers_search").await?;
    let others = teams.split_off(1);
    let (half, rest) = others.split_at(OTHERS / 2);
    try_join!(
        customers(db, &teams[0], 0, BIG / 2, half, now),
        customers(db, &teams[0], 1, BIG - BIG / 2, rest, now)
    )?;
    run(db, search).await?;
    run(db, "alter table customers enable trigger customers_log").await?;
    say("  customers are in");
    run(db, HISTORY).await?;
    say("  their history is in");
    records::load(
        db,
        teams[0].workspace,
        busiest(db, teams[0].workspace).await?,
    )
    .await?;
    run(db, "vacuum (analyze)").await?;
    run(db, "checkpoint").await
}

/// Whether nothing is missing and nothing was added.
pub(crate) async fn is_whole(db: &Db) -> Result<bool> {
    let (customers, workspaces): (i64, i64) = sqlx::query_as(
        "select count(*), count(distinct workspace_id) from customers where deleted_at is null",
    )
    .fetch_one(db.system())
    .await?;
    Ok(usize::try_from(customers)? == BIG + OTHERS * SMALL
        && usize::try_from(workspaces)? == OTHERS + 1)
}

/// The customer of a workspace with the longest history, of those that everybody there sees.
pub(crate) async fn busiest(db: &Db, workspace: WorkspaceId) -> Result<Uuid> {
    sqlx::query_scalar(
        "select customer_id from activity_log where workspace_id = $1 and private_to is null \
         group by customer_id order by count(*) desc, customer_id limit 1",
    )
    .bind(workspace.uuid())
    .fetch_one(db.system())
    .await
    .context("looking for the busiest customer")
}

/// The people of one workspace; `0` is the big one.
pub(crate) async fn team(db: &Db, number: usize) -> Result<Team> {
    let rows = sqlx::query(
        "select u.email, m.user_id, m.workspace_id, m.role from auth.users u \
         join workspace_members m on m.user_id = u.id where u.email like '%@' || $1 order by u.email",
    )
    .bind(host(number))
    .fetch_all(db.system())
    .await?;
    let members: Vec<Member> = rows
        .iter()
        .map(|row| Member {
            email: row.get("email"),
            actor: Actor {
                user: UserId::new(row.get("user_id")),
                workspace: WorkspaceId::new(row.get("workspace_id")),
                role: Role::from_word(row.get("role")).unwrap_or(Role::Viewer),
                source: Source::Person,
            },
        })
        .collect();
    let workspace = members
        .first()
        .context("a workspace without people")?
        .actor
        .workspace;
    Ok(Team { workspace, members })
}

async fn people(db: &Db, now: DateTime<Utc>) -> Result<Vec<Team>> {
    let mut names = Maker::new(1, now);
    let salt =
        SaltString::encode_b64(b"the same for all").map_err(|error| anyhow::anyhow!("{error}"))?;
    let hash = argon2::Argon2::default()
        .hash_password(PASSWORD.as_bytes(), &salt)
        .map_err(|error| anyhow::anyhow!("{error}"))?
        .to_string();
    let mut teams = Vec::new();
    for number in 0..=OTHERS {
        let size = if number == 0 { BIG_TEAM } else { SMALL_TEAM };
        for place in 0..size {
            let email = format!("m{place:02}@{}", host(number));
            account(db, &email, &names.person(), &hash, (number, place)).await?;
        }
        teams.push(team(db, number).await?);
    }
    Ok(teams)
}

/// Makes somebody as the sign-in does; the first of a workspace gets it as theirs, the others join it.
async fn account(
    db: &Db,
    email: &str,
    name: &str,
    hash: &str,
    (number, place): (usize, usize),
) -> Result<()> {
    let credentials = Credentials::new(db.clone());
    let refused = |error: domain::FieldError| anyhow::anyhow!("{email}: {}", error.message);
    let address = Email::parse(email).map_err(refused)?;
    let name = PersonName::parse(name).map_err(refused)?;
    let user = credentials
        .create_user(&address, hash, &name)
        .await?
        .context("the account exists")?;
    credentials.confirm_email(user).await?;
    if place > 0 {
        sqlx::query(
            "insert into workspace_members (workspace_id, user_id, role) select m.workspace_id, $1, $2 \
             from workspace_members m join auth.users u on u.id = m.user_id where u.email = $3",
        )
        .bind(user.uuid())
        .bind(role(place).as_str())
        .bind(format!("m00@{}", host(number)))
        .execute(db.system())
        .await?;
    }
    credentials.ensure_personal_workspace(user).await?;
    Ok(())
}

fn role(place: usize) -> Role {
    match place {
        0 => Role::Owner,
        1..4 => Role::Admin,
        4..12 => Role::Manager,
        12..55 => Role::Advisor,
        _ => Role::Viewer,
    }
}

fn host(number: usize) -> String {
    format!("workspace-{number:03}.example")
}

/// A half of the big workspace and whole small ones.
async fn customers(
    db: &Db,
    big: &Team,
    half: u64,
    count: usize,
    others: &[Team],
    now: DateTime<Utc>,
) -> Result<()> {
    let mut maker = Maker::new(100 + half, now);
    let parts = [(big, count)]
        .into_iter()
        .chain(others.iter().map(|team| (team, SMALL)));
    for (team, count) in parts {
        let owners: Vec<UserId> = team
            .members
            .iter()
            .filter(|member| member.actor.role.writes_customers())
            .map(|member| member.actor.user)
            .collect();
        let mut connection = db.system().acquire().await?;
        let mut copy = Copy::begin(&mut connection).await?;
        for _ in 0..count {
            let made = maker.customer();
            copy.add(team.workspace, owners[made.whose % owners.len()], &made)
                .await?;
        }
        copy.finish().await?;
    }
    Ok(())
}

/// What happened to each: it was made, and up to three times changed; to every five-hundredth much more.
const HISTORY: &str = "
insert into activity_log (workspace_id, private_to, entity, entity_id, customer_id, actor_id, source, action, changes, at)
select c.workspace_id, c.private_to, 'customer', c.id, c.id, c.user_id, 'person',
    case when place = 0 then 'created' else 'updated' end,
    case
        when place = 0 then jsonb_build_array(
            jsonb_build_object('field', 'name', 'before', null, 'after', c.name),
            jsonb_build_object('field', 'status', 'before', null, 'after', 'lead'))
        when place = last then jsonb_build_array(
            jsonb_build_object('field', 'status', 'before', 'lead', 'after', c.status))
        else jsonb_build_array(
            jsonb_build_object('field', 'info.about', 'before', 'Draft ' || place, 'after', c.info ->> 'about'))
    end,
    c.created_at + (c.last_activity_at - c.created_at) * place / greatest(last, 1)
from customers c
cross join lateral (select abs(hashtext(c.id::text)::bigint) as dice) d
cross join lateral (select case when dice % 500 = 0 then 120 else dice % 4 end as last) l
cross join lateral generate_series(0, last) place
order by 10";
