//! Who calls: the owner of the key, as far as its scopes go.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Actor;
use domain::api_keys::{ApiCaller, Scope};

use super::problem::{Kind, Problem};
use crate::http::AppState;

/// Lets a request through that shows a valid key and has not come too often; the reply says how often it may still come.
pub(super) async fn require(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let caller = match identify(&state, request.headers()).await {
        Ok(caller) => caller,
        Err(problem) => return problem.into_response(),
    };
    let budget = match state.api.limits.spend(caller.key).await {
        Ok(budget) => budget,
        Err(error) => return Problem::from(error).into_response(),
    };
    let mut response = match budget.exceeded() {
        Some(problem) => problem.into_response(),
        None => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
    };
    budget.tell(response.headers_mut());
    response
}

async fn identify(state: &AppState, headers: &HeaderMap) -> Result<ApiCaller, Problem> {
    let secret = bearer(headers).ok_or_else(|| {
        Problem::new(
            Kind::Unauthorized,
            "Send a personal API key: `Authorization: Bearer nxu_…`. You make one in the settings.",
        )
    })?;
    let found = state.services.api_keys.authenticate(secret).await?;
    found.ok_or_else(|| {
        Problem::new(
            Kind::Unauthorized,
            "This API key is unknown, was revoked, or has expired.",
        )
    })
}

/// The secret after `Bearer`, whose case does not matter.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(secret.trim())
}

/// Callers whose keys have a scope, each as an argument of a handler.
macro_rules! callers {
    ($($(#[$doc:meta])* $name:ident: $scope:ident;)*) => {$(
        $(#[$doc])*
        pub(super) struct $name(pub(super) Actor);

        impl<S: Sync> FromRequestParts<S> for $name {
            type Rejection = Problem;

            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
                with_scope(parts, Scope::$scope).map(Self)
            }
        }
    )*};
}

callers! {
    /// A caller whose key may read customers.
    Reader: CustomersRead;

    /// A caller whose key may change customers.
    Writer: CustomersWrite;

    /// A caller whose key may read the portfolio. What shows something of a customer as well takes a [`Reader`] beside it.
    PortfolioReader: PortfolioRead;

    /// A caller whose key may change the portfolio.
    PortfolioWriter: PortfolioWrite;
}

fn with_scope(parts: &Parts, scope: Scope) -> Result<Actor, Problem> {
    let caller = parts.extensions.get::<ApiCaller>();
    let caller = caller.ok_or_else(|| Problem::of(Kind::Unauthorized))?;
    if caller.scopes.contains(&scope) {
        return Ok(caller.actor.clone());
    }
    let detail = format!("This API key lacks the scope {}.", scope.as_str());
    Err(Problem::new(Kind::MissingScope, detail))
}
