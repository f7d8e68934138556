//! What is configured, and whether it makes sense.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::Args;
use reqwest::Url;
use serde::Deserialize;

use crate::sensitive::Sensitive;

/// Sign-in by Supabase Auth. With an address it replaces the built-in sign-in; all else is nothing without it.
#[derive(Debug, Clone, Default, Args)]
pub struct SupabaseOptions {
    /// Address of a Supabase project, such as <https://abc.supabase.co>: Supabase Auth then signs people in
    #[arg(long, env = "NEXTUP_SUPABASE_URL", global = true)]
    pub supabase_url: Option<String>,
    /// Its publishable (or older: anon) key
    #[arg(
        long,
        env = "NEXTUP_SUPABASE_ANON_KEY",
        hide_env_values = true,
        global = true
    )]
    pub supabase_anon_key: Option<Sensitive>,
    /// Its shared secret, if it still signs tokens with one (HS256)
    #[arg(
        long,
        env = "NEXTUP_SUPABASE_JWT_SECRET",
        hide_env_values = true,
        global = true
    )]
    pub supabase_jwt_secret: Option<Sensitive>,
    /// Its secret (or older: `service_role`) key: lets people delete their accounts
    #[arg(
        long,
        env = "NEXTUP_SUPABASE_SERVICE_KEY",
        hide_env_values = true,
        global = true
    )]
    pub supabase_service_key: Option<Sensitive>,
    /// Who its tokens say they are from, if that is not `<address>/auth/v1`
    #[arg(long, env = "NEXTUP_SUPABASE_ISSUER", global = true)]
    pub supabase_issuer: Option<String>,
}

/// A project that can be used.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `https://abc.supabase.co/auth/v1`, without a slash at the end.
    pub(super) base: String,
    /// What the tokens' `iss` must be.
    pub(super) issuer: String,
    /// The publishable key.
    pub(super) publishable: Sensitive,
    /// The shared secret of HS256 tokens.
    pub(super) jwt_secret: Option<Sensitive>,
    /// The secret key.
    pub(super) service: Option<Sensitive>,
}

/// What is wrong with the configuration. Never repeats a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// Settings that mean nothing without an address.
    #[error("{0} is set but NEXTUP_SUPABASE_URL is not: set both, or neither")]
    NoUrl(&'static str),
    /// No key.
    #[error(
        "NEXTUP_SUPABASE_URL is set but NEXTUP_SUPABASE_ANON_KEY is not: set it to the project's publishable key"
    )]
    NoKey,
    /// The address does not read.
    #[error(
        "NEXTUP_SUPABASE_URL is not the address of a project such as https://abc.supabase.co (http:// only for this machine)"
    )]
    Url,
    /// A key with all rights where one without is meant.
    #[error(
        "NEXTUP_SUPABASE_ANON_KEY holds a secret key: set it to the publishable (anon) key, and NEXTUP_SUPABASE_SERVICE_KEY to this one"
    )]
    SecretKey,
    /// A key without rights where one with them is meant.
    #[error(
        "NEXTUP_SUPABASE_SERVICE_KEY holds a publishable key: set it to the secret (service_role) key, or leave it out"
    )]
    PublishableKey,
    /// A secret that anybody could guess.
    #[error(
        "NEXTUP_SUPABASE_JWT_SECRET is shorter than 32 characters: that is not a project's JWT secret"
    )]
    WeakSecret,
}

impl SupabaseOptions {
    /// Whether there is an address: Supabase then sends what mail there is.
    pub fn is_used(&self) -> bool {
        let url = self.supabase_url.as_deref();
        url.is_some_and(|url| !url.trim().is_empty())
    }

    /// The project to use; `None` for the built-in sign-in. A variable set to nothing is one that is not set.
    ///
    /// # Errors
    /// When something is missing or in the wrong place.
    pub fn settings(&self) -> Result<Option<Settings>, SettingsError> {
        let text = |value: &Option<String>| value.clone().filter(|text| !text.trim().is_empty());
        let secret =
            |value: &Option<Sensitive>| value.clone().filter(|key| !key.expose().is_empty());
        let publishable = secret(&self.supabase_anon_key);
        let jwt_secret = secret(&self.supabase_jwt_secret);
        let service = secret(&self.supabase_service_key);
        let issuer = text(&self.supabase_issuer);
        let Some(url) = text(&self.supabase_url) else {
            let set = [
                ("NEXTUP_SUPABASE_ANON_KEY", publishable.is_some()),
                ("NEXTUP_SUPABASE_JWT_SECRET", jwt_secret.is_some()),
                ("NEXTUP_SUPABASE_SERVICE_KEY", service.is_some()),
                ("NEXTUP_SUPABASE_ISSUER", issuer.is_some()),
            ];
            let alone = set.into_iter().find(|(_, is_set)| *is_set);
            return alone.map_or(Ok(None), |(name, _)| Err(SettingsError::NoUrl(name)));
        };
        let base = base(&url).ok_or(SettingsError::Url)?;
        let publishable = publishable.ok_or(SettingsError::NoKey)?;
        if kind(&publishable) == Some(KeyKind::Secret) {
            return Err(SettingsError::SecretKey);
        }
        if service.as_ref().and_then(kind) == Some(KeyKind::Publishable) {
            return Err(SettingsError::PublishableKey);
        }
        if jwt_secret
            .as_ref()
            .is_some_and(|key| key.expose().len() < 32)
        {
            return Err(SettingsError::WeakSecret);
        }
        Ok(Some(Settings {
            issuer: issuer.unwrap_or_else(|| base.clone()),
            base,
            publishable,
            jwt_secret,
            service,
        }))
    }
}

