//! People and their sign-in: addresses, passwords, sessions, and the two traits behind them.
//!
//! [`AuthProvider`] proves who somebody is and may be the built-in one or Supabase Auth.
//! [`AccountStore`] keeps what NextUp knows about a signed-in person, under RLS like everything else.

mod credentials;
mod session;
mod traits;

pub use credentials::{Email, Password, PersonName};
pub use session::{ClientInfo, Profile, SessionInfo, SessionToken, SignedIn, Theme, Viewer};
pub use traits::{AccountStore, AuthProvider, LinkKind, NewAccount};
