//! What server functions do to the reply, told to Leptos.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use domain::accounts::{SessionToken, Theme};
use kit::services::Reply;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use super::headers::accepts_html;
use super::{Site, cookies, offline};

/// The reply to one request.
pub(super) struct LeptosReply {
    pub(super) options: ResponseOptions,
    pub(super) site: Arc<Site>,
}

impl LeptosReply {
    fn set_cookie(&self, cookie: Option<HeaderValue>) {
        if let Some(cookie) = cookie {
            self.options.append_header(header::SET_COOKIE, cookie);
        }
    }
}

impl Reply for LeptosReply {
    fn open_session(&self, token: &SessionToken) {
        self.set_cookie(cookies::open_session(token, &self.site));
    }

    fn close_session(&self) {
        self.set_cookie(cookies::close_session(&self.site));
        self.options
            .insert_header(offline::SESSION, offline::NOBODY);
    }

    fn remember_theme(&self, theme: Theme) {
        self.set_cookie(cookies::remember_theme(theme, &self.site));
    }

    fn redirect(&self, path: &str) {
        leptos_axum::redirect(path);
    }

    fn redirect_form(&self, path: &str) {
        if use_context::<Parts>().is_some_and(|parts| accepts_html(&parts.headers)) {
            leptos_axum::redirect(path);
        }
    }

    fn status(&self, status: u16) {
        if let Ok(status) = StatusCode::from_u16(status) {
            self.options.set_status(status);
        }
    }
}
