use async_trait::async_trait;

use super::{
    ClientInfo, Email, Password, PersonName, Profile, SessionInfo, SessionToken, SignedIn, Theme,
    Viewer,
};
use crate::error::Result;
use crate::id::SessionId;
use crate::workspaces::{Member, WorkspaceName};

/// What somebody gives to get an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What to call them.
    pub name: PersonName,
    /// Where they can be reached.
    pub email: Email,
    /// The password they chose.
    pub password: Password,
}

/// What a link in an e-mail is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Signing in without a password.
    MagicLink,
    /// Choosing a new password.
    Recovery,
}

/// Proves who somebody is. Nothing here tells a stranger whether an address has an account:
/// calls that take an address answer the same, and take as long, either way.
#[async_trait]
pub trait AuthProvider: Send + Sync {
    /// Begins an account; a link goes to the address. An address that has an account gets a message saying so.
    async fn sign_up(&self, new: NewAccount, client: &ClientInfo) -> Result<()>;
    /// Signs in with a password. The session is always a new one.
    async fn sign_in(
        &self,
        email: &Email,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken>;
    /// Sends a link, if the address has an account.
    async fn send_link(&self, kind: LinkKind, email: &Email, client: &ClientInfo) -> Result<()>;
    /// Uses up the link of a new account, given with the password of the sign-up: whoever reads the mail of an address
    /// may not be who signed up with it, and shall not get an account whose password a stranger knows.
    async fn confirm_account(
        &self,
        token: &str,
        password: &str,
        client: &ClientInfo,
    ) -> Result<SessionToken>;
    /// Uses up a link that signs in or confirms a new address.
    async fn follow_link(&self, token: &str, client: &ClientInfo) -> Result<SessionToken>;
    /// Uses up a recovery link: sets the password, ends every session, signs in.
    async fn reset_password(
        &self,
        token: &str,
        new: &Password,
        client: &ClientInfo,
    ) -> Result<SessionToken>;
    /// Changes the password and ends every session but the one of this cookie.
    async fn change_password(
        &self,
        who: &SignedIn,
        token: &SessionToken,
        current: &str,
        new: &Password,
    ) -> Result<()>;
    /// Sends a link to the new address; following it makes the change.
    async fn change_email(&self, who: &SignedIn, current_password: &str, new: &Email)
    -> Result<()>;
    /// Deletes the account and every workspace that has no other member.
    async fn delete_account(&self, who: &SignedIn, current_password: &str) -> Result<()>;
    /// Who holds this cookie, if it is still good.
    async fn authenticate(&self, token: &SessionToken) -> Result<Option<SignedIn>>;
    /// Ends the session of this cookie.
    async fn sign_out(&self, token: &SessionToken) -> Result<()>;
}

/// What NextUp keeps about a signed-in person.
#[async_trait]
pub trait AccountStore: Send + Sync {
    /// What the shell shows.
    async fn viewer(&self, who: &SignedIn) -> Result<Viewer>;
    /// Changes the name.
    async fn rename(&self, who: &SignedIn, name: &PersonName) -> Result<Profile>;
    /// Changes light and dark.
    async fn set_theme(&self, who: &SignedIn, theme: Theme) -> Result<()>;
    /// Signed-in browsers, last seen first; at most 100.
    async fn sessions(&self, who: &SignedIn) -> Result<Vec<SessionInfo>>;
    /// Ends one of them.
    async fn revoke(&self, who: &SignedIn, session: SessionId) -> Result<()>;
    /// Ends all but the one asking; says how many.
    async fn revoke_others(&self, who: &SignedIn) -> Result<u32>;
    /// The members of the workspace by name; at most 1,000. A partner sees only themselves.
    async fn members(&self, who: &SignedIn) -> Result<Vec<Member>>;
    /// Renames the workspace.
    async fn rename_workspace(&self, who: &SignedIn, name: &WorkspaceName) -> Result<()>;
}
