use domain::accounts::{Theme, Viewer};
use kit::{Choice, RadioGroup, Tile, use_queries, use_toasts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::SetTheme;
use crate::theme;

/// In place of the script that saves each choice at once.
const WITHOUT_SCRIPT: &str = r#"<button type="submit" class="cds--btn cds--btn--md cds--btn--primary">Save appearance</button>"#;

/// Light, dark, or as the device.
#[component]
pub(super) fn AppearanceSection(viewer: Signal<Viewer>) -> impl IntoView {
    let (queries, toasts) = (use_queries(), use_toasts());
    let saved = Memo::new(move |_| viewer.with(|viewer| viewer.profile.theme));
    let chosen = RwSignal::new(saved.get_untracked().as_str().to_owned());
    // The menu in the header chooses too, and a refusal goes back.
    Effect::new(move |_| chosen.set(saved.get().as_str().to_owned()));
    let choose = move |word: String| {
        theme::choose(
            queries,
            toasts,
            saved.get_untracked(),
            Theme::from_word(&word),
        );
    };
    let choices = Theme::ALL.map(|theme| {
        let (label, glyph) = theme::words(theme);
        Choice::new(theme.as_str(), label).with_glyph(glyph)
    });
    view! {
        <Tile id="settings-appearance" title="Appearance">
            <form class="nx-form" method="post" action=SetTheme::url()>
                <RadioGroup legend="Theme" name="theme" choices=choices.into() value=chosen on_change=choose />
                <p class="nx-account__hint">"System follows your device. Saved for your account, in every browser."</p>
                <noscript inner_html=WITHOUT_SCRIPT></noscript>
            </form>
        </Tile>
    }
}
