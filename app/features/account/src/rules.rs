//! The rules of each form: the browser applies them before it sends, the server before it acts.

use std::collections::BTreeMap;

use domain::accounts::{Email, NewAccount, Password, PersonName};
use domain::api_keys::{NewApiKey, Scope};
use domain::error::Check;
use domain::workspaces::WorkspaceName;
use domain::{FieldError, Result};
use kit::error::CallError;
use leptos::server_fn::client::browser::BrowserClient;
use leptos::server_fn::codec::{Json, PostUrl};
use leptos::server_fn::{Http, ServerFn};
use serde::de::DeserializeOwned;

use crate::api::{
    ChangeEmail, ChangePassword, ConfirmAccount, DeleteAccount, FollowLink, Rename,
    RenameWorkspace, ResetPassword, SendMagicLink, SendRecoveryLink, SignIn, SignUp,
};
use crate::api_keys::MakeApiKey;

/// A server function called by a form, and whether what the form holds is worth sending.
pub(crate) trait Checked:
    ServerFn<
        Client = BrowserClient,
        Protocol = Http<PostUrl, Json>,
        Error = CallError,
        Output: Send + Sync,
    > + Clone
    + Send
    + Sync
    + DeserializeOwned
{
    /// Every broken rule at once.
    fn check(&self) -> Result<()>;
}

/// A complete sign-up.
pub(crate) fn new_account(name: &str, email: &str, password: &str) -> Result<NewAccount> {
    let mut check = Check::default();
    let name = check.keep(PersonName::parse(name));
    let email = check.keep(Email::parse(email));
    let password = check.keep(Password::parse(password));
    let new = name.zip(email).zip(password);
    check.finish(new.map(|((name, email), password)| NewAccount {
        name,
        email,
        password,
    }))
}

/// The address of a sign-in, given with some password. Whether it is the right one only the server knows.
pub(crate) fn sign_in(email: &str, password: &str) -> Result<Email> {
    let mut check = Check::default();
    let email = check.keep(Email::parse(email));
    check.keep(self::password(password));
    check.finish(email)
}

/// Some password to sign in with.
pub(crate) fn password(password: &str) -> Result<(), FieldError> {
    given("password", password, "Enter your password.")
}

/// A new address, confirmed with some password.
pub(crate) fn new_email(email: &str, current: &str) -> Result<Email> {
    let mut check = Check::default();
    let email = check.keep(Email::parse(email));
    check.keep(current_password(current));
    check.finish(email)
}

/// A new password, confirmed with some old one.
pub(crate) fn new_password(current: &str, new: &str) -> Result<Password> {
    let mut check = Check::default();
    check.keep(current_password(current));
    let new = check.keep(Password::parse(new));
    check.finish(new)
}

/// A key for the API. Of the scopes each is named with whether it is wanted; a word that is none is not.
pub(crate) fn new_api_key(
    name: &str,
    scopes: &BTreeMap<String, bool>,
    life: &str,
) -> Result<NewApiKey> {
    let wanted = |scope: &Scope| scopes.get(scope.as_str()) == Some(&true);
    NewApiKey::parse(name, Scope::ALL.into_iter().filter(wanted).collect(), life)
}

/// Some password to confirm with.
pub(crate) fn current_password(current: &str) -> Result<(), FieldError> {
    given("current_password", current, "Enter your current password.")
}

fn given(field: &str, text: &str, missing: &str) -> Result<(), FieldError> {
    if text.is_empty() {
        Err(FieldError::new(field, missing))
    } else {
        Ok(())
    }
}

impl Checked for SignUp {
    fn check(&self) -> Result<()> {
        new_account(&self.name, &self.email, &self.password).map(drop)
    }
}

impl Checked for SignIn {
    fn check(&self) -> Result<()> {
        sign_in(&self.email, &self.password).map(drop)
    }
}

impl Checked for SendMagicLink {
    fn check(&self) -> Result<()> {
        Ok(Email::parse(&self.email).map(drop)?)
    }
}

impl Checked for SendRecoveryLink {
    fn check(&self) -> Result<()> {
        Ok(Email::parse(&self.email).map(drop)?)
    }
}

impl Checked for ConfirmAccount {
    fn check(&self) -> Result<()> {
        Ok(password(&self.password)?)
    }
}

impl Checked for FollowLink {
    fn check(&self) -> Result<()> {
        Ok(())
    }
}

impl Checked for ResetPassword {
    fn check(&self) -> Result<()> {
        Ok(Password::parse(&self.password).map(drop)?)
    }
}

impl Checked for Rename {
    fn check(&self) -> Result<()> {
        Ok(PersonName::parse(&self.name).map(drop)?)
    }
}

impl Checked for RenameWorkspace {
    fn check(&self) -> Result<()> {
        Ok(WorkspaceName::parse(&self.name).map(drop)?)
    }
}

impl Checked for ChangeEmail {
    fn check(&self) -> Result<()> {
        new_email(&self.email, &self.current_password).map(drop)
    }
}

impl Checked for ChangePassword {
    fn check(&self) -> Result<()> {
        new_password(&self.current_password, &self.password).map(drop)
    }
}

impl Checked for MakeApiKey {
    fn check(&self) -> Result<()> {
        new_api_key(&self.name, &self.scopes, &self.life).map(drop)
    }
}

impl Checked for DeleteAccount {
    fn check(&self) -> Result<()> {
        Ok(current_password(&self.current_password)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken<T>(checked: Result<T>) -> Vec<String> {
        match checked {
            Err(domain::Error::Invalid { fields }) => {
                fields.into_iter().map(|error| error.field).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn an_empty_sign_up_names_every_field_in_order() {
        assert_eq!(
            broken(new_account("", "", "")),
            ["name", "email", "password"]
        );
    }

    #[test]
    fn a_sign_in_does_not_judge_the_password() {
        assert!(sign_in("ann@example.com", "x").is_ok());
        assert_eq!(broken(sign_in("ann@example.com", "")), ["password"]);
    }

    #[test]
    fn a_key_has_the_scopes_that_are_switched_on() {
        let scopes = |words: &[(&str, bool)]| {
            let words = words.iter().map(|(word, on)| ((*word).to_owned(), *on));
            new_api_key("Import", &words.collect(), "90").map(|new| new.scopes)
        };
        let read = scopes(&[("customers:read", true), ("customers:write", false)]);
        assert_eq!(read, Ok(vec![Scope::CustomersRead]));
        let portfolio = scopes(&[("portfolio:write", true)]);
        assert_eq!(portfolio, Ok(vec![Scope::PortfolioWrite]));
        assert_eq!(broken(scopes(&[("everything", true)])), ["scopes"]);
    }

    #[test]
    fn changes_ask_for_the_current_password() {
        assert_eq!(
            broken(new_email("ann@example.com", "")),
            ["current_password"]
        );
        assert_eq!(
            broken(new_password("", "short")),
            ["current_password", "password"]
        );
    }
}
