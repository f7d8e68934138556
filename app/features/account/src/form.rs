//! What every form of this crate does: check before sending, keep what was typed, say what came of it.

use domain::accounts::Viewer;
use kit::error::CallError;
use kit::{FormError, Toast, use_toasts};
use leptos::ev::SubmitEvent;
use leptos::form::{ActionForm, FromFormData};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::rules::Checked;

/// A form that sends itself to the server function `F`, with and without WASM.
///
/// Once the page is interactive it applies the rules of `F` first, and shows their words instead of the browser's.
#[component]
pub(crate) fn CheckedForm<F>(
    /// Sends it.
    action: ServerAction<F>,
    /// The fields that show their errors themselves.
    fields: &'static [&'static str],
    /// Its id, where the button stands outside.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Fields and button.
    children: Children,
) -> impl IntoView
where
    F: Checked + 'static,
{
    let interactive = RwSignal::new(false);
    Effect::new(move |_| interactive.set(true));
    let check = move |event: SubmitEvent| {
        // What cannot be read is the action's to report.
        let Ok(form) = F::from_event(&event) else {
            return;
        };
        if let Err(error) = form.check() {
            event.prevent_default();
            action.value().set(Some(Err(error.into())));
        }
    };
    view! {
        <ActionForm action attr:id=id attr:class="nx-form" attr:novalidate=interactive on:submit:capture=check>
            <FormError error=refused(action) fields />
            {children()}
        </ActionForm>
    }
}

/// Why the server, or a rule before it, refused the form.
pub(crate) fn refused<F>(action: ServerAction<F>) -> Signal<Option<CallError>>
where
    F: ServerFn<Error = CallError> + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let value = action.value();
    Signal::derive(move || value.with(|answer| answer.as_ref()?.as_ref().err().cloned()))
}

/// Runs `run` each time the server did what the form asked for.
pub(crate) fn on_done<F>(action: ServerAction<F>, run: impl Fn(&F::Output) + Send + Sync + 'static)
where
    F: ServerFn<Error = CallError> + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let value = action.value();
    Effect::new(move |_| {
        value.with(|answer| {
            if let Some(Ok(output)) = answer {
                untrack(|| run(output));
            }
        });
    });
}

/// Says in a toast that the server refused; for forms without a place for errors.
pub(crate) fn report<F>(action: ServerAction<F>, what: &'static str)
where
    F: ServerFn<Error = CallError> + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let (toasts, error) = (use_toasts(), refused(action));
    Effect::new(move |_| {
        if let Some(error) = error.get() {
            toasts.show(Toast::error(what).with_body(error.to_string()));
        }
    });
}

/// Tells password managers whose password a form asks for. Not shown and not sent.
#[component]
pub(crate) fn AccountName(
    /// Whose.
    viewer: Signal<Viewer>,
) -> impl IntoView {
    let email = viewer.with_untracked(|viewer| viewer.profile.email.to_string());
    view! { <input type="text" autocomplete="username" value=email readonly=true hidden=true /> }
}
