//! How the application begins in a browser.

use std::pin::Pin;
use std::sync::Arc;

use hydration_context::{HydrateSharedContext, SharedContext};
use kit::browser::{hold, next_task, provide_executor, take_turns};
use leptos::prelude::*;
use leptos::reactive::computed::{ArcMemo, ScopedFuture};
use leptos::tachys::dom::body;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{PositionState, RenderHtml};
use leptos::wasm_bindgen::JsCast;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use leptos_router::params::ParamsMap;
use leptos_router::{ChooseView, MatchInterface, MatchParams, RouteDefs};

use crate::routes::{App, Pages};

/// Takes over the page that came from the server: loads the parts it is made of, makes the shell work, then what is in it
/// ([`kit::browser::InTurn`]).
pub async fn take_over() {
    provide_executor();
    load_page().await;
    // To compile the client has taken the browser long enough.
    next_task().await;
    let held = hold();
    let from_server = Arc::new(HydrateSharedContext::new());
    let owner = Owner::new_root(Some(from_server.clone()));
    let page = owner.with(|| {
        let body = Cursor::new(body().unchecked_into());
        App()
            .into_any()
            .hydrate::<true>(&body, &PositionState::default())
    });
    take_turns().await;
    from_server.hydration_complete();
    held.release().await;
    say_ready();
    // Both are there as long as the document.
    std::mem::forget((owner, page));
}

/// Draws the page from nothing, where the server cannot be reached.
pub async fn draw() {
    mount_to_renderer(&body(), App).forget();
    next_task().await;
    say_ready();
}

/// Loads the parts of the client that the page in the browser's address is made of. Once they are here, no piece of
/// the page that came from the server waits for anything: the asynchronous way to take it over would be a tenth of the client.
async fn load_page() {
    // Without an address there is no page either.
    let Ok(url) = BrowserUrl::current() else {
        return;
    };
    if let Some(page) = RouteDefs::new(Pages()).match_route(url.path()) {
        load_matched(page, ArcRwSignal::new(url), ParamsMap::new()).await;
    }
}

/// Loads what `matched` and the routes inside of it need, each with what it finds in its context when it is drawn.
fn load_matched<M>(
    matched: M,
    url: ArcRwSignal<Url>,
    mut params: ParamsMap,
) -> Pin<Box<dyn Future<Output = ()>>>
where
    M: MatchInterface + MatchParams + 'static,
{
    for (name, value) in matched.to_params() {
        params.insert(name, value);
    }
    Box::pin(async move {
        let (view, inside) = matched.into_view_and_child();
        let owner = Owner::new();
        let loading = owner.with(|| {
            let params = params.clone();
            provide_context(url.clone());
            provide_context(ArcMemo::new(move |_| params.clone()));
            ScopedFuture::new(view.preload())
        });
        loading.await;
        if let Some(inside) = inside {
            load_matched(inside, url, params).await;
        }
    })
}

/// Tells style sheets and tests that what looks like a button is one now.
fn say_ready() {
    if let Some(root) = document().document_element() {
        // A valid name cannot be refused.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
