use leptos::prelude::*;

/// Lines of text still to come.
#[component]
pub fn SkeletonText(
    /// How many.
    #[prop(default = 3)]
    lines: u8,
    /// Taller, for a heading.
    #[prop(optional)]
    heading: bool,
) -> impl IntoView {
    let class = if heading {
        "cds--skeleton__text cds--skeleton__heading nx-skeleton"
    } else {
        "cds--skeleton__text nx-skeleton"
    };
    view! {
        <div aria-hidden="true">
            {(0..lines).map(|_| view! { <p class=class></p> }).collect_view()}
        </div>
    }
    .into_any()
}

/// Cards still to come, each as high as a [`crate::Card`] in a list, so that nothing jumps when they do.
#[component]
pub fn SkeletonCards(
    /// How many.
    #[prop(default = 8)]
    count: u8,
    /// What loads, for screen readers: "Loading customers".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let card = || {
        view! {
            <div class="nx-card nx-skeleton-card" aria-hidden="true">
                <p class="cds--skeleton__text nx-skeleton nx-skeleton--title"></p>
                <p class="cds--skeleton__text nx-skeleton nx-skeleton--line"></p>
            </div>
        }
    };
    view! {
        <div class="nx-skeleton-cards" role="status">
            <span class="cds--visually-hidden">{label}</span>
            {(0..count).map(|_| card()).collect_view()}
        </div>
    }
    .into_any()
}