/// The address of Auth in a project. Passwords travel there, so it is TLS or this machine.
fn base(url: &str) -> Option<String> {
    let url = url.trim().trim_end_matches('/');
    let url = url.strip_suffix("/auth/v1").unwrap_or(url);
    let parsed = Url::parse(url).ok()?;
    let host = parsed.host_str()?;
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let is_plain = parsed.query().is_none()
        && parsed.fragment().is_none()
        && parsed.username().is_empty()
        && parsed.password().is_none();
    let is_safe = parsed.scheme() == "https" || (parsed.scheme() == "http" && is_local);
    (is_plain && is_safe).then(|| format!("{url}/auth/v1"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyKind {
    Publishable,
    Secret,
}

/// What a key is, where it says so: new keys by their beginning, old ones (which are tokens) by their role.
fn kind(key: &Sensitive) -> Option<KeyKind> {
    #[derive(Deserialize)]
    struct Role {
        role: String,
    }
    let key = key.expose();
    if key.starts_with("sb_secret_") {
        return Some(KeyKind::Secret);
    }
    if key.starts_with("sb_publishable_") {
        return Some(KeyKind::Publishable);
    }
    let payload = URL_SAFE_NO_PAD.decode(key.split('.').nth(1)?).ok()?;
    match serde_json::from_slice::<Role>(&payload).ok()?.role.as_str() {
        "service_role" => Some(KeyKind::Secret),
        "anon" => Some(KeyKind::Publishable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(url: &str, key: &str) -> SupabaseOptions {
        SupabaseOptions {
            supabase_url: Some(url.to_owned()),
            supabase_anon_key: Some(Sensitive::new(key.to_owned())),
            ..SupabaseOptions::default()
        }
    }

    fn refused(options: &SupabaseOptions) -> SettingsError {
        options.settings().unwrap_err()
    }

    #[test]
    fn nothing_set_is_the_built_in_sign_in() {
        assert!(SupabaseOptions::default().settings().unwrap().is_none());
        assert!(options("", "").settings().unwrap().is_none());
    }

    #[test]
    fn half_a_configuration_is_none() {
        let key_alone = options("", "sb_publishable_a");
        assert_eq!(
            refused(&key_alone),
            SettingsError::NoUrl("NEXTUP_SUPABASE_ANON_KEY")
        );
        let url_alone = options("https://abc.supabase.co", "");
        assert_eq!(refused(&url_alone), SettingsError::NoKey);
    }

    #[test]
    fn the_address_may_be_written_in_several_ways() {
        for url in [
            "https://abc.supabase.co",
            "https://abc.supabase.co/",
            "https://abc.supabase.co/auth/v1/",
        ] {
            let settings = options(url, "sb_publishable_a").settings().unwrap();
            let settings = settings.unwrap();
            assert_eq!(settings.base, "https://abc.supabase.co/auth/v1");
            assert_eq!(settings.issuer, settings.base);
        }
        for url in [
            "abc.supabase.co",
            "http://abc.supabase.co",
            "https://me:secret@abc.supabase.co",
            "https://abc.supabase.co?a=b",
        ] {
            assert_eq!(refused(&options(url, "k")), SettingsError::Url, "{url}");
        }
    }

    #[test]
    fn keys_in_the_wrong_place_are_noticed() {
        let token = |role| {
            let payload = URL_SAFE_NO_PAD.encode(format!("{{\"role\":\"{role}\"}}"));
            format!("eyJhbGciOiJIUzI1NiJ9.{payload}.c2ln")
        };
        let url = "https://abc.supabase.co";
        for key in ["sb_secret_a".to_owned(), token("service_role")] {
            assert_eq!(refused(&options(url, &key)), SettingsError::SecretKey);
        }
        for key in ["sb_publishable_a".to_owned(), token("anon")] {
            let mut both = options(url, &key);
            assert!(both.settings().is_ok());
            both.supabase_service_key = both.supabase_anon_key.clone();
            assert_eq!(refused(&both), SettingsError::PublishableKey);
        }
    }

    #[test]
    fn no_key_prints() {
        let mut options = options("https://abc.supabase.co", "sb_publishable_a");
        options.supabase_service_key = Some(Sensitive::new("sb_secret_b".to_owned()));
        let printed = format!("{options:?} {:?}", options.settings().unwrap());
        assert!(!printed.contains("sb_"), "{printed}");
    }
}
