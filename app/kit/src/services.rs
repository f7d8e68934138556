//! What server functions reach for: the stores, the caller, and the reply. The server provides all of it per request.
//!
//! A server function parses, makes one store call, and returns:
//! ```ignore
//! #[server(prefix = "/fn", endpoint = "customers/get", input = GetUrl)]
//! pub async fn get_customer(id: String) -> Result<Customer, CallError> {
//!     let caller = caller()?;
//!     Ok(caller.services.customers.get(caller.actor(), id.parse()?).await?)
//! }
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::accounts::{AccountStore, AuthProvider, ClientInfo, SessionToken, SignedIn, Theme};
use domain::agreements::AgreementStore;
use domain::api_keys::ApiKeyStore;
use domain::artifacts::ArtifactStore;
use domain::chat::{Assistant, ChatStore};
use domain::customers::CustomerStore;
use domain::events::EventStore;
use domain::history::HistoryStore;
use domain::models::ModelStore;
use domain::overview::OverviewStore;
use domain::portfolio::PortfolioStore;
use domain::projects::ProjectStore;
use domain::receivables::{InvoiceStore, PaymentStore};
use domain::trash::TrashStore;
use domain::{Actor, Error};
use leptos::prelude::{use_context, with_context};
use uuid::Uuid;

use crate::error::CallError;

/// The stores, once per process.
#[derive(Clone)]
pub struct Services {
    /// Customers.
    pub customers: Arc<dyn CustomerStore>,
    /// Agreements with customers.
    pub agreements: Arc<dyn AgreementStore>,
    /// What customers owe.
    pub invoices: Arc<dyn InvoiceStore>,
    /// What customers paid.
    pub payments: Arc<dyn PaymentStore>,
    /// Work for customers.
    pub projects: Arc<dyn ProjectStore>,
    /// What projects bring forth.
    pub artifacts: Arc<dyn ArtifactStore>,
    /// What happens with customers.
    pub events: Arc<dyn EventStore>,
    /// What the workspace shows of its work.
    pub portfolio: Arc<dyn PortfolioStore>,
    /// A customer in figures, and the day at a glance.
    pub overview: Arc<dyn OverviewStore>,
    /// What was deleted besides customers.
    pub trash: Arc<dyn TrashStore>,
    /// What gives fields back.
    pub history: Arc<dyn HistoryStore>,
    /// Conversations with the agents.
    pub chats: Arc<dyn ChatStore>,
    /// The two agents.
    pub assistant: Arc<dyn Assistant>,
    /// Language models of the workspace.
    pub models: Arc<dyn ModelStore>,
    /// What is known about the person signed in.
    pub accounts: Arc<dyn AccountStore>,
    /// Sign-in.
    pub auth: Arc<dyn AuthProvider>,
    /// Keys for the API.
    pub api_keys: Arc<dyn ApiKeyStore>,
    /// Markdown as HTML that is safe to show; only the server renders.
    pub html_of: fn(&str) -> String,
    /// A new id; only the server can make one.
    pub new_id: fn() -> Uuid,
}

/// Who asks, from where, and with which cookie.
#[derive(Clone, Default)]
pub struct Visit {
    /// Who is signed in, if anybody.
    pub signed_in: Option<SignedIn>,
    /// The secret of the session cookie, if there is one.
    pub token: Option<SessionToken>,
    /// From where.
    pub client: ClientInfo,
    /// Light or dark, from the cookie, so that the first paint is right.
    pub theme: Theme,
    /// Choices about looks that this browser keeps; see [`crate::looks`].
    pub looks: BTreeMap<String, String>,
    /// What was typed into a form that was refused, where the page has no script to keep it.
    pub typed: Typed,
    /// Whether development pages are on: the mail page and the component gallery.
    pub development: bool,
    /// Whether messages land on `/dev/mail` instead of in a mailbox.
    pub development_mail: bool,
    /// Whether pages reload by themselves after the server was rebuilt.
    pub live_reload: bool,
    /// Whether a service worker keeps pages for reading them offline.
    pub offline: bool,
}

/// Fields of a form and what was typed into them.
#[derive(Debug, Clone, Default)]
pub struct Typed(Arc<BTreeMap<String, String>>);

impl Typed {
    /// These fields.
    pub fn new(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(Arc::new(fields.into_iter().collect()))
    }
}

/// What was typed into the field of this name before its form was refused; nothing in the browser, which keeps it itself.
pub fn typed(name: &str) -> Option<String> {
    with_context::<Visit, _>(|visit| visit.typed.0.get(name).cloned()).flatten()
}

/// What a server function may do to the reply besides returning a value.
pub trait Reply: Send + Sync {
    /// Sets the session cookie.
    fn open_session(&self, token: &SessionToken);
    /// Takes the session cookie away.
    fn close_session(&self);
    /// Remembers light or dark for the first paint.
    fn remember_theme(&self, theme: Theme);
    /// Sends the browser to another page of ours.
    fn redirect(&self, path: &str);
    /// The same, but only where a form was sent without the client: the client goes on by itself.
    fn redirect_form(&self, path: &str);
    /// Sets the HTTP status of a page.
    fn status(&self, status: u16);
}

/// A signed-in caller and the stores.
pub struct Caller {
    /// The stores.
    pub services: Services,
    /// Who calls.
    pub who: SignedIn,
}

impl Caller {
    /// Whom the stores act as.
    pub const fn actor(&self) -> &Actor {
        &self.who.actor
    }
}

/// The caller of a server function that needs somebody signed in.
///
/// # Errors
/// [`Error::SignedOut`] when nobody is.
pub fn caller() -> Result<Caller, CallError> {
    let who = visit().signed_in.ok_or(Error::SignedOut)?;
    Ok(Caller {
        services: services()?,
        who,
    })
}

/// The stores, for server functions that anybody may call.
///
/// # Errors
/// [`CallError::Unreachable`] outside a request.
pub fn services() -> Result<Services, CallError> {
    use_context().ok_or(CallError::Unreachable)
}

/// The visit of this request; an anonymous one in the browser, where only the server knows.
pub fn visit() -> Visit {
    use_context().unwrap_or_default()
}

/// The reply to this request; `None` in the browser.
pub fn reply() -> Option<Arc<dyn Reply>> {
    use_context()
}
