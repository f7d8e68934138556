use leptos::html;
use leptos::prelude::*;
use web_sys::{HtmlElement, TouchEvent};

use crate::{Glyph, Icon, Loading};

/// Pixels of the sign after which letting go refreshes, and at most.
const FAR: f64 = 56.0;
const MOST: f64 = 80.0;

/// A list that is fetched anew when a finger pulls it down from the top of the page.
#[component]
pub fn PullToRefresh(
    /// Fetches it.
    #[prop(into)]
    on_refresh: Callback<()>,
    /// Whether that is under way.
    #[prop(into)]
    busy: Signal<bool>,
    /// The list.
    children: Children,
) -> impl IntoView {
    let from = StoredValue::new(None::<f64>);
    let pulled = RwSignal::new(0.0_f64);
    let begin = move |event: TouchEvent| {
        let at_top = window().scroll_y().is_ok_and(|top| top <= 0.0);
        from.set_value(y_of(&event).filter(|_| at_top && event.touches().length() == 1));
    };
    let pull = move |event: TouchEvent| {
        let (Some(from), Some(now)) = (from.get_value(), y_of(&event)) else {
            return;
        };
        // It follows at half the speed: that it resists says that there is an end.
        let wanted = ((now - from) / 2.0).clamp(0.0, MOST);
        if wanted != pulled.get_untracked() {
            pulled.set(wanted);
        }
    };
    let release = move |_: TouchEvent| {
        if from.get_value().is_some() && pulled.get_untracked() >= FAR {
            on_refresh.run(());
        }
        from.set_value(None);
        if pulled.get_untracked() > 0.0 {
            pulled.set(0.0);
        }
    };
    let shown = Memo::new(move |_| if busy.get() { FAR } else { pulled.get() });
    let node = NodeRef::<html::Div>::new();
    // Set by the script: the policy for pages allows no style in their HTML.
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            // Whole pixels: writing out a float is 5 kB of client.
            let pulled = format!("{}px", shown.get().round() as i32);
            // A name and a value that are valid cannot be refused.
            let _ = HtmlElement::style(&node).set_property("--nx-pulled", &pulled);
        }
    });
    let far = move || shown.get() >= FAR;
    let sign = move || {
        if busy.get() {
            return view! { <Loading /><span class="cds--visually-hidden">"Refreshing"</span> }
                .into_any();
        }
        (shown.get() > 0.0)
            .then(|| view! { <Icon glyph=Glyph::Renew size=20 /> })
            .into_any()
    };
    view! {
        <div class="nx-pull" on:touchstart=begin on:touchmove=pull on:touchend=release on:touchcancel=release>
            <div
                class="nx-pull__sign"
                role="status"
                class:nx-pull__sign--far=far
                node_ref=node
            >
                {sign}
            </div>
            {children()}
        </div>
    }
    .into_any()
}

fn y_of(event: &TouchEvent) -> Option<f64> {
    event
        .touches()
        .item(0)
        .map(|touch| f64::from(touch.client_y()))
}
