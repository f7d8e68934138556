use kit::{ButtonSize, Glyph, IconButton, VisuallyHidden};
use leptos::prelude::*;

use crate::api::Shown;
use crate::composer::Draft;

/// What the person asked. It can be asked again in other words: what followed it goes then.
#[component]
pub(super) fn QuestionView(shown: Memo<Shown>, draft: Draft) -> impl IntoView {
    let text = move || shown.with(|shown| shown.message.content.clone());
    let edit = move |_| shown.with_untracked(|shown| draft.edit(&shown.message));
    view! {
        <li class="nx-said nx-said--question">
            <VisuallyHidden>"You asked: "</VisuallyHidden>
            <p class="nx-said__question" dir="auto">{text}</p>
            <div class="nx-said__tools">
                <IconButton label="Ask in other words" glyph=Glyph::Edit size=ButtonSize::Small class="nx-tip--end" on_click=edit />
            </div>
        </li>
    }
}
