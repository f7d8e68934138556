//! Our cookies, read and written in one place: the session, light or dark, and the looks that pages keep.

use std::collections::BTreeMap;

use axum::http::{HeaderMap, HeaderValue, header};
use domain::accounts::{SessionToken, Theme};

use super::Site;

const THEME: &str = "nextup_theme";
const FORM_PAGE: &str = "nextup_form";
const SESSION_DAYS: u32 = 30;
const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;
const MOST_LOOKS: usize = 20;
const LONGEST_LOOK: usize = 200;

/// The session's secret, if the browser sent one.
pub(super) fn session(headers: &HeaderMap, site: &Site) -> Option<SessionToken> {
    find(headers, session_name(site)).map(|secret| SessionToken::new(secret.to_owned()))
}

/// Light or dark, as chosen in this browser.
pub(super) fn theme(headers: &HeaderMap) -> Theme {
    find(headers, THEME)
        .map(Theme::from_word)
        .unwrap_or_default()
}

/// Choices about looks, which the pages themselves write.
pub(super) fn looks(headers: &HeaderMap) -> BTreeMap<String, String> {
    all(headers)
        .filter(|(name, value)| name.starts_with("nx_") && value.len() <= LONGEST_LOOK)
        .take(MOST_LOOKS)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// Keeps the session for as long as the database does.
pub(super) fn open_session(token: &SessionToken, site: &Site) -> Option<HeaderValue> {
    let seconds = SESSION_DAYS * 24 * 60 * 60;
    cookie(&format!(
        "{}={}; Max-Age={seconds}; HttpOnly{}",
        session_name(site),
        token.expose(),
        secure(site)
    ))
}

/// Takes the session cookie away.
pub(super) fn close_session(site: &Site) -> Option<HeaderValue> {
    cookie(&format!(
        "{}=; Max-Age=0; HttpOnly{}",
        session_name(site),
        secure(site)
    ))
}

/// Remembers light or dark. No secret; the page never reads it either.
pub(super) fn remember_theme(theme: Theme, site: &Site) -> Option<HeaderValue> {
    cookie(&format!(
        "{THEME}={}; Max-Age={YEAR_SECONDS}; HttpOnly{}",
        theme.as_str(),
        secure(site)
    ))
}

/// Remembers the page of a form that was refused, for an hour.
pub(super) fn form_page(page: &str, site: &Site) -> Option<HeaderValue> {
    // What would end the cookie early is not worth remembering.
    (!page.contains([';', ',', '"']))
        .then(|| format!("{FORM_PAGE}={page}; Max-Age=3600; HttpOnly{}", secure(site)))
        .and_then(|text| cookie(&text))
}

/// The page of the form that was refused last.
pub(super) fn page_of_form(headers: &HeaderMap) -> Option<&str> {
    find(headers, FORM_PAGE).filter(|page| page.starts_with('/'))
}

/// Over TLS the name itself forbids other hosts and plain HTTP to set the cookie.
fn session_name(site: &Site) -> &'static str {
    if site.is_https() {
        "__Host-nextup"
    } else {
        "nextup_session"
    }
}

fn secure(site: &Site) -> &'static str {
    if site.is_https() { "; Secure" } else { "" }
}

fn cookie(text: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{text}; Path=/; SameSite=Lax")).ok()
}

fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    all(headers).find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
