//! How often somebody may try, counted in the database so that every process counts together.

use std::time::Duration;

use db::{Credentials, Digest};
use domain::Result;
use domain::accounts::{ClientInfo, Email};
use domain::id::UserId;

const WINDOW: Duration = Duration::from_secs(15 * 60);

/// Limits on everything that can be guessed or that sends mail.
pub struct Limits {
    credentials: Credentials,
    per_address: u32,
}

impl Limits {
    /// Attempts on one account in a window.
    const PER_ACCOUNT: u32 = 10;

    /// Limits with this many attempts from one address in a window.
    pub const fn new(credentials: Credentials, per_address: u32) -> Self {
        Self {
            credentials,
            per_address,
        }
    }

    /// One attempt on an account, whether it exists or not.
    pub async fn attempt(&self, email: &Email, client: &ClientInfo) -> Result<()> {
        self.address(client).await?;
        self.hit(&format!("account:{email}"), Self::PER_ACCOUNT)
            .await
    }

    /// One attempt from an address.
    pub async fn address(&self, client: &ClientInfo) -> Result<()> {
        self.hit(&format!("address:{}", client.address), self.per_address)
            .await
    }

    /// One check of the password of somebody signed in.
    pub async fn password_check(&self, user: UserId) -> Result<()> {
        self.hit(&format!("password:{user}"), Self::PER_ACCOUNT)
            .await
    }

    async fn hit(&self, key: &str, limit: u32) -> Result<()> {
        self.credentials
            .hit_rate_limit(Digest::of(key), limit, WINDOW)
            .await
    }
}
