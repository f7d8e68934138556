use domain::accounts::Viewer;
use domain::text::LINE_MAX;
use kit::{Button, ButtonType, TextInput, Tile, Toast, field_error, use_queries, use_toasts};
use leptos::prelude::*;

use crate::api::Rename;
use crate::form::{CheckedForm, on_done, refused};
use crate::viewer;

/// Changes the name.
#[component]
pub(super) fn NameForm(viewer: Signal<Viewer>) -> impl IntoView {
    let action = ServerAction::<Rename>::new();
    let error = refused(action);
    let (queries, toasts) = (use_queries(), use_toasts());
    on_done(action, move |profile| {
        viewer::update(queries, |viewer| viewer.profile = profile.clone());
        toasts.show(Toast::success("Name saved"));
    });
    let name = viewer.with_untracked(|viewer| viewer.profile.name.as_str().to_owned());
    view! {
        <Tile id="settings-name" title="Name">
            <CheckedForm action fields=&["name"]>
                <TextInput label="Your name" name="name" value=name required=true autocomplete="name" max=LINE_MAX
                    helper="The people you work with see it." error=field_error(error, "name") />
                <div class="nx-form__actions">
                    <Button button_type=ButtonType::Submit pending=action.pending()>"Save name"</Button>
                </div>
            </CheckedForm>
        </Tile>
    }
}
