use async_trait::async_trait;
use domain::accounts::{
    AccountStore, Email, PersonName, Profile, SessionInfo, SignedIn, Theme, Viewer,
};
use domain::activity::Person;
use domain::id::{SessionId, UserId, WorkspaceId};
use domain::workspaces::{Member, Role, Workspace, WorkspaceName};
use domain::{Error, Result};
use sqlx::Row;
use sqlx::postgres::PgRow;

use crate::Db;
use crate::errors::{into_domain, unreadable};

/// What NextUp keeps about signed-in people, under row-level security.
#[derive(Clone, Debug)]
pub struct Accounts {
    db: Db,
}

impl Accounts {
    /// The accounts of `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl AccountStore for Accounts {
    async fn viewer(&self, who: &SignedIn) -> Result<Viewer> {
        let row = sqlx::query(
            "select p.name, p.email, p.theme, w.id as workspace_id, w.name as workspace_name, m.role \
             from profiles p join workspace_members m on m.user_id = p.id \
             join workspaces w on w.id = m.workspace_id \
             where p.id = $1 and w.id = $2",
        )
        .bind(who.actor.user.uuid())
        .bind(who.actor.workspace.uuid())
        .fetch_one(&mut *self.db.begin(&who.actor).await?)
        .await
        .map_err(into_domain)?;
        Ok(Viewer {
            profile: profile(&row)?,
            workspace: Workspace {
                id: WorkspaceId::new(row.get("workspace_id")),
                name: WorkspaceName::parse(row.get("workspace_name"))
                    .map_err(|_| unreadable("workspace's name"))?,
                role: role(&row)?,
            },
        })
    }

    async fn rename(&self, who: &SignedIn, name: &PersonName) -> Result<Profile> {
        let mut session = self.db.begin(&who.actor).await?;
        let row =
            sqlx::query("update profiles set name = $2 where id = $1 returning name, email, theme")
                .bind(who.actor.user.uuid())
                .bind(name.as_str())
                .fetch_one(&mut *session)
                .await
                .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        profile(&row)
    }

    async fn set_theme(&self, who: &SignedIn, theme: Theme) -> Result<()> {
        let statement = sqlx::query("update profiles set theme = $2 where id = $1")
            .bind(who.actor.user.uuid())
            .bind(theme.as_str());
        self.change(who, statement).await.map(drop)
    }

    async fn sessions(&self, who: &SignedIn) -> Result<Vec<SessionInfo>> {
        let rows = sqlx::query(
            "select id, user_agent, address, created_at, last_seen_at from sessions \
             where user_id = $1 and expires_at > now() order by last_seen_at desc, id desc limit 100",
        )
        .bind(who.actor.user.uuid())
        .fetch_all(&mut *self.db.begin(&who.actor).await?)
        .await
        .map_err(into_domain)?;
        Ok(rows.iter().map(|row| session_info(row, who)).collect())
    }

    async fn revoke(&self, who: &SignedIn, session: SessionId) -> Result<()> {
        let statement = sqlx::query("delete from sessions where user_id = $1 and id = $2")
            .bind(who.actor.user.uuid())
            .bind(session.uuid());
        self.change(who, statement).await.map(drop)
    }

    async fn revoke_others(&self, who: &SignedIn) -> Result<u32> {
        let statement = sqlx::query("delete from sessions where user_id = $1 and id <> $2")
            .bind(who.actor.user.uuid())
            .bind(who.session.uuid());
        match self.change(who, statement).await {
            Err(Error::NotFound) => Ok(0),
            done => done,
        }
    }

    async fn members(&self, who: &SignedIn) -> Result<Vec<Member>> {
        let rows = sqlx::query(
            "select p.id, p.name, p.email, m.role, m.created_at \
             from workspace_members m join profiles p on p.id = m.user_id \
             where m.workspace_id = $1 order by lower(p.name), p.id limit 1000",
        )
        .bind(who.actor.workspace.uuid())
        .fetch_all(&mut *self.db.begin(&who.actor).await?)
        .await
        .map_err(into_domain)?;
        rows.iter().map(member).collect()
    }

    async fn rename_workspace(&self, who: &SignedIn, name: &WorkspaceName) -> Result<()> {
        let role = who.actor.role;
        if !role.manages_workspace() {
            return Err(Error::forbidden(format!(
                "Your role, {}, does not rename the workspace. Ask its owner or an admin.",
                role.label()
            )));
        }
        let statement = sqlx::query("update workspaces set name = $2 where id = $1")
            .bind(who.actor.workspace.uuid())
            .bind(name.as_str());
        self.change(who, statement).await.map(drop)
    }
}

impl Accounts {
    /// Runs one change; a change of nothing is [`Error::NotFound`].
    async fn change(
        &self,
        who: &SignedIn,
        statement: sqlx::query::Query<'_, sqlx::Postgres, sqlx::postgres::PgArguments>,
    ) -> Result<u32> {
        let mut session = self.db.begin(&who.actor).await?;
        let done = statement
            .execute(&mut *session)
            .await
            .map_err(into_domain)?;
        session.commit().await.map_err(into_domain)?;
        match u32::try_from(done.rows_affected()).unwrap_or(u32::MAX) {
            0 => Err(Error::NotFound),
            rows => Ok(rows),
        }
    }
}

fn profile(row: &PgRow) -> Result<Profile> {
    Ok(Profile {
        name: PersonName::parse(row.get("name")).map_err(|_| unreadable("person's name"))?,
        email: Email::parse(row.get("email")).map_err(|_| unreadable("person's e-mail address"))?,
        theme: Theme::from_word(row.get("theme")),
    })
}

fn member(row: &PgRow) -> Result<Member> {
    Ok(Member {
        person: Person {
            id: UserId::new(row.get("id")),
            name: row.get("name"),
        },
        email: Email::parse(row.get("email")).map_err(|_| unreadable("person's e-mail address"))?,
        role: role(row)?,
        since: row.get("created_at"),
    })
}

fn role(row: &PgRow) -> Result<Role> {
    Role::from_word(row.get("role")).ok_or_else(|| unreadable("role"))
}

fn session_info(row: &PgRow, who: &SignedIn) -> SessionInfo {
    let id = SessionId::new(row.get("id"));
    SessionInfo {
        id,
        current: id == who.session,
        user_agent: row.get("user_agent"),
        address: row.get("address"),
        created_at: row.get("created_at"),
        last_seen_at: row.get("last_seen_at"),
    }
}
