use leptos::prelude::*;

/// The head of a page: its title, a line about it, and what can be done.
#[component]
pub fn PageHeader(
    /// The page's only first-level heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line below it.
    #[prop(optional, into)]
    subtitle: MaybeProp<String>,
    /// Above the title: a [`crate::Breadcrumb`].
    #[prop(optional, into)]
    above: Option<ViewFnOnce>,
    /// What can be done: buttons, the primary one last.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="nx-page-header">
            {above.map(ViewFnOnce::run)}
            <div class="nx-page-header__row">
                <div class="nx-page-header__words">
                    <h1 class="nx-page-header__title">{title}</h1>
                    {move || subtitle.get().map(|words| view! { <p class="nx-page-header__subtitle">{words}</p> })}
                </div>
                {children.map(|children| view! { <div class="nx-page-header__actions">{children()}</div> })}
            </div>
        </header>
    }.into_any()
}
