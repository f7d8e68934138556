//! Server functions of sign-in and settings.
#![expect(
    missing_docs,
    reason = "the macro makes undocumented struct fields of arguments; each function says what they are"
)]

use domain::accounts::{
    Email, LinkKind, Password, PersonName, Profile, SessionInfo, SignedIn, Theme, Viewer,
};
use domain::workspaces::{Member, WorkspaceName};
use kit::error::CallError;
use kit::services::{caller, reply, services, visit};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::rules;

/// What the shell shows about the person signed in.
#[server(prefix = "/fn", endpoint = "account/viewer", input = GetUrl)]
pub async fn get_viewer() -> Result<Viewer, CallError> {
    let caller = caller()?;
    Ok(caller.services.accounts.viewer(&caller.who).await?)
}

/// The members of the workspace.
#[server(prefix = "/fn", endpoint = "account/members", input = GetUrl)]
pub async fn list_members() -> Result<Vec<Member>, CallError> {
    let caller = caller()?;
    Ok(caller.services.accounts.members(&caller.who).await?)
}

/// Begins an account and goes on to the page that says a link was sent.
#[server(prefix = "/fn", endpoint = "account/sign-up")]
pub async fn sign_up(name: String, email: String, password: String) -> Result<(), CallError> {
    let new = rules::new_account(&name, &email, &password)?;
    services()?.auth.sign_up(new, &visit().client).await?;
    go("/check-mail");
    Ok(())
}

/// Signs in with a password and goes on to `next`, if it is a page of ours.
#[server(prefix = "/fn", endpoint = "account/sign-in")]
pub async fn sign_in(
    email: String,
    password: String,
    next: Option<String>,
) -> Result<(), CallError> {
    let email = rules::sign_in(&email, &password)?;
    let token = services()?
        .auth
        .sign_in(&email, &password, &visit().client)
        .await?;
    if let Some(reply) = reply() {
        reply.open_session(&token);
    }
    go(local_path(next.as_deref()));
    Ok(())
}

/// Sends a link that signs in.
#[server(prefix = "/fn", endpoint = "account/magic-link")]
pub async fn send_magic_link(email: String) -> Result<(), CallError> {
    send(LinkKind::MagicLink, &email).await
}

/// Sends a link that lets somebody choose a new password.
#[server(prefix = "/fn", endpoint = "account/forgot-password")]
pub async fn send_recovery_link(email: String) -> Result<(), CallError> {
    send(LinkKind::Recovery, &email).await
}

/// Whether messages land on our own `/dev/mail` instead of in a mailbox.
#[server(prefix = "/fn", endpoint = "account/has-dev-mail", input = GetUrl)]
pub async fn has_dev_mail() -> Result<bool, CallError> {
    Ok(visit().development_mail)
}

/// Uses up the link of a new account and signs in, with the password of the sign-up.
#[server(prefix = "/fn", endpoint = "account/confirm")]
pub async fn confirm_account(token: String, password: String) -> Result<(), CallError> {
    rules::password(&password)?;
    let token = services()?
        .auth
        .confirm_account(&token, &password, &visit().client)
        .await?;
    if let Some(reply) = reply() {
        reply.open_session(&token);
    }
    go("/customers");
    Ok(())
}

/// Uses up a link that signs in or confirms a new address.
#[server(prefix = "/fn", endpoint = "account/follow-link")]
pub async fn follow_link(token: String) -> Result<(), CallError> {
    let token = services()?
        .auth
        .follow_link(&token, &visit().client)
        .await?;
    if let Some(reply) = reply() {
        reply.open_session(&token);
    }
    go("/customers");
    Ok(())
}

/// Uses up a recovery link and signs in.
#[server(prefix = "/fn", endpoint = "account/reset-password")]
pub async fn reset_password(token: String, password: String) -> Result<(), CallError> {
    let password = Password::parse(&password)?;
    let token = services()?
        .auth
        .reset_password(&token, &password, &visit().client)
        .await?;
    if let Some(reply) = reply() {
        reply.open_session(&token);
    }
    go("/customers");
    Ok(())
}

/// Ends this session.
#[server(prefix = "/fn", endpoint = "account/sign-out")]
pub async fn sign_out() -> Result<(), CallError> {
    if let Some(token) = visit().token {
        services()?.auth.sign_out(&token).await?;
    }
    leave();
    Ok(())
}

