use kit::{Button, ButtonKind, ButtonSize};
use leptos::prelude::*;

use super::kept::Text;
use super::saver::Saver;

/// Somebody else was faster: both texts, and the choice between them.
#[component]
pub(super) fn Conflict(saver: Saver) -> impl IntoView {
    let choose = move |theirs: Text| {
        let mine = saver.fields.read().unwrap_or_default();
        view! {
            <section class="nx-conflict" role="alert" aria-labelledby="conflict-title">
                <h2 class="nx-conflict__title" id="conflict-title">"Somebody changed this meanwhile"</h2>
                <p>"Choose with which text to go on. What the other wrote stays among the versions."</p>
                <div class="nx-conflict__texts">
                    <Side label="Yours" text=mine>
                        <Button size=ButtonSize::Small on_click=move |_| saver.keep_mine()>"Keep mine"</Button>
                    </Side>
                    <Side label="Theirs" text=theirs>
                        <Button kind=ButtonKind::Tertiary size=ButtonSize::Small on_click=move |_| saver.take_theirs()>"Take theirs"</Button>
                    </Side>
                </div>
            </section>
        }
    };
    move || {
        let theirs = saver
            .theirs
            .with(|theirs| theirs.as_ref().map(|known| known.text.clone()));
        theirs.map(choose)
    }
}

#[component]
fn Side(label: &'static str, text: Text, children: Children) -> impl IntoView {
    view! {
        <div class="nx-conflict__side">
            <h3 class="nx-conflict__label">{label}</h3>
            <p class="nx-conflict__name" dir="auto">{text.title}</p>
            // A field shows half a megabyte at once.
            <textarea class="nx-conflict__text" readonly rows="10" aria-label=format!("{label}: text") prop:value=text.body></textarea>
            {children()}
        </div>
    }
}
