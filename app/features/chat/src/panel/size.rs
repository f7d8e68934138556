use kit::looks::{recall, remember};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// How wide the panel is, as one of these; the style sheet knows them in rem.
const WIDTHS: [&str; 5] = ["24", "28", "32", "38", "46"];
const REMEMBERED: &str = "nx_chat_width";
/// What one of them is wide, in pixels at the usual size of text.
const REM: f64 = 16.0;

/// The edge by which the panel is made wider or narrower, with the pointer or the arrow keys. Its width is remembered.
#[component]
pub(super) fn Grip() -> impl IntoView {
    let first = recall(REMEMBERED).and_then(|word| WIDTHS.iter().position(|width| *width == word));
    let width = RwSignal::new(first.unwrap_or(1));
    let dragging = RwSignal::new(false);
    let choose = move |index: usize| {
        let index = index.min(WIDTHS.len() - 1);
        if width.get_untracked() != index {
            width.set(index);
            remember(REMEMBERED, WIDTHS.get(index).copied().unwrap_or_default());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let now = width.get_untracked();
        match event.key().as_str() {
            "ArrowLeft" => choose(now + 1),
            "ArrowRight" => choose(now.saturating_sub(1)),
            _ => return,
        }
        event.prevent_default();
    };
    let begin = move |event: PointerEvent| {
        if let Some(grip) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        {
            // Without the capture it only ends sooner.
            let _ = grip.set_pointer_capture(event.pointer_id());
            dragging.set(true);
            event.prevent_default();
        }
    };
    let drag = move |event: PointerEvent| {
        if dragging.get_untracked() {
            choose(nearest(inner_width() - f64::from(event.client_x())));
        }
    };
    view! {
        <div
            class="nx-chat__grip"
            role="separator"
            aria-orientation="vertical"
            aria-label="Width of the conversation"
            aria-valuenow=move || width.get()
            aria-valuemin=0
            aria-valuemax=WIDTHS.len() - 1
            tabindex="0"
            data-width=move || WIDTHS.get(width.get()).copied()
            on:keydown=on_key
            on:pointerdown=begin
            on:pointermove=drag
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
        ></div>
    }
}

fn inner_width() -> f64 {
    let width = window().inner_width().ok();
    width.and_then(|width| width.as_f64()).unwrap_or_default()
}

/// Which of the widths is nearest to so many pixels.
fn nearest(pixels: f64) -> usize {
    let distance = |width: &str| (width.parse().unwrap_or(0.0) * REM - pixels).abs();
    let all = WIDTHS.iter().enumerate();
    all.min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other)))
        .map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_width_is_chosen() {
        assert_eq!(nearest(0.0), 0);
        assert_eq!(nearest(450.0), 1);
        assert_eq!(nearest(5_000.0), 4);
    }
}
