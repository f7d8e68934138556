//! Parts of the client that are loaded when they are first wanted: the first visit shall not wait for them.

#[cfg(not(target_arch = "wasm32"))]
use std::collections::HashSet;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

#[cfg(not(target_arch = "wasm32"))]
use leptos::WasmSplitManifest;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
#[cfg(not(target_arch = "wasm32"))]
use leptos_meta::Link;

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
            $crate::fetch_with_page(stringify!($file));
            Ok($value)
        }
    };
}

/// Lets the browser fetch what it needs for a part along with the page, not when the client has started.
///
/// Leptos has a way to do so, but looks for the list of files when the page is drawn, on whichever thread is there then: half of
/// the time it finds none.
#[cfg(not(target_arch = "wasm32"))]
pub fn fetch_with_page(part: &str) {
    let (Some(WasmSplitManifest(manifest)), Some(Fetched(fetched))) =
        (use_context(), use_context())
    else {
        // Asked by a server function, which has no page.
        return;
    };
    let files = manifest.with_value(|(folder, files, _)| {
        let files = files.get(part).into_iter().flatten();
        files
            .map(|file| format!("{folder}/{file}.wasm"))
            .collect::<Vec<_>>()
    });
    for href in files {
        if fetched.write_value().insert(href.clone()) {
            // Drawing it hands it to the head of the page.
            let link = view! { <Link rel="preload" href as_="fetch" type_="application/wasm" crossorigin="anonymous" /> };
            let _html = link.to_html();
        }
    }
}

/// The files that a page names in its head already: parts share some.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Default)]
struct Fetched(ArcStoredValue<HashSet<String>>);

/// The script that loads parts. The client begins with it, but would ask for it only when it has come itself. After
/// `<HydrationScripts>`, which knows its name.
#[component]
pub fn PartLoader() -> impl IntoView {
    #[cfg(not(target_arch = "wasm32"))]
    {
        provide_context(Fetched::default());
        let WasmSplitManifest(manifest) = use_context()?;
        let href = manifest.with_value(|(folder, _, loader)| format!("{folder}/{loader}"));
        Some(view! { <link rel="modulepreload" href=href crossorigin="anonymous" /> })
    }
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