/// Changes the name.
#[server(prefix = "/fn", endpoint = "account/rename")]
pub async fn rename(name: String) -> Result<Profile, CallError> {
    let caller = caller()?;
    Ok(caller
        .services
        .accounts
        .rename(&caller.who, &PersonName::parse(&name)?)
        .await?)
}

/// Changes light and dark, here and for the next sign-in.
#[server(prefix = "/fn", endpoint = "account/theme")]
pub async fn set_theme(theme: Theme) -> Result<(), CallError> {
    let caller = caller()?;
    caller
        .services
        .accounts
        .set_theme(&caller.who, theme)
        .await?;
    if let Some(reply) = reply() {
        reply.remember_theme(theme);
    }
    Ok(())
}

/// Changes the password; every other session ends.
#[server(prefix = "/fn", endpoint = "account/change-password")]
pub async fn change_password(current_password: String, password: String) -> Result<(), CallError> {
    let caller = caller()?;
    let new = rules::new_password(&current_password, &password)?;
    let token = visit().token.ok_or(domain::Error::SignedOut)?;
    Ok(caller
        .services
        .auth
        .change_password(&caller.who, &token, &current_password, &new)
        .await?)
}

/// Sends a link to the new address; following it makes the change.
#[server(prefix = "/fn", endpoint = "account/change-email")]
pub async fn change_email(email: String, current_password: String) -> Result<(), CallError> {
    let caller = caller()?;
    let new = rules::new_email(&email, &current_password)?;
    Ok(caller
        .services
        .auth
        .change_email(&caller.who, &current_password, &new)
        .await?)
}

/// Signed-in browsers, last seen first.
#[server(prefix = "/fn", endpoint = "account/sessions", input = GetUrl)]
pub async fn list_sessions() -> Result<Vec<SessionInfo>, CallError> {
    let caller = caller()?;
    Ok(caller.services.accounts.sessions(&caller.who).await?)
}

/// Ends one session; ending this one signs out.
#[server(prefix = "/fn", endpoint = "account/revoke")]
pub async fn revoke_session(session: String) -> Result<(), CallError> {
    let caller = caller()?;
    let session = session.parse()?;
    caller
        .services
        .accounts
        .revoke(&caller.who, session)
        .await?;
    let SignedIn {
        session: current, ..
    } = caller.who;
    if session == current {
        leave();
    }
    Ok(())
}

/// Ends every session but this one; says how many.
#[server(prefix = "/fn", endpoint = "account/revoke-others")]
pub async fn revoke_other_sessions() -> Result<u32, CallError> {
    let caller = caller()?;
    Ok(caller.services.accounts.revoke_others(&caller.who).await?)
}

/// Renames the workspace.
#[server(prefix = "/fn", endpoint = "account/rename-workspace")]
pub async fn rename_workspace(name: String) -> Result<WorkspaceName, CallError> {
    let caller = caller()?;
    let name = WorkspaceName::parse(&name)?;
    caller
        .services
        .accounts
        .rename_workspace(&caller.who, &name)
        .await?;
    Ok(name)
}

/// Deletes the account and everything only it could see.
#[server(prefix = "/fn", endpoint = "account/delete")]
pub async fn delete_account(current_password: String) -> Result<(), CallError> {
    let caller = caller()?;
    rules::current_password(&current_password)?;
    caller
        .services
        .auth
        .delete_account(&caller.who, &current_password)
        .await?;
    leave();
    Ok(())
}

async fn send(kind: LinkKind, email: &str) -> Result<(), CallError> {
    services()?
        .auth
        .send_link(kind, &Email::parse(email)?, &visit().client)
        .await?;
    go("/check-mail");
    Ok(())
}

fn leave() {
    if let Some(reply) = reply() {
        reply.close_session();
    }
    go("/sign-in");
}

fn go(path: &str) {
    if let Some(reply) = reply() {
        reply.redirect(path);
    }
}

/// `next` if it is a path of ours: nobody shall be sent to another site by a link to our sign-in.
fn local_path(next: Option<&str>) -> &str {
    let is_ours = |path: &&str| {
        path.starts_with('/')
            && !path[1..].starts_with(['/', '\\'])
            && !path.chars().any(|c| c.is_control() || c == '\\')
    };
    next.filter(is_ours).unwrap_or("/customers")
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn the_way_on_never_leaves_the_site() {
        assert_eq!(local_path(Some("/customers?q=a")), "/customers?q=a");
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\r\nb",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(Some(elsewhere)), "/customers", "{elsewhere}");
        }
    }
}
