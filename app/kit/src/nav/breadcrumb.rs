use leptos::prelude::*;

/// A page above this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
}

impl Crumb {
    /// A page above this one.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
        }
    }
}

/// The way down to this page; the page itself is the heading below.
#[component]
pub fn Breadcrumb(
    /// The pages above, the highest first.
    crumbs: Vec<Crumb>,
) -> impl IntoView {
    let items = crumbs.into_iter().map(|Crumb { label, href }| {
        view! { <li class="cds--breadcrumb-item"><a class="cds--link" href=href>{label}</a></li> }
    });
    view! {
        <nav aria-label="Breadcrumb">
            <ol class="cds--breadcrumb">{items.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
