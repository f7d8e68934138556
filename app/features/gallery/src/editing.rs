use kit::{Definition, DefinitionList, InlineEdit, SaveState, Tile};
use leptos::prelude::*;

#[component]
pub(crate) fn Editing() -> impl IntoView {
    let (name, url, about) = (
        RwSignal::new("Acme Pay".to_owned()),
        RwSignal::new("https://acme.example/pay".to_owned()),
        RwSignal::new("They sell to banks.\nAnn decides, Bo signs.".to_owned()),
    );
    let refusal = RwSignal::new(SaveState::Idle);
    let refuse = move |_: String| {
        refusal.set(SaveState::Saving);
        let fail = move || refusal.set(SaveState::Failed("Start with https://.".to_owned()));
        set_timeout(fail, std::time::Duration::from_millis(600));
    };
    view! {
        <Tile title="Product">
            <DefinitionList>
                <Definition term="Name">
                    <InlineEdit id="edit-name" label="Product name" value=name draft="draft:gallery:name"
                        on_save=move |text: String| name.set(text) />
                </Definition>
                <Definition term="Web address">
                    <InlineEdit id="edit-url" label="Web address" value=url on_save=refuse state=refusal />
                </Definition>
                <Definition term="Stage">
                    <InlineEdit id="edit-stage" label="Stage" value="" on_save=|_: String| () />
                </Definition>
                <Definition term="Category">
                    <InlineEdit id="edit-category" label="Category" value="Payments" on_save=|_: String| ()
                        state=Signal::stored(SaveState::Saving) />
                </Definition>
                <Definition term="About">
                    <InlineEdit id="edit-about" label="About" value=about long=true
                        on_save=move |text: String| about.set(text) />
                </Definition>
                <Definition term="Made">"12 Mar 2025"</Definition>
            </DefinitionList>
        </Tile>
    }
}
