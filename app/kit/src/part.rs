//! Parts of the client that are loaded when they are first wanted: the first visit shall not wait for them.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

use crate::ErrorState;
use crate::error::CallError;

/// Draws a part once it is there.
pub type Draw<P> = fn(P) -> AnyView;

type Loading = Pin<Box<dyn Future<Output = Result<AnyView, CallError>> + Send>>;

/// Makes a function that loads a part. Parts in the same file are loaded together: what several files share becomes files
/// of its own, so few are better than many.
///
/// ```ignore
/// kit::part! {
///     /// The customers as rows.
///     in list_views: fn customer_table() -> Draw<CustomerTableProps> = |table| CustomerTable(table).into_any();
/// }
///
/// view! { {later(customer_table(), CustomerTableProps { rows, columns })} }
/// ```
#[macro_export]
macro_rules! part {
    ($(#[$doc:meta])* in $file:ident: $vis:vis fn $name:ident() -> $part:ty = $value:expr;) => {
        $(#[$doc])*
        #[::leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        $vis fn $name() -> Result<$part, $crate::error::CallError> {
            #[cfg(not(target_arch = "wasm32"))]
            ::leptos::prefetch_lazy_fn_on_server(stringify!($file));
            Ok($value)
        }
    };
}

/// Draws a part: at once where it is there, as on the server and in a page that came from it; else when it has come.
pub fn later<P: Send + 'static>(
    part: impl Future<Output = Result<Draw<P>, CallError>> + Send + 'static,
    props: P,
) -> AnyView {
    let mut part: Loading = Box::pin(async move { Ok(part.await?(props)) });
    match part.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => shown(drawn),
        Poll::Pending => {
            let drawn = Suspend::new(async move { shown(part.await) });
            view! { <Suspense>{drawn}</Suspense> }.into_any()
        }
    }
}

fn shown(drawn: Result<AnyView, CallError>) -> AnyView {
    drawn.unwrap_or_else(|error| view! { <ErrorState error /> }.into_any())
}

/// Draws a part from the first time that `open` says so.
pub fn once<P, F>(
    open: impl Fn() -> bool + Send + Sync + 'static,
    part: fn() -> F,
    props: impl Fn() -> P + Send + Sync + 'static,
) -> AnyView
where
    P: Send + 'static,
    F: Future<Output = Result<Draw<P>, CallError>> + Send + 'static,
{
    let wanted = Memo::new(move |wanted| wanted == Some(&true) || open());
    (move || wanted.get().then(|| later(part(), props()))).into_any()
}

impl From<SplitLoaderError> for CallError {
    fn from(_: SplitLoaderError) -> Self {
        Self::Unreachable
    }
}
