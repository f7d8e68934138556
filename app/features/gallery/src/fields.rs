use kit::error::CallError;
use kit::{
    Choice, FormError, Glyph, InputType, PasswordInput, RadioGroup, SearchField, Select, Switch,
    TextArea, TextInput,
};
use leptos::prelude::*;

use crate::section::Row;

#[component]
pub(crate) fn Fields() -> impl IntoView {
    let wrong = || Some("Give the customer a name.".to_owned());
    let refused = Signal::stored(Some(CallError::Unreachable));
    let (weekly, daily, searched) = (
        RwSignal::new(true),
        RwSignal::new(false),
        RwSignal::new(String::new()),
    );
    view! {
        <Row words="Text">
            <div class="nx-form nx-gallery__form">
                <FormError error=refused />
                <div class="nx-form__row">
                    <TextInput label="Name" name="name" value="Acme" helper="As on their invoices." />
                    <TextInput label="Name" name="name" id="wrong-name" error=Signal::stored(wrong()) />
                </div>
                <div class="nx-form__row">
                    <TextInput label="E-mail" name="email" input_type=InputType::Email optional=true
                        placeholder="ann@example.com" autocomplete="off" />
                    <TextInput label="Category" name="category" value="Payments infrastructure" max=25 />
                </div>
                <TextArea label="About" name="about" value="They sell to banks.\nAnn decides." />
                <TextArea label="Persona" name="persona" error=Signal::stored(Some("Keep this to 20,000 characters; it has 2,097,152.".to_owned())) />
                <div class="nx-form__row">
                    <PasswordInput helper="At least 10 characters." value="correct horse" />
                    <PasswordInput label="Again" name="again" error=Signal::stored(Some("The two are not the same.".to_owned())) />
                </div>
            </div>
        </Row>
        <Row words="Choices">
            <div class="nx-form nx-gallery__form">
                <div class="nx-form__row">
                    <Select label="Status" name="status" choices=statuses() value="live" helper="Where they stand." />
                    <Select label="Status" name="status" id="wrong-status" choices=statuses()
                        error=Signal::stored(Some("Choose one of the six statuses.".to_owned())) />
                    <Select label="Sort" name="sort" small=true choices=statuses() value="lead" />
                </div>
                <RadioGroup legend="Who sees it" name="visibility" value="workspace" choices=vec![
                    Choice::new("private", "Only me").with_glyph(Glyph::Locked),
                    Choice::new("workspace", "The workspace").with_glyph(Glyph::Users),
                ] />
                <Switch label="Weekly summary" name="weekly" on=weekly helper="Mondays at eight." />
                <Switch label="Daily summary" name="daily" on=daily />
            </div>
        </Row>
        <Row words="Search">
            <div class="nx-gallery__form">
                <SearchField label="Search customers" id="gallery-search" value=searched action="/dev/kit"
                    on_search=move |text: String| searched.set(text) />
            </div>
        </Row>
    }
}

fn statuses() -> Vec<Choice> {
    domain::customers::CustomerStatus::ALL
        .map(|status| Choice::new(status.as_str(), status.label()))
        .to_vec()
}
