//! Demo data: a workspace somebody could believe, written through the same stores as everything else.

mod customers;
mod engagements;
mod people;
mod records;
mod texts;
mod writing;

use std::fmt;

use chrono::Utc;
use db::{Credentials, Db};
use domain::accounts::Email;

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

/// Writes the demo account, its colleagues, their customers and all that belongs to them into a database without accounts. `None`: there are other
/// accounts.
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
    let Some(staff) = people::hire(db).await? else {
        return Ok(Some(Login));
    };
    let now = Utc::now();
    let customers = writing::write_all(db, &staff, now).await?;
    records::write_all(db, &staff, &customers, now).await?;
    Ok(Some(Login))
}
