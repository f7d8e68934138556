//! Dialogs and panels in which something is written and sent.

use std::pin::Pin;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::modal::{Frame, Modal};
use crate::error::CallError;
use crate::{Answer, Button, ButtonKind, ButtonType, FormError, Toast, Toasts};

type Call = Pin<Box<dyn Future<Output = Answer<()>> + Send>>;

/// What a form sends, and what became of it. One call at a time: pressing twice sends once.
#[derive(Clone, Copy)]
pub struct Sending(Action<(), Answer<()>>);

impl Sending {
    /// Sends by `call`. Whatever is to happen when it worked, such as closing the dialog, is part of the call.
    pub fn new<F>(call: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Answer<()>> + Send + 'static,
    {
        // Boxed: the browser loads the code around it once, not once for each form.
        Self(Action::new(move |(): &()| Box::pin(call()) as Call))
    }

    /// What the last call was refused for.
    pub fn refused(self) -> Signal<Option<CallError>> {
        let answer = self.0.value();
        Signal::derive(move || {
            // The page may be gone when the answer comes.
            answer
                .try_with(|answer| answer.as_ref()?.as_ref().err().cloned())
                .flatten()
        })
    }

    /// Whether a call is under way.
    pub fn pending(self) -> Memo<bool> {
        self.0.pending()
    }

    /// For `on:submit` of a form.
    pub fn submit(self) -> impl Fn(SubmitEvent) + Copy + Send + Sync + 'static {
        move |event: SubmitEvent| {
            event.prevent_default();
            if !self.0.pending().get_untracked() {
                self.0.dispatch(());
            }
        }
    }

    /// What was wrong the last time is no news about what is written next.
    fn forget_when_closed(self, open: RwSignal<bool>) {
        Effect::new(move |_| {
            if !open.get() {
                self.0.clear();
            }
        });
    }
}

/// Closes a form, since what it says shows as soon as `saving` begins, and waits for the answer. If it is refused, `again` opens the
/// form with what was typed. Where something else is being written by then, a toast says why and offers the same; where the page
/// is gone, it only says why.
pub async fn or_again(
    open: RwSignal<bool>,
    toasts: Toasts,
    failed: &'static str,
    saving: impl Future<Output = Answer<()>>,
    again: impl Fn() + Send + Sync + 'static,
) -> Answer<()> {
    open.set(false);
    let Err(error) = saving.await else {
        return Ok(());
    };
    let toast = Toast::error(failed).with_body(error.to_string());
    match open.try_get_untracked() {
        Some(false) => {
            again();
            return Err(error);
        }
        Some(true) => toasts.show(toast.with_action("Go back to it", again)),
        None => toasts.show(toast),
    };
    Ok(())
}

/// Words for a form that makes something new, or else changes what `was` there.
pub fn new_or_edited<T: Send + Sync + 'static>(
    was: RwSignal<Option<T>>,
    new: &'static str,
    edited: &'static str,
) -> Signal<String> {
    Signal::derive(move || {
        if was.with(Option::is_none) {
            new
        } else {
            edited
        }
        .to_owned()
    })
}

/// A dialog with a form: fields, Cancel, and the button that sends it.
#[component]
pub fn FormDialog(
    /// Whether it is open. The call closes it when it worked.
    open: RwSignal<bool>,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What it is for, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// The verb with its object: "Add person".
    #[prop(into)]
    verb: Signal<String>,
    /// What its button looks like.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether there is nothing to send yet.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it sends.
    sending: Sending,
    /// The fields that show their errors themselves; see [`FormError`].
    #[prop(optional)]
    fields: &'static [&'static str],
    /// Runs when it is closed by Cancel.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// Its fields. Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let form = Form {
        open,
        id,
        title,
        verb,
        kind,
        disabled,
        sending,
        fields,
        on_cancel,
    };
    form.view("nx-dialog", children)
}

/// The same in a panel at the right edge, for longer forms; the whole screen on phones.
#[component]
pub fn FormPanel(
    /// Whether it is open. The call closes it when it worked.
    open: RwSignal<bool>,
    /// Its id in the page.
    #[prop(into)]
    id: String,
    /// What it is for, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// The verb with its object: "Add agreement".
    #[prop(into)]
    verb: Signal<String>,
    /// What it sends.
    sending: Sending,
    /// The fields that show their errors themselves; see [`FormError`].
    #[prop(optional)]
    fields: &'static [&'static str],
    /// Its fields. Made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let form = Form {
        open,
        id,
        title,
        verb,
        kind: ButtonKind::Primary,
        disabled: Signal::stored(false),
        sending,
        fields,
        on_cancel: None,
    };
    form.view("nx-side-panel", children)
}

struct Form {
    open: RwSignal<bool>,
    id: String,
    title: Signal<String>,
    verb: Signal<String>,
    kind: ButtonKind,
    disabled: Signal<bool>,
    sending: Sending,
    fields: &'static [&'static str],
    on_cancel: Option<Callback<()>>,
}

impl Form {
    fn view(self, class: &'static str, children: ChildrenFn) -> AnyView {
        let Self {
            open,
            id,
            title,
            verb,
            kind,
            disabled,
            sending,
            fields,
            on_cancel,
        } = self;
        sending.forget_when_closed(open);
        let form_id = format!("{id}-form");
        let cancel = move || {
            open.set(false);
            if let Some(on_cancel) = on_cancel {
                on_cancel.run(());
            }
        };
        let footer = {
            let form_id = form_id.clone();
            move || {
                view! {
                    <Button kind=ButtonKind::Secondary on_click=move |_| cancel()>"Cancel"</Button>
                    <Button kind button_type=ButtonType::Submit form=form_id.clone() pending=sending.pending() disabled>
                        {verb}
                    </Button>
                }
            }
        };
        let frame = Frame {
            id,
            title,
            class,
            role: None,
            footer: Some(footer.into()),
        };
        let refused = sending.refused();
        view! {
            <Modal frame open>
                <form id=form_id.clone() class="nx-form" novalidate on:submit=sending.submit()>
                    <FormError error=refused fields />
                    {children()}
                </form>
            </Modal>
        }
        .into_any()
    }
}
