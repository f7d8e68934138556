//! Every kit component in every state, on one page. Development only.

mod buttons;
mod cards;
mod editing;
mod fields;
mod messages;
mod navigation;
mod overlays;
mod section;
mod small;
mod waiting;

use kit::{Choice, Glyph, PageHeader, RadioGroup};
use leptos::prelude::*;
use leptos_meta::Title;

use section::Section;

/// The page `/dev/kit`.
#[component]
pub fn GalleryPage() -> impl IntoView {
    view! {
        <Title text="Components" />
        <main class="nx-main" id="main" tabindex="-1">
            <div class="nx-page nx-gallery">
                <PageHeader title="Components" subtitle="Every part of the kit in every state.">
                    <ThemeChoice />
                </PageHeader>
                <Section title="Buttons"><buttons::Buttons /></Section>
                <Section title="Fields"><fields::Fields /></Section>
                <Section title="Editing in place"><editing::Editing /></Section>
                <Section title="Over the page"><overlays::Overlays /></Section>
                <Section title="Messages"><messages::Messages /></Section>
                <Section title="Empty, failed, waiting"><waiting::Waiting /></Section>
                <Section title="Cards and facts"><cards::Cards /></Section>
                <Section title="Tags, people, times, keys"><small::Small /></Section>
                <Section title="Navigation"><navigation::Navigation /></Section>
            </div>
        </main>
    }
    .into_any()
}

/// Light, dark or as the system says, for this page only.
#[component]
fn ThemeChoice() -> impl IntoView {
    let choices = vec![
        Choice::new("system", "System").with_glyph(Glyph::Laptop),
        Choice::new("g10", "Light").with_glyph(Glyph::Sun),
        Choice::new("g100", "Dark").with_glyph(Glyph::Moon),
    ];
    let theme = RwSignal::new("system".to_owned());
    let show = |word: String| {
        if let Some(html) = document().document_element() {
            // A valid attribute name cannot be refused.
            let _ = html.set_attribute("data-carbon-theme", &word);
        }
    };
    view! { <RadioGroup legend="Theme" name="theme" choices value=theme on_change=show /> }
}
