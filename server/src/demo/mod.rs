//! Demo data: a workspace somebody could believe, written through the same stores as everything else.

mod customers;

use std::fmt;

use chrono::{Duration, Utc};
use db::{Credentials, Customers, Db, demo::spread_history};
use domain::accounts::{Email, Password, PersonName};
use domain::customers::{CustomerEdit, CustomerStore, NewCustomer, TeamEdit, TeamMember};
use domain::id::TeamMemberId;
use domain::workspaces::Role;
use domain::{Actor, Source};
use uuid::Uuid;

use self::customers::{CUSTOMERS, DemoCustomer};
use crate::auth::hash_password;

const EMAIL: &str = "demo@nextup.example";
const PASSWORD: &str = "demo garden piano";

/// How to sign in to the demo.
#[derive(Debug, Clone, Copy)]
pub struct Login;

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "demo login: {EMAIL} / {PASSWORD}")
    }
}

/// Why there is no demo data.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A rule or the database said no.
    #[error(transparent)]
    Refused(#[from] domain::Error),
    /// A demo text breaks a rule.
    #[error("a demo text breaks a rule: {}: {}", .0.field, .0.message)]
    Text(domain::FieldError),
}

impl From<domain::FieldError> for DemoError {
    fn from(error: domain::FieldError) -> Self {
        Self::Text(error)
    }
}

/// Writes the demo account and its customers into a database without accounts. `None`: there are other accounts.
///
/// # Errors
/// When the database refuses.
pub async fn seed_if_empty(db: &Db) -> Result<Option<Login>, DemoError> {
    let credentials = Credentials::new(db.clone());
    let email = Email::parse(EMAIL)?;
    if credentials.find_by_email(&email).await?.is_some() {
        return Ok(Some(Login));
    }
    if !credentials.is_empty().await? {
        return Ok(None);
    }
    let hash = hash_password(&Password::parse(PASSWORD)?)?;
    let name = PersonName::parse("Dana Okafor")?;
    let Some(user) = credentials.create_user(&email, &hash, &name).await? else {
        return Ok(Some(Login));
    };
    credentials.confirm_email(user).await?;
    let workspace = credentials.ensure_personal_workspace(user).await?;
    let actor = Actor {
        user,
        workspace,
        role: Role::Owner,
        source: Source::Person,
    };
    let store = Customers::new(db.clone());
    for customer in CUSTOMERS {
        write(&store, db, &actor, customer).await?;
    }
    Ok(Some(Login))
}

/// Writes one customer as a person would: the name, what became known, each step of the lifecycle, the team.
async fn write(
    store: &Customers,
    db: &Db,
    actor: &Actor,
    demo: &DemoCustomer,
) -> Result<(), DemoError> {
    let new = NewCustomer::parse(demo.name, "lead", &[])?;
    let id = store.create(actor, new).await?.id;
    for (field, text) in demo.fields {
        store
            .edit(actor, id, CustomerEdit::parse(field.path(), text)?)
            .await?;
    }
    for status in demo.steps {
        store.set_status(actor, id, *status).await?;
    }
    for (name, role, email) in demo.team {
        let member = TeamMember::parse(TeamMemberId::new(Uuid::now_v7()), name, role, email, "")?;
        store
            .edit(actor, id, CustomerEdit::Team(TeamEdit::Add(member)))
            .await?;
    }
    let first = Utc::now() - Duration::days(demo.first_day);
    let last = Utc::now() - Duration::hours(demo.last_hour);
    Ok(spread_history(db, id, first, last).await?)
}
