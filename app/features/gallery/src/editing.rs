use kit::{Definition, DefinitionList, InlineEdit, SaveState, Tile, Typed};
use leptos::prelude::*;

#[component]
pub(crate) fn Editing() -> impl IntoView {
    let (name, url, about) = (
        RwSignal::new("Acme Pay".to_owned()),
        RwSignal::new("https://acme.example/pay".to_owned()),
        RwSignal::new("They sell to banks.\nAnn decides, Bo signs.".to_owned()),
    );
    let refusal = RwSignal::new(SaveState::Idle);
    let refuse = move |_: Typed| {
        refusal.set(SaveState::Saving);
        let fail = move || refusal.set(SaveState::Failed("Start with https://.".to_owned()));
        set_timeout(fail, std::time::Duration::from_millis(600));
        Ok(())
    };
    let overtaken = RwSignal::new(SaveState::Idle);
    let clash = move |_: Typed| {
        overtaken.set(match overtaken.get_untracked() {
            SaveState::Overtaken(_) => SaveState::Idle,
            _ => SaveState::Overtaken("Series B".to_owned()),
        });
        Ok(())
    };
    let keep = move |signal: RwSignal<String>| {
        move |typed: Typed| {
            signal.set(typed.text);
            Ok(())
        }
    };
    view! {
        <Tile title="Product">
            <DefinitionList>
                <Definition term="Name">
                    <InlineEdit id="edit-name" label="Product name" value=name draft="draft:gallery:name"
                        on_save=keep(name) />
                </Definition>
                <Definition term="Web address">
                    <InlineEdit id="edit-url" label="Web address" value=url on_save=refuse state=refusal />
                </Definition>
                <Definition term="Stage">
                    <InlineEdit id="edit-stage" label="Stage" value="" on_save=|_: Typed| Ok(()) state=Signal::stored(SaveState::Waiting) />
                </Definition>
                <Definition term="Category">
                    <InlineEdit id="edit-category" label="Category" value="Payments" on_save=|_: Typed| Ok(())
                        state=Signal::stored(SaveState::Saving) />
                </Definition>
                <Definition term="Funding">
                    <InlineEdit id="edit-funding" label="Funding" value="Series A" on_save=clash
                        on_discard=move |()| overtaken.set(SaveState::Idle) state=overtaken />
                </Definition>
                <Definition term="About">
                    <InlineEdit id="edit-about" label="About" value=about long=true
                        on_save=keep(about) />
                </Definition>
                <Definition term="Made">"12 Mar 2025"</Definition>
            </DefinitionList>
        </Tile>
    }
}
