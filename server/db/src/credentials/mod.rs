//! What the built-in sign-in keeps. All of it goes through the system's door: nobody is signed in yet.

mod limits;
mod links;
mod sessions;
mod users;

pub use limits::Attempts;
pub use links::{TokenPurpose, UsedToken};
pub use users::Account;

use crate::Db;

/// Users, sessions, links in e-mails and rate limits. Says nothing about who may ask: that is the
/// provider's business.
#[derive(Clone, Debug)]
pub struct Credentials {
    db: Db,
}

/// Why the built-in sign-in cannot work with this database.
#[derive(Debug, thiserror::Error)]
pub enum SignInUnavailable {
    /// The users belong to somebody else, as on Supabase.
    #[error(
        "the built-in sign-in keeps its users in auth.users, which the database's role may not change; use a role that may, or let Supabase Auth sign people in"
    )]
    UsersNotOurs,
    /// The database did not answer.
    #[error("cannot look at auth.users: {0}")]
    Database(#[from] sqlx::Error),
}

impl Credentials {
    /// What the built-in sign-in keeps in `db`.
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// Whether our role may keep users at all. Asked once, at the start.
    pub async fn check(&self) -> Result<(), SignInUnavailable> {
        let ours: bool = sqlx::query_scalar(
            "select has_table_privilege(t.oid, 'select') and has_table_privilege(t.oid, 'insert') \
             and has_table_privilege(t.oid, 'update') and has_table_privilege(t.oid, 'delete') \
             and (not t.relrowsecurity or pg_has_role(t.relowner, 'usage') \
             or (select rolbypassrls from pg_roles where rolname = current_user)) \
             from pg_class t where t.oid = 'auth.users'::regclass",
        )
        .fetch_one(self.db.system())
        .await?;
        if ours {
            Ok(())
        } else {
            Err(SignInUnavailable::UsersNotOurs)
        }
    }
}
